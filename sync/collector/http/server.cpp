// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/server.hpp"

#include <array>
#include <optional>
#include <set>
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
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include "platform/base/log.hpp"
#include "sync/collector/http/gate.hpp"
#include "sync/collector/http/guess_limit.hpp"
#include "sync/collector/http/responses.hpp"

namespace afterword {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr int kMostConnections = 256;
// A client that is slower than this, or silent for so long between requests, is let go.
constexpr std::chrono::seconds kReadWithin{10};
constexpr std::chrono::seconds kWriteWithin{30};
constexpr std::chrono::seconds kAnswerWithin{30};
constexpr std::chrono::milliseconds kRestAfterFailedAccept{100};
// Event streams: as many as leave room for questions.
constexpr int kMostStreams = 128;
constexpr std::chrono::seconds kLookAgain{2};  // among several collectors nobody else says so
constexpr std::chrono::seconds kKeepAlive{15};

// Waits on the HTTP thread for an answer that another thread gives.
struct Pending {
    explicit Pending(const asio::any_io_executor& executor) : timer(executor) {}
    asio::steady_timer timer;
    std::optional<Result<Report>> answer;
};

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

    // By any thread, while this lives.
    void wake_streams() {
        asio::post(*io_, [this] {
            ++changes_;
            for (auto* timer : waiting_) {
                timer->cancel();
            }
        });
    }

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
        const auto peer =
            beast::get_lowest_layer(stream).socket().remote_endpoint(error).address().to_string();
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
                const Request request = parser.release();
                const auto authorization = request[http::field::authorization];
                auto admitted =
                    admit(tokens_, {authorization.data(), authorization.size()}, asked_by(request));
                if (const auto* events = events_of(admitted);
                    events != nullptr && streams_ < kMostStreams) {
                    co_await stream_events(stream, *events);
                    co_return;
                }
                response = co_await respond(request, std::move(admitted), peer);
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

    static const AlertEventsQuery* events_of(const std::variant<Query, Problem>& admitted) {
        const auto* query = std::get_if<Query>(&admitted);
        return query == nullptr ? nullptr : std::get_if<AlertEventsQuery>(query);
    }

    asio::awaitable<Response> respond(const Request& request, std::variant<Query, Problem> admitted,
                                      std::string peer) {
        Response response;
        auto* query = std::get_if<Query>(&admitted);
        const auto* of_case = query == nullptr ? nullptr : std::get_if<CaseQuery>(query);
        if (query == nullptr) {
            response = make_response(std::get<Problem>(admitted));
        } else if (of_case != nullptr && of_case->form == CaseQuery::Form::Page) {
            const auto forwarded = request["X-Forwarded-For"];
            const auto asker = asking_address(peer, {forwarded.data(), forwarded.size()});
            response = co_await show_case(*of_case, asker);
        } else if (std::holds_alternative<AlertEventsQuery>(*query)) {
            response = make_response(Problem{503, "Busy", "too many streams at once"});
        } else {
            response = co_await fetch(std::move(*query));
        }
        response.version(request.version());
        response.keep_alive(request.keep_alive());
        co_return response;
    }

    // By the clock of the timers here.
    static GuessLimit::Time now() { return asio::steady_timer::clock_type::now(); }

    // Codes are short enough to guess, so whoever misses too often is asked to wait.
    asio::awaitable<Response> show_case(CaseQuery query, std::string asker) {
        if (query.typed.empty()) {
            co_return make_response(case_page({query.form, {}, query.language}));
        }
        if (!guesses_.may_ask(asker, now())) {
            co_return make_response(guessing_page(query.language));
        }
        Response response = co_await fetch(std::move(query));
        if (response.result() == http::status::not_found) {
            guesses_.missed(asker, now());
        }
        co_return response;
    }

    // Alerts as they change, until the client has gone or the collector does not answer.
    template <class Stream>
    asio::awaitable<void> stream_events(Stream& stream, AlertEventsQuery query) {
        ++streams_;
        asio::steady_timer timer(*io_);
        error_code error;
        std::string text =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
            "X-Accel-Buffering: no\r\nConnection: close\r\n\r\n";
        int silent = 0;  // looks without a word
        while (!error) {
            const auto seen = changes_;
            const auto answer = co_await ask(query);
            const auto* report = answer ? std::get_if<AlertEventsReport>(&*answer) : nullptr;
            if (report == nullptr) {
                break;
            }
            query.after = report->upto;
            text += events_text(*report);
            silent = text.empty() ? silent + 1 : 0;
            if (silent > kKeepAlive / kLookAgain) {
                text = ":\n\n";
                silent = 0;
            }
            if (!text.empty()) {
                beast::get_lowest_layer(stream).expires_after(kWriteWithin);
                co_await asio::async_write(stream, asio::buffer(text),
                                           redirect_error(asio::use_awaitable, error));
                text.clear();
            }
            if (!error && !report->more && changes_ == seen) {
                timer.expires_after(kLookAgain);
                error_code ignored;
                waiting_.insert(&timer);
                co_await timer.async_wait(redirect_error(asio::use_awaitable, ignored));
                waiting_.erase(&timer);
            }
        }
        --streams_;
    }

    asio::awaitable<Result<Report>> ask(Query query) {
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
            co_return Error{Errc::Full, "too many questions at once"};
        }
        error_code ignored;
        co_await pending->timer.async_wait(redirect_error(asio::use_awaitable, ignored));
        if (!pending->answer) {
            co_return Error{Errc::Busy, "no answer in time"};
        }
        co_return *std::move(pending->answer);
    }

    asio::awaitable<Response> fetch(Query query) {
        const auto answer = co_await ask(std::move(query));
        co_return answer ? make_response(content_of(*answer)) : make_response(answer.error());
    }

    const std::vector<AccessToken> tokens_;
    std::optional<asio::ssl::context> tls_;
    const Ask ask_;
    std::shared_ptr<asio::io_context> io_ = std::make_shared<asio::io_context>(1);
    tcp::acceptor acceptor_;
    std::uint16_t port_ = 0;
    int connections_ = 0;
    int streams_ = 0;
    std::uint64_t changes_ = 0;              // of alerts
    std::set<asio::steady_timer*> waiting_;  // streams with nothing to say
    GuessLimit guesses_;
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

void HttpServer::alerts_changed() {
    loop_->wake_streams();
}

std::uint16_t HttpServer::port() const {
    return loop_->port();
}

}  // namespace afterword
