// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/server.hpp"

#include <array>
#include <optional>
#include <thread>
#include <utility>  // before asio, which forgets it under GCC 12

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include "platform/base/log.hpp"
#include "sync/collector/http/api.hpp"

namespace afterword {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

constexpr std::uint32_t kLargestHeader = 8U << 10U;  // bytes
constexpr std::uint64_t kLargestBody = 1U << 10U;    // nothing here reads one
constexpr int kMostConnections = 256;
// A client that is slower than this, or silent for so long between requests, is let go.
constexpr std::chrono::seconds kReadWithin{10};
constexpr std::chrono::seconds kWriteWithin{30};
constexpr std::chrono::seconds kAnswerWithin{30};
constexpr std::chrono::milliseconds kRestAfterFailedAccept{100};

Response make_response(http::status status, std::string_view type, std::string body) {
    Response response(status, 11);
    response.set(http::field::content_type, beast::string_view(type.data(), type.size()));
    response.set(http::field::cache_control, "no-store");
    response.body() = std::move(body);
    return response;
}

Response make_response(const Problem& problem) {
    return make_response(static_cast<http::status>(problem.status), "application/problem+json",
                         to_json(problem));
}

// Waits on the HTTP thread for an answer that another thread gives.
struct Pending {
    explicit Pending(const asio::any_io_executor& executor) : timer(executor) {}
    asio::steady_timer timer;
    std::optional<Result<Report>> answer;
};

// What is wrong with bytes that are no request.
std::optional<Problem> problem_of(const error_code& error) {
    if (error == http::error::header_limit) {
        return Problem{431, "Header too large", "at most 8 KiB"};
    }
    if (error == http::error::body_limit) {
        return Problem{413, "Body too large", "nothing here takes one"};
    }
    if (error.category() == make_error_code(http::error::bad_method).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message) {
        return Problem{400, "Bad request", error.message()};
    }
    return std::nullopt;  // gone, or too slow
}

}  // namespace

class HttpServer::Loop {
  public:
    Loop(const HttpOptions& options, Ask ask)
        : tokens_(options.tokens), ask_(std::move(ask)), acceptor_(*io_) {}
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;
    ~Loop() { io_->stop(); }

    Status listen(const HttpOptions& options) {
        if (auto ready = prepare_tls(options); !ready) {
            return ready;
        }
        error_code error;
        const tcp::endpoint endpoint(asio::ip::make_address(options.address, error), options.port);
        if (!error) {
            acceptor_.open(endpoint.protocol(), error);
        }
        if (!error) {
            acceptor_.set_option(asio::socket_base::reuse_address(true), error);
        }
        if (!error) {
            acceptor_.bind(endpoint, error);
        }
        if (!error) {
            acceptor_.listen(asio::socket_base::max_listen_connections, error);
        }
        if (error) {
            return Error{error == asio::error::address_in_use ? Errc::Busy : Errc::Io,
                         "listen on " + options.address + ":" + std::to_string(options.port) +
                             ": " + error.message()};
        }
        port_ = acceptor_.local_endpoint().port();
        asio::co_spawn(*io_, accept_all(), asio::detached);
        thread_ = std::jthread([this] { io_->run(); });
        return done();
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }

  private:
    Status prepare_tls(const HttpOptions& options) {
        if (options.certificate.empty()) {
            return done();
        }
        tls_.emplace(asio::ssl::context::tls_server);
        SSL_CTX_set_min_proto_version(tls_->native_handle(), TLS1_2_VERSION);
        error_code error;
        tls_->use_certificate_chain_file(options.certificate.string(), error);
        if (!error) {
            tls_->use_private_key_file(options.key.string(), asio::ssl::context::pem, error);
        }
        return error
                   ? Status(Error{Errc::Invalid, options.certificate.string() + " and " +
                                                     options.key.string() + ": " + error.message()})
                   : done();
    }

    asio::awaitable<void> accept_all() {
        asio::steady_timer rest(*io_);
        while (true) {
            error_code error;
            tcp::socket socket =
                co_await acceptor_.async_accept(redirect_error(asio::use_awaitable, error));
            if (error) {
                // Out of descriptors, mostly: let some connections end first.
                log_warning("http_accept_failed").with("why", error.message());
                rest.expires_after(kRestAfterFailedAccept);
                co_await rest.async_wait(redirect_error(asio::use_awaitable, error));
            } else if (connections_ < kMostConnections) {
                asio::co_spawn(*io_, serve(std::move(socket)), asio::detached);
            }
        }
    }

    asio::awaitable<void> serve(tcp::socket socket) {
        ++connections_;
        beast::tcp_stream plain(std::move(socket));
        if (tls_) {
            beast::ssl_stream<beast::tcp_stream> secure(std::move(plain), *tls_);
            co_await serve_securely(secure);
        } else {
            co_await converse(plain);
            error_code ignored;
            plain.socket().shutdown(tcp::socket::shutdown_send, ignored);
        }
        --connections_;
    }

    asio::awaitable<void> serve_securely(beast::ssl_stream<beast::tcp_stream>& stream) {
        error_code error;
        beast::get_lowest_layer(stream).expires_after(kReadWithin);
        co_await stream.async_handshake(asio::ssl::stream_base::server,
                                        redirect_error(asio::use_awaitable, error));
        if (error) {
            co_return;  // no certificate of theirs, scans, plain HTTP: nothing to say
        }
        co_await converse(stream);
        beast::get_lowest_layer(stream).expires_after(kReadWithin);
        co_await stream.async_shutdown(redirect_error(asio::use_awaitable, error));
    }

