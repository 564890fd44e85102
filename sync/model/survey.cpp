// SPDX-License-Identifier: Apache-2.0
#include "sync/model/survey.hpp"

#include <algorithm>
#include <string>

namespace afterword {

Result<Score> Score::from(std::int64_t raw) {
    if (raw < 1 || raw > 5) {
        return Error{Errc::Invalid, "score " + std::to_string(raw) + " is not within 1..5"};
    }
    return Score(static_cast<int>(raw));
}

std::string_view text_in(const LocalText& text, std::string_view language,
                         std::string_view fallback) {
    auto found = text.find(language);
    if (found == text.end()) {
        found = text.find(fallback);
    }
    return found == text.end() ? std::string_view() : found->second;
}

const Question* Survey::find_question(std::string_view question) const {
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [&](const Question& q) { return q.id == question; });
    return found == questions.end() ? nullptr : &*found;
}

}  // namespace afterword
