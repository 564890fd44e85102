// SPDX-License-Identifier: Apache-2.0
// Several collectors on one PostgreSQL and one broker while seeded ratings come in: one is killed,
// one is stopped and wakes when its lease is over. In the end every rating is there exactly once,
// every alert is at every kiosk of its store, and the one that woke has written nothing.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <thread>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "platform/sqlite/database.hpp"
#include "tests/e2e/ratings.hpp"
#include "tests/fakes/mosquitto.hpp"
#include "tests/fakes/postgres.hpp"

namespace {

using namespace afterword;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{120};
constexpr int kMostTurns = 10;

struct Programs {
    std::string feeder;
    std::string collector;
    std::string op;
};

class Several {
  public:
    Several(Programs programs, RatingSource source, std::vector<Rating> ratings)
        : programs_(std::move(programs)),
          source_(std::move(source)),
          ratings_(std::move(ratings)),
          url_(server_.make_database()) {
        for (const auto& rating : ratings_) {
            kiosks_[rating.kiosk().text] = rating.store_id().text;
        }
        std::ofstream(folder_ / "token") << "several\n";
        for (const auto* name : {"1", "2", "3"}) {
            start_collector(name);
            holds_all(name == std::string("1") ? "all shards at one" : "and shared out again",
                      collectors_.size());
        }
    }

    bool play() {
        const auto total = static_cast<std::int64_t>(ratings_.size());
        start_feeder();
        int harmed = 0;
        while (const auto line = feeder_->next_error_line(kPatience)) {
            std::int64_t taken = 0;
            constexpr std::string_view kWord = "taken ";
            if (!line->starts_with(kWord)) {
                std::cerr << "feeder: " << *line << "\n";
                continue;
            }
            std::from_chars(line->data() + kWord.size(), line->data() + line->size(), taken);
            if (harmed == 0 && taken >= total / 3) {
                began_ = Clock::now();
                collectors_.erase("1");  // SIGKILL
                ++harmed;
                holds_all("after SIGKILL, all shards at the others", 2);
            } else if (harmed == 1 && taken >= 2 * total / 3) {
                began_ = Clock::now();
                collectors_.at("2").send(SIGSTOP);
                ++harmed;
                holds_all("after SIGSTOP, all shards at the last", 1);
            }
        }
        return expect("feeder's exit code", feeder_->wait(), 0) && expect("harmed", harmed, 2);
    }

    // What it was about to write when it was stopped, it must not write now.
    bool wake() {
        const auto before = ask("SELECT max(number) FROM members");
        began_ = Clock::now();
        collectors_.at("2").send(SIGCONT);
        while (ask("SELECT max(number) FROM members") == before) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        holds_all("after SIGCONT, shared out again", 2);
        return expect("who woke says so", log_of("2").find("lease_lost") != std::string::npos,
                      true);
    }

    // The kiosks take nothing more, and hear what they have missed. They end with their last
    // receipt, which may come before the last alert: then they ask once more.
    bool hear_the_rest() {
        int exit_code = 0;
        for (int turn = 0; turn < kMostTurns && exit_code == 0; ++turn) {
            start_feeder();
            while (feeder_->next_error_line(kPatience)) {
            }
            exit_code = feeder_->wait();
            if (std::all_of(kiosks_.begin(), kiosks_.end(), [&](const auto& one) {
                    return alerts_at(one.first) == alerts_of(one.second);
                })) {
                break;
            }
        }
        return expect("feeder's second exit code", exit_code, 0);
    }

