// SPDX-License-Identifier: Apache-2.0
// How soon a shift in the share of negative answers is told, by the CUSUM and by the market's rule,
// on seeded streams, at equal false alarms: once both within one of a kiosk in 30 days, for which
// the market's rule (half of four within 15 minutes) asks for more answers than four; and once the
// market's rule as it is, with the CUSUM brought to its false alarms. Passes no judgement.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "sync/model/cusum.hpp"
#include "sync/model/market_rule.hpp"
#include "tests/bench/answer_stream.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr double kUsual[] = {0.05, 0.10, 0.15, 0.20};
constexpr double kShifted[] = {0.25, 0.30, 0.40, 0.50};
constexpr double kRates[] = {6, 15, 30, 60};
constexpr double kHours = 12;
constexpr int kDays = 30;
constexpr int kMonths = 200;          // to count false alarms in
constexpr int kShifts = 1'000;        // to measure delays by
constexpr int kMostAsked = 60;        // answers that the market's rule is made to ask for
constexpr std::size_t kWarmUp = 300;  // answers before the shift
constexpr std::size_t kGivenUp = 20'000;

class Cusum {
  public:
    explicit Cusum(CusumSteps steps) : steps_(steps) {}
    CusumEvent take(WallTime, Answered answer) { return afterword::take(state_, steps_, answer); }

  private:
    CusumSteps steps_;
    CusumState state_;
};

// False alarms of one kiosk in 30 days.
template <class Rule>
double false_alarms(Rule rule, double usual, double rate) {
    AnswerStream stream(17, rate, kHours);
    std::int64_t alarms = 0;
    const WallTime end = stream.begin() + kMonths * kDays * std::chrono::days(1);
    for (auto answer = stream.next(usual); answer.at < end; answer = stream.next(usual)) {
        alarms += rule.take(answer.at, answer.answered) == CusumEvent::Alarm ? 1 : 0;
    }
    return static_cast<double>(alarms) / kMonths;
}

struct Delay {
    double answers = 0;
    double hours = 0;  // of opening
    int never = 0;     // of a thousand, within kGivenUp answers
};

// From the first answer after the shift to the alarm, where none was told when it came.
template <class Rule>
Delay delay(const Rule& fresh, double usual, double shifted, double rate) {
    AnswerStream stream(23, rate, kHours);
    Delay sum;
    int told = 0;
    while (told + sum.never < kShifts) {
        Rule rule = fresh;
        bool in_alarm = false;
        for (std::size_t i = 0; i < kWarmUp; ++i) {
            const auto answer = stream.next(usual);
            const auto event = rule.take(answer.at, answer.answered);
            in_alarm = event == CusumEvent::None ? in_alarm : event == CusumEvent::Alarm;
        }
        if (in_alarm) {
            continue;
        }
        std::size_t answers = 0;
        auto event = CusumEvent::None;
        while (event != CusumEvent::Alarm && answers < kGivenUp) {
            const auto answer = stream.next(shifted);
            event = rule.take(answer.at, answer.answered);
            ++answers;
        }
        if (event != CusumEvent::Alarm) {
            ++sum.never;
            continue;
        }
        ++told;
        sum.answers += static_cast<double>(answers);
    }
    sum.answers = told == 0 ? 0 : sum.answers / told;
    sum.hours = sum.answers / rate;
    return sum;
}

MarketSettings asking(std::size_t answers) {
    MarketSettings settings;
    settings.least = answers;
    return settings;
}

// The market's rule as near to the budget as it can be brought.
struct Tuned {
    std::size_t least = 4;
    double false_alarms = 0;
};
Tuned tuned_market(double usual, double rate) {
    Tuned tuned{4, false_alarms(MarketRule(asking(4)), usual, rate)};
    while (tuned.false_alarms > 1 && tuned.least < kMostAsked) {
        ++tuned.least;
        tuned.false_alarms = false_alarms(MarketRule(asking(tuned.least)), usual, rate);
    }
    return tuned;
}

std::string told(const Delay& delay) {
    char text[48];
    if (delay.never > kShifts / 2) {
        return "seldom or never";
    }
    std::snprintf(text, sizeof text, "%7.1f %7.2f%s", delay.answers, delay.hours,
                  delay.never > 0 ? "+" : " ");
    return text;
}

struct Tally {
    int cells = 0;
    std::vector<std::string> slower;
};

// The market's rule asking for so many answers, and the CUSUM at a budget, cell by cell.
struct Pair {
    CusumSteps steps;
    double false_cusum = 0;
    Tuned market;
};

void print_cell(const Pair& pair, double usual, double shifted, double rate, Tally& tally) {
    const Delay ours = delay(Cusum(pair.steps), usual, shifted, rate);
    const Delay theirs = delay(MarketRule(asking(pair.market.least)), usual, shifted, rate);
    const bool slower = theirs.never == 0 && theirs.answers < ours.answers;
    std::printf("%4.0f%% %4.0f%% %4.0f | +%d %3d %7.2f %17s | %2zu %7.2f %17s%s\n", 100 * usual,
                100 * shifted, rate, pair.steps.up, pair.steps.alarm, pair.false_cusum,
                told(ours).c_str(), pair.market.least, pair.market.false_alarms,
                told(theirs).c_str(), slower ? " | slower" : "");
    ++tally.cells;
    if (slower) {
        char name[64];
        std::snprintf(name, sizeof name, "%.0f%% to %.0f%% at %.0f/h", 100 * usual, 100 * shifted,
                      rate);
        tally.slower.emplace_back(name);
    }
}

Pair pair_of(const Tuned& market, double usual, double rate, double budget) {
    const CusumSteps steps =
        design({usual, usual + 0.30}, rate * kHours * kDays / std::max(budget, 1e-3));
    return {steps, false_alarms(Cusum(steps), usual, rate), market};
}

Pair within_budget(double usual, double rate) {
    return pair_of(tuned_market(usual, rate), usual, rate, 1);
}

Pair as_it_is(double usual, double rate) {
    const Tuned market{4, false_alarms(MarketRule(asking(4)), usual, rate)};
    return pair_of(market, usual, rate, market.false_alarms);
}

void print_table(const char* title, Pair (*make)(double usual, double rate)) {
    std::printf(
        "\n%s\n\n%5s %5s %4s | %-30s | %s\n%5s %5s %4s | %2s %3s %7s %8s %8s | %2s %7s %8s %8s\n",
        title, "usual", "now", "an h", "CUSUM", "half of n in 15 min", "", "", "", "up", "at",
        "false", "answers", "hours", "n", "false", "answers", "hours");
    Tally tally;
    for (const double usual : kUsual) {
        for (const double rate : kRates) {
            const Pair pair = make(usual, rate);
            for (const double shifted : kShifted) {
                print_cell(pair, usual, shifted, rate, tally);
            }
        }
    }
    std::printf("\n%d cells; the CUSUM is slower in %zu%s\n", tally.cells, tally.slower.size(),
                tally.slower.empty() ? "" : ":");
    for (const auto& cell : tally.slower) {
        std::printf("  %s\n", cell.c_str());
    }
}

}  // namespace

int main() {
    std::printf(
        "False alarms are of one kiosk in 30 days of %.0f hours; delays are means from the shift\n"
        "(+ some of %d were never told).\n",
        kHours, kShifts);
    print_table("Both at no more than one false alarm", within_budget);
    print_table("The market's rule as it is, and the CUSUM at the same false alarms", as_it_is);
    return 0;
}
