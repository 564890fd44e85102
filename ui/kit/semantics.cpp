// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/semantics.hpp"

namespace afterword::ui {

std::string_view name(Role role) {
    switch (role) {
        case Role::Heading:
            return "heading";
        case Role::Text:
            return "text";
        case Role::Label:
            return "label";
        case Role::Button:
            return "button";
        case Role::Toggle:
            return "toggle";
        case Role::Option:
            return "option";
        case Role::Key:
            return "key";
        case Role::Image:
            return "image";
        case Role::Progress:
            return "progress";
    }
    return "text";
}

bool is_control(Role role) {
    return role == Role::Button || role == Role::Toggle || role == Role::Option ||
           role == Role::Key;
}

bool is_text(Role role) {
    return role == Role::Heading || role == Role::Text || role == Role::Label;
}

double least_capital_mm(Reading reading, TextSize size) {
    const bool large = size == TextSize::Large;
    switch (reading) {
        case Reading::Question:
            return large ? 8.5 : 6.0;
        case Reading::Shopper:
            // Section 508 402.4 and ADA 707.7.2; EN 301 549 5.1.4 at 60 cm
            return large ? 7.3 : 4.8;
        case Reading::Staff:
            return large ? 4.8 : 3.5;
        case Reading::StaffDetail:
            return large ? 4.8 : 3.0;
    }
    return 4.8;
}

}  // namespace afterword::ui
