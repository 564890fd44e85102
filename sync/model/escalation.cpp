// SPDX-License-Identifier: Apache-2.0
#include "sync/model/escalation.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "sync/model/grouping.hpp"

namespace afterword {
namespace {

using N = NoticeKind;
using P = PersonRole;

template <class Value>
class OneOf {
  public:
    constexpr OneOf(std::initializer_list<Value> values) {
        for (const Value value : values) {
            bits_ |= bit(value);
        }
    }
    [[nodiscard]] constexpr bool has(Value value) const { return (bits_ & bit(value)) != 0; }

  private:
    static constexpr unsigned bit(Value value) { return 1U << static_cast<unsigned>(value); }
    unsigned bits_ = 0;
};

using Stages = OneOf<AlertStage>;
using Kinds = OneOf<AlertKind>;

constexpr Stages kUntaken = {AlertStage::Open, AlertStage::Reopened};
constexpr Stages kNoFacts = {AlertStage::Open, AlertStage::Reopened, AlertStage::Taken};
constexpr Stages kUnsolved = {AlertStage::Open, AlertStage::Reopened, AlertStage::Taken,
                              AlertStage::Facts};
constexpr Stages kUnconfirmed = {AlertStage::Solved};
constexpr Kinds kAnything = {AlertKind::Help,     AlertKind::CallBack, AlertKind::RedLine,
                             AlertKind::LowScore, AlertKind::Trend,    AlertKind::Silence};
// Head office answers for these from the first minute on.
constexpr Kinds kForHeadOffice = {AlertKind::RedLine, AlertKind::CallBack};
// Nobody waits with these for a store to open.
constexpr Kinds kAtAnyHour = {AlertKind::RedLine, AlertKind::Help};

enum class Missing { Nobody, WhoeverIsAbove };  // who is told where nobody has the role

Milliseconds at_once(const Deadlines& /*deadlines*/) {
    return Milliseconds(0);
}
Milliseconds half_of_take(const Deadlines& deadlines) {
    return deadlines.take / 2;
}
Milliseconds take(const Deadlines& deadlines) {
    return deadlines.take;
}
Milliseconds facts(const Deadlines& deadlines) {
    return deadlines.facts;
}
Milliseconds solution(const Deadlines& deadlines) {
    return deadlines.solution;
}

struct Rule {
    NoticeKind notice{};
    PersonRole role{};
    Stages stages;
    Milliseconds (*within)(const Deadlines&) = at_once;  // in the hours of the store
    Missing missing = Missing::WhoeverIsAbove;
    Kinds kinds = kAnything;
};

// The gravest first: whoever is told of that needs no lesser notice any more.
constexpr std::array kRules = {
    Rule{N::SolutionLate, P::HeadOffice, kUnsolved, solution},
    Rule{N::FactsLate, P::Region, kNoFacts, facts},
    Rule{N::TakeLate, P::Region, kUntaken, take},
    Rule{N::TakeLate, P::Manager, kUntaken, take},
    Rule{N::Undelivered, P::Manager, kUntaken, half_of_take},
    Rule{N::Raised, P::HeadOffice, kUnsolved, at_once, Missing::Nobody, kForHeadOffice},
    Rule{N::Raised, P::Manager, kUnsolved, at_once},
    Rule{N::Raised, P::Staff, kUnsolved, at_once, Missing::Nobody},
    Rule{N::Solved, P::Manager, kUnconfirmed, at_once},
};
constexpr std::array kReminded = {std::pair{P::Staff, Missing::Nobody},
                                  std::pair{P::Manager, Missing::WhoeverIsAbove}};

int gravity(NoticeKind kind) {
    switch (kind) {
        case N::Raised:
        case N::Summary:
            return 1;
        case N::Undelivered:
            return 2;
        case N::TakeLate:
            return 3;
        case N::FactsLate:
            return 4;
        case N::SolutionLate:
            return 5;
        case N::Reminder:
        case N::Solved:
            return 0;  // nothing stands in for them
    }
    return 0;
}

bool answers_for(const Person& person, const Situation& situation) {
    const auto has = [](const auto& list, const auto& value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    };
    switch (person.role) {
        case P::Staff:
        case P::Manager:
            return has(person.stores, situation.alert.store);
        case P::Region:
            return !situation.region.empty() && has(person.regions, situation.region);
        case P::HeadOffice:
            return true;
    }
    return false;
}

class Chain {
  public:
    Chain(const Situation& situation, const Deadlines& deadlines, std::span<const Person> people,
          std::span<const Notice> told, WallTime now)
        : situation_(situation),
          deadlines_(deadlines),
          people_(people),
          told_(told.begin(), told.end()),
          now_(now) {}

    Escalation look() {
        if (situation_.resumes && !kAtAnyHour.has(situation_.alert.kind)) {
            return {{}, situation_.resumes};
        }
        for (const Rule& rule : kRules) {
            follow(rule);
        }
        for (const auto& [role, missing] : kReminded) {
            remind(role, missing);
        }
        expect_prevention();
        return std::move(found_);
    }

