// SPDX-License-Identifier: Apache-2.0
// How a visit is read from its columns. Internal to this folder.
#pragma once

#include "sync/collector/store/columns.hpp"

// The columns of visit_at(), in its order.
#define AFTERWORD_VISIT_COLUMNS                                                          \
    "number, kiosk, ordinal, random, born, epoch, seq, rev, state, test, survey, boot, " \
    "mono, wall, clock, arrived, corrected, uncertainty, source, store, day, judge_at, misuse "

namespace afterword {

constexpr int kVisitColumnCount = 23;

VisitRecord visit_at(const SqlRow& at);

}  // namespace afterword
