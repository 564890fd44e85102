// SPDX-License-Identifier: Apache-2.0
// The store's SQL on SQLite: one file, nothing else to install.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <unordered_map>

#include "platform/sqlite/database.hpp"
#include "sync/collector/store/sql.hpp"

namespace afterword {

// Thread-bound.
class SqliteSql final : public Sql {
  public:
    // Opens or makes the file and brings its schema up to date. `vfs` names a registered SQLite
    // VFS; empty means the system's.
    static Result<std::unique_ptr<Sql>> open(const std::filesystem::path& file,
                                             const std::string& vfs);
    explicit SqliteSql(Database database) : database_(std::move(database)) {}

    Status transact(Access access, const std::function<Status()>& work) override;
    Status ask(const char* sql, std::span<const Parameter> parameters,
               const std::function<void(const SqlRow&)>& take) override;
    Status scan(const std::string& sql, const std::function<Status(const SqlRow&)>& take) override;
    Status insert(const Insert& insert, const Lines& lines,
                  const std::function<void(const SqlRow&)>& take) override;
    Status each_line(const PerLine& what, const Lines& lines,
                     const std::function<void(const SqlRow&)>& take) override;
    Result<std::vector<std::int64_t>> new_numbers(const std::string& table,
                                                  std::size_t count) override;

  private:
    template <class Key>
    Status run_lines(std::map<Key, Statement>& known, const Key& key, const Lines& lines,
                     const std::function<void(const SqlRow&)>& take);

    Database database_;
    // These die before the database.
    std::unordered_map<const char*, Statement> statements_;
    std::map<Insert, Statement> inserts_;
    std::map<PerLine, Statement> line_statements_;
};

}  // namespace afterword
