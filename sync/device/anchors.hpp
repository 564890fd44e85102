// SPDX-License-Identifier: Apache-2.0
// Where this kiosk's boot clock stood when the collector's wall clock was seen: the newest of each
// boot, so that rows of an earlier boot still find theirs.
#pragma once

#include <map>
#include <optional>
#include <string_view>

#include "platform/sqlite/database.hpp"
#include "sync/wire/batch.hpp"

namespace afterword {

// Thread: sync.
class Anchors {
  public:
    static constexpr std::size_t kMostBoots = 8;

    // Reads what is stored.
    Status load(Database& database);
    // Writes the newest, inside the caller's transaction; saved() tells that it was committed.
    Status save(Database& database);

    void saved() { unsaved_ = false; }
    [[nodiscard]] bool unsaved() const { return unsaved_; }

    void learn(const Anchor& anchor);
    [[nodiscard]] std::optional<Anchor> of(BootId boot) const;
    // The one that serves a batch beginning with this row: of the row's boot, else the newest.
    [[nodiscard]] std::optional<Anchor> for_row(std::string_view bytes) const;

  private:
    std::map<BootId, Anchor> by_boot_;
    std::optional<Anchor> newest_;
    bool unsaved_ = false;
};

}  // namespace afterword
