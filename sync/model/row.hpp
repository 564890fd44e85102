// SPDX-License-Identifier: Apache-2.0
// What the outbox carries: everything that must not be lost travels as a row of one sequence.
#pragma once

#include <string>
#include <variant>

#include "sync/model/alert.hpp"
#include "sync/model/arming.hpp"
#include "sync/model/visit.hpp"

namespace afterword {

// Stands in the place of a row the collector could not read even alone.
struct VoidRow {
    std::string why;
    std::string sha256;  // of the bytes that were set aside
    bool operator==(const VoidRow&) const = default;
};

using Row = std::variant<Visit, AlertStep, ArmedWindow, VoidRow>;

}  // namespace afterword
