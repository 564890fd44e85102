// SPDX-License-Identifier: Apache-2.0
// The CUSUMs of some settings, each worked out once: exact run lengths take their time.
#pragma once

#include <map>

#include "sync/model/trend_settings.hpp"

namespace afterword {

// Thread-bound.
class CusumDesigns {
  public:
    explicit CusumDesigns(const TrendSettings& settings) : settings_(settings) {}

    // As steps_for().
    const CusumSteps& steps_for(double usual);

  private:
    const TrendSettings settings_;
    std::map<int, CusumSteps> by_percent_;
};

}  // namespace afterword
