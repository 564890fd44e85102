// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/visit_lines.hpp"

#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "sync/model/csv.hpp"
#include "sync/model/day.hpp"
#include "sync/wire/row.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kTimeSources = {"anchor", "wall", "between", "arrival"};

// What the kiosk said, but for what only head office may open. It was read when it was taken in;
// a program older than that one may know less, so it is left with what stands in the record.
Json told(const FedVisit& fed) {
    auto row = decode_row(fed.bytes);
    auto* visit = row ? std::get_if<Visit>(&*row) : nullptr;
    if (visit == nullptr) {
        return {{"visit", fed.visit.id.text()}, {"rev", fed.visit.rev}, {"unreadable", true}};
    }
    visit->contact.reset();
    visit->case_code = {};
    auto json = Json::parse(encode_row(*visit));
    json.erase("type");
    return json;
}

// Fields in the order in which people look for them; what the kiosk said stands in the middle.
Json line_json(const FedVisit& fed) {
    const VisitRecord& visit = fed.visit;
    const auto& place = visit.place;
    const auto& uncertainty = visit.time.uncertainty;
    Json line = {{"kiosk", visit.kiosk.text},
                 {"store", place ? Json(place->store.text) : Json()},
                 {"day", place ? Json(day_text(place->day)) : Json()},
                 {"at", unix_ms(visit.time.at)},
                 {"uncertainty_ms", uncertainty ? Json(uncertainty->count()) : Json()},
                 {"time_source", kTimeSources.at(static_cast<std::size_t>(visit.time.source))},
                 {"arrived", unix_ms(visit.arrived)}};
    line.update(told(fed));
    line["born"] = to_hex(visit.born.value);
    line["cursor"] = cursor_text(fed.cursor);
    return line;
}

// --- CSV ---

constexpr std::array kOfVisit = {
    "kiosk", "visit",          "rev",         "state",      "born", "store", "day",
    "at",    "uncertainty_ms", "time_source", "arrived",    "wall", "clock", "utc_offset_min",
    "zone",  "survey",         "language",    "touchpoint", "test"};
constexpr std::array kOfStep = {"question", "ended", "value", "values", "text", "ms"};

// Times as spreadsheets read them, everything else as it stands.
std::string cell_of(const Json& object, const std::string& name) {
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) {
        return {};
    }
    if (name == "at" || name == "wall" || name == "arrived") {
        return utc_text(from_unix_ms(found->get<std::int64_t>()));
    }
    if (found->is_array()) {
        std::string joined;
        for (const auto& item : *found) {
            joined += (joined.empty() ? "" : " ") + item.get<std::string>();
        }
        return joined;
    }
    return found->is_string() ? found->get<std::string>() : found->dump();
}

std::string csv_line_of(const Json& visit, const Json& step, const std::string& cursor) {
    std::vector<std::string> cells;
    cells.reserve(kOfVisit.size() + kOfStep.size() + 2);
    for (const auto* name : kOfVisit) {
        cells.push_back(cell_of(visit, name));
    }
    const auto misuse = visit.find("misuse");
    cells.push_back(misuse == visit.end() ? "" : cell_of(*misuse, "score"));
    for (const auto* name : kOfStep) {
        cells.push_back(cell_of(step, name));
    }
    cells.push_back(cursor);
    return csv_line(cells);
}

std::string csv_head() {
    std::vector<std::string> names(kOfVisit.begin(), kOfVisit.end());
    names.emplace_back("misuse");
    names.insert(names.end(), kOfStep.begin(), kOfStep.end());
    names.emplace_back("cursor");
    return csv_line(names);
}

}  // namespace

std::string cursor_text(const FeedCursor& cursor) {
    return std::to_string(cursor.place) + '-' + std::to_string(unix_ms(cursor.given));
}

std::optional<FeedCursor> parse_cursor(std::string_view text) {
    std::int64_t place = 0;
    std::int64_t given = 0;
    const auto [dash, place_error] = std::from_chars(text.begin(), text.end(), place);
    if (place_error != std::errc() || place < 1 || dash == text.end() || *dash != '-') {
        return std::nullopt;
    }
    const auto [end, given_error] = std::from_chars(dash + 1, text.end(), given);
    if (given_error != std::errc() || end != text.end()) {
        return std::nullopt;
    }
    return FeedCursor{place, from_unix_ms(given)};
}

std::string visits_json_lines(std::span<const FedVisit> visits) {
    std::string text;
    for (const auto& visit : visits) {
        text += line_json(visit).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    }
    return text;
}

std::string visits_csv(std::span<const FedVisit> visits) {
    std::string text = csv_head();
    for (const auto& fed : visits) {
        const Json visit = line_json(fed);
        const Json steps = visit.value("steps", Json::array());
        const std::string cursor = cursor_text(fed.cursor);
        for (const auto& step : steps) {
            text += csv_line_of(visit, step, &step == &steps.back() ? cursor : "");
        }
        if (steps.empty()) {
            text += csv_line_of(visit, Json::object(), cursor);
        }
    }
    return text;
}

}  // namespace afterword
