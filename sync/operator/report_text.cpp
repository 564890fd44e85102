// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/report_text.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "sync/operator/table.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

std::string percent(double share) {
    return std::to_string(std::lround(share * 100));
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : std::string(between)) + word;
    }
    return text;
}

std::string table_of(const std::vector<DayLine>& days) {
    const std::vector<Column> columns = {{"Store"},           {"Day"},
                                         {"Question"},        {"n", Align::Right},
                                         {"1", Align::Right}, {"2", Align::Right},
                                         {"3", Align::Right}, {"4", Align::Right},
                                         {"5", Align::Right}, {"Good or great"},
                                         {"Completeness"}};
    std::vector<std::vector<std::string>> rows;
    for (const auto& day : days) {
        if (day.questions.empty()) {
            rows.push_back({day.store, day.day, "-", "0", "-", "-", "-", "-", "-", "-",
                            completeness_text(day)});
        }
        for (const auto& line : day.questions) {
            std::vector<std::string> row = {day.store, day.day, line.question,
                                            std::to_string(line.n)};
            for (const auto count : line.counts) {
                row.push_back(std::to_string(count));
            }
            row.push_back(line.good_or_great ? share_text(*line.good_or_great) : "survey unknown");
            row.push_back(completeness_text(day));
            rows.push_back(std::move(row));
        }
    }
    return table_text(columns, rows);
}

Json question_json(const QuestionLine& line) {
    Json json = {{"question", line.question},
                 {"kind", line.kind.empty() ? Json() : Json(line.kind)},
                 {"n", line.n},
                 {"flagged", line.flagged}};
    for (std::size_t i = 0; i < line.counts.size(); ++i) {
        json["counts"][std::to_string(i + 1)] = line.counts[i];
    }
    if (line.good_or_great) {
        json["good_or_great"] = {{"share", line.good_or_great->share},
                                 {"low", line.good_or_great->low},
                                 {"high", line.good_or_great->high}};
    }
    return json;
}

std::string json_of(const std::vector<DayLine>& days) {
    Json list = Json::array();
    for (const auto& day : days) {
        Json questions = Json::array();
        for (const auto& line : day.questions) {
            questions.push_back(question_json(line));
        }
        list.push_back({{"store", day.store},
                        {"day", day.day},
                        {"expected", day.expected},
                        {"have", day.have},
                        {"lost", day.lost},
                        {"state", day.waiting_for.empty() ? "complete" : "incomplete"},
                        {"waiting_for", day.waiting_for},
                        {"questions", std::move(questions)}});
    }
    return Json{{"report", std::move(list)}}.dump(2) + '\n';
}

std::string number(double value) {
    return Json(value).dump();
}

// RFC 4180; only texts that hold a separator or a quote need quoting.
std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& cell : cells) {
        line += (&cell == cells.data() ? "" : ",") + csv_cell(cell);
    }
    return line + "\r\n";
}

std::string csv_of(const std::vector<DayLine>& days) {
    std::string text = csv_line({"store", "day", "question", "kind", "n", "flagged", "1", "2", "3",
                                 "4", "5", "good_or_great", "low", "high", "expected", "have",
                                 "lost", "state", "waiting_for"});
    for (const auto& day : days) {
        const std::vector<std::string> tail = {
            std::to_string(day.expected), std::to_string(day.have), std::to_string(day.lost),
            day.waiting_for.empty() ? "complete" : "incomplete", joined(day.waiting_for, " ")};
        const auto add = [&](std::vector<std::string> cells) {
            cells.resize(14);
            cells.insert(cells.end(), tail.begin(), tail.end());
            text += csv_line(cells);
        };
        if (day.questions.empty()) {
            add({day.store, day.day});
        }
        for (const auto& line : day.questions) {
            std::vector<std::string> cells = {day.store,
                                              day.day,
                                              line.question,
                                              line.kind,
                                              std::to_string(line.n),
                                              std::to_string(line.flagged)};
            for (const auto count : line.counts) {
                cells.push_back(std::to_string(count));
            }
            if (line.good_or_great) {
                cells.push_back(number(line.good_or_great->share));
                cells.push_back(number(line.good_or_great->low));
                cells.push_back(number(line.good_or_great->high));
            }
            add(std::move(cells));
        }
    }
    return text;
}

}  // namespace

std::string completeness_text(const DayLine& day) {
    std::string text =
        "expected " + std::to_string(day.expected) + ", have " + std::to_string(day.have);
    if (day.lost > 0) {
        text += ", lost " + std::to_string(day.lost) + (day.lost == 1 ? " row" : " rows");
    }
    return text + (day.waiting_for.empty() ? ", complete"
                                           : ", incomplete: " + joined(day.waiting_for, ", "));
}

std::string share_text(const ShareOf& share) {
    return percent(share.share) + " % (" + percent(share.low) + "–" + percent(share.high) + ")";
}

std::string report_text(const std::vector<DayLine>& days, Format format) {
    switch (format) {
        case Format::Json:
            return json_of(days);
        case Format::Csv:
            return csv_of(days);
        case Format::Table:
            break;
    }
    return table_of(days);
}

}  // namespace afterword
