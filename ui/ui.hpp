// SPDX-License-Identifier: Apache-2.0
// The whole of the picture: views in, pixels and choices out. No window, no clock, no model.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "ui/choice.hpp"
#include "ui/kit/palette.hpp"
#include "ui/kit/semantics.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

// The panel as it hangs on the wall; sizes on screen follow its millimetres.
struct Panel {
    int width_px = 1280;
    int height_px = 800;
    double width_mm = 217;
    double height_mm = 136;
};

// One transition of one pointer, finger or mouse, in pixels. Only the first finger counts; the
// window sends nothing of the others.
struct Pointer {
    enum class Kind { Down, Move, Up, Cancel } kind;
    float x;
    float y;
};

struct PixelRect {
    int left;
    int top;
    int width;
    int height;
};

// What drawing a view came to.
struct Frame {
    std::vector<PixelRect> changed;  // where pixels() differ from the frame before; may be empty
    std::optional<Choice> choice;
    bool again = false;  // pointer transitions are still queued: draw once more, with the new view
};

// Thread: main. One at a time in a process (Dear ImGui's context is global).
class Ui {
  public:
    // `cache` is a writable folder for the font cache. Fails with Errc::NotFound when the Noto
    // fonts are not installed, naming the package. `palette` is that of the normal contrast.
    static Result<Ui> open(const Panel& panel, const std::filesystem::path& cache,
                           const Palette& palette = kNormalPalette);
    Ui(Ui&&) noexcept;
    Ui& operator=(Ui&&) noexcept;
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;
    ~Ui();

    // Queues a transition; draw() plays one per frame, so no press is lost between frames.
    void pointer(const Pointer& pointer);
    // Lets go of whatever is pressed and forgets queued transitions.
    void release();

    // Draws one frame. A press in progress survives only while the kind of screen stays the same.
    Frame draw(const View& view);

    // XRGB8888, row by row, panel.width_px × panel.height_px; valid until the next draw().
    [[nodiscard]] std::span<const std::uint32_t> pixels() const;

    // What of its view's appearance the last frame had room for.
    [[nodiscard]] const Appearance& appearance() const;

    // What the last frame showed.
    [[nodiscard]] const SemanticTree& semantics() const;

  private:
    struct Parts;
    explicit Ui(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace afterword::ui
