// SPDX-License-Identifier: Apache-2.0
// The ways in which any JSON can be wrong, whatever it says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace afterword {

// What a reader has to find.
enum class Wrong {
    Broken,    // no JSON, or more than one
    TooDeep,   // nested by ten thousand
    NotUtf8,   // in one of the ways there are
    Twice,     // a key, written in different ways too
    NoObject,  // JSON, but a list or a number
};

struct Form {
    std::string name;
    std::string bytes;
    Wrong wrong;
};

// `good` is an object with at least one key, `key` its first.
std::vector<Form> wrong_forms(const std::string& good, const std::string& key);

// `text` with the first `from` replaced; the test fails when there is none.
std::string with(std::string text, std::string_view from, std::string_view to);

// Whether a terminal, a log or a line would obey any of it; line feeds at the ends of lines may
// stay.
bool obeyed_by_terminals(std::string_view text);

}  // namespace afterword
