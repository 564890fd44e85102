// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/migrate_command.hpp"

#include <atomic>
#include <cstdio>

#include "platform/linux/clock.hpp"
#include "platform/linux/lock_file.hpp"
#include "platform/linux/random.hpp"
#include "platform/linux/stop_signals.hpp"
#include "sync/collector/store/moving.hpp"

namespace afterword {
namespace {

constexpr int kDone = 0;
constexpr int kDiffers = 1;
constexpr int kCannot = 3;

constexpr Milliseconds kSayEvery{2'000};

// One line every two seconds, so that short work says nothing.
class Progress {
  public:
    explicit Progress(const Clock& clock) : clock_(clock), said_(clock.tick()) {}
    void say(const MoveProgress& at) {
        if (clock_.tick() - said_ < kSayEvery) {
            return;
        }
        said_ = clock_.tick();
        const char* verb = at.doing == MoveProgress::Doing::Copying ? "copying" : "checking";
        if (at.of > 0) {
            std::fprintf(stderr, "%s %s: %lld of %lld\n", verb, at.table.c_str(),
                         static_cast<long long>(at.done), static_cast<long long>(at.of));
        } else {
            std::fprintf(stderr, "%s %s: %lld\n", verb, at.table.c_str(),
                         static_cast<long long>(at.done));
        }
    }

  private:
    const Clock& clock_;
    Tick said_;
};

constexpr std::string_view kFooter =
    "Stop the collector first. The database must be there and hold nothing yet; deploy/postgres\n"
    "makes one. Every table is copied, then counted and hashed at both ends. The file is left as\n"
    "it is. Interrupted (Ctrl-C, a lost connection), start it again: it goes on where it ended,\n"
    "and no collector works on the database before it is done.\n\n"
    "Example:\n"
    "  afterword-collector migrate --from /var/lib/afterword-collector/collector.db \\\n"
    "      --to 'postgresql:///afterword?host=/run/postgresql'\n\n"
    "Exit codes: 0 all is there and equal, 1 the copy differs or the database is not empty,\n"
    "2 wrong use, 3 could not do it.";

}  // namespace

std::string_view migrate_footer() {
    return kFooter;
}

int migrate_store(const MigrateOptions& options) {
    std::atomic<bool> stopped = false;
    const StopSignals signals([&stopped] { stopped = true; });
    KernelRng rng;
    const LinuxClock clock(rng);
    // No collector writes there meanwhile.
    const auto lock = LockFile::take(options.from.string() + ".lock");
    if (!lock) {
        std::fprintf(stderr, "%s\n", lock.error().message.c_str());
        return kCannot;
    }
    Progress progress(clock);
    const auto moved = move_store(options.from, options.to, [&](const MoveProgress& at) {
        progress.say(at);
        return !stopped;
    });
    if (!moved) {
        std::fprintf(stderr, "%s\n", moved.error().message.c_str());
        if (moved.error().code == Errc::Refused) {
            std::fprintf(stderr, "start it again, and it goes on from here\n");
        }
        return moved.error().code == Errc::Conflict ? kDiffers : kCannot;
    }
    for (const auto& table : *moved) {
        std::printf("%-14s %10lld lines, %s\n", table.name.c_str(),
                    static_cast<long long>(table.lines), table.digest.c_str());
    }
    std::printf("All tables are equal. Set \"store\" to {\"engine\": \"postgres\", \"url\": …}.\n");
    return kDone;
}

}  // namespace afterword
