// SPDX-License-Identifier: Apache-2.0
#include "tests/bad_inputs/forms.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"
#include "sync/model/typed_text.hpp"

namespace afterword {
namespace {

constexpr std::size_t kDeep = 10'000;

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
        text += piece;
    }
    return text;
}

}  // namespace

std::vector<Form> wrong_forms(const std::string& good, const std::string& key) {
    const std::string rest = good.substr(1);
    const auto holding = [&](std::string_view value) {
        return R"({"x-field":)" + std::string(value) + "," + rest;
    };
    std::string keyed_otherwise = "\\u00";
    keyed_otherwise += to_hex(static_cast<std::uint32_t>(key.front())).substr(6);
    keyed_otherwise += key.substr(1);
    using enum Wrong;
    return {
        {"nothing", "", Broken},
        {"spaces alone", "  \t\r\n ", Broken},
        {"a zero byte", std::string(1, '\0'), Broken},
        {"itself twice", good + good, Broken},
        {"something behind it", good + "x", Broken},
        {"a zero behind it", good + std::string(1, '\0'), Broken},
        {"a comma too many", good.substr(0, good.size() - 1) + ",}", Broken},
        {"a comment", "/* hello */" + good, Broken},
        {"quotes of the other kind", "{'a':1," + rest, Broken},
        {"1e999", holding("1e999"), Broken},
        {"-1e999", holding("-1e999"), Broken},
        {"not a number", holding("NaN"), Broken},
        {"infinity", holding("Infinity"), Broken},
        {"a number from 0", holding("007"), Broken},
        {"a hexadecimal number", holding("0x7"), Broken},
        {"a bare line feed in a text", holding("\"a\nb\""), Broken},
        {"an escape that is none", holding(R"("\x41")"), Broken},
        {"half a surrogate pair", holding(R"("\ud83d")"), Broken},
        {"the other half", holding(R"("\ude00")"), Broken},
        {"the pair the wrong way round", holding(R"("\ude00\ud83d")"), Broken},
        {"lists ten thousand deep", holding(repeated("[", kDeep) + repeated("]", kDeep)), TooDeep},
        {"objects ten thousand deep",
         holding(repeated(R"({"a":)", kDeep) + "1" + repeated("}", kDeep)), TooDeep},
        {"lists ten thousand deep, never closed", holding(repeated("[", kDeep)), TooDeep},
        {"a byte that begins nothing", holding("\"\xff\""), NotUtf8},
        {"a continuation alone", holding("\"\x80\""), NotUtf8},
        {"a character cut off", holding("\"\xe2\x82\""), NotUtf8},
        {"an overlong zero", holding("\"\xc0\x80\""), NotUtf8},
        {"an overlong slash", holding("\"\xe0\x80\xaf\""), NotUtf8},
        {"a surrogate as bytes", holding("\"\xed\xa0\x80\""), NotUtf8},
        {"a character above all", holding("\"\xf4\x90\x80\x80\""), NotUtf8},
        {"Latin-1", holding("\"z\xb3\""), NotUtf8},
        {"UTF-16", std::string("\xff\xfe{\0", 4), NotUtf8},
        {"a key twice", "{\"" + key + "\":1," + rest, Twice},
        {"a key twice, once escaped", "{\"" + keyed_otherwise + "\":1," + rest, Twice},
        {"a key twice, further in", holding(R"({"a":1,"b":2,"a":1})"), Twice},
        {"a key twice, in a list", holding(R"([[{"a":1,"a":2}]])"), Twice},
        {"the empty key twice", R"({"":1,"":2,)" + rest, Twice},
        {"a list", "[" + good + "]", NoObject},
        {"a text", R"("{}")", NoObject},
        {"a number", "1", NoObject},
        {"nothing by name", "null", NoObject},
    };
}

std::string with(std::string text, std::string_view from, std::string_view to) {
    const auto found = text.find(from);
    CAPTURE(from);
    REQUIRE(found != std::string::npos);
    return text.replace(found, from.size(), to);
}

bool obeyed_by_terminals(std::string_view text) {
    std::string lines(text);
    std::erase_if(lines, [](char c) { return c == '\n'; });
    return clean(lines) != lines;
}

}  // namespace afterword
