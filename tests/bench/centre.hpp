// SPDX-License-Identifier: Apache-2.0
// What a kiosk sends to: a broker and the collector's program, with an empty database on the disk.
// And the kiosk that drains its backlog into them (draining_kiosk.cpp).
#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "platform/linux/files.hpp"
#include "platform/sqlite/database.hpp"
#include "tests/bench/backlog.hpp"
#include "tests/fakes/mosquitto.hpp"
#include "tests/fakes/process.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword::bench {

// A bench that cannot go on has nothing to print.
[[noreturn]] inline void give_up(const std::string& why) {
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

// Thread-bound.
class Centre {
  public:
    explicit Centre(const std::string& collector) : collector_(start(collector)) {
        using namespace std::chrono_literals;
        for (int tries = 0; !is_up(); ++tries) {
            if (tries == 1'000) {
                give_up("the collector does not come up: " + read_file(log()).value_or(""));
            }
            std::this_thread::sleep_for(10ms);
        }
    }

    [[nodiscard]] std::uint16_t port() const { return broker_.port(); }
    [[nodiscard]] pid_t collector() const { return collector_.pid(); }

    [[nodiscard]] std::filesystem::path database() const { return folder_ / "collector.db"; }
    // Where it answers questions, and what opens its door.
    [[nodiscard]] std::string http() const { return "http://127.0.0.1:" + std::to_string(http_); }
    [[nodiscard]] std::filesystem::path token() const { return folder_ / "token"; }

    // Rows that are committed.
    [[nodiscard]] std::int64_t rows() const {
        auto opened = Database::open(database());
        auto rows = opened ? opened->integer("SELECT count(*) FROM rows") : opened.error();
        return rows ? *rows : -1;
    }

  private:
    Process start(const std::string& collector) {
        std::ofstream(token()) << "0123456789abcdef0123456789abcdef\n";
        std::ofstream(folder_ / "collector.json")
            << R"({"broker":{"url":"mqtt://127.0.0.1:)" << broker_.port()
            << R"("},"store":{"sqlite":"collector.db"},"http":{"listen":"127.0.0.1:)" << http_
            << R"(","token_file":"token"},"stores":[{"store":")" << kStore.text
            << R"(","name":"Bench","zone":"Europe/Warsaw"}],"register":[{"kiosk":")" << kKiosk.text
            << R"(","store":")" << kStore.text << R"(","touchpoint":"checkout"},{"kiosk":")"
            << kOtherKiosk.text << R"(","store":")" << kStore.text
            << R"(","touchpoint":"exit"}],"surveys":[)" << std::filesystem::absolute(kSurveyFile)
            << "]}";
        return {{collector, "--config", (folder_ / "collector.json").string()}, log()};
    }
    [[nodiscard]] std::filesystem::path log() const { return folder_ / "collector.log"; }
    [[nodiscard]] bool is_up() const {
        const auto said = read_file(log());
        return said && said->find("link_up") != std::string::npos;
    }

    TemporaryFolder folder_;  // under TMPDIR: set it to the disk that is to be measured
    Mosquitto broker_;
    std::uint16_t http_ = free_port();
    Process collector_;
};

struct Drained {
    double wall = 0;  // ms
    double cpu = 0;   // ms
    double peak = 0;  // MB
};

// A copy of a backlog, sent to the last row.
class DrainingKiosk {
  public:
    DrainingKiosk(std::string program, std::filesystem::path backlog, Moment left)
        : program_(std::move(program)), backlog_(std::move(backlog)), left_(left) {}

    [[nodiscard]] Drained drain_into(const Centre& centre) const {
        Drained drained;
        if (std::sscanf(run({"--broker", std::to_string(centre.port())}).c_str(),
                        "drained %lf ms cpu %lf ms peak %lf", &drained.wall, &drained.cpu,
                        &drained.peak) != 3) {
            give_up("the kiosk did not drain");
        }
        return drained;
    }
    // Milliseconds of CPU for reading and compressing the same rows.
    [[nodiscard]] double compress() const {
        double cpu = 0;
        if (std::sscanf(run({"--only-compress"}).c_str(), "compressed %lf ms", &cpu) != 1) {
            give_up("the rows cannot be read");
        }
        return cpu;
    }

  private:
    [[nodiscard]] std::string run(const std::vector<std::string>& more) const {
        const TemporaryFolder folder;
        std::filesystem::copy(backlog_, folder / "data");
        std::vector<std::string> command = {program_,
                                            "--data-dir",
                                            (folder / "data").string(),
                                            "--mono",
                                            std::to_string(mono_ms(left_.mono)),
                                            "--wall",
                                            std::to_string(unix_ms(left_.wall))};
        command.insert(command.end(), more.begin(), more.end());
        Process kiosk(command);
        const auto line = kiosk.next_error_line(std::chrono::minutes(5));
        return kiosk.wait() == 0 ? line.value_or("") : "";
    }

    std::string program_;
    std::filesystem::path backlog_;
    Moment left_;
};

}  // namespace afterword::bench
