// SPDX-License-Identifier: Apache-2.0
// The store's SQL on PostgreSQL 13 or newer.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>

#include "platform/postgres/connection.hpp"
#include "sync/collector/store/open_store.hpp"
#include "sync/collector/store/sql.hpp"

namespace afterword {

// A server that goes away is found again: work that it interrupted fails, the next finds a new
// connection.  Thread-bound.
class PostgresSql final : public Sql {
  public:
    // Connects and brings the schema up to date. Busy when another one that stands alone is there.
    static Result<std::unique_ptr<Sql>> open(const std::string& url, Company company);
    PostgresSql(std::string url, Company company, PostgresConnection connection)
        : url_(std::move(url)), company_(company), connection_(std::move(connection)) {}

    Status transact(Access access, const std::function<Status()>& work) override;
    void fence(std::int64_t member, const std::string& configuration) override;
    [[nodiscard]] bool has_company() const override { return company_ == Company::Several; }
    Status ask(const char* sql, std::span<const Parameter> parameters,
               const std::function<void(const SqlRow&)>& take) override;
    Status scan(const std::string& sql, const std::function<Status(const SqlRow&)>& take) override;
    Status insert(const Insert& insert, const Lines& lines,
                  const std::function<void(const SqlRow&)>& take) override;
    Status each_line(const PerLine& what, const Lines& lines,
                     const std::function<void(const SqlRow&)>& take) override;
    Result<std::vector<std::int64_t>> new_numbers(const std::string& table,
                                                  std::size_t count) override;
    Status have_month(const char* table, WallTime time) override;

  private:
    Status reconnect();
    // The name under which the server keeps the statement; made at its first use.
    template <class Key>
    Result<std::string> prepared(std::map<Key, std::string>& known, const Key& key,
                                 const std::string& sql, std::span<const PostgresType> types);
    Status execute(const std::string& name, std::span<const PostgresParameter> parameters,
                   const std::function<void(const SqlRow&)>& take);
    template <class Key>
    Status run_lines(std::map<Key, std::string>& known, const Key& key, const Lines& lines,
                     const std::function<void(const SqlRow&)>& take);

    std::string url_;
    Company company_;
    std::string fence_;  // a statement that goes with each COMMIT; may be empty
    PostgresConnection connection_;
    bool in_transaction_ = false;
    std::map<const char*, std::string> statements_;
    std::map<Insert, std::string> inserts_;
    std::map<PerLine, std::string> line_statements_;
    std::map<std::string, std::string> numbers_;  // statements that give them, by the table
    std::set<std::string> months_;                // tables that are known to be there
};

}  // namespace afterword
