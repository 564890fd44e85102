// SPDX-License-Identifier: Apache-2.0
#include "sync/link/broker_url.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace afterword {
namespace {

bool is_host(std::string_view text) {
    const bool bracketed = text.starts_with('[') && text.ends_with(']');
    const auto name = bracketed ? text.substr(1, text.size() - 2) : text;
    return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '-' || c == '_' || (bracketed && c == ':');
    });
}

Error invalid(std::string_view text) {
    return {Errc::Invalid,
            "must be mqtt://host:port or mqtts://host:port, not \"" + std::string(text) + "\""};
}

struct Scheme {
    std::string_view text;
    Transport transport;
    std::uint16_t port;
};
constexpr Scheme kSchemes[] = {{"mqtt://", Transport::Plain, 1883},
                               {"mqtts://", Transport::Tls, 8883}};

}  // namespace

Result<BrokerUrl> read_broker_url(std::string_view text) {
    const auto* const scheme =
        std::find_if(std::begin(kSchemes), std::end(kSchemes),
                     [&](const Scheme& one) { return text.starts_with(one.text); });
    if (scheme == std::end(kSchemes)) {
        return invalid(text);
    }
    std::string_view rest = text.substr(scheme->text.size());
    BrokerUrl url{"", scheme->port, scheme->transport};
    const auto colon = rest.rfind(':');
    if (colon != std::string_view::npos && rest.find(']', colon) == std::string_view::npos) {
        const auto digits = rest.substr(colon + 1);
        const auto [end, error] = std::from_chars(digits.begin(), digits.end(), url.port);
        if (error != std::errc() || end != digits.end() || url.port == 0) {
            return invalid(text);
        }
        rest = rest.substr(0, colon);
    }
    if (!is_host(rest)) {
        return invalid(text);
    }
    url.host = rest;
    return url;
}

}  // namespace afterword