    bool right() {
        bool fine = hear_the_rest();
        const auto total = std::to_string(ratings_.size());
        fine &= expect("visits", ask("SELECT count(*) FROM visits"), total);
        fine &= expect("rows twice", ask("SELECT count(*)-count(DISTINCT (epoch, seq)) FROM rows"),
                       "0");
        fine &= expect("in quarantine", ask("SELECT count(*) FROM quarantine"), "0");
        // The others are the trends they make, one at most of each kiosk.
        const std::string low = "message LIKE '%\"kind\":\"low_score\"%'";
        fine &= expect("alerts of low scores", ask("SELECT count(*) FROM alerts WHERE " + low),
                       std::to_string(low_ratings()));
        fine &= expect("links of the chains that are not alerts'",
                       ask("SELECT count(*) FROM chains WHERE change<>(SELECT max(change) FROM "
                           "alerts WHERE alerts.store=chains.store)"),
                       "0");
        fine &= expect(
            "day counts that differ from visits",
            ask("SELECT count(*) FROM (SELECT store, kiosk, answer, sum(n) FROM day_counts WHERE "
                "what=0 GROUP BY 1, 2, 3 EXCEPT SELECT store, kiosk, score::text, count(*) FROM "
                "visits JOIN answers ON visit=number GROUP BY 1, 2, 3) AS other"),
            "0");
        for (const auto& [kiosk, store] : kiosks_) {
            fine &= expect(("alerts at " + kiosk).c_str(), alerts_at(kiosk), alerts_of(store));
        }
        for (const auto* name : {"2", "3"}) {
            fine &= expect("scores by either's report", scores_at(name), counts());
        }
        return fine;
    }

    void print_logs() const {
        for (const auto* name : {"1", "2", "3"}) {
            std::cerr << "--- collector " << name << "\n" << log_of(name);
        }
    }

  private:
    template <class T>
    static void print(const T& value) {
        std::cout << value;
    }
    static void print(const RatingCounts& counts) {
        for (const auto& [store, scores] : counts) {
            std::cout << store << ":";
            for (const auto& [score, n] : scores) {
                std::cout << " " << n;
            }
            std::cout << "  ";
        }
    }
    template <class T, class U>
    static bool expect(const char* what, const T& found, const U& wanted) {
        const bool fine = found == wanted;
        std::cout << (fine ? "  " : "! ") << what << ": ";
        print(found);
        if (!fine) {
            std::cout << ", not ";
            print(wanted);
        }
        std::cout << std::endl;
        return fine;
    }

