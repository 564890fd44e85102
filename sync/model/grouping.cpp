// SPDX-License-Identifier: Apache-2.0
#include "sync/model/grouping.hpp"

#include <algorithm>

namespace afterword {
namespace {

constexpr std::string_view kTimes = "× ";

// "3× Very bad · Waiting time"; a title that counts otherwise is left as it is.
void count_members(Alert& leader) {
    const auto times = leader.title.find(kTimes);
    const bool is_counted = leader.n > 1 && times != std::string::npos;
    const bool may_count = leader.n <= 1 || is_counted;
    if (is_counted) {
        leader.title.erase(0, times + kTimes.size());
    }
    leader.n = static_cast<int>(leader.members.size());
    if (leader.n > 1 && may_count) {
        leader.title = std::to_string(leader.n) + std::string(kTimes) + leader.title;
    }
}

}  // namespace

std::optional<std::string> group_of(const Alert& alert) {
    if (alert.kind != AlertKind::LowScore) {
        return std::nullopt;
    }
    return alert.reasons.empty() ? std::string() : alert.reasons.front();
}

bool joins(const Alert& leader, std::optional<WallTime> ended, WallTime now,
           const GroupSettings& settings) {
    if (leader.members.size() >= kMostMembers) {
        return false;
    }
    switch (leader.stage) {
        case AlertStage::Open:
        case AlertStage::Reopened:
        case AlertStage::Taken:
        case AlertStage::Facts:
            return true;
        case AlertStage::Solved:
        case AlertStage::Confirmed:
            return ended && now - *ended < settings.cool_down;
        case AlertStage::Expired:
        case AlertStage::Merged:
        case AlertStage::NotActionable:
            return false;
    }
    return false;
}

void join(Alert& leader, Alert& member) {
    leader.members.insert(leader.members.end(), member.members.begin(), member.members.end());
    if (leader.text.empty()) {
        leader.text = member.text;
        leader.read_by = member.read_by;
    }
    count_members(leader);
    member.stage = AlertStage::Merged;
    member.into = leader.id;
}

bool is_group(const Alert& alert) {
    return alert.visit && (alert.members.size() != 1 || alert.members.front() != *alert.visit);
}

std::optional<Alert> regrouped(const Alert& leader, const Alert& member,
                               const std::optional<AlertCause>& cause) {
    const bool withdrawn = leader.stage == AlertStage::NotActionable && leader.reason == kAmended;
    if ((ended(leader.stage) && !withdrawn) || (withdrawn && !cause) || !member.visit) {
        return std::nullopt;
    }
    Alert after = leader;
    const auto found = std::find(after.members.begin(), after.members.end(), *member.visit);
    if (cause && found == after.members.end()) {
        after.members.push_back(*member.visit);
    } else if (!cause && found != after.members.end()) {
        after.members.erase(found);
    }
    if (leader.text == member.text) {
        quote(after, cause.value_or(AlertCause()));
    }
    count_members(after);
    if (withdrawn) {
        after.stage = AlertStage::Open;
        after.reason.clear();
        after.taken_by.clear();
        ++after.rev;
    } else if (after.members.empty()) {
        after.stage = AlertStage::NotActionable;
        after.reason = kAmended;
        ++after.rev;
    }
    return after == leader ? std::nullopt : std::optional(after);
}

}  // namespace afterword
