// SPDX-License-Identifier: Apache-2.0
#include "ui/check/layout_faults.hpp"

#include <algorithm>
#include <sstream>

namespace afterword::ui {

namespace {

// Boxes are rounded, and the soft edge of a letter may reach a pixel over its measure.
constexpr float kSlack = 1.5F;

constexpr double kLeastKey = 8.5;     // mm
constexpr double kLeastKeyGap = 1.2;  // mm

// What is asked of a screen as it is meant to look.
struct Floors {
    TextSize size;
    double target;  // mm
    double gap;     // mm
    double text;    // contrasts
    double question;
    double control;
};

Floors floors_of(const Appearance& appearance) {
    const bool large = appearance.size == TextSize::Large;
    const bool high = appearance.contrast == Contrast::High;
    return {appearance.size,   large ? 16.0 : 12.7, large ? 4.0 : 2.5,
            high ? 10.0 : 4.5, high ? 10.0 : 7.0,   high ? 7.0 : 3.0};
}

struct Scale {
    double x;  // pixels per millimetre
    double y;
};

Scale scale_of(const Panel& panel) {
    return {panel.width_px / panel.width_mm, panel.height_px / panel.height_mm};
}

std::string called(const SemanticNode& node) {
    std::ostringstream out;
    out << name(node.role) << " \"" << node.name << "\" [" << node.box.left << ", " << node.box.top
        << ", " << node.box.right << ", " << node.box.bottom << "]";
    return out.str();
}

bool lies_in(const Rect& box, const Rect& room) {
    return box.left >= room.left - kSlack && box.top >= room.top - kSlack &&
           box.right <= room.right + kSlack && box.bottom <= room.bottom + kSlack;
}

bool overlap(const Rect& a, const Rect& b) {
    return a.left + kSlack < b.right && b.left + kSlack < a.right && a.top + kSlack < b.bottom &&
           b.top + kSlack < a.bottom;
}

// A text or a picture that is part of a control may lie on it, and only there.
bool is_part_of(const SemanticNode& part, const SemanticNode& whole) {
    return is_control(whole.role) && !is_control(part.role) &&
           (lies_in(part.inside, whole.box) ||
            (part.role == Role::Image && lies_in(part.box, whole.box)));
}

// What is seen of an option of a scale is its face; the room between two faces is half the one's
// and half the other's target.
Rect seen(const SemanticTree& tree, const SemanticNode& control) {
    if (control.role == Role::Option) {
        for (const SemanticNode& node : tree) {
            if (node.role == Role::Image && lies_in(node.box, control.box)) {
                return node.box;
            }
        }
    }
    return control.box;
}

double gap_mm(const Rect& a, const Rect& b, const Scale& scale) {
    const double x = std::max({0.0F, a.left - b.right, b.left - a.right}) / scale.x;
    const double y = std::max({0.0F, a.top - b.bottom, b.top - a.bottom}) / scale.y;
    return std::max(x, y);
}

class Look {
  public:
    Look(const SemanticTree& tree, const Panel& panel, const Appearance& appearance)
        : tree_(tree), scale_(scale_of(panel)), floors_(floors_of(appearance)) {}

    std::vector<LayoutFault> faults() {
        for (std::size_t i = 0; i < tree_.size(); ++i) {
            const SemanticNode& node = tree_[i];
            if (is_text(node.role)) {
                judge_text(node);
            }
            if (is_control(node.role)) {
                judge_control(node);
            }
            if (!lies_in(node.box, node.inside)) {
                blame(node, "sticks out of its place");
            }
            for (std::size_t j = i + 1; j < tree_.size(); ++j) {
                judge_pair(node, tree_[j]);
            }
        }
        return std::move(faults_);
    }

  private:
    void blame(const SemanticNode& node, const std::string& fault) {
        faults_.push_back({called(node) + " " + fault, {index_of(node)}});
    }
    void blame(const SemanticNode& a, const std::string& fault, const SemanticNode& b) {
        faults_.push_back({called(a) + " " + fault + " " + called(b), {index_of(a), index_of(b)}});
    }
    [[nodiscard]] std::size_t index_of(const SemanticNode& node) const {
        return static_cast<std::size_t>(&node - tree_.data());
    }
    void judge_text(const SemanticNode& node) {
        if (node.name.empty()) {
            blame(node, "says nothing");
        }
        const double capital_mm = node.look.capital / std::max(scale_.x, scale_.y);
        if (capital_mm + 1e-3 < least_capital_mm(node.look.reading, floors_.size)) {
            blame(node, "has capitals of " + std::to_string(capital_mm) + " mm");
        }
        const bool question = node.role == Role::Heading && node.look.reading == Reading::Question;
        judge_contrast(node, question ? floors_.question : floors_.text);
    }
    void judge_control(const SemanticNode& node) {
        if (node.name.empty()) {
            blame(node, "has no name");
        }
        // The keys of a keyboard share what a narrow panel has.
        const double target = node.role == Role::Key ? kLeastKey : floors_.target;
        if (node.box.width() / scale_.x < target || node.box.height() / scale_.y < target) {
            blame(node, "is smaller than a target may be");
        }
        if (node.enabled) {
            judge_contrast(node, floors_.control);
        }
    }
    void judge_contrast(const SemanticNode& node, double least) {
        const double ratio = contrast(node.look.ink, node.look.ground);
        if (ratio < least) {
            blame(node, "has a contrast of " + std::to_string(ratio));
        }
    }
    void judge_pair(const SemanticNode& a, const SemanticNode& b) {
        if (is_control(a.role) && is_control(b.role)) {
            const double gap = gap_mm(seen(tree_, a), seen(tree_, b), scale_);
            const bool keys = a.role == Role::Key && b.role == Role::Key;
            if (overlap(a.box, b.box) || gap < (keys ? kLeastKeyGap : floors_.gap)) {
                blame(a, "is " + std::to_string(gap) + " mm from", b);
            }
            return;
        }
        if (overlap(a.box, b.box) && !is_part_of(a, b) && !is_part_of(b, a)) {
            blame(a, "overlaps", b);
        }
    }

    const SemanticTree& tree_;
    Scale scale_;
    Floors floors_;
    std::vector<LayoutFault> faults_;
};

}  // namespace

std::vector<LayoutFault> layout_faults(const SemanticTree& tree, const Panel& panel,
                                       const Appearance& appearance) {
    return Look(tree, panel, appearance).faults();
}

}  // namespace afterword::ui
