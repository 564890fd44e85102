// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/collector_client.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>  // before asio, which forgets it under GCC 12

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <nlohmann/json.hpp>

#include "platform/linux/files.hpp"
#include "platform/linux/sockets.hpp"

namespace afterword {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

constexpr std::chrono::seconds kWithin{30};
constexpr std::chrono::seconds kBetweenTries{2};
constexpr std::chrono::seconds kSilentFor{60};         // of a stream that says something every 15 s
constexpr std::uint64_t kLargestAnswer = 256U << 20U;  // bytes
constexpr std::uintmax_t kLargestToken = 4096;

std::string escaped(std::string_view text) {
    constexpr std::string_view kPlain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string safe;
    for (const char c : text) {
        if (kPlain.find(c) != std::string_view::npos) {
            safe += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        safe += '%';
        safe += kDigits[byte >> 4U];
        safe += kDigits[byte & 15U];
    }
    return safe;
}

std::string target_of(std::string_view name, const Parameters& parameters) {
    std::string target = "/api/v1";
    while (!name.empty()) {
        const auto end = std::min(name.find('/'), name.size());
        target += '/' + escaped(name.substr(0, end));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    char separator = '?';
    for (const auto& [key, value] : parameters) {
        if (!value.empty()) {
            target += separator + key + '=' + escaped(value);
            separator = '&';
        }
    }
    return target;
}

// What an RFC 9457 problem says.
std::string detail_of(const std::string& body) {
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object() || !json.contains("detail") || !json["detail"].is_string()) {
        return body.substr(0, 200);
    }
    return json["detail"].get<std::string>();
}

Result<std::string> content_of(Response response) {
    const std::string status = std::to_string(response.result_int());
    switch (response.result()) {
        case http::status::ok:
            return std::move(response.body());
        case http::status::unauthorized:
            return Error{Errc::Refused, "the collector does not accept the token"};
        case http::status::forbidden:
            return Error{Errc::Refused, detail_of(response.body())};
        case http::status::not_found:
        case http::status::gone:
            return Error{Errc::NotFound, detail_of(response.body())};
        case http::status::conflict:
        case http::status::precondition_failed:
            return Error{Errc::Conflict, detail_of(response.body())};
        case http::status::bad_request:
            return Error{Errc::Invalid, detail_of(response.body())};
        default:
            return Error{Errc::Io,
                         "the collector answers " + status + ": " + detail_of(response.body())};
    }
}

template <class Stream>
asio::awaitable<void> ask(Stream& stream, const Request& request, Response& response,
                          error_code& error) {
    co_await http::async_write(stream, request, asio::redirect_error(asio::use_awaitable, error));
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(kLargestAnswer);
    if (!error) {
        co_await http::async_read(stream, buffer, parser,
                                  asio::redirect_error(asio::use_awaitable, error));
    }
    response = parser.release();
}

// Conversations: what is done on a connection once it stands, plain or secure.
struct Question {
    explicit Question(const Request& asked) : request(asked) {}
    template <class Stream>
    asio::awaitable<void> on(Stream& stream, error_code& error) {
        return ask(stream, request, response, error);
    }
    const Request& request;
    Response response;
};

// "id: 7" and the like, up to the empty line.
ServerEvent read_event(std::string_view lines) {
    ServerEvent event;
    while (!lines.empty()) {
        const auto end = std::min(lines.find('\n'), lines.size());
        const auto line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        const auto colon = std::min(line.find(": "), line.size());
        const auto value = line.substr(std::min(colon + 2, line.size()));
        if (line.substr(0, colon) == "id") {
            event.id = value;
        } else if (line.substr(0, colon) == "event") {
            event.kind = value;
        } else if (line.substr(0, colon) == "data") {
            event.data = value;
        }
    }
    return event;
}

// A stream of events, as the collector writes it: until the connection closes.
struct Listening {
    Listening(const Request& asked, const std::function<bool(const ServerEvent&)>& heard)
        : request(asked), take(heard) {}

    template <class Stream>
    asio::awaitable<void> on(Stream& stream, error_code& error) {
        co_await http::async_write(stream, request,
                                   asio::redirect_error(asio::use_awaitable, error));
        beast::flat_buffer buffer;
        http::response_parser<http::buffer_body> parser;
        parser.body_limit(boost::none);
        if (!error) {
            co_await http::async_read_header(stream, buffer, parser,
                                             asio::redirect_error(asio::use_awaitable, error));
        }
        status = parser.get().result();
        char piece[4096];
        std::string text;
        while (!error && !parser.is_done()) {
            parser.get().body().data = piece;
            parser.get().body().size = sizeof piece;
            beast::get_lowest_layer(stream).expires_after(kSilentFor);
            co_await http::async_read_some(stream, buffer, parser,
                                           asio::redirect_error(asio::use_awaitable, error));
            if (error == http::error::need_buffer) {
                error = {};
            }
            text.append(piece, sizeof piece - parser.get().body().size);
            if (status == http::status::ok && !give(text)) {
                stopped = true;
                co_return;
            }
            if (text.size() > kLargestAnswer) {
                error = http::error::body_limit;
            }
        }
        problem = std::move(text);
    }

    // Whole events leave the text; false when nobody wants more.
    bool give(std::string& text) const {
        while (true) {
            const auto end = text.find("\n\n");
            if (end == std::string::npos) {
                return true;
            }
            const ServerEvent event = read_event(std::string_view(text).substr(0, end + 1));
            text.erase(0, end + 2);
            if (!event.kind.empty() && !take(event)) {
                return false;
            }
        }
    }

    const Request& request;
    const std::function<bool(const ServerEvent&)>& take;
    http::status status = http::status::unknown;
    std::string problem;  // the body of an answer that is no stream
    bool stopped = false;
};

// TLS 1.2 or later with a collector that proves its name.
template <class Conversation>
asio::awaitable<void> converse_securely(beast::tcp_stream plain, const CollectorAccess& access,
                                        Conversation& conversation, error_code& error) {
    asio::ssl::context context(asio::ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    if (access.authorities.empty()) {
        context.set_default_verify_paths(error);
    } else {
        context.load_verify_file(access.authorities.string(), error);
    }
    if (error) {
        co_return;  // NOLINT(bugprone-use-after-move): nothing has been moved yet
    }
    beast::ssl_stream<beast::tcp_stream> stream(std::move(plain), context);
    stream.set_verify_mode(asio::ssl::verify_peer);
    stream.set_verify_callback(asio::ssl::host_name_verification(access.host));
    if (!is_address(access.host)) {
        // OpenSSL's macro for it casts the old way.
        std::string host = access.host;
        SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                 host.data());
    }
    co_await stream.async_handshake(asio::ssl::stream_base::client,
                                    asio::redirect_error(asio::use_awaitable, error));
    if (!error) {
        co_await conversation.on(stream, error);
    }
}

template <class Conversation>
asio::awaitable<void> converse(const CollectorAccess& access, Conversation& conversation,
                               error_code& error) {
    const auto executor = co_await asio::this_coro::executor;
    tcp::resolver resolver(executor);
    const auto endpoints = co_await resolver.async_resolve(
        access.host, access.port, asio::redirect_error(asio::use_awaitable, error));
    if (error) {
        co_return;
    }
    beast::tcp_stream stream(executor);
    stream.expires_after(kWithin);
    co_await stream.async_connect(endpoints, asio::redirect_error(asio::use_awaitable, error));
    if (error) {
        co_return;
    }
    if (access.secure) {
        co_await converse_securely(std::move(stream), access, conversation, error);
    } else {
        co_await conversation.on(stream, error);
    }
}

Error unreachable(const CollectorAccess& access, const std::string& why) {
    return {Errc::Unreachable,
            "no answer from the collector at " + access.host + ":" + access.port + ": " + why};
}

Request request_for(const CollectorAccess& access, http::verb method, const std::string& target) {
    Request request(method, beast::string_view(target.data(), target.size()), 11);
    request.set(http::field::host, access.host + ":" + access.port);
    request.set(http::field::authorization, "Bearer " + access.token);
    request.keep_alive(false);
    return request;
}

Result<Response> ask_once(const CollectorAccess& access, const Request& request) {
    Question question(request);
    error_code error;
    asio::io_context io(1);
    asio::co_spawn(io, converse(access, question, error), asio::detached);
    io.run();
    if (error) {
        return unreachable(access, error.message());
    }
    return std::move(question.response);
}

Result<Tagged> tagged(Result<Response> response) {
    if (!response) {
        return std::move(response).error();
    }
    const auto etag = (*response)[http::field::etag];
    Tagged answer{{}, std::string(etag.data(), etag.size())};
    auto text = content_of(*std::move(response));
    if (!text) {
        return std::move(text).error();
    }
    answer.text = *std::move(text);
    return answer;
}

}  // namespace

Result<CollectorAccess> read_access(std::string_view url, const std::filesystem::path& token_file,
                                    const std::filesystem::path& authorities) {
    const bool secure = url.starts_with("https://");
    std::string_view rest = url;
    if (secure || url.starts_with("http://")) {
        rest.remove_prefix(rest.find("//") + 2);
    }
    if (rest.ends_with('/')) {
        rest.remove_suffix(1);
    }
    const auto colon = rest.rfind(':');
    if (rest.size() == url.size() || colon == std::string_view::npos || colon == 0 ||
        colon + 1 == rest.size() || rest.find_first_of("/?#@") != std::string_view::npos) {
        return Error{Errc::Invalid,
                     "--collector must be https://host:port, or http://host:port on "
                     "this machine, not \"" +
                         std::string(url) + "\""};
    }
    const std::string host(rest.substr(0, colon));
    if (!secure && !is_loopback(host)) {
        return Error{Errc::Invalid, "--collector: the token would go to " + host +
                                        " in the clear; write https://"};
    }
    auto content = read_file(token_file, kLargestToken);
    if (!content) {
        return Error{Errc::Invalid, "--token-file: " + content.error().message};
    }
    std::string token = content->substr(0, content->find_first_of("\r\n"));
    if (token.empty()) {
        return Error{Errc::Invalid, "--token-file: the first line holds no token"};
    }
    return CollectorAccess{host, std::string(rest.substr(colon + 1)), std::move(token), secure,
                           authorities};
}

Result<std::string> fetch(const CollectorAccess& access, std::string_view name,
                          const Parameters& parameters) {
    auto response =
        ask_once(access, request_for(access, http::verb::get, target_of(name, parameters)));
    return response ? content_of(*std::move(response)) : std::move(response).error();
}

Result<Tagged> fetch_tagged(const CollectorAccess& access, std::string_view name) {
    return tagged(ask_once(access, request_for(access, http::verb::get, target_of(name, {}))));
}

Result<Tagged> post(const CollectorAccess& access, std::string_view name, std::string body,
                    const std::string& if_match, const Parameters& parameters) {
    Request request = request_for(access, http::verb::post, target_of(name, parameters));
    request.set(http::field::content_type, "application/json");
    if (!if_match.empty()) {
        request.set(http::field::if_match, if_match);
    }
    request.body() = std::move(body);
    request.prepare_payload();
    return tagged(ask_once(access, request));
}

Status follow(const CollectorAccess& access, std::string_view name, const Parameters& parameters,
              const std::function<bool(const ServerEvent&)>& take) {
    const Request request = request_for(access, http::verb::get, target_of(name, parameters));
    Listening listening(request, take);
    error_code error;
    asio::io_context io(1);
    asio::co_spawn(io, converse(access, listening, error), asio::detached);
    io.run();
    if (listening.stopped) {
        return done();
    }
    if (listening.status != http::status::ok && listening.status != http::status::unknown) {
        Response response(listening.status, 11);
        response.body() = std::move(listening.problem);
        return content_of(std::move(response)).error();
    }
    return unreachable(access, error ? error.message() : "the stream has ended");
}

void rest_before_next_try() {
    asio::io_context io(1);
    asio::steady_timer timer(io, kBetweenTries);
    timer.wait();
}

}  // namespace afterword
