// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/responses.hpp"

#include "platform/base/log.hpp"

namespace afterword {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

beast::string_view field_text(std::string_view text) {
    return {text.data(), text.size()};
}

Response respond(int status, std::string_view type, std::string body) {
    Response response(static_cast<http::status>(status), 11);
    response.set(http::field::content_type, field_text(type));
    response.set(http::field::cache_control, "no-store");
    response.body() = std::move(body);
    return response;
}

std::string_view text_of(beast::string_view field) {
    return {field.data(), field.size()};
}

}  // namespace

Asked asked_by(const Request& request) {
    return {text_of(request.method_string()),
            text_of(request.target()),
            text_of(request[http::field::if_match]),
            text_of(request["Last-Event-ID"]),
            text_of(request[http::field::accept_language]),
            text_of(request[http::field::content_type]),
            request.body()};
}

Response make_response(const Problem& problem) {
    Response response = respond(problem.status, "application/problem+json", to_json(problem));
    if (!problem.allow.empty()) {
        response.set(http::field::allow, problem.allow);
    }
    if (response.result() == http::status::unauthorized) {
        response.set(http::field::www_authenticate, "Bearer");
    }
    return response;
}

Response make_response(const Content& content) {
    Response response = respond(content.status, content.type, content.body);
    if (!content.etag.empty()) {
        response.set(http::field::etag, content.etag);
    }
    if (content.type.starts_with("text/html")) {
        for (const auto& [name, value] : kPageHeaders) {
            response.set(field_text(name), field_text(value));
        }
    }
    return response;
}

Response make_response(const Page& page) {
    return make_response(Content{"text/html; charset=utf-8", page.html, page.status});
}

Response make_response(const Error& error) {
    switch (error.code) {
        case Errc::NotFound:
            return make_response(Problem{410, "Gone", error.message});
        case Errc::Full:
        case Errc::Busy:
            return make_response(Problem{503, "Busy", error.message});
        default:
            log_error("question_failed").with("why", error.message);
            return make_response(Problem{500, "Internal error", "the store could not be read"});
    }
}

std::optional<Problem> problem_of(const boost::system::error_code& error) {
    if (error == http::error::header_limit) {
        return Problem{431, "Header too large", "at most 8 KiB"};
    }
    if (error == http::error::body_limit) {
        return Problem{413, "Body too large", "at most 64 KiB"};
    }
    if (error.category() == make_error_code(http::error::bad_method).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message) {
        return Problem{400, "Bad request", error.message()};
    }
    return std::nullopt;
}

}  // namespace afterword
