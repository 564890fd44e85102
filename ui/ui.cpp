// SPDX-License-Identifier: Apache-2.0
#include "ui/ui.hpp"

#include <utility>

#include <imgui.h>

#include "platform/base/handle.hpp"
#include "ui/kit/canvas.hpp"
#include "ui/kit/scale_values.hpp"
#include "ui/render/renderer.hpp"
#include "ui/screens/screens.hpp"
#include "ui/text/fonts.hpp"

namespace afterword::ui {

namespace {

// Bytes of masks kept: every screen of one language and the rest of the others.
constexpr std::size_t kTextCache = 4 << 20;

using Context = Handle<ImGuiContext, ImGui::DestroyContext>;

Context make_context(const Panel& panel) {
    Context context(ImGui::CreateContext());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize =
        ImVec2(static_cast<float>(panel.width_px), static_cast<float>(panel.height_px));
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    // ImGui wants an atlas to begin a frame; nothing of it is drawn, so it is made small and
    // dropped.
    io.Fonts->Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    io.Fonts->Build();
    io.Fonts->ClearTexData();
    io.Fonts->ClearInputData();
    io.Fonts->SetTexID(nullptr);
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedLinesUseTex = false;
    style.CircleTessellationMaxError = 0.15F;
    return context;
}

struct DrawScreen {
    Canvas& canvas;
    std::optional<Choice> operator()(const RateView& view) {
        return draw_rate_screen(canvas, view);
    }
    std::optional<Choice> operator()(const QuestionView& view) {
        return draw_question_screen(canvas, view);
    }
    std::optional<Choice> operator()(const ThanksView& view) {
        return draw_thanks_screen(canvas, view);
    }
    std::optional<Choice> operator()(const StillThereView& view) {
        return draw_still_there_screen(canvas, view);
    }
    std::optional<Choice> operator()(const OutOfOrderView& view) {
        return draw_out_of_order_screen(canvas, view);
    }
    std::optional<Choice> operator()(const PinView& view) { return draw_pin_screen(canvas, view); }
    std::optional<Choice> operator()(const InboxView& view) {
        return draw_inbox_screen(canvas, view);
    }
    std::optional<Choice> operator()(const AlertOpenView& view) {
        return draw_alert_open_screen(canvas, view);
    }
    std::optional<Choice> operator()(const NotActionableView& view) {
        return draw_not_actionable_screen(canvas, view);
    }
    std::optional<Choice> operator()(const AlertTakenView& view) {
        return draw_alert_taken_screen(canvas, view);
    }
    std::optional<Choice> operator()(const WordsView& view) {
        return draw_words_screen(canvas, view);
    }
    std::optional<Choice> operator()(const ContactView& view) {
        return draw_contact_screen(canvas, view);
    }
    std::optional<Choice> operator()(const CaseView& view) {
        return draw_case_screen(canvas, view);
    }
    std::optional<Choice> operator()(const ClosedView& view) {
        return draw_closed_screen(canvas, view);
    }
    std::optional<Choice> operator()(const DarkView&) { return draw_dark_screen(canvas); }
    std::optional<Choice> operator()(const OtherWaysView& view) {
        return draw_other_ways_screen(canvas, view);
    }
    std::optional<Choice> operator()(const LanguagesView& view) {
        return draw_languages_screen(canvas, view);
    }
    std::optional<Choice> operator()(const TodayView& view) {
        return draw_today_screen(canvas, view);
    }
    std::optional<Choice> operator()(const KioskView& view) {
        return draw_kiosk_screen(canvas, view);
    }
    std::optional<Choice> operator()(const TouchTestView& view) {
        return draw_touch_test_screen(canvas, view);
    }
    std::optional<Choice> operator()(const HandOverView& view) {
        return draw_hand_over_screen(canvas, view);
    }
};

Content content_of(const Screen& screen) {
    if (std::holds_alternative<WordsView>(screen) || std::holds_alternative<ContactView>(screen)) {
        return Content::Keyboard;
    }
    if (std::holds_alternative<LanguagesView>(screen)) {
        return Content::Many;
    }
    const auto* first = std::get_if<RateView>(&screen);
    const auto* later = std::get_if<QuestionView>(&screen);
    const QuestionBody* body = first ? &first->body : later ? &later->body : nullptr;
    const auto* scale = body ? std::get_if<ScaleBody>(body) : nullptr;
    return scale && is_numbers(scale->kind) ? Content::Many : Content::Ordinary;
}

}  // namespace

struct Ui::Parts {
    Parts(const Panel& hung, const Palette& colours)
        : context(make_context(hung)),
          panel(hung),
          palette(colours),
          typesetter(kTextCache),
          renderer(hung.width_px, hung.height_px) {}

    Context context;
    Panel panel;
    Palette palette;
    Typesetter typesetter;
    Renderer renderer;
    Press press;
    SemanticTree tree;
    Appearance appearance;
};

Ui::Ui(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Ui::Ui(Ui&&) noexcept = default;
Ui& Ui::operator=(Ui&&) noexcept = default;
Ui::~Ui() = default;

Result<Ui> Ui::open(const Panel& panel, const std::filesystem::path& cache,
                    const Palette& palette) {
    if (Status fonts = use_our_fonts(cache); !fonts) {
        return std::move(fonts).error().within("fonts");
    }
    return Ui(std::make_unique<Parts>(panel, palette));
}

void Ui::pointer(const Pointer& pointer) {
    parts_->press.queue(pointer);
}

void Ui::release() {
    parts_->press.release();
}

Frame Ui::draw(const View& view) {
    Parts& parts = *parts_;
    parts.tree.clear();
    parts.press.begin_frame(view.screen.index());
    ImGui::NewFrame();
    parts.appearance = possible(view.appearance, parts.panel, content_of(view.screen));
    const Measure measure(parts.panel, parts.appearance);
    const bool high = view.appearance.contrast == Contrast::High;
    Canvas canvas({*ImGui::GetBackgroundDrawList(), parts.typesetter, measure,
                   high ? kHighContrastPalette : parts.palette, parts.press, parts.tree},
                  view.language);
    canvas.fill(canvas.screen(), kPaper);
    Frame frame;
    frame.choice = std::visit(DrawScreen{canvas}, view.screen);
    ImGui::Render();
    parts.press.end_frame();
    for (const PixelBox& box : parts.renderer.render(*ImGui::GetDrawData())) {
        frame.changed.push_back({box.left, box.top, box.right - box.left, box.bottom - box.top});
    }
    parts.typesetter.end_frame();
    frame.again = parts.press.has_more();
    return frame;
}

std::span<const std::uint32_t> Ui::pixels() const {
    return parts_->renderer.pixels();
}

const Appearance& Ui::appearance() const {
    return parts_->appearance;
}

const SemanticTree& Ui::semantics() const {
    return parts_->tree;
}

}  // namespace afterword::ui
