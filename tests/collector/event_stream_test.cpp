// SPDX-License-Identifier: Apache-2.0
// The real server: steps that are posted to it, and streams that it keeps open.
#include <atomic>
#include <string>

#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include "platform/linux/descriptor.hpp"
#include "sync/collector/http/api.hpp"
#include "sync/collector/http/server.hpp"

namespace afterword {
namespace {

constexpr int kPatience = 20'000;  // ms; only a broken server makes a test wait for it

AlertMessage alert() {
    AlertMessage message;
    message.alert.id = AlertId{"ec756333-efeb-58b3-a838-713a466ec154"};
    message.alert.store = StoreId{"s-001"};
    message.alert.kiosk = KioskId{"k-0417"};
    message.alert.rev = 3;
    message.alert.title = "Very bad";
    message.change = 1;
    return message;
}

// A client on a plain socket.
class Client {
  public:
    explicit Client(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(connect(socket_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    }
    void say(const std::string& text) const {
        REQUIRE(send(socket_.get(), text.data(), text.size(), MSG_NOSIGNAL) > 0);
    }
    void ask(const std::string& line, const std::string& more = "", const std::string& body = "") {
        say(line + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer t\r\n" + more +
            (body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n") +
            "\r\n" + body);
    }
    // Everything up to and with `words`; empty when the connection ends before.
    std::string until(const std::string& words) {
        while (buffer_.find(words) == std::string::npos) {
            pollfd waiting{socket_.get(), POLLIN, 0};
            char piece[4096];
            REQUIRE(poll(&waiting, 1, kPatience) == 1);
            const ssize_t got = recv(socket_.get(), piece, sizeof piece, 0);
            if (got <= 0) {
                return {};
            }
            buffer_.append(piece, static_cast<std::size_t>(got));
        }
        const auto end = buffer_.find(words) + words.size();
        std::string text = buffer_.substr(0, end);
        buffer_.erase(0, end);
        return text;
    }

  private:
    Descriptor socket_;
    std::string buffer_;
};

// A collector whose one alert changes whenever the test says so.
class Changing {
  public:
    Changing() {
        HttpOptions options;
        options.tokens = {
            {"office", sha256("t"), {Scope::Alerts, Scope::Steps}, ActorRole::Region}};
        auto server =
            HttpServer::start(options, [this](const Query& query, const HttpServer::Reply& reply) {
                reply(answer_to(query));
                return true;
            });
        REQUIRE(server.ok());
        server_.emplace(*std::move(server));
    }
    void change() {
        ++changes_;
        server_->alerts_changed();
    }
    [[nodiscard]] std::uint16_t port() const { return server_->port(); }
    [[nodiscard]] std::optional<StepQuery> stepped() const { return stepped_; }

  private:
    Result<Report> answer_to(const Query& query) {
        if (const auto* step = std::get_if<StepQuery>(&query)) {
            stepped_ = *step;
            StepReport report;
            report.line = AlertLine{alert(), {}};
            if (step->step.rev != 3) {
                report.ending = StepReport::Ending::Moved;
            }
            return Report(report);
        }
        const auto* events = std::get_if<AlertEventsQuery>(&query);
        if (events == nullptr) {
            return Error{Errc::Io, "not asked here"};
        }
        AlertEventsReport report;
        report.upto = {changes_, from_unix_ms(5)};
        if (!events->after) {
            report.kind = AlertEventsReport::Kind::Beginning;
        } else if (events->after->place < changes_) {
            report.alerts = {{report.upto, alert()}};
        }
        return Report(report);
    }

    std::atomic<std::int64_t> changes_ = 0;
    std::optional<StepQuery> stepped_;
    std::optional<HttpServer> server_;  // goes first: its thread uses the rest
};

const std::string kSteps = "POST /api/v1/alerts/ec756333-efeb-58b3-a838-713a466ec154/steps";
const std::string kJson = "Content-Type: application/json\r\n";

TEST_CASE("a step carries the rev it was made on, and the name and role of the token", "[http]") {
    Changing collector;
    Client client(collector.port());
    client.ask(kSteps, kJson + "If-Match: \"3\"\r\n", R"({"step":"taken","note":"on my way"})");
    const auto answer = client.until("\r\n\r\n");
    CHECK(answer.starts_with("HTTP/1.1 200"));
    CHECK(answer.find("ETag: \"3\"\r\n") != std::string::npos);
    REQUIRE(collector.stepped());
    CHECK(collector.stepped()->step.by == "office");
    CHECK(collector.stepped()->step.role == ActorRole::Region);
    CHECK(collector.stepped()->step.rev == 3);
    CHECK(collector.stepped()->step.note == "on my way");

    Client late(collector.port());
    late.ask(kSteps, kJson + "If-Match: \"2\"\r\n", R"({"step":"taken"})");
    const auto refused = late.until("\r\n\r\n");
    CHECK(refused.starts_with("HTTP/1.1 412"));
    CHECK(refused.find("ETag: \"3\"\r\n") != std::string::npos);
    Client deletes(collector.port());
    deletes.ask("DELETE /api/v1/alerts/ec756333-efeb-58b3-a838-713a466ec154/steps");
    const auto wrong = deletes.until("\r\n\r\n");
    CHECK(wrong.starts_with("HTTP/1.1 405"));
    CHECK(wrong.find("Allow: POST\r\n") != std::string::npos);
}

TEST_CASE("a stream begins with what is there and says every change at once", "[http]") {
    Changing collector;
    Client client(collector.port());
    client.ask("GET /api/v1/alerts/events");
    CHECK(client.until("\r\n\r\n").find("Content-Type: text/event-stream\r\n") !=
          std::string::npos);
    CHECK(client.until("event: ready\ndata: {}\n\n") ==
          "event: reset\ndata: {}\n\nid: 0-5\nevent: ready\ndata: {}\n\n");
    for (int i = 1; i <= 3; ++i) {
        collector.change();
        CHECK(client.until("\n\n").starts_with("id: " + std::to_string(i) +
                                               "-5\nevent: alert\ndata: {\"v\":1,"));
    }
}

TEST_CASE("a stream that comes back hears what it has missed, and only that", "[http]") {
    Changing collector;
    collector.change();
    collector.change();
    Client client(collector.port());
    client.ask("GET /api/v1/alerts/events?after=9-9", "Last-Event-ID: 1-5\r\n");
    static_cast<void>(client.until("\r\n\r\n"));
    CHECK(client.until("\n\n").starts_with("id: 2-5\nevent: alert\n"));
}

TEST_CASE("streams leave room for questions", "[http]") {
    Changing collector;
    std::vector<Client> clients;
    std::string first;
    while (clients.size() < 200) {
        clients.emplace_back(collector.port());
        clients.back().ask("GET /api/v1/alerts/events");
        first = clients.back().until("\r\n\r\n");
        if (!first.starts_with("HTTP/1.1 200")) {
            break;
        }
    }
    CHECK(first.starts_with("HTTP/1.1 503"));
    CHECK(clients.size() == 129);
    Client question(collector.port());
    question.ask(kSteps, kJson + "If-Match: \"3\"\r\n", R"({"step":"taken"})");
    CHECK(question.until("\r\n\r\n").starts_with("HTTP/1.1 200"));
}

}  // namespace
}  // namespace afterword
