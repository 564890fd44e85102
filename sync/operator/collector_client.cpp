// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/collector_client.hpp"

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
using Request = http::request<http::empty_body>;
using Response = http::response<http::string_body>;

constexpr std::chrono::seconds kWithin{30};
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
    std::string target = "/api/v1/" + std::string(name);
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
        case http::status::gone:
            return Error{Errc::NotFound, detail_of(response.body())};
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

// TLS 1.2 or later with a collector that proves its name.
asio::awaitable<void> ask_securely(beast::tcp_stream plain, const CollectorAccess& access,
                                   const Request& request, Response& response, error_code& error) {
    asio::ssl::context context(asio::ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    if (access.authorities.empty()) {
        context.set_default_verify_paths(error);
    } else {
        context.load_verify_file(access.authorities.string(), error);
    }
    if (error) {
        co_return;
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
        co_await ask(stream, request, response, error);
    }
}

asio::awaitable<void> exchange(const CollectorAccess& access, const Request& request,
                               Response& response, error_code& error) {
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
        co_await ask_securely(std::move(stream), access, request, response, error);
    } else {
        co_await ask(stream, request, response, error);
    }
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
    const std::string target = target_of(name, parameters);
    Request request(http::verb::get, beast::string_view(target.data(), target.size()), 11);
    request.set(http::field::host, access.host + ":" + access.port);
    request.set(http::field::authorization, "Bearer " + access.token);
    request.keep_alive(false);
    Response response;
    error_code error;
    asio::io_context io(1);
    asio::co_spawn(io, exchange(access, request, response, error), asio::detached);
    io.run();
    if (error) {
        return Error{Errc::Unreachable, "no answer from the collector at " + access.host + ":" +
                                            access.port + ": " + error.message()};
    }
    return content_of(std::move(response));
}

}  // namespace afterword
