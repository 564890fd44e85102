// SPDX-License-Identifier: Apache-2.0
// Names that must not be mixed up.
#pragma once

#include <compare>
#include <string>

namespace afterword {

template <class Tag>
struct Id {
    std::string text;
    auto operator<=>(const Id&) const = default;
};

}  // namespace afterword
