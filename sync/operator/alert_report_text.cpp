// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/alert_report_text.hpp"

#include <array>
#include <cstdio>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "sync/model/csv.hpp"
#include "sync/operator/table.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

constexpr const char* kSteps[] = {"take", "facts", "solution"};

std::string number(const Json& json) {
    return std::to_string(json.get<std::int64_t>());
}

std::string name_or_all(const Json& json) {
    return json.is_null() ? "all" : json.get<std::string>();
}

std::string too_few(const Json& n, const Json& least) {
    return "too few (" + number(n) + " of " + number(least) + ")";
}

// Whole percents, but with tenths or hundredths of what is rare.
int decimals_for(double share) {
    constexpr double kRare = 0.1;
    constexpr double kVeryRare = 0.01;
    return share >= kRare || share <= 0 ? 0 : share >= kVeryRare ? 1 : 2;
}

std::string fixed(double value, int decimals) {
    std::array<char, 16> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return {text.data(), static_cast<std::size_t>(length)};
}

// "92 % (80–97)"
std::string share_text(const Json& share) {
    const int decimals = decimals_for(share.at("share").get<double>());
    const auto at = [&](const char* key) {
        return fixed(100 * share.at(key).get<double>(), decimals);
    };
    return at("share") + " % (" + at("low") + "–" + at("high") + ")";
}

std::string rate_text(const Json& rate, const Json& least) {
    const Json& share = rate.at("rate");
    return share.is_null() ? too_few(rate.at("n"), least) : share_text(share);
}

std::string duration_cell(const Json& duration) {
    return duration.is_null() ? "not reached"
                              : duration_text(Milliseconds(duration.get<std::int64_t>()));
}

void add_times(const Json& line, const Json& least, Rows& rows) {
    const bool few = line.at("too_few").get<bool>();
    for (const auto* step : kSteps) {
        const Json& waits = line.at(step);
        const auto cell = [&](const char* key) {
            return few ? too_few(waits.at("n"), least) : duration_cell(waits.at(key));
        };
        rows.push_back({name_or_all(line.at("store")), name_or_all(line.at("kind")), step,
                        number(waits.at("n")), number(waits.at("reached")), cell("median_ms"),
                        cell("p90_ms"), rate_text(waits.at("in_time"), least)});
    }
}

void add_outcome(const Json& line, const Json& least, Rows& rows) {
    rows.push_back({name_or_all(line.at("store")), name_or_all(line.at("kind")),
                    number(line.at("n")), number(line.at("open")), number(line.at("solved")),
                    number(line.at("dismissed")), number(line.at("expired")),
                    number(line.at("cleared")), rate_text(line.at("resolved"), least),
                    rate_text(line.at("recurrence"), least), rate_text(line.at("precision"), least),
                    number(line.at("playbook").at("wrong"))});
}

// Only where somebody has answered.
void add_satisfaction(const Json& line, const Json& least, Rows& rows) {
    const Json& said = line.at("satisfaction");
    if (said.at("n").get<std::int64_t>() == 0 || !line.at("kind").is_null()) {
        return;
    }
    std::string counts;
    for (const auto& [value, n] : said.at("counts").items()) {
        counts += (counts.empty() ? "" : " ") + number(n);
    }
    const bool few = said.at("helped").is_null();
    rows.push_back({name_or_all(line.at("store")), number(said.at("n")), counts,
                    few ? too_few(said.at("n"), least) : fixed(said.at("mean").get<double>(), 1),
                    few ? "-" : share_text(said.at("helped"))});
}

void add_complaints(const Json& line, const Json& least, Rows& rows) {
    const Json& complaints = line.at("complaints");
    const auto rate = [&](const char* share, const char* n) {
        return complaints.at(share).is_null() ? too_few(complaints.at(n), least)
                                              : share_text(complaints.at(share));
    };
    const bool has_tills = complaints.at("hours").get<std::int64_t>() > 0;
    rows.push_back({name_or_all(line.at("store")), number(complaints.at("n")),
                    number(complaints.at("answers")), rate("of_answers", "answers"),
                    number(complaints.at("in_those_hours")), number(complaints.at("transactions")),
                    has_tills ? rate("of_transactions", "transactions") : "not known"});
}

