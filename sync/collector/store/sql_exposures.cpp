// SPDX-License-Identifier: Apache-2.0
// Chances to answer, of which some were taken.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

namespace afterword {

Status SqlStore::add(const ExposureRecord& exposure) {
    const ArmedWindow& window = exposure.window;
    return sql_->run(
        "INSERT INTO exposures(kiosk, armed, epoch, seq, at, store, by, employee, ended, "
        "visit) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        exposure.kiosk.text, window.id, exposure.row.epoch.value, exposure.row.seq.value,
        unix_ms(exposure.at), exposure.store ? exposure.store->text : std::string(),
        name(window.of.by), window.of.employee, name(window.ended),
        window.visit ? window.visit->text() : std::string());
}

}  // namespace afterword
