// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/ingest.hpp"

#include <limits>

#include "platform/base/encoding.hpp"
#include "platform/base/log.hpp"
#include "sync/wire/row.hpp"

namespace afterword {
namespace {

// Kiosks are told of what is wrong with their rows, not of what the operator has to do.
bool told_to_kiosk(const std::string& reason) {
    return !reason.empty() && reason != why::kUnknownKiosk && reason != why::kVoid;
}

}  // namespace

Result<Ingest::Source> Ingest::open_source(const KioskId& kiosk, Epoch epoch) {
    auto state = store_.hear(kiosk, epoch, now_);
    if (!state) {
        return std::move(state).error();
    }
    if (state->there.ranges().empty()) {
        if (auto noted = note_epoch(kiosk, epoch); !noted) {
            return std::move(noted).error();
        }
    }
    Timeline timeline(store_, places_, kiosk, state->number, state->there.top());
    return Source{kiosk, epoch, *std::move(state), std::move(timeline), {}, {}, {}};
}

// A second epoch of a kiosk is a matter for people: all its rows may be well, and still there may
// be two of it, or ratings that only the lost file knew.
Status Ingest::note_epoch(const KioskId& kiosk, Epoch epoch) {
    const std::string name = "epoch of " + kiosk.text;
    const std::string now = to_hex(epoch.value);
    auto before = store_.note(name);
    if (!before) {
        return std::move(before).error();
    }
    if (*before == now) {
        return done();
    }
    if (!before->empty()) {
        log_error("kiosk_began_epoch").with("kiosk", kiosk.text).with("epoch", now);
        const std::string text = "epoch " + now + " after " + *before;
        if (auto told = store_.set_aside(
                {0, now_, kiosk, std::nullopt, std::nullopt, std::string(why::kNewEpoch), text});
            !told) {
            return told;
        }
    }
    return store_.set_note(name, now);
}

// Not when it arrived: a batch may have waited, and visits been taken meanwhile.
Status Ingest::note_sending(Source& source, const BatchHeader& header) {
    Result<std::optional<WallTime>> sent = std::optional<WallTime>();
    if (header.boot) {
        sent = source.timeline.sent_after(*header.boot, header.sent, now_);
    } else if (header.anchor) {
        sent = std::optional(std::min(header.anchor->server, now_));  // it was seen before that
    }
    if (!sent || !*sent) {
        return sent ? done() : Status(std::move(sent).error());
    }
    if (auto noted = store_.note_spoken(source.kiosk, **sent); !noted) {
        return noted;
    }
    // No batch goes before the receipt for a hello, by which a kiosk notices that its outbox is
    // older than what is stored here.
    const bool agrees =
        std::none_of(source.rejected.begin(), source.rejected.end(),
                     [](const Rejection& rejection) { return rejection.why == why::kConflict; });
    return agrees ? store_.note_sure(source.state.number, **sent) : done();
}

Status Ingest::note_sending(Source& source, const Hello& hello) {
    auto sent = source.timeline.sent_after(hello.boot, hello.sent, now_);
    if (!sent) {
        return std::move(sent).error();
    }
    if (!*sent && hello.clock == ClockQuality::Synced) {
        *sent = std::min(hello.wall - kSyncedWallUncertainty, now_);
    }
    return *sent ? store_.note_spoken(source.kiosk, **sent) : done();
}

Result<Receipt> Ingest::take(ReadBatch batch) {
    const BatchHeader& header = batch.header;
    auto source = open_source(header.kiosk, header.epoch);
    if (!source) {
        return std::move(source).error();
    }
    if (auto raised = store_.raise_last_ordinal(source->state.number, header.last_ordinal);
        !raised) {
        return std::move(raised).error();
    }
    if (header.anchor) {
        if (auto added = source->timeline.add(*header.anchor); !added) {
            return std::move(added).error();
        }
    }
    if (auto taken = take_rows(*source, header.first, std::move(batch.rows)); !taken) {
        return std::move(taken).error();
    }
    if (auto noted = note_sending(*source, header); !noted) {
        return std::move(noted).error();
    }
    if (auto written = write(*source); !written) {
        return std::move(written).error();
    }
    if (auto finished = source->timeline.finish(); !finished) {
        return std::move(finished).error();
    }
    if (auto saved = store_.save(source->state); !saved) {
        return std::move(saved).error();
    }
    return receipt(*std::move(source), header.sent);
}

Result<Receipt> Ingest::take(const Hello& hello) {
    auto source = open_source(hello.kiosk, hello.epoch);
    if (!source) {
        return std::move(source).error();
    }
    EpochState& state = source->state;
    if (auto raised = store_.raise_last_ordinal(state.number, hello.last_ordinal); !raised) {
        return std::move(raised).error();
    }
    if (hello.anchor) {
        if (auto added = source->timeline.add(*hello.anchor); !added) {
            return std::move(added).error();
        }
    }
    if (auto noted = note_sending(*source, hello); !noted) {
        return std::move(noted).error();
    }
    const auto gone =
        state.there.gaps(hello.held_first.before(), std::numeric_limits<std::size_t>::max());
    for (const auto& range : gone) {
        state.there.add(range.first, range.last);
        state.lost.add(range.first, range.last);
        log_warning("rows_lost")
            .with("kiosk", hello.kiosk.text)
            .with("first", range.first.value)
            .with("last", range.last.value);
    }
    if (!gone.empty()) {
        if (auto saved = store_.save(state); !saved) {
            return std::move(saved).error();
        }
    }
    if (auto finished = source->timeline.finish(); !finished) {
        return std::move(finished).error();
    }
    return receipt(*std::move(source), hello.sent);
}

Status Ingest::take_rows(Source& source, Seq first, std::vector<ReadRow> rows) {
    const EpochState& state = source.state;
    std::vector<FreshRow> fresh;
    Seq seq = first;
    for (auto& row : rows) {
        if (!state.there.contains(seq) || state.lost.contains(seq)) {
            auto content = row.content ? *std::move(row.content) : decode_row(row.bytes);
            fresh.push_back({{{state.number, seq}, row.hash, "", now_, std::move(row.bytes)},
                             std::move(content)});
        } else if (auto taken = take_again(source, seq, row); !taken) {
            return taken;
        }
        seq = seq.next();
    }
    if (auto looked = look_up(source, fresh); !looked) {
        return looked;
    }
    for (auto& row : fresh) {
        if (auto taken = take_row(source, std::move(row)); !taken) {
            return taken;
        }
    }
    return done();
}

Status Ingest::look_up(Source& source, std::span<const FreshRow> rows) {
    std::vector<VisitId> ids;
    for (const auto& [row, content] : rows) {
        if (const auto* visit = content ? std::get_if<Visit>(&*content) : nullptr) {
            ids.push_back(visit->id);
        }
    }
    auto found = store_.find_visits(source.kiosk, ids);
    if (!found) {
        return std::move(found).error();
    }
    for (auto& visit : *found) {
        auto id = visit.id;
        source.visits.try_emplace(std::move(id), KnownVisit{{std::move(visit), {}}});
    }
    return done();
}

Status Ingest::write(Source& source) {
    std::vector<AnsweredVisit> changed;
    for (auto& [id, visit] : source.visits) {
        if (visit.standing == KnownVisit::Standing::Changed) {
            changed.push_back(std::move(visit.as_of_now));
        }
    }
    auto saved = store_.save(changed);
    return saved ? store_.add_rows(source.rows) : saved;
}

Status Ingest::take_row(Source& source, FreshRow fresh) {
    StoredRow& row = fresh.row;
    const Seq seq = row.key.seq;
    auto reason = interpret(source, fresh);
    if (!reason) {
        return std::move(reason).error();
    }
    if (!reason->empty()) {
        if (auto aside = set_aside(source, seq, *reason, row.bytes); !aside) {
            return aside;
        }
        row.bytes.clear();
        row.why = *std::move(reason);
    }
    if (told_to_kiosk(row.why)) {
        source.rejected.push_back({seq, row.why});
    }
    source.state.there.add(seq, seq);
    source.state.lost.remove(seq);
    source.rows.push_back(std::move(row));
    return done();
}

Status Ingest::take_again(Source& source, Seq seq, const ReadRow& row) {
    auto known = store_.find_row({source.state.number, seq});
    if (!known) {
        return std::move(known).error();
    }
    if (*known && (*known)->hash == row.hash) {
        if (told_to_kiosk((*known)->why)) {
            source.rejected.push_back({seq, (*known)->why});
        }
        return done();
    }
    source.rejected.push_back({seq, std::string(why::kConflict)});
    return set_aside(source, seq, std::string(why::kConflict), row.bytes);
}

Status Ingest::set_aside(const Source& source, Seq seq, const std::string& why,
                         const std::string& bytes) {
    return store_.set_aside({0, now_, source.kiosk, source.epoch, seq, why, bytes});
}

Status Ingest::readmit(const KioskId& kiosk) {
    auto rows = store_.set_aside_of(kiosk, std::string(why::kUnknownKiosk));
    if (!rows) {
        return std::move(rows).error();
    }
    for (const auto& what : *rows) {
        if (auto readmitted = readmit(kiosk, what); !readmitted) {
            return readmitted;
        }
    }
    return done();
}

Status Ingest::readmit(const KioskId& kiosk, const Quarantined& what) {
    auto row = store_.readmit(what);
    if (!row) {
        return std::move(row).error();
    }
    // It is below any seq to come, as if it filled a hole.
    Source source{kiosk,
                  *what.epoch,
                  {row->key.epoch, {}, {}},
                  Timeline(store_, places_, kiosk, row->key.epoch, what.seq->next()),
                  {},
                  {},
                  {}};
    auto content = decode_row(row->bytes);
    const FreshRow fresh{*row, std::move(content)};
    if (auto looked = look_up(source, {&fresh, 1}); !looked) {
        return looked;
    }
    auto reason = interpret(source, fresh);
    if (!reason) {
        return std::move(reason).error();
    }
    if (auto written = write(source); !written) {
        return written;
    }
    if (!reason->empty()) {
        auto aside = set_aside(source, *what.seq, *reason, what.bytes);
        return aside ? store_.reject_row(row->key, *reason) : aside;
    }
    return source.timeline.finish();
}

Result<std::optional<RowHash>> Ingest::hash_of(const Source& source, Seq seq) {
    if (!source.rows.empty() && source.rows.back().key.seq == seq) {
        return std::optional(source.rows.back().hash);
    }
    auto row = store_.find_row({source.state.number, seq});
    if (!row) {
        return std::move(row).error();
    }
    return *row ? std::optional((*row)->hash) : std::nullopt;
}

Result<Receipt> Ingest::receipt(Source source, Tick echo) {
    const SeqRanges& there = source.state.there;
    Receipt answer;
    answer.epoch = source.epoch;
    answer.upto = there.upto();
    answer.top = there.top();
    answer.holes = there.gaps(answer.top, kMostHoles);
    answer.rejected = std::move(source.rejected);
    answer.server = now_;
    answer.echo = echo;
    auto hash = hash_of(source, answer.upto);
    if (!hash) {
        return std::move(hash).error();
    }
    answer.hash = *hash;
    if (const Posting* posting = places_.find_posting(source.kiosk, now_)) {
        auto change = store_.change(posting->store);
        if (!change) {
            return std::move(change).error();
        }
        answer.change = *change;
    }
    return answer;
}

}  // namespace afterword
