// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/request_reader.hpp"

#include <algorithm>
#include <charconv>

#include "sync/collector/http/visit_lines.hpp"
#include "sync/model/helped.hpp"

namespace afterword {
namespace {

std::optional<unsigned char> hex_byte(std::string_view digits) {
    unsigned char byte = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), byte, 16);
    if (error != std::errc() || digits.size() != 2 || end != digits.end()) {
        return std::nullopt;
    }
    return byte;
}

Problem bad_parameter(std::string_view name, std::string_view reason) {
    return {400, "Bad parameter", std::string(name) + ": " + std::string(reason)};
}

}  // namespace

std::optional<std::string> unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            plain += ' ';
        } else if (text[i] == '%') {
            const auto byte = hex_byte(text.substr(i + 1, 2));
            if (!byte) {
                return std::nullopt;
            }
            plain += static_cast<char>(*byte);
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

std::variant<Parameters, Problem> parse_parameters(std::string_view text) {
    Parameters parameters;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) {
            continue;
        }
        const auto equals = std::min(pair.find('='), pair.size());
        const auto name = unescaped(pair.substr(0, equals));
        const auto value = unescaped(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value) {
            return bad_parameter(pair.substr(0, equals), "is not well escaped");
        }
        if (!parameters.emplace(*name, *value).second) {
            return bad_parameter(*name, "stands there twice");
        }
    }
    return parameters;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    const bool whole = error == std::errc() && end == text.end() && number >= 0;
    return whole ? std::optional(number) : std::nullopt;
}

std::optional<std::string> Reader::text(std::string_view name) {
    auto taken = parameters_.extract(std::string(name));
    if (!taken || taken.mapped().empty()) {
        return std::nullopt;  // "store=" says as little as nothing
    }
    return std::move(taken.mapped());
}

std::optional<StoreId> Reader::store() {
    const auto raw = text("store");
    if (!raw) {
        return std::nullopt;
    }
    auto id = make_store_id(*raw);
    if (!id) {
        complain("store", id.error().message);
        return std::nullopt;
    }
    return *std::move(id);
}

std::optional<Day> Reader::day(std::string_view name) {
    const auto raw = text(name);
    const auto found = raw ? parse_day(*raw) : std::nullopt;
    if (raw && !found) {
        complain(name, "is not a day like 2026-11-21");
    }
    return found;
}

std::optional<AlertStage> Reader::stage() {
    const auto raw = text("stage");
    const auto found = raw ? find_alert_stage(*raw) : std::nullopt;
    if (raw && !found) {
        complain("stage", "is no stage of an alert");
    }
    return found;
}

Per Reader::per() {
    const auto raw = text("per");
    if (!raw || *raw == "day") {
        return Per::EachDay;
    }
    if (*raw != "month" && *raw != "period") {
        complain("per", "is none of day, month and period");
    }
    return *raw == "month" ? Per::EachMonth : Per::Period;
}

std::int64_t Reader::number(std::string_view name) {
    const auto raw = text(name);
    const auto found = raw ? whole_number(*raw) : std::nullopt;
    if (raw && !found) {
        complain(name, "is not a whole number from 0");
    }
    return found.value_or(0);
}

std::size_t Reader::limit(std::size_t most) {
    const auto raw = text("limit");
    const auto found = raw ? whole_number(*raw) : std::nullopt;
    if (raw && (!found || *found < 1 || static_cast<std::size_t>(*found) > most)) {
        complain("limit", "is not a whole number from 1 to " + std::to_string(most));
    }
    return found ? static_cast<std::size_t>(*found) : most;
}

std::optional<FeedCursor> Reader::cursor() {
    const auto raw = text("after");
    const auto found = raw ? parse_cursor(*raw) : std::nullopt;
    if (raw && !found) {
        complain("after", "is no cursor of a line of this answer");
    }
    return found;
}

DeliveryState Reader::delivery_state() {
    const auto raw = text("state");
    const auto found = raw ? find_delivery_state(*raw) : std::nullopt;
    if (raw && !found) {
        complain("state", "is none of waiting, delivered and dead");
    }
    return found.value_or(DeliveryState::Dead);
}

std::optional<FeedCursor> Reader::last_event() {
    const auto after = cursor();
    return asked_.last_event_id.empty() ? after : parse_cursor(asked_.last_event_id);
}

std::optional<AlertId> Reader::alert() {
    auto id = make_alert_id(named_);
    return id ? std::optional(*std::move(id)) : std::nullopt;
}

bool Reader::form() {
    if (!asked_.content_type.starts_with("application/x-www-form-urlencoded")) {
        return false;
    }
    auto filled = parse_parameters(asked_.body);
    if (auto* problem = std::get_if<Problem>(&filled)) {
        problem_ = std::move(*problem);
    } else {
        parameters_.merge(std::get<Parameters>(filled));
    }
    return true;
}

int Reader::helped() {
    const auto raw = text("helped");
    const auto found = raw ? whole_number(*raw) : std::nullopt;
    if (!found || *found < 1 || *found > kMostHelped) {
        complain("helped", "is not a whole number from 1 to 5");
        return 0;
    }
    return static_cast<int>(*found);
}

VisitsFormat Reader::format() {
    const auto raw = text("format");
    if (raw && *raw != "jsonl" && *raw != "csv") {
        complain("format", "is neither jsonl nor csv");
    }
    return raw == "csv" ? VisitsFormat::Csv : VisitsFormat::JsonLines;
}

std::variant<Query, Problem> Reader::give(Query query) {
    if (!parameters_.empty()) {
        complain(parameters_.begin()->first, "is not known here");
    }
    if (problem_) {
        return *problem_;
    }
    return query;
}

void Reader::complain(std::string_view name, std::string_view reason) {
    if (!problem_) {
        problem_ = bad_parameter(name, reason);
    }
}

}  // namespace afterword
