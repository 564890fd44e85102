// SPDX-License-Identifier: Apache-2.0
// Report lines as a table, as JSON, as CSV.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sync/operator/output.hpp"

namespace afterword {

// A figure with its 95 % interval.
struct Figure {
    double value = 0;
    double low = 0;
    double high = 0;
};

// The answers to one question on one day of a store.
struct QuestionLine {
    std::string question;
    std::string kind;  // empty while the survey is unknown
    std::int64_t n = 0;
    std::int64_t flagged = 0;
    // By value, or by option as the survey orders them.
    std::vector<std::pair<std::string, std::int64_t>> counts;
    std::string measure;  // "nps"; empty = none
    std::string facet;
    bool too_few = false;
    std::optional<Figure> good_or_great;  // 0…1
    std::optional<Figure> nps;            // -100…100
    std::optional<Figure> ces;            // 0…1
    double ces_mean = 0;                  // 1…7
    std::optional<Figure> happy;          // 0…100
};

// One store-day: whether it is all there, and what it holds.
struct DayLine {
    std::string store;
    std::string day;
    std::int64_t expected = 0;
    std::int64_t have = 0;
    std::int64_t lost = 0;
    std::vector<std::string> waiting_for;  // nobody, and
    std::vector<QuestionLine> questions = {};
    std::vector<std::string> began_anew = {};  // nobody = complete
};

inline bool complete(const DayLine& day) {
    return day.waiting_for.empty() && day.began_anew.empty();
}

// "expected 182, have 182, complete", "expected 182, have 180, incomplete: k-0417"
std::string completeness_text(const DayLine& day);
// "91 % good (86–95)", "NPS +42 (30–53)", "too few (5 of 10)"; "-" for options.
std::string figure_text(const QuestionLine& line);
// "▁▁▁▅█  4 6 6 60 106", "waiting 14 · price 6".
std::string answers_text(const QuestionLine& line);

std::string report_text(const std::vector<DayLine>& days, Format format);

}  // namespace afterword
