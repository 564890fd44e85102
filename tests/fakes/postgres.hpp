// SPDX-License-Identifier: Apache-2.0
// A real PostgreSQL server of the test's own, in memory, on a Unix socket.
#pragma once

#include <csignal>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <pwd.h>
#include <unistd.h>

#include "platform/postgres/connection.hpp"
#include "tests/fakes/process.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {

// Nobody but this test reaches it. Where the test runs as root, the server runs as the user
// "postgres", whom Debian's package makes: it refuses root.  Thread-bound.
class PostgresServer {
  public:
    PostgresServer() {
        if (geteuid() == 0) {
            const passwd* user = getpwnam("postgres");
            if (user == nullptr || chown(folder_.path().c_str(), user->pw_uid, user->pw_gid) != 0) {
                throw std::runtime_error("no user for PostgreSQL: is postgresql-15 installed?");
            }
        }
        Process made(
            as_user({"sh", "-c", "exec \"$0\" \"$@\" >&2", binary("initdb"), "-D", data(), "-U",
                     "afterword", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"}),
            folder_ / "initdb.log");
        if (made.wait() != 0) {
            throw std::runtime_error("initdb fails");
        }
        start();
    }
    ~PostgresServer() { stop(); }
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    // The one that the tests of this process share; its data ends with the process.
    static PostgresServer& shared() {
        static PostgresServer server;
        return server;
    }

    // Returns when it takes connections.
    void start() {
        process_.emplace(as_user({binary("postgres"), "-D", data(), "-k", folder_.path().string(),
                                  "-c", "listen_addresses=", "-c", "log_min_messages=log", "-c",
                                  "log_checkpoints=off", "-c", "max_connections=20"}));
        if (!process_->says("ready to accept connections", std::chrono::seconds(30))) {
            throw std::runtime_error("PostgreSQL does not start");
        }
    }
    // As a power cut looks to its clients: no transaction is finished any more.
    void stop() {
        if (process_) {
            process_->send(SIGQUIT);
            process_->wait();
            process_.reset();
        }
    }

    // Makes an empty database; gives its URL.
    std::string make_database() {
        const std::string name = "test" + std::to_string(++databases_);
        auto connection = PostgresConnection::open(url("postgres"));
        if (!connection || !connection->run("CREATE DATABASE " + name)) {
            throw std::runtime_error("no database " + name);
        }
        return url(name);
    }

    // The folder of its socket, as PGHOST takes it.
    [[nodiscard]] std::string socket() const { return folder_.path().string(); }

    [[nodiscard]] pid_t pid() const { return process_->pid(); }

  private:
    [[nodiscard]] std::string data() const { return folder_ / "data"; }
    [[nodiscard]] std::string url(const std::string& database) const {
        return "postgresql:///" + database + "?user=afterword&host=" + folder_.path().string();
    }
    static std::string binary(const std::string& name) {
        return "/usr/lib/postgresql/15/bin/" + name;
    }
    static std::vector<std::string> as_user(std::vector<std::string> command) {
        std::vector<std::string> whole;
        if (geteuid() == 0) {
            whole = {"setpriv",  "--reuid",        "postgres",    "--regid",
                     "postgres", "--clear-groups", "--pdeathsig", "KILL"};
        }
        whole.insert(whole.end(), command.begin(), command.end());
        return whole;
    }

    TemporaryFolder folder_{TemporaryFolder::in_memory()};
    std::optional<Process> process_;
    int databases_ = 0;
};

}  // namespace afterword
