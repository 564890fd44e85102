// SPDX-License-Identifier: Apache-2.0
#include "sync/model/cusum_designs.hpp"

namespace afterword {

const CusumSteps& CusumDesigns::steps_for(double usual) {
    const int percent = whole_percents(usual);
    auto known = by_percent_.find(percent);
    if (known == by_percent_.end()) {
        known = by_percent_.emplace(percent, afterword::steps_for(usual, settings_)).first;
    }
    return known->second;
}

}  // namespace afterword
