// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/report_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

#include "sync/model/csv.hpp"
#include "sync/model/metrics.hpp"
#include "sync/operator/harmless.hpp"
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

bool is_choice(const QuestionLine& line) {
    return line.kind == "choice" || line.kind == "choices";
}

std::int64_t least_of(const QuestionLine& line) {
    return least_n(line.measure == "nps" ? Measure::NpsTransaction : Measure::None);
}

// One bar a value, as high as its share of the most frequent; a dot for none.
std::string bars(const std::vector<std::pair<std::string, std::int64_t>>& counts) {
    constexpr std::array kBars = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    std::int64_t most = 0;
    for (const auto& [value, count] : counts) {
        most = std::max(most, count);
    }
    std::string text;
    for (const auto& [value, count] : counts) {
        const auto height = most == 0 ? 0 : (count * std::int64_t{kBars.size()} - 1) / most;
        text += count == 0 ? "·" : kBars.at(static_cast<std::size_t>(height));
    }
    return text;
}

std::string interval_text(const Figure& figure, double unit) {
    return " (" + std::to_string(std::lround(figure.low * unit)) + "–" +
           std::to_string(std::lround(figure.high * unit)) + ")";
}

// NPS goes below zero: "-12 to 8" is easier to read than "-12–8".
std::string nps_text(const Figure& nps) {
    const auto signed_text = [](double value) {
        const auto whole = std::lround(value);
        return (whole > 0 ? "+" : "") + std::to_string(whole);
    };
    return "NPS " + signed_text(nps.value) + " (" + signed_text(nps.low) + " to " +
           signed_text(nps.high) + ")";
}

std::string table_of(const std::vector<DayLine>& days) {
    const std::vector<Column> columns = {
        {"Store"},   {"Day"},    {"Question"},    {"n", Align::Right}, {"Flagged", Align::Right},
        {"Answers"}, {"Figure"}, {"Completeness"}};
    std::vector<std::vector<std::string>> rows;
    for (const auto& day : days) {
        if (day.questions.empty()) {
            rows.push_back({day.store, day.day, "-", "0", "0", "-", "-", completeness_text(day)});
        }
        for (const auto& line : day.questions) {
            rows.push_back({day.store, day.day, line.question, std::to_string(line.n),
                            std::to_string(line.flagged), answers_text(line), figure_text(line),
                            completeness_text(day)});
        }
    }
    return table_text(columns, rows);
}

Json figure_json(const Figure& figure, const char* name) {
    return {{name, figure.value}, {"low", figure.low}, {"high", figure.high}};
}

Json question_json(const QuestionLine& line) {
    Json json = {{"question", line.question},
                 {"kind", line.kind.empty() ? Json() : Json(line.kind)},
                 {"n", line.n},
                 {"flagged", line.flagged}};
    Json& counts = json[is_choice(line) ? "options" : "counts"];
    counts = Json::object();
    for (const auto& [value, count] : line.counts) {
        counts[value] = count;
    }
    if (line.good_or_great) {
        json["good_or_great"] = figure_json(*line.good_or_great, "share");
    }
    if (!line.measure.empty()) {
        json["measure"] = line.measure;
    }
    if (!line.facet.empty()) {
        json["facet"] = line.facet;
    }
    if (line.nps) {
        json["nps"] = figure_json(*line.nps, "score");
    }
    if (line.ces) {
        json["ces"] = figure_json(*line.ces, "share");
        json["ces"]["mean"] = line.ces_mean;
    }
    if (line.happy) {
        json["happy"] = figure_json(*line.happy, "index");
    }
    json["too_few"] = line.too_few;
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
                        {"state", complete(day) ? "complete" : "incomplete"},
                        {"waiting_for", day.waiting_for},
                        {"began_anew", day.began_anew},
                        {"questions", std::move(questions)}});
    }
    return harmless_json({{"report", std::move(list)}});
}

std::string number(double value) {
    return Json(value).dump();
}

// The columns of the first version stay where they were; new ones stand at the end.
constexpr std::array kCsvColumns = {
    "store",       "day",       "question",   "kind",      "n",        "flagged",
    "1",           "2",         "3",          "4",         "5",        "good_or_great",
    "low",         "high",      "expected",   "have",      "lost",     "state",
    "waiting_for", "measure",   "facet",      "too_few",   "counts",   "nps",
    "nps_low",     "nps_high",  "ces",        "ces_low",   "ces_high", "ces_mean",
    "happy",       "happy_low", "happy_high", "began_anew"};

