// SPDX-License-Identifier: Apache-2.0
#include "sync/model/alert.hpp"

#include <array>

#include "sync/model/named.hpp"

namespace afterword {
namespace {

constexpr std::array kKinds = {
    Named<AlertKind>{AlertKind::Help, "help"},
    Named<AlertKind>{AlertKind::CallBack, "call_back"},
    Named<AlertKind>{AlertKind::RedLine, "red_line"},
    Named<AlertKind>{AlertKind::LowScore, "low_score"},
    Named<AlertKind>{AlertKind::Trend, "trend"},
    Named<AlertKind>{AlertKind::Silence, "silence"},
};

constexpr std::array kStages = {
    Named<AlertStage>{AlertStage::Open, "open"},
    Named<AlertStage>{AlertStage::Taken, "taken"},
    Named<AlertStage>{AlertStage::Facts, "facts"},
    Named<AlertStage>{AlertStage::Solved, "solved"},
    Named<AlertStage>{AlertStage::Confirmed, "confirmed"},
    Named<AlertStage>{AlertStage::Reopened, "reopened"},
    Named<AlertStage>{AlertStage::Expired, "expired"},
    Named<AlertStage>{AlertStage::Merged, "merged"},
    Named<AlertStage>{AlertStage::NotActionable, "not_actionable"},
};

constexpr std::array kActorRoles = {
    Named<ActorRole>{ActorRole::Staff, "staff"},
    Named<ActorRole>{ActorRole::Lead, "lead"},
    Named<ActorRole>{ActorRole::Manager, "manager"},
    Named<ActorRole>{ActorRole::Region, "region"},
    Named<ActorRole>{ActorRole::HeadOffice, "head_office"},
    Named<ActorRole>{ActorRole::Shopper, "shopper"},
};

constexpr std::array kSteps = {
    Named<AlertStepKind>{AlertStepKind::Raised, "raised"},
    Named<AlertStepKind>{AlertStepKind::Stored, "stored"},
    Named<AlertStepKind>{AlertStepKind::Shown, "shown"},
    Named<AlertStepKind>{AlertStepKind::Taken, "taken"},
    Named<AlertStepKind>{AlertStepKind::Released, "released"},
    Named<AlertStepKind>{AlertStepKind::Facts, "facts"},
    Named<AlertStepKind>{AlertStepKind::Solved, "solved"},
    Named<AlertStepKind>{AlertStepKind::Confirmed, "confirmed"},
    Named<AlertStepKind>{AlertStepKind::Reopened, "reopened"},
    Named<AlertStepKind>{AlertStepKind::HandedOver, "handed_over"},
    Named<AlertStepKind>{AlertStepKind::NotActionable, "not_actionable"},
    Named<AlertStepKind>{AlertStepKind::Useful, "useful"},
    Named<AlertStepKind>{AlertStepKind::PlaybookWrong, "playbook_wrong"},
};

}  // namespace

std::string_view name(AlertKind kind) {
    return name_in(kKinds, kind);
}
std::string_view name(AlertStage stage) {
    return name_in(kStages, stage);
}
std::string_view name(ActorRole role) {
    return name_in(kActorRoles, role);
}
std::string_view name(AlertStepKind kind) {
    return name_in(kSteps, kind);
}

std::optional<AlertKind> find_alert_kind(std::string_view name) {
    return find_in(kKinds, name);
}
std::optional<AlertStage> find_alert_stage(std::string_view name) {
    return find_in(kStages, name);
}
std::optional<ActorRole> find_actor_role(std::string_view name) {
    return find_in(kActorRoles, name);
}
std::optional<AlertStepKind> find_alert_step_kind(std::string_view name) {
    return find_in(kSteps, name);
}

bool made_by_kiosk(AlertStepKind step) {
    return step == AlertStepKind::Raised || step == AlertStepKind::Stored ||
           step == AlertStepKind::Shown;
}

bool only_noted(AlertStepKind step) {
    return made_by_kiosk(step) || step == AlertStepKind::Useful ||
           step == AlertStepKind::PlaybookWrong;
}

bool ended(AlertStage stage) {
    switch (stage) {
        case AlertStage::Open:
        case AlertStage::Taken:
        case AlertStage::Facts:
        case AlertStage::Reopened:
            return false;
        case AlertStage::Solved:
        case AlertStage::Confirmed:
        case AlertStage::Expired:
        case AlertStage::Merged:
        case AlertStage::NotActionable:
            return true;
    }
    return true;
}

}  // namespace afterword
