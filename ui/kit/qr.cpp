// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/qr.hpp"

#include <cmath>
#include <utility>

#include <qrencode.h>

#include "platform/base/handle.hpp"

namespace afterword::ui {

namespace {

constexpr int kQuietModules = 4;  // ISO/IEC 18004
constexpr unsigned char kDark = 1;

using Code = Handle<QRcode, QRcode_free>;

}  // namespace

void draw_qr(Canvas& canvas, const std::string& text, std::string name, const Rect& square) {
    const Code code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
    if (!code) {
        return;
    }
    const int modules = code->width + 2 * kQuietModules;
    const float module = std::floor(square.width() / static_cast<float>(modules));
    const float side = module * static_cast<float>(modules);
    const float left = std::floor(square.middle_x() - side / 2);
    const float top = std::floor(square.middle_y() - side / 2);
    const Rect box{left, top, left + side, top + side};
    canvas.image(std::move(name), box, kInk, kCard);
    canvas.fill(box, kCard);
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width; ++column) {
            if ((code->data[row * code->width + column] & kDark) == 0) {
                continue;
            }
            const float x = left + module * static_cast<float>(column + kQuietModules);
            const float y = top + module * static_cast<float>(row + kQuietModules);
            canvas.fill({x, y, x + module, y + module}, kInk);
        }
    }
}

}  // namespace afterword::ui
