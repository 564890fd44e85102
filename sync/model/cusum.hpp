// SPDX-License-Identifier: Apache-2.0
// Notices that more answers are negative than usual: a one-sided Bernoulli CUSUM with integer
// steps, whose run lengths are exact. Reentrant.
//
// Reynolds and Stoumbos, "A CUSUM chart for monitoring a proportion when inspecting continuously",
// Journal of Quality Technology 31:1 (1999): with r1 = ln((1-p0)/(1-p1)) and
// r2 = ln(p1(1-p0)/(p0(1-p1))), a negative answer adds r2 - r1 and any other takes r1; dividing by
// r1 and rounding r2/r1 to a whole m makes that m - 1 and 1. The level is then a Markov chain on 0,
// 1, …, and its run lengths are the solution of linear equations (Brook and Evans, Biometrika 59:3,
// 1972), without a simulation.
#pragma once

namespace afterword {

struct CusumSteps {
    int up = 3;  // by a negative answer; any other takes 1
    int alarm = 12;
    bool operator==(const CusumSteps&) const = default;
};

// From level 0: how many answers until the alarm, on average, when this share of them (0…1) is
// negative. At most kLongestRun.
constexpr double kLongestRun = 1e9;
double run_length(const CusumSteps& steps, double negative);

// The share of negative answers that is usual, and the one that is to be noticed; 0 < usual <
// shifted < 1.
struct Shift {
    double usual = 0.10;
    double shifted = 0.40;
};

// The lowest alarm that comes by chance once in `answers` or more seldom. It takes three negative
// answers at least, whatever the numbers: below that a run is too short to speak of.
CusumSteps design(const Shift& shift, double answers);

// Where a CUSUM stands.
struct CusumState {
    int level = 0;
    int alarm = 0;  // of the steps by which that level came about; 0 = none yet
    bool in_alarm = false;
    int n = 0;         // answers since the level was last 0
    int negative = 0;  // of them
    bool operator==(const CusumState&) const = default;
};

enum class Answered { Negative, Otherwise };
enum class CusumEvent { None, Alarm, Over };

// The next answer. An alarm is raised once and is over when the level is back at 0; meanwhile the
// level stays within it, so that it ends as soon as answers are as usual again. Other steps than
// before, since another hour has another usual share, keep the level's part of the way to the
// alarm.
CusumEvent take(CusumState& state, const CusumSteps& steps, Answered answer);

}  // namespace afterword
