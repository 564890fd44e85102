// SPDX-License-Identifier: Apache-2.0
#include "sync/device/anchors.hpp"

#include "sync/wire/row.hpp"

namespace afterword {
namespace {

std::optional<BootId> boot_of(std::string_view bytes) {
    const auto row = decode_row(bytes);
    if (!row) {
        return std::nullopt;
    }
    if (const auto* visit = std::get_if<Visit>(&*row)) {
        return visit->at.boot;
    }
    if (const auto* step = std::get_if<AlertStep>(&*row)) {
        return step->at.boot;
    }
    return std::nullopt;
}

}  // namespace

Status Anchors::load(Database& database) {
    auto all = database.prepare("SELECT boot, mono, server, rtt FROM anchor ORDER BY server");
    if (!all) {
        return std::move(all).error();
    }
    auto row = all->step();
    for (; row && *row; row = all->step()) {
        learn({BootId{static_cast<std::uint32_t>(all->integer(0))}, from_mono_ms(all->integer(1)),
               from_unix_ms(all->integer(2)), Milliseconds(all->integer(3))});
    }
    unsaved_ = false;
    return row ? done() : Status(std::move(row).error());
}

Status Anchors::save(Database& database) {
    if (!newest_) {
        return done();
    }
    auto put = database.prepare("INSERT OR REPLACE INTO anchor VALUES(?, ?, ?, ?)");
    if (!put) {
        return std::move(put).error();
    }
    auto saved = put->bind(1, std::int64_t{newest_->boot.value})
                     .bind(2, mono_ms(newest_->mono))
                     .bind(3, unix_ms(newest_->server))
                     .bind(4, std::int64_t{newest_->rtt.count()})
                     .run();
    if (!saved) {
        return saved;
    }
    return database.run(
        "DELETE FROM anchor WHERE boot NOT IN"
        " (SELECT boot FROM anchor ORDER BY server DESC LIMIT " +
        std::to_string(kMostBoots) + ")");
}

void Anchors::learn(const Anchor& anchor) {
    by_boot_[anchor.boot] = anchor;
    newest_ = anchor;
    unsaved_ = true;
}

std::optional<Anchor> Anchors::of(BootId boot) const {
    const auto found = by_boot_.find(boot);
    return found == by_boot_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Anchor> Anchors::for_row(std::string_view bytes) const {
    if (!newest_) {
        return std::nullopt;
    }
    const auto boot = boot_of(bytes);
    const auto found = boot ? by_boot_.find(*boot) : by_boot_.end();
    return found == by_boot_.end() ? newest_ : found->second;
}

}  // namespace afterword
