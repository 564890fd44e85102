// SPDX-License-Identifier: Apache-2.0
// Everything a kiosk does to its file, at random by a seed, on a disk that remembers it: so that
// the power can be cut afterwards wherever it may go.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sync/device/storage.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/memory_disk.hpp"

namespace afterword {

// What a kiosk has in its file, all of it.
struct KioskContent {
    Epoch epoch;
    Seq first{1};
    std::vector<std::string> rows;
    std::int64_t last_ordinal = 0;
    std::int64_t receipted = 0;
    std::int64_t change = 0;
    std::map<std::string, std::int64_t> alerts;  // their changes
    std::map<StaffCode, int> wrong_pins;
    std::int64_t set_aside = 0;
    std::int64_t newest_anchor = 0;
    bool operator==(const KioskContent&) const = default;
};
KioskContent content_of(Storage& storage);

// How it stood when one thing was done and the next had not begun.
struct KioskMoment {
    std::size_t changes;  // of the disk, up to here
    KioskContent content;
    std::vector<Visit> open;  // visits under way
};

struct KioskLife {
    std::filesystem::path folder;
    DiskImage start;
    std::vector<DiskChange> changes;
    std::vector<KioskMoment> moments;  // the first one: opened
};

// A hundred steps from an empty disk on; `prepare` is called with the opened storage. `folder` is
// where the files seem to be. `clock` goes on through the life.
KioskLife live_kiosk(MemoryDisk& disk, const std::filesystem::path& folder, FakeClock& clock,
                     std::uint64_t seed, const std::function<void(Storage&)>& prepare);

// What is wrong with the kiosk on `disk` when the power went after so many of the life's changes:
// it must stand as before or after the one thing that was being done, with its open visits ended.
std::string harm_to_kiosk(MemoryDisk& disk, const KioskLife& life, std::size_t changes,
                          const FakeClock& clock);

}  // namespace afterword