  private:
    [[nodiscard]] WallTime base() const {
        return situation_.alert.reopened.value_or(situation_.alert.opened);
    }

    [[nodiscard]] bool concerns(const Rule& rule) const {
        const bool shown = situation_.delivery == Situation::Delivery::Shown;
        return rule.stages.has(situation_.alert.stage) && rule.kinds.has(situation_.alert.kind) &&
               !(rule.notice == N::Undelivered && shown);
    }

    void follow(const Rule& rule) {
        if (!concerns(rule)) {
            return;
        }
        const Milliseconds within = rule.within(deadlines_);
        const WallTime due = within == Milliseconds(0) ? now_ : situation_.after(base(), within);
        for (const Person* person : of_role(rule.role, rule.missing)) {
            if (knows(*person, rule.notice)) {
                continue;
            }
            if (due <= now_) {
                tell(*person, kind_of(rule), round_of(rule.notice));
            } else {
                look_again(due);
            }
        }
    }

    // Everybody who might take it, or have it taken, hears of it again until somebody does.
    void remind(PersonRole role, Missing missing) {
        if (!kUntaken.has(situation_.alert.stage) || situation_.claim != Situation::Claim::Never) {
            return;
        }
        for (const Person* person : of_role(role, missing)) {
            const Told told = told_to(*person);
            if (!told.last) {
                continue;
            }
            const WallTime due = situation_.after(*told.last, deadlines_.repeat);
            if (due <= now_) {
                tell(*person, N::Reminder, told.reminders + 1);
            }
            look_again(due <= now_ ? situation_.after(now_, deadlines_.repeat) : due);
        }
    }

    struct Told {
        std::optional<WallTime> last;
        int reminders = 0;
    };
    [[nodiscard]] Told told_to(const Person& person) const {
        Told told;
        for (const auto& notice : told_) {
            if (notice.person == person.id) {
                told.last = std::max(told.last.value_or(notice.created), notice.created);
                told.reminders += notice.kind == N::Reminder ? 1 : 0;
            }
        }
        return told;
    }

    // Solved, and nobody has said that it will not happen again.
    void expect_prevention() {
        if (!kUnconfirmed.has(situation_.alert.stage)) {
            return;
        }
        const WallTime due = base() + deadlines_.prevention;
        for (const Person* person : of_role(P::Region, Missing::WhoeverIsAbove)) {
            if (due > now_) {
                look_again(due);
            } else if (const int round = round_of(N::Solved) + 1;
                       !was_told(*person, N::Solved, round)) {
                tell(*person, N::Solved, round);
            }
        }
    }

    [[nodiscard]] std::vector<const Person*> of_role(PersonRole role, Missing missing) const {
        std::vector<const Person*> found;
        const auto top = missing == Missing::Nobody ? role : P::HeadOffice;
        for (auto at = static_cast<int>(role); at <= static_cast<int>(top) && found.empty(); ++at) {
            for (const Person& person : people_) {
                if (static_cast<int>(person.role) == at && answers_for(person, situation_)) {
                    found.push_back(&person);
                }
            }
        }
        return found;
    }

    [[nodiscard]] NoticeKind kind_of(const Rule& rule) const {
        return rule.notice == N::Raised && is_summary(situation_.alert) ? N::Summary : rule.notice;
    }

    // Of a solution there are two: that it is there, and that nobody has confirmed it.
    [[nodiscard]] int round_of(NoticeKind kind) const {
        return kind == N::Solved ? 2 * situation_.round - 1 : situation_.round;
    }

    [[nodiscard]] bool was_told(const Person& person, NoticeKind kind, int round) const {
        return std::any_of(told_.begin(), told_.end(), [&](const Notice& notice) {
            return notice.person == person.id && notice.kind == kind && notice.round == round;
        });
    }

    // Of this, or of something graver.
    [[nodiscard]] bool knows(const Person& person, NoticeKind kind) const {
        if (gravity(kind) == 0) {
            return was_told(person, kind, round_of(kind));
        }
        return std::any_of(told_.begin(), told_.end(), [&](const Notice& notice) {
            return notice.person == person.id && notice.round == situation_.round &&
                   gravity(notice.kind) >= gravity(kind);
        });
    }

    void tell(const Person& person, NoticeKind kind, int round) {
        const Notice notice{situation_.alert.id, person.id, kind, round, now_};
        found_.due.push_back(notice);
        told_.push_back(notice);
    }

    void look_again(WallTime at) { found_.next = std::min(found_.next.value_or(at), at); }

    const Situation& situation_;
    const Deadlines& deadlines_;
    std::span<const Person> people_;
    std::vector<Notice> told_;
    WallTime now_;
    Escalation found_;
};

}  // namespace

Escalation escalate(const Situation& situation, const Deadlines& deadlines,
                    std::span<const Person> people, std::span<const Notice> told, WallTime now) {
    return Chain(situation, deadlines, people, told, now).look();
}

}  // namespace afterword
