// SPDX-License-Identifier: Apache-2.0
// A request's parameters: taken out one by one, and the first that is wrong is remembered. Internal
// to this folder.  Thread-bound.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "sync/collector/http/api.hpp"

namespace afterword {

using Parameters = std::map<std::string, std::string, std::less<>>;

// application/x-www-form-urlencoded, as browsers and curl write it. Problem: not well escaped, or a
// name that stands there twice.
std::variant<Parameters, Problem> parse_parameters(std::string_view text);
// One such word; empty where it is not well escaped.
std::optional<std::string> unescaped(std::string_view text);

// Empty for all but whole numbers from 0.
std::optional<std::int64_t> whole_number(std::string_view text);

// `named` is what stands in the address in the place of {id}. All views outlive it.
class Reader {
  public:
    Reader(Parameters parameters, const Asked& asked, std::string_view named)
        : parameters_(std::move(parameters)), asked_(asked), named_(named) {}

    std::optional<std::string> text(std::string_view name);
    std::optional<StoreId> store();
    std::optional<Day> day(std::string_view name);
    std::optional<AlertStage> stage();
    Per per();
    std::int64_t number(std::string_view name);
    std::size_t limit(std::size_t most);
    std::optional<FeedCursor> cursor();
    DeliveryState delivery_state();
    // Where a stream goes on: what a browser sends by itself when it comes back counts first.
    std::optional<FeedCursor> last_event();
    // The alert that the address names.
    std::optional<AlertId> alert();
    // Takes in what a page's form was filled in with. False where it is no such form.
    bool form();
    int helped();
    [[nodiscard]] std::string_view named() const { return named_; }
    [[nodiscard]] const Asked& asked() const { return asked_; }
    VisitsFormat format();

    // The query, unless something was wrong or is left over.
    std::variant<Query, Problem> give(Query query);
    void complain(std::string_view name, std::string_view reason);

  private:
    Parameters parameters_;
    const Asked& asked_;
    std::string_view named_;
    std::optional<Problem> problem_;
};

}  // namespace afterword
