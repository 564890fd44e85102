// SPDX-License-Identifier: Apache-2.0
// What is wrong with a survey though each of its parts is right: questions that nobody would ever
// be asked, and versions that would spoil the counting of earlier ones.  Reentrant.
#pragma once

#include <string>
#include <vector>

#include "sync/model/survey.hpp"

namespace afterword {

struct SurveyFault {
    std::string pointer;  // RFC 6901, into the survey's file
    std::string reason;
};

// Conditions that can't come true, because the conditions of the questions they ask about already
// demand something else. Exact: conditions are "this and that", so a question can be asked if and
// only if every single-valued question above it has a value that all of them accept. Conditions
// must name earlier questions only, and their values.
std::vector<SurveyFault> find_never_asked(const Survey& survey);

// What a new version must not change against an older one, or the counts of both are mixed up: the
// name, a question's kind and measure, and the number must have grown.
std::vector<SurveyFault> check_against(const Survey& next, const Survey& previous);

}  // namespace afterword
