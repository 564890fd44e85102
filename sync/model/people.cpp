// SPDX-License-Identifier: Apache-2.0
#include "sync/model/people.hpp"

#include <array>

#include "sync/model/named.hpp"

namespace afterword {
namespace {

constexpr std::array kRoles = {
    Named<PersonRole>{PersonRole::Staff, "staff"},
    Named<PersonRole>{PersonRole::Manager, "manager"},
    Named<PersonRole>{PersonRole::Region, "region"},
    Named<PersonRole>{PersonRole::HeadOffice, "head_office"},
};

constexpr std::array kNotices = {
    Named<NoticeKind>{NoticeKind::Raised, "raised"},
    Named<NoticeKind>{NoticeKind::TakeLate, "take_late"},
    Named<NoticeKind>{NoticeKind::FactsLate, "facts_late"},
    Named<NoticeKind>{NoticeKind::SolutionLate, "solution_late"},
    Named<NoticeKind>{NoticeKind::Undelivered, "undelivered"},
    Named<NoticeKind>{NoticeKind::Reminder, "reminder"},
    Named<NoticeKind>{NoticeKind::Summary, "summary"},
    Named<NoticeKind>{NoticeKind::Solved, "solved"},
};

}  // namespace

std::string_view name(PersonRole role) {
    return name_in(kRoles, role);
}
std::string_view name(NoticeKind kind) {
    return name_in(kNotices, kind);
}

std::optional<PersonRole> find_person_role(std::string_view name) {
    return find_in(kRoles, name);
}
std::optional<NoticeKind> find_notice_kind(std::string_view name) {
    return find_in(kNotices, name);
}

}  // namespace afterword
