// SPDX-License-Identifier: Apache-2.0
#include "ui/render/primitive.hpp"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "platform/base/result.hpp"

namespace afterword::ui {

// Debian's library is built so; a program that sees them otherwise reads rubbish.
static_assert(sizeof(ImDrawIdx) == 2 && sizeof(ImWchar) == 2);

namespace {

constexpr std::int32_t kOne = 1 << kSubpixelBits;

std::int32_t fixed(float pixels) {
    return static_cast<std::int32_t>(std::lrint(pixels * static_cast<float>(kOne)));
}

// The first pixel whose centre is at or right of (below) a fixed-point edge.
int first_centre(std::int32_t edge) {
    return (edge + kOne / 2 - 1) >> kSubpixelBits;
}

std::uint32_t rgb(ImU32 colour) {
    return ((colour >> IM_COL32_R_SHIFT) & 0xff) << 16 |
           ((colour >> IM_COL32_G_SHIFT) & 0xff) << 8 | ((colour >> IM_COL32_B_SHIFT) & 0xff);
}

std::int32_t alpha(ImU32 colour) {
    return static_cast<std::int32_t>((colour >> IM_COL32_A_SHIFT) & 0xff);
}

PixelBox whole_pixels(const ImVec4& clip) {
    return {static_cast<int>(clip.x), static_cast<int>(clip.y), static_cast<int>(clip.z),
            static_cast<int>(clip.w)};
}

// The two triangles ImDrawList::PrimRect and PrimRectUV emit.
bool is_rectangle(const ImDrawIdx* index, const ImDrawVert* vertices) {
    if (index[3] != index[0] || index[4] != index[2]) {
        return false;
    }
    const ImDrawVert& a = vertices[index[0]];
    const ImDrawVert& b = vertices[index[1]];
    const ImDrawVert& c = vertices[index[2]];
    const ImDrawVert& d = vertices[index[5]];
    return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x &&
           a.pos.x <= c.pos.x && a.pos.y <= c.pos.y && a.col == b.col && b.col == c.col &&
           c.col == d.col;
}

Primitive rectangle(const ImDrawVert& a, const ImDrawVert& c, const Mask* mask) {
    Primitive primitive;
    primitive.colour = rgb(a.col);
    primitive.alpha = alpha(a.col);
    primitive.box = {first_centre(fixed(a.pos.x)), first_centre(fixed(a.pos.y)),
                     first_centre(fixed(c.pos.x)), first_centre(fixed(c.pos.y))};
    if (mask != nullptr) {
        primitive.kind = Primitive::Kind::Text;
        primitive.mask = mask;
        primitive.x = primitive.box.left;
        primitive.y = primitive.box.top;
        AFTERWORD_CHECK(primitive.box.right - primitive.box.left == mask->width);
        AFTERWORD_CHECK(primitive.box.bottom - primitive.box.top == mask->height);
    }
    return primitive;
}

Primitive triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    Primitive primitive;
    primitive.kind = Primitive::Kind::Triangle;
    primitive.colour = rgb(a.col);
    const auto corner = [](const ImDrawVert& vertex) {
        return Corner{fixed(vertex.pos.x), fixed(vertex.pos.y), alpha(vertex.col)};
    };
    primitive.corners = {corner(a), corner(b), corner(c)};
    const auto [left, right] =
        std::minmax({primitive.corners[0].x, primitive.corners[1].x, primitive.corners[2].x});
    const auto [top, bottom] =
        std::minmax({primitive.corners[0].y, primitive.corners[1].y, primitive.corners[2].y});
    // One pixel of slack: the fill rule, not the box, decides about the last column and row.
    primitive.box = {first_centre(left), first_centre(top), first_centre(right) + 1,
                     first_centre(bottom) + 1};
    return primitive;
}

void take_apart(const ImDrawList& list, const ImDrawCmd& command, const PixelBox& screen,
                std::vector<Primitive>& into) {
    const auto* mask = static_cast<const Mask*>(command.GetTexID());
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawIdx* end = index + command.ElemCount;
    const PixelBox clip = whole_pixels(command.ClipRect).cut(screen);
    const auto add = [&](Primitive primitive) {
        primitive.box = primitive.box.cut(clip);
        if (!primitive.box.empty()) {
            into.push_back(primitive);
        }
    };
    while (index < end) {
        if (end - index >= 6 && is_rectangle(index, vertices)) {
            add(rectangle(vertices[index[0]], vertices[index[2]], mask));
            index += 6;
            continue;
        }
        AFTERWORD_CHECK(mask == nullptr);
        add(triangle(vertices[index[0]], vertices[index[1]], vertices[index[2]]));
        index += 3;
    }
}

}  // namespace

void take_apart(const ImDrawData& data, const PixelBox& screen, std::vector<Primitive>& into) {
    // As if there were nothing but triangles: to grow step by step would be to copy it all twice.
    into.reserve(into.size() + static_cast<std::size_t>(data.TotalIdxCount) / 3);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            take_apart(list, command, screen, into);
        }
    }
}

}  // namespace afterword::ui
