// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/cuts.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "tests/fakes/power_cuts.hpp"

namespace afterword {

int cuts_wanted() {
    constexpr int kInPassing = 16'000;
    const char* wanted = std::getenv("AFTERWORD_CUTS");
    return wanted == nullptr ? kInPassing : std::max(std::atoi(wanted), 1);
}

CutCount::~CutCount() {
    std::printf("%s: %d power cuts, %d with harm\n", what_.c_str(), cuts_, harmed_);
}

void CutCount::note(const std::string& harm) {
    ++cuts_;
    if (harm.empty()) {
        return;
    }
    ++harmed_;
    if (harm_.empty()) {
        harm_ = harm;
    }
}

void cut_everywhere(MemoryDisk& disk, const DiskLife& life, Rng& rng, CutCount& count,
                    const std::function<std::string(std::size_t changes)>& harm_after) {
    PowerCuts cuts(life.start);
    for (std::size_t done = 1; done <= life.changes.size(); ++done) {
        cuts.follow(life.changes[done - 1]);
        for (const auto fate : kAllUnsynced) {
            const DiskImage found = cuts.image(fate, rng);
            disk.begin(found);
            count.note(harm_after(done));
            if (rng.below(8) > 0) {
                continue;
            }
            const auto recovery = disk.take_changes();
            PowerCuts again(found);
            std::for_each_n(recovery.begin(), rng.below(recovery.size() + 1),
                            [&](const DiskChange& change) { again.follow(change); });
            disk.begin(again.image(fate, rng));
            count.note(harm_after(done));
        }
    }
}

}  // namespace afterword
