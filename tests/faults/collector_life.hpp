// SPDX-License-Identifier: Apache-2.0
// Everything that kiosks can make a collector store, at random by a seed, on a disk that remembers
// it: so that the power can be cut afterwards wherever it may go.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/collector/world.hpp"
#include "tests/fakes/memory_disk.hpp"

namespace afterword {

// How the collector's database stood when one message had been answered, or some time had passed.
struct CollectorMoment {
    std::size_t changes;  // of the disk, up to here
    std::string content;  // the hash of all its tables
};

struct CollectorLife {
    std::vector<DiskChange> changes;
    std::vector<CollectorMoment> moments;                      // the first one: opened
    std::vector<std::pair<std::string, std::string>> letters;  // topics and payloads, as they came
    std::string end;  // what it reports, having heard them all
};

struct Talk {
    std::uint64_t seed = 1;
    int messages = 60;
    // What shoppers complain of: of one reason all together, so that alerts are grouped by what was
    // heard first; or each of their own.
    enum class Reasons { One, OneEach } reasons = Reasons::One;
};
// A talk with a collector on an empty disk.
CollectorLife live_collector(MemoryDisk& disk, World& world, const Talk& talk);

// What is wrong with the collector on `disk` when the power went after so many of the life's
// changes: all its tables must stand as before or after the one thing that was being stored.
std::string harm_to_collector(MemoryDisk& disk, World& world, const CollectorLife& life,
                              std::size_t changes);

// What is wrong once the kiosks have sent everything again: it must come to the same end.
std::string harm_after_resending(World& world, const CollectorLife& life);

// The hash of all tables of a database, row by row. Nobody else may have it open.
std::string content_of(MemoryDisk& disk, const std::filesystem::path& file);

}  // namespace afterword