    // Every shard is held by one of so many that live, and nobody has two more than another.
    void holds_all(const char* what, std::size_t members) {
        const auto shares = std::to_string(members) + " " + std::to_string(64 / members) + " " +
                            std::to_string((64 + members - 1) / members);
        const auto latest = Clock::now() + kPatience;
        while (ask("SELECT count(*) || ' ' || min(n) || ' ' || max(n) FROM (SELECT count(*) AS n "
                   "FROM shards JOIN members ON number=holder WHERE until>server_time() "
                   "GROUP BY number) AS shares") != shares) {
            if (Clock::now() > latest) {
                throw std::runtime_error("never: " + std::string(what));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        const std::chrono::duration<double> took = Clock::now() - began_;
        std::printf("  %s: %.1f s\n", what, took.count());
        began_ = Clock::now();
    }

    std::string ask(const std::string& sql) {
        if (!connection_) {
            auto opened = PostgresConnection::open(url_);
            if (!opened) {
                throw std::runtime_error(opened.error().message);
            }
            connection_.emplace(*std::move(opened));
        }
        return connection_->text(sql).value_or("nothing");  // before the tables are there
    }

    void start_collector(const std::string& name) {
        ports_[name] = free_port();
        Json config;
        config["instance"] = name;
        config["broker"] = {{"url", "mqtt://127.0.0.1:" + std::to_string(broker_.port())}};
        config["store"] = {{"engine", "postgres"}, {"url", url_}, {"collectors", "several"}};
        config["http"] = {{"listen", "127.0.0.1:" + std::to_string(ports_[name])},
                          {"token_file", "token"}};
        config["surveys"] = {std::filesystem::absolute("tests/e2e/survey.json").string()};
        std::set<std::string> stores;
        for (const auto& [kiosk, store] : kiosks_) {
            if (stores.insert(store).second) {
                config["stores"].push_back({{"store", store}, {"name", store}, {"zone", "UTC"}});
            }
            config["register"].push_back(
                {{"kiosk", kiosk}, {"store", store}, {"touchpoint", "checkout"}});
        }
        const auto file = folder_ / ("collector-" + name + ".json");
        std::ofstream(file) << config.dump(1);
        collectors_.emplace(
            name, Process({programs_.collector, "--config", file.string()}, log_file(name)));
    }
    [[nodiscard]] std::string alerts_at(const std::string& kiosk) const {
        auto database = Database::open(folder_ / "kiosks" / kiosk / "kiosk.db");
        const auto n = database ? database->integer("SELECT count(*) FROM alert").value_or(-1)
                                : std::int64_t{-1};
        return std::to_string(n);
    }
    std::string alerts_of(const std::string& store) {
        return ask("SELECT count(*) FROM alerts WHERE store='" + store + "'");
    }
    void start_feeder() {
        feeder_.reset();
        feeder_.emplace(std::vector<std::string>{
            programs_.feeder, "--broker", "mqtt://127.0.0.1:" + std::to_string(broker_.port()),
            "--data-dir", (folder_ / "kiosks").string(), "--survey", "tests/e2e/survey.json",
            "--count", std::to_string(source_.count), "--seed", std::to_string(source_.seed)});
    }
    [[nodiscard]] std::filesystem::path log_file(const std::string& name) const {
        return folder_ / ("collector-" + name + ".log");
    }
    [[nodiscard]] std::string log_of(const std::string& name) const {
        std::ifstream log(log_file(name));
        return {std::istreambuf_iterator<char>(log), std::istreambuf_iterator<char>()};
    }

    [[nodiscard]] std::int64_t low_ratings() const {
        return std::count_if(ratings_.begin(), ratings_.end(),
                             [](const Rating& rating) { return rating.score == 1; });
    }
    [[nodiscard]] RatingCounts counts() const {
        RatingCounts counts;
        for (const auto& rating : ratings_) {
            ++counts[rating.store_id().text][rating.score];
        }
        return counts;
    }
    RatingCounts scores_at(const std::string& name) {
        const auto report = folder_ / "report.json";
        const std::string command =
            programs_.op + " report --collector http://127.0.0.1:" + std::to_string(ports_[name]) +
            " --token-file " + (folder_ / "token").string() + " --json >" + report.string();
        RatingCounts counts;
        if (std::system(command.c_str()) < 0) {
            return counts;
        }
        std::ifstream in(report);
        const Json json = Json::parse(in, nullptr, false);
        for (const auto& day : json.is_object() ? json.at("report") : Json::array()) {
            for (const auto& question : day.at("questions")) {
                for (const auto& [score, n] : question.at("counts").items()) {
                    if (question.at("question") == "service") {
                        counts[day.at("store")][std::stoi(score)] += n.get<std::int64_t>();
                    }
                }
            }
        }
        return counts;
    }

    Programs programs_;
    RatingSource source_;
    std::vector<Rating> ratings_;
    std::map<std::string, std::string> kiosks_;  // and their stores
    TemporaryFolder folder_ = TemporaryFolder::in_memory();
    PostgresServer server_;
    std::string url_;
    std::optional<PostgresConnection> connection_;
    Mosquitto broker_;
    std::map<std::string, std::uint16_t> ports_;
    std::map<std::string, Process> collectors_;
    std::optional<Process> feeder_;
    Clock::time_point began_ = Clock::now();
};

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "Several collectors share the work while one is killed and one is stopped; run it from the "
        "root of the checkout."};
    Programs programs;
    RatingSource source;
    app.add_option("--feeder", programs.feeder)->required();
    app.add_option("--collector", programs.collector)->required();
    app.add_option("--operator", programs.op)->required();
    app.add_option("--count", source.count, "Ratings")->capture_default_str();
    app.add_option("--seed", source.seed)->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    auto ratings = read_ratings(source);
    if (!ratings) {
        std::fprintf(stderr, "%s\n", ratings.error().message.c_str());
        return 2;
    }
    Several several(programs, source, *std::move(ratings));
    const bool played = several.play();
    const bool woke = several.wake();
    if (!several.right() || !played || !woke) {
        several.print_logs();
        return 1;
    }
    std::printf("every rating is there once, and every alert at every kiosk of its store\n");
    return 0;
}
