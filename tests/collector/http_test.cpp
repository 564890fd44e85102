// SPDX-License-Identifier: Apache-2.0
// The real server on a free port of the loopback, spoken to over a plain socket.
#include <string>

#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <sys/socket.h>

#include "platform/base/mailbox.hpp"
#include "platform/linux/descriptor.hpp"
#include "sync/collector/http/guess_limit.hpp"
#include "sync/collector/http/server.hpp"

namespace afterword {
namespace {

// Answers every question at once, or refuses it, or never answers.
enum class Manner { Answers, Fails, Refuses };

HttpServer start(Manner manner = Manner::Answers) {
    HttpOptions options;
    options.tokens = {full_access("secret-token"),
                      {"monitor", sha256("monitor-token"), {Scope::Metrics}}};
    auto server =
        HttpServer::start(options, [manner](const Query& query, const HttpServer::Reply& reply) {
            if (manner == Manner::Refuses) {
                return false;
            }
            if (manner == Manner::Fails) {
                reply(Error{Errc::Corrupt, "page 7"});
            } else if (std::holds_alternative<VisitsQuery>(query)) {
                reply(Error{Errc::NotFound, "begin again"});
            } else if (const auto* of_case = std::get_if<CaseQuery>(&query)) {
                reply(Report(CaseReport{of_case->form, of_case->typed, of_case->language}));
            } else if (std::holds_alternative<HealthQuery>(query)) {
                reply(Report(HealthReport{}));
            } else if (std::holds_alternative<MetricsQuery>(query)) {
                reply(Report(MetricsReport{}));
            } else {
                reply(Report(QuarantineReport{}));
            }
            return true;
        });
    REQUIRE(server.ok());
    return *std::move(server);
}

Descriptor connect_to(const HttpServer& server) {
    Descriptor connection(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(connect(connection.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    return connection;
}

// Everything that comes back until the server closes.
std::string answer_to(const HttpServer& server, const std::string& request) {
    const Descriptor connection = connect_to(server);
    static_cast<void>(send(connection.get(), request.data(), request.size(), MSG_NOSIGNAL));
    std::string answer;
    char piece[4096];
    ssize_t got = 0;
    while ((got = recv(connection.get(), piece, sizeof piece, 0)) > 0) {
        answer.append(piece, static_cast<std::size_t>(got));
    }
    return answer;
}

std::string request(const std::string& line, const std::string& more = "") {
    return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + more + "\r\n";
}

const std::string kToken = "Authorization: Bearer secret-token\r\n";
const std::string kTarget = "/api/v1/quarantine";

TEST_CASE("with the token a question is answered in JSON", "[http]") {
    const HttpServer server = start();
    const std::string answer = answer_to(server, request("GET " + kTarget, kToken));
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(answer.find("Content-Type: application/json\r\n") != std::string::npos);
    CHECK(answer.ends_with("\r\n\r\n{\"quarantine\":[]}"));
}

TEST_CASE("without the right token nothing is told, not even what exists", "[http]") {
    const HttpServer server = start();
    for (const auto* more :
         {"", "Authorization: Bearer wrong\r\n", "Authorization: Bearer secret-token2\r\n",
          "Authorization: Bearer \r\n", "Authorization: Basic secret-token\r\n",
          "Authorization: secret-token\r\n"}) {
        for (const auto* line : {"GET /api/v1/quarantine", "GET /nothing", "POST /api/v1/scores"}) {
            CAPTURE(more, line);
            const std::string answer = answer_to(server, request(line, more));
            CHECK(answer.starts_with("HTTP/1.1 401 "));
            CHECK(answer.find("WWW-Authenticate: Bearer\r\n") != std::string::npos);
            CHECK(answer.find("Content-Type: application/problem+json\r\n") != std::string::npos);
        }
    }
}

TEST_CASE("a token opens what its scopes name and nothing else", "[http]") {
    const HttpServer server = start();
    const std::string monitor = "Authorization: Bearer monitor-token\r\n";
    const std::string metrics = answer_to(server, request("GET /metrics", monitor));
    CHECK(metrics.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(metrics.find("Content-Type: text/plain; version=0.0.4\r\n") != std::string::npos);
    const std::string forbidden = answer_to(server, request("GET " + kTarget, monitor));
    CHECK(forbidden.starts_with("HTTP/1.1 403 "));
    CHECK(forbidden.find("this token lacks the scope quarantine") != std::string::npos);
    CHECK(answer_to(server, request("GET /metrics", kToken)).substr(9, 3) == "200");
    CHECK(answer_to(server, request("GET /metrics")).substr(9, 3) == "401");
}

TEST_CASE("health is told to everybody, and is not good when the store fails", "[http]") {
    CHECK(answer_to(start(), request("GET /healthz")).ends_with("\r\n\r\nok\n"));
    CHECK(answer_to(start(), request("POST /healthz")).substr(9, 3) == "405");
    CHECK(answer_to(start(Manner::Fails), request("GET /healthz")).substr(9, 3) == "500");
    CHECK(answer_to(start(Manner::Refuses), request("GET /healthz")).substr(9, 3) == "503");
}

TEST_CASE("a case's page needs no token, loads nothing and is kept nowhere", "[http]") {
    const HttpServer server = start();
    const std::string page = answer_to(server, request("GET /case"));
    CHECK(page.starts_with("HTTP/1.1 200 OK\r\n"));
    for (const auto* header :
         {"Content-Type: text/html; charset=utf-8\r\n", "Cache-Control: no-store\r\n",
          "Content-Security-Policy: default-src 'none';", "Referrer-Policy: no-referrer\r\n"}) {
        CAPTURE(header);
        CHECK(page.find(header) != std::string::npos);
    }
}

TEST_CASE("whoever tries out codes is asked to wait, and others are not", "[http]") {
    const HttpServer server = start();
    const auto status = [&](const char* asker) {
        const auto from = std::string("X-Forwarded-For: ") + asker + "\r\n";
        return answer_to(server, request("GET /case/22-22-22", from)).substr(9, 3);
    };
    for (int i = 0; i < kMostMisses; ++i) {
        CHECK(status("203.0.113.9") == "404");
    }
    CHECK(status("203.0.113.9") == "429");
    CHECK(status("203.0.113.10") == "404");
}

TEST_CASE("wrong requests are told what is wrong", "[http]") {
    const HttpServer server = start();
    const auto status = [&](const std::string& line, const std::string& more = kToken) {
        return answer_to(server, request(line, more)).substr(9, 3);
    };
    CHECK(status("GET /api/v1/nothing") == "404");
    CHECK(status("POST /api/v1/nothing") == "404");
    CHECK(status("GET " + kTarget + "?after=x") == "400");
    CHECK(status("POST " + kTarget) == "405");
    CHECK(status("DELETE " + kTarget) == "405");
    CHECK(status("GET " + kTarget, kToken + "X: " + std::string(9'000, 'x') + "\r\n") == "431");
    CHECK(status("POST " + kTarget, kToken + "Content-Length: 100000\r\n") == "413");
    CHECK(answer_to(server, "This is no HTTP\r\n\r\n").substr(9, 3) == "400");
}

TEST_CASE("a cursor that is not known any more is gone, and why is said", "[http]") {
    const HttpServer server = start();
    const std::string answer = answer_to(server, request("GET /api/v1/visits?after=7-8", kToken));
    CHECK(answer.starts_with("HTTP/1.1 410 "));
    CHECK(answer.find("begin again") != std::string::npos);
}

TEST_CASE("one connection carries several questions", "[http]") {
    const HttpServer server = start();
    const std::string first =
        "GET " + kTarget + " HTTP/1.1\r\nHost: localhost\r\n" + kToken + "\r\n";
    const std::string answer = answer_to(server, first + request("GET " + kTarget, kToken));
    const auto again = answer.find("HTTP/1.1 200", 1);
    CHECK(answer.starts_with("HTTP/1.1 200"));
    CHECK(again != std::string::npos);
}

TEST_CASE("a question that finds no room or fails is told so", "[http]") {
    CHECK(answer_to(start(Manner::Refuses), request("GET " + kTarget, kToken)).substr(9, 3) ==
          "503");
    const std::string failed = answer_to(start(Manner::Fails), request("GET " + kTarget, kToken));
    CHECK(failed.substr(9, 3) == "500");
    CHECK(failed.find("page 7") == std::string::npos);  // that is for the log
}

TEST_CASE("a port that is taken is said at the start", "[http]") {
    const HttpServer server = start();
    HttpOptions options;
    options.port = server.port();
    const auto second =
        HttpServer::start(options, [](const Query&, const HttpServer::Reply&) { return false; });
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().code == Errc::Busy);
}

TEST_CASE("the server ends while questions are open", "[http]") {
    HttpServer::Reply kept;
    {
        HttpOptions options;
        options.tokens = {full_access("t")};
        Mailbox<int> asked(1);
        auto server = HttpServer::start(options, [&](const Query&, HttpServer::Reply reply) {
            kept = std::move(reply);
            return asked.post(1);
        });
        REQUIRE(server.ok());
        const Descriptor connection = connect_to(*server);
        const std::string text = request("GET " + kTarget, "Authorization: Bearer t\r\n");
        REQUIRE(send(connection.get(), text.data(), text.size(), MSG_NOSIGNAL) > 0);
        REQUIRE(asked.take({}, std::chrono::seconds(10)));
    }
    kept(Report(QuarantineReport{}));  // too late, and harmless
}

}  // namespace
}  // namespace afterword
