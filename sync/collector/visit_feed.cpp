// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sync/collector/report.hpp"

namespace afterword {

Result<VisitsReport> report_visits(Store& store, const VisitsQuery& query, WallTime now) {
    if (query.after) {
        auto known = store.gave(*query.after);
        if (!known) {
            return std::move(known).error();
        }
        if (!*known) {
            return Error{Errc::NotFound,
                         "after: this collector gave out no such cursor; it was restored from an "
                         "older copy, so begin again without one"};
        }
    }
    const std::int64_t after = query.after ? query.after->place : 0;
    auto visits = store.fed_after(after, query.limit);
    if (visits && visits->size() < query.limit) {
        if (auto given = store.give_places(now, query.limit - visits->size()); !given) {
            return std::move(given).error();
        }
        visits = store.fed_after(after, query.limit);
    }
    if (!visits) {
        return std::move(visits).error();
    }
    return VisitsReport{*std::move(visits), query.format};
}

}  // namespace afterword