    // Request by request, until either end has had enough.
    template <class Stream>
    asio::awaitable<void> converse(Stream& stream) {
        beast::flat_buffer buffer(kLargestHeader + kLargestBody);
        error_code error;
        bool keep_alive = true;
        while (keep_alive && !error) {
            http::request_parser<http::string_body> parser;
            parser.header_limit(kLargestHeader);
            parser.body_limit(kLargestBody);
            beast::get_lowest_layer(stream).expires_after(kReadWithin);
            co_await http::async_read(stream, buffer, parser,
                                      redirect_error(asio::use_awaitable, error));
            // No co_await inside an expression with branches: GCC 12 miscompiles it.
            Response response;
            if (!error) {
                response = co_await respond(parser.release());
            } else if (const auto problem = problem_of(error)) {
                response = make_response(*problem);
                response.keep_alive(false);
            } else {
                break;
            }
            keep_alive = response.keep_alive();
            response.prepare_payload();
            beast::get_lowest_layer(stream).expires_after(kWriteWithin);
            co_await http::async_write(stream, response,
                                       redirect_error(asio::use_awaitable, error));
        }
    }

    asio::awaitable<Response> respond(Request request) {
        Response response = co_await answer(request);
        response.version(request.version());
        response.keep_alive(request.keep_alive());
        co_return response;
    }

    asio::awaitable<Response> answer(const Request& request) {
        auto parsed = parse_target({request.target().data(), request.target().size()});
        const auto* query = std::get_if<Query>(&parsed);
        const bool is_open = query != nullptr && !scope_of(*query);
        const AccessToken* access = access_of(request);
        if (access == nullptr && !is_open) {
            Response response =
                make_response(Problem{401, "Unauthorized", "a valid bearer token is needed"});
            response.set(http::field::www_authenticate, "Bearer");
            co_return response;
        }
        if (const auto* problem = std::get_if<Problem>(&parsed);
            problem != nullptr && problem->status == 404) {
            co_return make_response(*problem);
        }
        if (request.method() != http::verb::get) {
            Response response = make_response(Problem{405, "Method not allowed", "only GET is"});
            response.set(http::field::allow, "GET");
            co_return response;
        }
        if (query == nullptr) {
            co_return make_response(std::get<Problem>(parsed));
        }
        if (const auto needed = scope_of(*query); needed && !access->scopes.contains(*needed)) {
            co_return make_response(Problem{
                403, "Forbidden", "this token lacks the scope " + std::string(name(*needed))});
        }
        co_return co_await fetch(std::get<Query>(std::move(parsed)));
    }

    [[nodiscard]] const AccessToken* access_of(const Request& request) const {
        const auto field = request[http::field::authorization];
        constexpr std::string_view kScheme = "Bearer ";
        if (field.size() <= kScheme.size() ||
            !beast::iequals(field.substr(0, kScheme.size()),
                            beast::string_view(kScheme.data(), kScheme.size()))) {
            return nullptr;
        }
        const auto given = field.substr(kScheme.size());
        return find_access(tokens_, {given.data(), given.size()});
    }

    asio::awaitable<Response> fetch(Query query) {
        const auto pending = std::make_shared<Pending>(io_->get_executor());
        pending->timer.expires_after(kAnswerWithin);
        // The event loop is shared with the reply, which may come when the server has ended.
        const bool asked = ask_(
            std::move(query), [io = io_, waiting = std::weak_ptr(pending)](Result<Report> answer) {
                asio::post(*io, [waiting, answer = std::move(answer)]() mutable {
                    if (const auto found = waiting.lock()) {
                        found->answer = std::move(answer);
                        found->timer.cancel();
                    }
                });
            });
        if (!asked) {
            co_return make_response(Problem{503, "Busy", "too many questions at once"});
        }
        error_code ignored;
        co_await pending->timer.async_wait(redirect_error(asio::use_awaitable, ignored));
        if (!pending->answer) {
            co_return make_response(Problem{503, "Busy", "no answer in time"});
        }
        if (!*pending->answer && pending->answer->error().code == Errc::NotFound) {
            co_return make_response(Problem{410, "Gone", pending->answer->error().message});
        }
        if (!*pending->answer) {
            log_error("question_failed").with("why", pending->answer->error().message);
            co_return make_response(Problem{500, "Internal error", "the store could not be read"});
        }
        auto content = content_of(**pending->answer);
        co_return make_response(http::status::ok, content.type, std::move(content.body));
    }

    const std::vector<AccessToken> tokens_;
    std::optional<asio::ssl::context> tls_;
    const Ask ask_;
    std::shared_ptr<asio::io_context> io_ = std::make_shared<asio::io_context>(1);
    tcp::acceptor acceptor_;
    std::uint16_t port_ = 0;
    int connections_ = 0;
    std::jthread thread_;  // joined before anything above it goes
};

Result<HttpServer> HttpServer::start(const HttpOptions& options, Ask ask) {
    auto loop = std::make_unique<Loop>(options, std::move(ask));
    if (auto listening = loop->listen(options); !listening) {
        return std::move(listening).error();
    }
    return HttpServer(std::move(loop));
}

HttpServer::HttpServer(std::unique_ptr<Loop> loop) : loop_(std::move(loop)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const {
    return loop_->port();
}

}  // namespace afterword