void add_figure(std::map<std::string, std::string>& cells, const std::string& name,
                const std::string& before, const std::optional<Figure>& figure) {
    if (figure) {
        cells[name] = number(figure->value);
        cells[before + "low"] = number(figure->low);
        cells[before + "high"] = number(figure->high);
    }
}

std::map<std::string, std::string> csv_cells(const QuestionLine& line) {
    std::map<std::string, std::string> cells = {{"question", line.question},
                                                {"kind", line.kind},
                                                {"n", std::to_string(line.n)},
                                                {"flagged", std::to_string(line.flagged)},
                                                {"measure", line.measure},
                                                {"facet", line.facet},
                                                {"too_few", line.too_few ? "yes" : "no"}};
    const bool is_scale_of_5 = line.counts.size() == 5 && line.counts.front().first == "1";
    for (const auto& [value, count] : line.counts) {
        if (is_scale_of_5) {
            cells[value] = std::to_string(count);
        }
        cells["counts"] +=
            (cells["counts"].empty() ? "" : " ") + value + "=" + std::to_string(count);
    }
    if (!line.too_few) {
        add_figure(cells, "good_or_great", "", line.good_or_great);
    }
    add_figure(cells, "nps", "nps_", line.nps);
    add_figure(cells, "ces", "ces_", line.ces);
    cells["ces_mean"] = line.ces ? number(line.ces_mean) : "";
    add_figure(cells, "happy", "happy_", line.happy);
    return cells;
}

std::string csv_of(const std::vector<DayLine>& days) {
    std::string text = csv_line({kCsvColumns.begin(), kCsvColumns.end()});
    const auto add = [&](const DayLine& day, std::map<std::string, std::string> cells) {
        cells["store"] = day.store;
        cells["day"] = day.day;
        cells["expected"] = std::to_string(day.expected);
        cells["have"] = std::to_string(day.have);
        cells["lost"] = std::to_string(day.lost);
        cells["state"] = complete(day) ? "complete" : "incomplete";
        cells["waiting_for"] = joined(day.waiting_for, " ");
        cells["began_anew"] = joined(day.began_anew, " ");
        std::vector<std::string> line;
        line.reserve(kCsvColumns.size());
        for (const auto* column : kCsvColumns) {
            line.push_back(cells[column]);
        }
        text += csv_line(line);
    };
    for (const auto& day : days) {
        if (day.questions.empty()) {
            add(day, {});
        }
        for (const auto& line : day.questions) {
            add(day, csv_cells(line));
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
    if (complete(day)) {
        return text + ", complete";
    }
    text += ", incomplete: " + joined(day.waiting_for, ", ");
    if (!day.began_anew.empty()) {
        text += std::string(day.waiting_for.empty() ? "" : "; ") +
                "began anew: " + joined(day.began_anew, ", ");
    }
    return text;
}

std::string figure_text(const QuestionLine& line) {
    if (line.kind.empty()) {
        return "survey unknown";
    }
    if (line.too_few) {
        return "too few (" + std::to_string(line.n) + " of " + std::to_string(least_of(line)) + ")";
    }
    if (line.nps) {
        return nps_text(*line.nps);
    }
    if (line.ces) {
        const auto tenths = std::to_string(std::lround(line.ces_mean * 10));
        return percent(line.ces->value) + " % easy" + interval_text(*line.ces, 100) + ", mean " +
               tenths.substr(0, 1) + "." + tenths.substr(1);
    }
    if (line.happy) {
        return "happy " + std::to_string(std::lround(line.happy->value)) +
               interval_text(*line.happy, 1);
    }
    if (line.good_or_great) {
        return percent(line.good_or_great->value) + " % good" +
               interval_text(*line.good_or_great, 100);
    }
    return "-";
}

std::string answers_text(const QuestionLine& line) {
    auto counts = line.counts;
    std::string text;
    if (is_choice(line)) {
        std::stable_sort(counts.begin(), counts.end(), [](const auto& one, const auto& other) {
            return one.second > other.second;
        });
        for (const auto& [option, count] : counts) {
            text += (text.empty() ? "" : " · ") + option + " " + std::to_string(count);
        }
        return text;
    }
    for (const auto& [value, count] : counts) {
        text += " " + std::to_string(count);
    }
    return bars(counts) + " " + text;
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
