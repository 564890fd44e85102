// SPDX-License-Identifier: Apache-2.0
// Takes in what the tills of stores counted, or says what is wrong with it.
#pragma once

#include "sync/collector/query.hpp"
#include "sync/collector/register.hpp"
#include "sync/collector/store/store.hpp"

namespace afterword {

// All of it or, with any fault, nothing; what is known already changes nothing. When it is only to
// be checked, what would be done.
Result<TillCountsReport> take_till_counts(Store& store, const Register& places,
                                          const TillCountsQuery& query, WallTime now);

}  // namespace afterword
