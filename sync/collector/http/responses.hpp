// SPDX-License-Identifier: Apache-2.0
// Answers as HTTP has them. Internal to this folder.  Reentrant.
#pragma once

#include <optional>
#include <utility>  // before asio, which forgets it under GCC 12

#include <boost/beast/http.hpp>

#include "platform/base/result.hpp"
#include "sync/collector/http/api.hpp"
#include "sync/collector/http/case_page.hpp"

namespace afterword {

using Request = boost::beast::http::request<boost::beast::http::string_body>;
using Response = boost::beast::http::response<boost::beast::http::string_body>;

constexpr std::uint32_t kLargestHeader = 8U << 10U;  // bytes
constexpr std::uint64_t kLargestBody = 64U << 10U;   // 500 hours of tills

// Its views last as long as the request.
Asked asked_by(const Request& request);

Response make_response(const Problem& problem);
Response make_response(const Content& content);
Response make_response(const Page& page);
// A question that was not answered.
Response make_response(const Error& error);

// What is wrong with bytes that are no request; empty where their sender has gone, or is too slow.
std::optional<Problem> problem_of(const boost::system::error_code& error);

}  // namespace afterword
