// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/topic.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "platform/base/hash.hpp"

namespace afterword {
namespace {

constexpr std::uint64_t kShards = 64;
constexpr std::array<std::string_view, 5> kUpNames = {"batch", "hello", "have", "state", "answer"};
constexpr std::array<std::string_view, 6> kDownNames = {"receipt", "alert", "want",
                                                        "today",   "ask",   "arm"};

std::vector<std::string_view> levels_of(std::string_view topic) {
    std::vector<std::string_view> levels;
    while (true) {
        const auto slash = topic.find('/');
        levels.push_back(topic.substr(0, slash));
        if (slash == std::string_view::npos) {
            return levels;
        }
        topic.remove_prefix(slash + 1);
    }
}

template <std::size_t N>
std::optional<std::size_t> index_in(const std::array<std::string_view, N>& names,
                                    std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - names.begin());
}

std::string beginning_of(int shard) {
    return std::string("aw/1/up/") + (shard < 10 ? "0" : "") + std::to_string(shard) + "/";
}

bool is_shard(std::string_view text) {
    return text.size() == 2 && text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
}

Error not_ours() {
    return {Errc::Invalid, "no topic of this protocol"};
}

}  // namespace

int shard_of(const KioskId& kiosk) {
    const Sha256 hash = sha256(kiosk.text);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        number = (number << 8U) | hash[i];
    }
    return static_cast<int>(number % kShards);
}

std::string up_topic(UpKind kind, const KioskId& kiosk) {
    const int shard = shard_of(kiosk);
    return beginning_of(shard) + kiosk.text + "/" +
           std::string(kUpNames[static_cast<std::size_t>(kind)]);
}

std::string shard_filter(int shard) {
    return beginning_of(shard) + "+/#";
}

std::string down_topic(DownKind kind, const KioskId& kiosk) {
    return "aw/1/down/" + kiosk.text + "/" +
           std::string(kDownNames[static_cast<std::size_t>(kind)]);
}

std::string store_alerts_topic(const StoreId& store) {
    return "aw/1/store/" + store.text + "/alerts";
}

std::string down_filter(const KioskId& kiosk) {
    return "aw/1/down/" + kiosk.text + "/#";
}

Result<UpTopic> parse_up_topic(std::string_view topic) {
    const auto levels = levels_of(topic);
    if (levels.size() != 6 || levels[0] != "aw" || levels[1] != "1" || levels[2] != "up" ||
        !is_shard(levels[3])) {
        return not_ours();
    }
    const auto kind = index_in(kUpNames, levels[5]);
    auto kiosk = make_kiosk_id(levels[4]);
    if (!kind || !kiosk) {
        return not_ours();
    }
    const auto shard =
        static_cast<std::uint64_t>((levels[3][0] - '0') * 10 + levels[3][1] - '0') % kShards;
    return UpTopic{static_cast<UpKind>(*kind), *std::move(kiosk), shard};
}

Result<DownTopic> parse_down_topic(std::string_view topic) {
    const auto levels = levels_of(topic);
    if (levels.size() != 5 || levels[0] != "aw" || levels[1] != "1" || levels[2] != "down") {
        return not_ours();
    }
    const auto kind = index_in(kDownNames, levels[4]);
    auto kiosk = make_kiosk_id(levels[3]);
    if (!kind || !kiosk) {
        return not_ours();
    }
    return DownTopic{static_cast<DownKind>(*kind), *std::move(kiosk)};
}

}  // namespace afterword
