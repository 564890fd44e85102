// SPDX-License-Identifier: Apache-2.0
// JSON whose texts hold placeholders such as {title}, for chats that each want it another way.
// Reentrant.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace afterword {

using PlaceholderValues = std::map<std::string, std::string, std::less<>>;

// Everything a template may name.
inline constexpr std::string_view kPlaceholders[] = {
    "title", "text", "kind", "notice", "alert", "store", "store_name", "kiosk", "person", "opened",
};

// What is wrong with a template; empty when nothing is. It must be valid JSON.
std::string fault_of_template(std::string_view json);

// The template with the values in it. They stay within the texts that they stand in, whatever they
// hold.
std::string filled(std::string_view json, const PlaceholderValues& values);

}  // namespace afterword
