// SPDX-License-Identifier: Apache-2.0
// Every screen × language × panel × appearance: that it can be read and tapped, and that it looks
// as it was approved, to the last bit. tests/golden/LANGUAGE.sha256 has all of them; the screens
// themselves are kept as pictures too, in four languages on one panel, to be looked at:
// tests/golden/index.html. With AFTERWORD_UPDATE_GOLDEN=1 in the environment,
//
//     build/release/tests/test_ui '[pictures]'
//
// writes them anew. It takes minutes; ctest runs the panels side by side, as pictures_<panel>.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"
#include "tests/ui/gallery.hpp"
#include "tests/ui/open_ui.hpp"
#include "tests/ui/png.hpp"
#include "tests/ui/sample_views.hpp"
#include "ui/check/layout_faults.hpp"

namespace afterword::ui::test {
namespace {

const std::filesystem::path kGolden = "tests/golden";

// Seven to fifteen inches, in both directions.
const Hung kLandscape{"1280x800", {1280, 800, 217, 136}};
const Hung kPortrait{"800x1280", {800, 1280, 136, 217}};
const Hung kWide{"1920x1080", {1920, 1080, 344, 194}};
const Hung kSmall{"1024x600", {1024, 600, 154, 86}};

struct Look {
    std::string_view name;
    TextSize size;
    Contrast contrast;
};
constexpr std::array kLooks = {Look{"normal", TextSize::Normal, Contrast::Normal},
                               Look{"large", TextSize::Large, Contrast::Normal},
                               Look{"contrast", TextSize::Normal, Contrast::High}};

bool is_update() {
    const char* wanted = std::getenv("AFTERWORD_UPDATE_GOLDEN");
    return wanted != nullptr && std::string_view(wanted) == "1";
}

// Where pictures go that are not as they should be: beside the test binary.
std::filesystem::path got_folder() {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "golden-got";
}

// "<hash>  <picture>" a line, as sha256sum writes; by picture.
using Hashes = std::map<std::string, std::string>;

std::filesystem::path hash_file(Language language) {
    return kGolden / (std::string(tag(language)) + ".sha256");
}

Hashes read_hashes(Language language) {
    Hashes hashes;
    std::ifstream file(hash_file(language));
    std::string hash;
    std::string name;
    while (file >> hash >> name) {
        hashes[name] = hash;
    }
    return hashes;
}

void write_hashes(Language language, const Hashes& hashes) {
    std::ofstream file(hash_file(language));
    for (const auto& [name, hash] : hashes) {
        file << hash << "  " << name << "\n";
    }
}

// "rate.1280x800.normal"
std::string name_of(const Sample& one, const Hung& hung, const Look& look) {
    return one.name + "." + hung.name + "." + std::string(look.name);
}

bool is_of(const std::string& picture, const Hung& hung) {
    return picture.find("." + hung.name + ".") != std::string::npos;
}

bool is_kept(const Sample& one, Language language, const Hung& hung, const Look& look) {
    return one.kind == Sample::Kind::Screen && in_gallery(language) &&
           hung.name == kLandscape.name && look.name == kLooks.front().name;
}

std::string hash_of(std::span<const std::uint32_t> pixels) {
    return to_hex(sha256({reinterpret_cast<const char*>(pixels.data()), pixels.size_bytes()}));
}

// A shopper's wish for larger letters ends where staff's screens begin.
bool is_staffs(const View& view) {
    return view.screen.index() >= View{Language::En, {}, PinView{}}.screen.index();
}

// Draws one language on one panel in every look.
template <class Act>
void for_all_pictures(Ui& ui, Language language, Act act) {
    for (const Look& look : kLooks) {
        for (Sample& one : samples(language)) {
            if (look.size == TextSize::Large && is_staffs(one.view)) {
                continue;
            }
            one.view.appearance.size = look.size;
            one.view.appearance.contrast = look.contrast;
            static_cast<void>(ui.draw(one.view));
            act(one, look);
        }
    }
}

// Approved or not, what is drawn must be readable and within reach.
void judge_layout(const Ui& ui, const Hung& hung, const std::string& name, Language language) {
    for (const LayoutFault& fault : layout_faults(ui.semantics(), hung.panel, ui.appearance())) {
        FAIL_CHECK(name << ", " << tag(language) << ": " << fault.sentence);
    }
}

void approve(Ui& ui, Language language, const Hung& hung) {
    Hashes hashes = read_hashes(language);
    std::erase_if(hashes, [&](const auto& approved) { return is_of(approved.first, hung); });
    for_all_pictures(ui, language, [&](const Sample& one, const Look& look) {
        const std::string name = name_of(one, hung, look);
        judge_layout(ui, hung, name, language);
        hashes[name] = hash_of(ui.pixels());
        if (is_kept(one, language, hung, look)) {
            write_png(picture_file(kGolden, one.name, language), ui.pixels(), hung.panel.width_px,
                      hung.panel.height_px);
        }
    });
    write_hashes(language, hashes);
}

void compare(Ui& ui, Language language, const Hung& hung) {
    Hashes approved = read_hashes(language);
    std::erase_if(approved, [&](const auto& one) { return !is_of(one.first, hung); });
    CHECK_FALSE(approved.empty());
    for_all_pictures(ui, language, [&](const Sample& one, const Look& look) {
        const std::string name = name_of(one, hung, look);
        judge_layout(ui, hung, name, language);
        const auto found = approved.extract(name);
        if (found.empty() || found.mapped() != hash_of(ui.pixels())) {
            const auto file = got_folder() / (name + "." + std::string(tag(language)) + ".png");
            write_png(file, ui.pixels(), hung.panel.width_px, hung.panel.height_px, Packing::Quick);
            FAIL_CHECK(name << ", " << tag(language) << ", is not as approved: " << file.string());
        }
    });
    for (const auto& [name, hash] : approved) {
        FAIL_CHECK(name << ", " << tag(language) << ", was approved but is not drawn any more");
    }
}

void judge_all(const Hung& hung) {
    Ui ui = open_ui(hung.panel);
    for (const Language language : kLanguages) {
        if (is_update()) {
            approve(ui, language, hung);
        } else {
            compare(ui, language, hung);
        }
    }
}

TEST_CASE("every screen reads, taps and looks as approved on 1280 × 800",
          "[.][pictures][1280x800]") {
    judge_all(kLandscape);
    if (is_update()) {
        write_gallery(kGolden, samples(Language::En));
    }
}

TEST_CASE("every screen reads, taps and looks as approved on 800 × 1280",
          "[.][pictures][800x1280]") {
    judge_all(kPortrait);
}

TEST_CASE("every screen reads, taps and looks as approved on 1920 × 1080",
          "[.][pictures][1920x1080]") {
    judge_all(kWide);
}

TEST_CASE("every screen reads, taps and looks as approved on 1024 × 600, 7 inches",
          "[.][pictures][1024x600]") {
    judge_all(kSmall);
}

}  // namespace
}  // namespace afterword::ui::test
