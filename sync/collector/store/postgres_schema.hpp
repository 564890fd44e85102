// SPDX-License-Identifier: Apache-2.0
// The schema on PostgreSQL, in numbered steps with their ways back, like SQLite's: the way back is
// kept in the database, so an older collector can undo steps it has never heard of.
#pragma once

#include "platform/postgres/connection.hpp"

namespace afterword {

// Each step is one transaction together with its number.
Status migrate_postgres(PostgresConnection& connection);

}  // namespace afterword
