// SPDX-License-Identifier: Apache-2.0
// Medians of interleaved runs with their spread, as a table.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace afterword::bench {

struct Figure {
    double median;
    double least;
    double most;
};

inline Figure figure_of(std::vector<double> runs) {
    std::sort(runs.begin(), runs.end());
    return {runs[runs.size() / 2], runs.front(), runs.back()};
}

// How long `work` takes, in milliseconds.
template <class Work>
double milliseconds(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - begin;
    return taken.count();
}

inline void print_heading(const char* title) {
    std::printf("\n%-58s %10s %10s %10s\n", title, "median", "least", "most");
}

inline void print_line(const std::string& name, const Figure& figure, const char* unit) {
    std::printf("%-58s %10.3f %10.3f %10.3f %s\n", name.c_str(), figure.median, figure.least,
                figure.most, unit);
}

// The runs of one thing over those of another, pair by pair.
inline std::vector<double> ratios(const std::vector<double>& of, const std::vector<double>& to) {
    std::vector<double> each;
    for (std::size_t i = 0; i < of.size(); ++i) {
        each.push_back(of[i] / to[i]);
    }
    return each;
}

}  // namespace afterword::bench
