// SPDX-License-Identifier: Apache-2.0
// What the configuration tells a collector of the world. Immutable, so reentrant.
#pragma once

#include <vector>

#include "sync/collector/register.hpp"
#include "sync/collector/surveys.hpp"
#include "sync/model/people.hpp"
#include "sync/model/rulebook.hpp"

namespace afterword {

struct Basis {
    Register places;
    Surveys surveys;
    Rulebook rules;
    std::vector<Person> people = {};  // who are told of alerts
};

}  // namespace afterword
