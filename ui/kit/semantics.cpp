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

double least_capital_mm(Reading reading) {
    switch (reading) {
        case Reading::Question:
            return 6.0;
        case Reading::Shopper:
            return 4.8;  // Section 508 402.4, ADA 707.7.2
        case Reading::Staff:
            return 3.5;
        case Reading::StaffDetail:
            return 3.0;
    }
    return 4.8;
}

}  // namespace afterword::ui
