// SPDX-License-Identifier: Apache-2.0
// How long the rasteriser takes for a full frame, for one pressed face and for an unchanged frame,
// against filling and copying the same pixels, at 1080 × 1920.
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <vector>

#include <imgui.h>

#include "tests/bench/table.hpp"
#include "ui/render/renderer.hpp"
#include "ui/ui.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr ui::Panel kPanel{1080, 1920, 136, 242};
constexpr int kRuns = 5;
constexpr int kRepeats = 40;  // within a run

ui::View rate_view(ui::Language language) {
    ui::RateView rate;
    rate.corner = "Riverside Pharmacy · Checkout";
    rate.question = "How was our service today?";
    rate.hint = "One tap is enough";
    rate.body = ui::ScaleBody{ui::ScaleBody::Kind::Faces5,
                              {"Very bad", "Bad", "Okay", "Good", "Great"},
                              ui::ScaleOrder::Ascending};
    rate.languages = {ui::Language::En, ui::Language::ZhHans, ui::Language::Pl, ui::Language::Ar};
    return {language, {}, rate};
}

const ui::SemanticNode* find_node(const ui::Ui& ui, std::string_view name) {
    for (const auto& node : ui.semantics()) {
        if (node.name == name) {
            return &node;
        }
    }
    return nullptr;
}

struct Runs {
    std::vector<double> fill_and_copy;
    std::vector<double> full;
    std::vector<double> other;
    std::vector<double> pressed;
    std::vector<double> unchanged;
};

class Frames {
  public:
    explicit Frames(ui::Ui& ui) : ui_(ui), fill_(ui.pixels().size()), copy_(fill_.size()) {}

    double fill_and_copy() {
        return each([this] {
            std::fill(fill_.begin(), fill_.end(), ++colour_);
            std::memcpy(copy_.data(), fill_.data(), fill_.size() * sizeof(std::uint32_t));
        });
    }
    // Every tile, as after the start: the same draw lists into a picture that knows nothing yet.
    double full() {
        ui_.draw(rate_view(ui::Language::En));
        const ImDrawData& lists = *ImGui::GetDrawData();
        double spent = 0;
        for (int i = 0; i < kRepeats; ++i) {
            ui::Renderer renderer(kPanel.width_px, kPanel.height_px);
            spent += milliseconds([&] { renderer.render(lists); });
        }
        return spent / kRepeats;
    }
    // From one screen to another: tiles of bare paper stay.
    double other() {
        return each([this] {
            turn_ = !turn_;
            ui_.draw(turn_ ? ui::View{ui::Language::En, {}, ui::ThanksView{}}
                           : rate_view(ui::Language::En));
        });
    }
    double pressed() {
        ui_.draw(rate_view(ui::Language::En));
        const auto box = find_node(ui_, "Okay")->box;
        double spent = 0;
        for (int i = 0; i < kRepeats; ++i) {
            ui_.pointer({ui::Pointer::Kind::Down, box.middle_x(), box.middle_y()});
            spent += milliseconds([this] { ui_.draw(rate_view(ui::Language::En)); });
            ui_.release();
            ui_.draw(rate_view(ui::Language::En));
        }
        return spent / kRepeats;
    }
    double unchanged() {
        return each([this] { ui_.draw(rate_view(ui::Language::En)); });
    }

  private:
    template <class Work>
    static double each(Work work) {
        return milliseconds([&] {
                   for (int i = 0; i < kRepeats; ++i) {
                       work();
                   }
               }) /
               kRepeats;
    }

    ui::Ui& ui_;
    std::vector<std::uint32_t> fill_;
    std::vector<std::uint32_t> copy_;
    std::uint32_t colour_ = 0;
    bool turn_ = false;
};

}  // namespace

int main() {
    auto ui = ui::Ui::open(kPanel, std::filesystem::temp_directory_path());
    if (!ui) {
        std::fprintf(stderr, "%s\n", ui.error().message.c_str());
        return 1;
    }
    ui->draw(rate_view(ui::Language::En));
    Frames frames(*ui);
    Runs runs;
    for (int run = 0; run < kRuns; ++run) {
        runs.fill_and_copy.push_back(frames.fill_and_copy());
        runs.full.push_back(frames.full());
        runs.other.push_back(frames.other());
        runs.pressed.push_back(frames.pressed());
        runs.unchanged.push_back(frames.unchanged());
    }
    print_heading("Drawing at 1080 x 1920");
    print_line("fill + copy of the same pixels", figure_of(runs.fill_and_copy), "ms");
    print_line("full frame", figure_of(runs.full), "ms");
    print_line("  over fill + copy", figure_of(ratios(runs.full, runs.fill_and_copy)), "x");
    print_line("another screen (rate to thanks, and back)", figure_of(runs.other), "ms");
    print_line("  over fill + copy", figure_of(ratios(runs.other, runs.fill_and_copy)), "x");
    print_line("one pressed face", figure_of(runs.pressed), "ms");
    print_line("  over fill + copy", figure_of(ratios(runs.pressed, runs.fill_and_copy)), "x");
    print_line("unchanged frame", figure_of(runs.unchanged), "ms");
    return 0;
}
