// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/silence_watch.hpp"

#include <algorithm>

#include "sync/model/alert_id.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kEvery{60'000};
constexpr std::size_t kRounds = 10;  // until every kiosk was looked at
constexpr std::size_t kLeastAtOnce = 8;
constexpr std::chrono::weeks kWeek{1};

std::string span_text(Milliseconds span) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(span).count();
    constexpr std::int64_t kHour = 60;
    return minutes < 2 * kHour ? std::to_string(minutes) + " min"
                               : std::to_string(minutes / kHour) + " h";
}

std::string note_name(const KioskId& kiosk) {
    return "silence of " + kiosk.text;
}

}  // namespace

void SilenceWatch::note(const KioskId& kiosk, Presence presence, WallTime now) {
    const auto [known, is_new] = presences_.try_emplace(kiosk, Standing{presence, now});
    if (!is_new && known->second.presence != presence) {
        known->second = {presence, now};
    }
}

Status SilenceWatch::look(WallTime wall, Tick now, const ShardSet& shards, Alerting& alerting) {
    next_ = now + kEvery;
    const std::size_t most =
        std::min(presences_.size(), std::max(kLeastAtOnce, presences_.size() / kRounds + 1));
    auto kiosk = presences_.upper_bound(last_);
    for (std::size_t i = 0; i < most; ++i) {
        if (kiosk == presences_.end()) {
            kiosk = presences_.begin();
        }
        if (shards.test(static_cast<std::size_t>(shard_of(kiosk->first)))) {
            if (auto looked = look_at(kiosk->first, kiosk->second, wall, alerting); !looked) {
                return looked;
            }
        }
        last_ = kiosk->first;
        ++kiosk;
    }
    return done();
}

Status SilenceWatch::look_at(const KioskId& kiosk, const Standing& standing, WallTime wall,
                             Alerting& alerting) {
    const Posting* posting = basis_.places.find_posting(kiosk, wall);
    if (posting == nullptr) {
        return done();
    }
    auto silence = unusual_silence(kiosk, standing.presence, wall);
    auto before = store_.note(note_name(kiosk));
    if (!silence || !before) {
        return !silence ? std::move(silence).error() : std::move(before).error();
    }
    if (!*silence) {
        *silence = offline_while_open(standing, posting->store, wall);
    }
    const AlertId known{*before};
    auto told = alerting.stands(known);
    if (!told) {
        return std::move(told).error();
    }
    if (!*silence) {
        return *told ? alerting.expire(known, "it is heard of again") : done();
    }
    // Told once, and again only after it was heard of in between.
    const AlertId id = alert_id(kiosk, AlertKind::Silence, "", (*silence)->since);
    if (*told || known == id) {
        return done();
    }
    if (auto noted = store_.set_note(note_name(kiosk), id.text); !noted) {
        return noted;
    }
    return alerting.raise(
        Finding{AlertKind::Silence, id, kiosk, posting->store, 0, (*silence)->why});
}

std::optional<SilenceWatch::Silence> SilenceWatch::offline_while_open(const Standing& standing,
                                                                      const StoreId& store,
                                                                      WallTime wall) const {
    const StoreEntry* entry = basis_.places.find_store(store);
    if (standing.presence == Presence::Online || entry == nullptr || !entry->hours) {
        return std::nullopt;
    }
    const Milliseconds open = basis_.places.times_of(store).between(standing.since, wall);
    if (basis_.rules.silence.chance == 0 || open < basis_.rules.silence.least) {
        return std::nullopt;
    }
    return Silence{standing.since,
                   "Kiosk offline in opening hours, for " + span_text(open) + " of them"};
}

Result<std::optional<SilenceWatch::Silence>> SilenceWatch::unusual_silence(const KioskId& kiosk,
                                                                           Presence presence,
                                                                           WallTime wall) {
    const SilenceSettings& settings = basis_.rules.silence;
    auto span = store_.visit_span(kiosk);
    if (!span) {
        return std::move(span).error();
    }
    if (!*span || wall - (*span)->last < settings.least) {
        return std::optional<Silence>();
    }
    const WallTime since = (*span)->last;
    const WallTime from = std::max(since, wall - kLongestSilence);
    int weeks = 0;
    std::int64_t answers = 0;
    while (weeks < kSilenceWeeks && (*span)->first <= from - (weeks + 1) * kWeek) {
        ++weeks;
        auto count = store_.count_visits(kiosk, from - weeks * kWeek, wall - weeks * kWeek);
        if (!count) {
            return std::move(count).error();
        }
        answers += *count;
    }
    const auto chance = chance_of_silence(answers, weeks);
    if (!chance || *chance >= settings.chance) {
        return std::optional<Silence>();
    }
    const std::string how_long = span_text(wall - since);
    const std::string usually =
        " · usually " + std::to_string((answers + weeks / 2) / weeks) + " by now";
    return std::optional(
        Silence{since, presence == Presence::Online
                           ? "No answers for " + how_long + ", kiosk online" + usually
                           : "Kiosk offline, no answers for " + how_long + usually});
}

}  // namespace afterword
