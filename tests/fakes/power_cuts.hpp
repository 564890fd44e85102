// SPDX-License-Identifier: Apache-2.0
// What a disk may hold when the power goes, after any of the changes that were made to it.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/rng.hpp"
#include "tests/fakes/memory_disk.hpp"

namespace afterword {

// What becomes of changes that no sync has covered.
enum class Unsynced {
    Lost,
    Kept,     // as when only the process dies
    InOrder,  // up to some moment, and the last one torn
    Torn,     // each by itself: there, not there, or some of its sectors of 512 bytes
};
constexpr Unsynced kAllUnsynced[] = {Unsynced::Lost, Unsynced::Kept, Unsynced::InOrder,
                                     Unsynced::Torn};

// Follows the changes one by one; image() tells what could be found if the power went now. The
// changes outlive it.  Thread-bound.
class PowerCuts {
  public:
    explicit PowerCuts(const DiskImage& start) {
        for (const auto& [path, bytes] : start) {
            durable_names_[path] = std::make_shared<Content>(Content{bytes, bytes, {}});
        }
        names_ = durable_names_;
    }

    void follow(const DiskChange& change) {
        ++now_;
        switch (change.kind) {
            case DiskChange::Kind::Create:
                rename(change.path, std::make_shared<Content>());
                break;
            case DiskChange::Kind::Delete:
                rename(change.path, nullptr);
                break;
            case DiskChange::Kind::SyncFolder:
                durable_names_ = names_;
                unsynced_names_.clear();
                break;
            case DiskChange::Kind::Write:
            case DiskChange::Kind::Truncate:
                apply(names_.at(change.path)->cached, change);
                names_.at(change.path)->unsynced.push_back({now_, &change, Hope::Open});
                break;
            case DiskChange::Kind::Sync:
                sync(*names_.at(change.path));
                break;
            case DiskChange::Kind::SyncFailed:
                // The system has given these up: the next sync succeeds without them.
                for (auto& pending : names_.at(change.path)->unsynced) {
                    pending.hope = Hope::Gone;
                }
                break;
        }
    }

    [[nodiscard]] DiskImage image(Unsynced fate, Rng& rng) const {
        if (fate == Unsynced::Kept) {
            return cached_image();
        }
        const std::size_t until = fate == Unsynced::Lost ? 0 : oldest_unsynced(rng);
        auto names = durable_names_;
        for (const auto& [when, path, content] : unsynced_names_) {
            if (when <= until) {
                names[path] = content;
            }
        }
        DiskImage image;
        for (const auto& [path, content] : names) {
            if (content != nullptr) {
                image[path] = after_cut(*content, fate, until, rng);
            }
        }
        return image;
    }

    // Whether a sync has covered every change: then those that were followed may go.
    [[nodiscard]] bool settled() const {
        const auto synced = [](const auto& file) { return file.second->unsynced.empty(); };
        return unsynced_names_.empty() && std::all_of(names_.begin(), names_.end(), synced) &&
               std::all_of(durable_names_.begin(), durable_names_.end(), synced);
    }

  private:
    enum class Hope { Open, Gone };
    struct Pending {
        std::size_t when;
        const DiskChange* change;
        Hope hope;
    };
    struct Content {
        std::string durable;
        std::string cached;
        std::vector<Pending> unsynced;
    };
    struct NameChange {
        std::size_t when;
        std::string path;
        std::shared_ptr<Content> content;  // null when it was deleted
    };

    void rename(const std::string& path, std::shared_ptr<Content> content) {
        if (content == nullptr) {
            names_.erase(path);
        } else {
            names_[path] = content;
        }
        unsynced_names_.push_back({now_, path, std::move(content)});
    }
    static void sync(Content& content) {
        for (const auto& pending : content.unsynced) {
            if (pending.hope == Hope::Open) {
                apply(content.durable, *pending.change);
            }
        }
        content.unsynced.clear();
    }
    [[nodiscard]] DiskImage cached_image() const {
        DiskImage image;
        for (const auto& [path, content] : names_) {
            image[path] = content->cached;
        }
        return image;
    }
    // Some moment since which changes are unsynced.
    std::size_t oldest_unsynced(Rng& rng) const {
        std::size_t oldest = now_;
        for (const auto& [path, content] : names_) {
            if (!content->unsynced.empty()) {
                oldest = std::min(oldest, content->unsynced.front().when);
            }
        }
        return now_ - static_cast<std::size_t>(rng.below(now_ - oldest + 1));
    }
    static std::string after_cut(const Content& content, Unsynced fate, std::size_t until,
                                 Rng& rng) {
        std::string bytes = content.durable;
        if (fate == Unsynced::Lost) {
            return bytes;
        }
        for (const auto& pending : content.unsynced) {
            const bool torn = fate == Unsynced::Torn ? rng.below(2) == 0 : pending.when == until;
            const bool there = fate == Unsynced::Torn ? rng.below(2) == 0 : pending.when < until;
            if (torn) {
                tear(bytes, *pending.change, rng);
            } else if (there) {
                apply(bytes, *pending.change);
            }
        }
        return bytes;
    }
    static void put(std::string& bytes, std::size_t at, std::string_view part) {
        bytes.resize(std::max(bytes.size(), at + part.size()));
        bytes.replace(at, part.size(), part);
    }
    static void apply(std::string& bytes, const DiskChange& change) {
        if (change.kind == DiskChange::Kind::Truncate) {
            bytes.resize(change.at);
        } else {
            put(bytes, change.at, change.bytes);
        }
    }
    static void tear(std::string& bytes, const DiskChange& change, Rng& rng) {
        constexpr std::size_t kSector = 512;
        if (change.kind == DiskChange::Kind::Truncate) {
            return;
        }
        const std::string_view whole = change.bytes;
        for (std::size_t done = 0; done < whole.size();) {
            const std::size_t at = change.at + done;
            const std::string_view part = whole.substr(done, kSector - at % kSector);
            if (rng.below(2) == 0) {
                put(bytes, at, part);
            }
            done += part.size();
        }
    }

    std::map<std::string, std::shared_ptr<Content>> durable_names_;
    std::map<std::string, std::shared_ptr<Content>> names_;
    std::vector<NameChange> unsynced_names_;
    std::size_t now_ = 0;
};

}  // namespace afterword
