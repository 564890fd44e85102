// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/exposure_file.hpp"

#include <charconv>
#include <map>

namespace afterword {
namespace {

constexpr std::string_view kNames = "store,hour,transactions";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view unquoted(std::string_view cell) {
    const bool is_quoted = cell.size() >= 2 && cell.front() == '"' && cell.back() == '"';
    return is_quoted ? cell.substr(1, cell.size() - 2) : cell;
}

// No cell of this file holds a comma.
std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    while (true) {
        const auto end = std::min(line.find(','), line.size());
        cells.push_back(unquoted(line.substr(0, end)));
        if (end == line.size()) {
            return cells;
        }
        line.remove_prefix(end + 1);
    }
}

std::optional<std::int64_t> transactions_in(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    const bool is_one = error == std::errc() && end == text.end() && number >= 0 &&
                        number <= kMostTransactions && text.front() != '-';
    return is_one ? std::optional(number) : std::nullopt;
}

class TillReader {
  public:
    void read_names(std::size_t number, std::string_view line) {
        std::string names;
        for (const auto cell : cells_of(line)) {
            names += (names.empty() ? "" : ",") + std::string(cell);
        }
        if (names != kNames) {
            complain(number, "must be " + std::string(kNames));
        }
    }

    void read_line(std::size_t number, std::string_view line) {
        const auto cells = cells_of(line);
        if (cells.size() != 3) {
            complain(number, "must have three cells, store, hour and transactions");
            return;
        }
        const auto store = make_store_id(cells[0]);
        if (!store) {
            complain(number, "store: " + store.error().message);
        }
        const auto hour = parse_hour(cells[1]);
        if (!hour) {
            complain(number, "hour: is not an hour like 2026-11-21T14");
        }
        const auto transactions = transactions_in(cells[2]);
        if (!transactions) {
            complain(number, "transactions: is not a whole number from 0 to " +
                                 std::to_string(kMostTransactions));
        }
        if (store && hour && transactions) {
            keep({number, {{*store, *hour}, *transactions}});
        }
    }

    [[nodiscard]] TillFile take() { return std::move(file_); }
    void complain(std::size_t line, std::string why) {
        file_.faults.push_back({line, std::move(why)});
    }

  private:
    void keep(TillLine line) {
        const auto [known, is_new] = lines_.emplace(line.count.of, line.number);
        if (!is_new) {
            complain(line.number, "hour: " + hour_text(line.count.of.hour) + " of " +
                                      line.count.of.store.text + " is in line " +
                                      std::to_string(known->second) + " already");
            return;
        }
        file_.lines.push_back(std::move(line));
    }

    TillFile file_;
    std::map<StoreHour, std::size_t> lines_;
};

}  // namespace

TillFile parse_till_file(std::string_view text) {
    if (text.starts_with(kByteOrderMark)) {
        text.remove_prefix(kByteOrderMark.size());
    }
    TillReader reader;
    bool has_names = false;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.empty()) {
            continue;
        }
        if (has_names) {
            reader.read_line(number, line);
        } else {
            reader.read_names(number, line);
            has_names = true;
        }
    }
    if (!has_names) {
        reader.complain(1, "must be " + std::string(kNames));
    }
    return reader.take();
}

}  // namespace afterword
