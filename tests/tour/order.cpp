// SPDX-License-Identifier: Apache-2.0
#include "tests/tour/order.hpp"

#include <charconv>
#include <optional>

namespace afterword::tour {
namespace {

// Cuts the text at the first `mark`; what stands after it stays in `rest`.
std::string_view cut(std::string_view& rest, char mark) {
    const auto end = std::min(rest.find(mark), rest.size());
    const auto piece = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return piece;
}

// Exactly that many whole numbers with single spaces between them.
std::optional<std::vector<int>> numbers(std::string_view text, std::size_t count) {
    std::vector<int> found;
    while (!text.empty()) {
        const auto digits = cut(text, ' ');
        int number = 0;
        const auto [end, error] = std::from_chars(digits.begin(), digits.end(), number);
        if (error != std::errc() || end != digits.end()) {
            return std::nullopt;
        }
        found.push_back(number);
    }
    return found.size() == count ? std::optional(found) : std::nullopt;
}

std::optional<Order> read_order(std::string_view line) {
    std::string_view rest = line;
    const auto verb = cut(rest, ' ');
    const std::string words(rest);
    if (words.empty()) {
        return std::nullopt;
    }
    if (verb == "on") {
        return GoTo{words};
    }
    if (verb == "wait") {
        const std::string screen(cut(rest, ' '));
        return WaitFor{screen, std::string(rest)};
    }
    if (verb == "see") {
        return See{words};
    }
    if (verb == "tap") {
        const auto place = numbers(rest, 2);
        return place ? Order(TapPlace{{(*place)[0], (*place)[1]}}) : Order(TapControl{words});
    }
    if (verb == "picture") {
        return TakePicture{words};
    }
    if (verb == "cue") {
        return Cue{words};
    }
    const auto place = verb == "hold" ? numbers(rest, 3) : std::nullopt;
    if (!place) {
        return std::nullopt;
    }
    return TapPlace{{(*place)[0], (*place)[1]}, Milliseconds((*place)[2])};
}

}  // namespace

Result<std::vector<Order>> read_story(std::string_view text) {
    std::vector<Order> story;
    for (int number = 1; !text.empty(); ++number) {
        const auto line = cut(text, '\n');
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const auto order = read_order(line);
        if (!order) {
            return Error{Errc::Invalid,
                         "line " + std::to_string(number) + " is no order: " + std::string(line)};
        }
        story.push_back(*order);
    }
    return story;
}

}  // namespace afterword::tour