void add_weeks(const Json& line, const Json& least, Rows& rows) {
    for (const auto& week : line.at("weeks")) {
        rows.push_back({name_or_all(line.at("store")), week.at("week").get<std::string>(),
                        number(week.at("n")), number(week.at("open")), number(week.at("solved")),
                        rate_text(week.at("resolved"), least)});
    }
}

std::string heading(const Json& deadlines) {
    const auto within = [&](const char* key) {
        return duration_text(Milliseconds(deadlines.at(key).get<std::int64_t>()));
    };
    const bool paused = deadlines.at("run").get<std::string>() == "while_open";
    return "Times (take within " + within("take_ms") + ", facts " + within("facts_ms") +
           ", solution " + within("solution_ms") +
           (paused ? ", while the store is open)\n" : ", round the clock)\n");
}

// Cells of a line with their names; a line that lacks a thing has its cells empty.
class Cells {
  public:
    void add(const std::string& name, std::string value) {
        names_.push_back(name);
        values_.push_back(std::move(value));
    }
    void add(const std::string& name, const Json* json) {
        const bool empty = json == nullptr || json->is_null();
        add(name, empty               ? std::string()
                  : json->is_string() ? json->get<std::string>()
                                      : json->dump());
    }
    void add_rate(const std::string& name, const std::string& hits, const Json* rate) {
        add(name + "_n", member(rate, "n"));
        add(name + "_hits", member(rate, hits));
        add_share(name, member(rate, "rate"));
    }
    void add_share(const std::string& name, const Json* share) {
        add(name, member(share, "share"));
        add(name + "_low", member(share, "low"));
        add(name + "_high", member(share, "high"));
    }
    static const Json* member(const Json* json, const std::string& key) {
        const bool has = json != nullptr && json->is_object() && json->contains(key);
        return has ? &json->at(key) : nullptr;
    }
    [[nodiscard]] std::string names() const { return csv_line(names_); }
    [[nodiscard]] std::string values() const { return csv_line(values_); }

  private:
    std::vector<std::string> names_;
    std::vector<std::string> values_;
};

// A line of the answer, or one of its weeks.
Cells cells_of(const Json& line, const Json* week) {
    const Json* of = week == nullptr ? &line : week;
    Cells cells;
    cells.add("store", Cells::member(&line, "store"));
    cells.add("kind", Cells::member(&line, "kind"));
    cells.add("week", Cells::member(of, "week"));
    for (const auto* key : {"n", "open", "solved", "dismissed", "expired", "cleared"}) {
        cells.add(key, Cells::member(of, key));
    }
    cells.add_rate("resolved", "solved", Cells::member(of, "resolved"));
    for (const std::string step : kSteps) {
        const Json* waits = Cells::member(of, step);
        cells.add(step + "_reached", Cells::member(waits, "reached"));
        cells.add(step + "_median_ms", Cells::member(waits, "median_ms"));
        cells.add(step + "_p90_ms", Cells::member(waits, "p90_ms"));
        cells.add_rate(step + "_in_time", "in_time", Cells::member(waits, "in_time"));
    }
    cells.add_rate("recurrence", "came_back", Cells::member(of, "recurrence"));
    cells.add_rate("precision", "useful", Cells::member(of, "precision"));
    cells.add_rate("playbook", "wrong", Cells::member(of, "playbook"));
    const Json* satisfaction = Cells::member(of, "satisfaction");
    cells.add("satisfaction_n", Cells::member(satisfaction, "n"));
    cells.add("satisfaction_mean", Cells::member(satisfaction, "mean"));
    cells.add_share("satisfaction_helped", Cells::member(satisfaction, "helped"));
    const Json* complaints = Cells::member(of, "complaints");
    cells.add("complaints", Cells::member(complaints, "n"));
    cells.add("answers", Cells::member(complaints, "answers"));
    cells.add_share("complaint_rate", Cells::member(complaints, "of_answers"));
    cells.add("till_hours", Cells::member(complaints, "hours"));
    cells.add("transactions", Cells::member(complaints, "transactions"));
    cells.add("complaints_in_till_hours", Cells::member(complaints, "in_those_hours"));
    cells.add_share("transaction_rate", Cells::member(complaints, "of_transactions"));
    return cells;
}

