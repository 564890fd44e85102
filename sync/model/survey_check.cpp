// SPDX-License-Identifier: Apache-2.0
#include "sync/model/survey_check.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace afterword {
namespace {

// What the answers to earlier questions must be, for a question to be asked.
using Demands = Condition;

template <class Item>
std::vector<Item> common(const std::vector<Item>& one, const std::vector<Item>& other) {
    std::vector<Item> both;
    std::copy_if(one.begin(), one.end(), std::back_inserter(both), [&](const Item& item) {
        return std::find(other.begin(), other.end(), item) != other.end();
    });
    return both;
}

// False when no answer fulfils both what was demanded so far and `wanted`.
bool demand(Demands& demands, const Question& earlier, const Wanted& wanted) {
    const auto [found, is_new] = demands.emplace(earlier.id, wanted);
    // Of several choices one may fulfil the first demand and another the second.
    if (is_new || earlier.kind == QuestionKind::Choices) {
        return true;
    }
    found->second.values = common(found->second.values, wanted.values);
    found->second.options = common(found->second.options, wanted.options);
    return !found->second.values.empty() || !found->second.options.empty();
}

class Reachability {
  public:
    explicit Reachability(const Survey& survey) : survey_(survey) {}

    std::vector<SurveyFault> find() {
        for (const auto& question : survey_.questions) {
            demands_of(question);
        }
        return std::move(faults_);
    }

  private:
    void demands_of(const Question& question) {
        Demands demands;
        for (const auto& [name, wanted] : question.when) {
            const auto earlier = demands_.find(name);
            if (earlier == demands_.end()) {
                note(question, name, "can never come true: \"" + name + "\" is never asked itself");
                return;
            }
            if (const auto clash = add(demands, earlier->second, name, wanted)) {
                note(question, name,
                     "can never come true: \"" + *clash +
                         "\" would have to be answered in two ways at once");
                return;
            }
        }
        demands_.emplace(question.id, std::move(demands));
    }

    // The question whose answer would have to be two things, if there is one.
    std::optional<std::string> add(Demands& demands, const Demands& inherited,
                                   const std::string& name, const Wanted& wanted) {
        Demands together = inherited;
        together[name] = wanted;
        for (const auto& [id, needed] : together) {
            if (!demand(demands, *survey_.find_question(id), needed)) {
                return id;
            }
        }
        return std::nullopt;
    }

    void note(const Question& question, const std::string& name, std::string reason) {
        const auto index = &question - survey_.questions.data();
        faults_.push_back(
            {"/questions/" + std::to_string(index) + "/when/" + name, std::move(reason)});
    }

    const Survey& survey_;
    std::map<std::string, Demands, std::less<>> demands_;  // of the questions that can be asked
    std::vector<SurveyFault> faults_;
};

std::string measured(const Question& question) {
    std::string text(name(question.kind));
    if (question.measure != Measure::None) {
        text += " counted as " + std::string(name(question.measure));
        if (question.measure == Measure::NpsRelationship) {
            text += " of the relationship";
        }
    }
    return text;
}

}  // namespace

std::vector<SurveyFault> find_never_asked(const Survey& survey) {
    return Reachability(survey).find();
}

std::vector<SurveyFault> check_against(const Survey& next, const Survey& previous) {
    if (next.name != previous.name) {
        return {{"/survey", "\"" + next.name + "\" is no version of \"" + previous.name + "\""}};
    }
    std::vector<SurveyFault> faults;
    if (next.id != previous.id && next.version <= previous.version) {
        faults.push_back({"/version", "must be above " + std::to_string(previous.version) +
                                          ", the version it follows on, not " +
                                          std::to_string(next.version)});
    }
    for (const auto& question : next.questions) {
        const Question* before = previous.find_question(question.id);
        if (before == nullptr ||
            (before->kind == question.kind && before->measure == question.measure)) {
            continue;
        }
        const auto index = &question - next.questions.data();
        faults.push_back({"/questions/" + std::to_string(index) + "/id",
                          "\"" + question.id + "\" was " + measured(*before) + " in version " +
                              std::to_string(previous.version) + " and is " + measured(question) +
                              " now: give the question an id of its own"});
    }
    return faults;
}

}  // namespace afterword
