// SPDX-License-Identifier: Apache-2.0
// The store's day as the collector counts it, with one sentence of finding.
#include <algorithm>
#include <cmath>

#include "kiosk/desktop.hpp"
#include "ui/words/counted.hpp"

namespace afterword {
namespace {

using ui::Word;

constexpr std::int64_t kLeastNamed = 4;
constexpr std::size_t kFooterReasons = 2;

int percent(double share) {
    return static_cast<int>(std::lround(share * 100));
}

std::string weekday(const Desktop& desktop, Day day) {
    const std::chrono::weekday of_week{day};
    return desktop.word(ui::weekdays()[of_week.iso_encoding() - 1]);
}

// More than chance alone would name it one day in a thousand: three standard deviations of a
// Poisson count above the usual one.
bool stands_out(const TodayReason& reason) {
    return reason.usual && reason.n >= kLeastNamed &&
           static_cast<double>(reason.n) > *reason.usual + 3 * std::sqrt(*reason.usual);
}

std::string finding(const Desktop& desktop, const Today& today) {
    const auto found = std::find_if(today.reasons.begin(), today.reasons.end(), stands_out);
    if (found != today.reasons.end()) {
        const auto n = static_cast<std::uint64_t>(found->n);
        return ui::phrase(
            desktop.language, Word::NamedMore,
            {desktop.reason(found->id), ui::counted(desktop.language, ui::Counted::Times, n),
             weekday(desktop, today.day), std::to_string(std::lround(*found->usual))});
    }
    return desktop.word(today.good ? Word::NothingUnusual : Word::TooFewYet);
}

ui::FooterView footer(const Today& today) {
    ui::FooterView view;
    if (today.good) {
        view.good = {percent(today.good->share), percent(today.good->low),
                     percent(today.good->high)};
    }
    view.answers = static_cast<std::uint64_t>(today.answers);
    view.all_stored = today.expected == today.answers;
    return view;
}

std::string top_reasons(const Desktop& desktop, const Today& today) {
    std::string text;
    const std::size_t most = std::min(kFooterReasons, today.reasons.size());
    for (std::size_t i = 0; i < most; ++i) {
        text += (i == 0 ? "" : " · ") + desktop.reason(today.reasons[i].id) + " " +
                std::to_string(today.reasons[i].n);
    }
    return text;
}

ui::HourView hour_view(const TodayHour& hour) {
    ui::HourView view;
    view.hour = hour.hour;
    view.n = static_cast<int>(hour.n);
    if (hour.good) {
        view.good = {hour.good->share, hour.good->low, hour.good->high};
    }
    view.usual = hour.usual;
    return view;
}

// Of a day that is over nothing is shown as today.
const Today* fresh(const Desktop& desktop) {
    const auto& today = desktop.state.today;
    const bool same_day =
        today && today->day == local_now(desktop.now.wall, desktop.config.zone).day;
    return same_day ? &*today : nullptr;
}

}  // namespace

std::optional<ui::FooterView> inbox_footer(const Desktop& desktop) {
    const Today* today = fresh(desktop);
    if (today == nullptr) {
        return std::nullopt;
    }
    ui::FooterView view = footer(*today);
    if (today->median_to_take) {
        view.figure = desktop.span(*today->median_to_take);
        view.words = desktop.word(Word::MedianToTake);
    }
    return view;
}

ui::TodayView today_view(const Desktop& desktop) {
    ui::TodayView view;
    view.store = desktop.store_name();
    view.sync = desktop.sync();
    view.tabs = desktop.tabs();
    const Today* today = fresh(desktop);
    if (today == nullptr) {
        view.finding = desktop.word(Word::NoFiguresYet);
        return view;
    }
    view.finding = finding(desktop, *today);
    view.legend = desktop.phrase(Word::ChartLegend, weekday(desktop, today->day)) + " · " +
                  desktop.phrase(Word::AsOf, desktop.time(today->as_of));
    for (const auto& hour : today->hours) {
        view.hours.push_back(hour_view(hour));
    }
    view.footer = footer(*today);
    view.footer->words = top_reasons(desktop, *today);
    return view;
}

}  // namespace afterword