constexpr auto kRight = Align::Right;

std::string times_table(const Rows& times) {
    return table_text({{"Store"},
                       {"Kind"},
                       {"Step"},
                       {"n", kRight},
                       {"Reached", kRight},
                       {"Median", kRight},
                       {"90 %", kRight},
                       {"In time"}},
                      times);
}

std::string outcomes_table(const Rows& outcomes) {
    return "\nOutcomes\n" + table_text({{"Store"},
                                        {"Kind"},
                                        {"n", kRight},
                                        {"Open", kRight},
                                        {"Solved", kRight},
                                        {"Dismissed", kRight},
                                        {"Expired", kRight},
                                        {"Cleared", kRight},
                                        {"Resolved"},
                                        {"Came back"},
                                        {"Useful"},
                                        {"Advice wrong", kRight}},
                                       outcomes);
}

std::string satisfaction_table(const Rows& satisfaction) {
    if (satisfaction.empty()) {
        return "";
    }
    return "\nSatisfaction\n" +
           table_text({{"Store"}, {"n", kRight}, {"1 2 3 4 5"}, {"Mean"}, {"It helped"}},
                      satisfaction);
}

std::string complaints_table(const Rows& complaints) {
    return "\nRates\n" + table_text({{"Store"},
                                     {"Complaints", kRight},
                                     {"Answers", kRight},
                                     {"Per answers"},
                                     {"In known hours", kRight},
                                     {"Transactions", kRight},
                                     {"Per transactions"}},
                                    complaints);
}

std::string weeks_table(const Rows& weeks) {
    return "\nWeeks\n" + table_text({{"Store"},
                                     {"Week of"},
                                     {"n", kRight},
                                     {"Open", kRight},
                                     {"Solved", kRight},
                                     {"Resolved"}},
                                    weeks);
}

}  // namespace

std::string duration_text(Milliseconds duration) {
    using namespace std::chrono;
    const auto seconds_in_all = duration_cast<seconds>(duration).count();
    constexpr std::pair<std::int64_t, const char*> kUnits[] = {
        {86'400, " d"}, {3'600, " h"}, {60, " min"}, {1, " s"}};
    std::string text;
    std::int64_t left = seconds_in_all;
    for (const auto& [unit, name] : kUnits) {
        const auto many = left / unit;
        left %= unit;
        if (many > 0 && text.empty()) {
            text = std::to_string(many) + name;
            continue;
        }
        if (many > 0 && unit > 1) {
            text += " " + std::to_string(many) + name;
        }
        if (!text.empty()) {
            break;
        }
    }
    return text.empty() ? "0 s" : text;
}

std::string alert_figures_table(const Json& answer) {
    Rows times;
    Rows outcomes;
    Rows complaints;
    Rows weeks;
    Rows satisfaction;
    const Json& least = answer.at("least_n");
    for (const auto& line : answer.at("alert_figures")) {
        add_times(line, least, times);
        add_outcome(line, least, outcomes);
        add_satisfaction(line, least, satisfaction);
        if (line.contains("complaints")) {
            add_complaints(line, least, complaints);
            add_weeks(line, least, weeks);
        }
    }
    return heading(answer.at("deadlines")) + times_table(times) + outcomes_table(outcomes) +
           satisfaction_table(satisfaction) + complaints_table(complaints) + weeks_table(weeks);
}

std::string alert_figures_csv(const Json& answer) {
    std::string text = cells_of(Json::object(), nullptr).names();
    for (const auto& line : answer.at("alert_figures")) {
        text += cells_of(line, nullptr).values();
        if (const Json* weeks = Cells::member(&line, "weeks")) {
            for (const auto& week : *weeks) {
                text += cells_of(line, &week).values();
            }
        }
    }
    return text;
}

}  // namespace afterword
