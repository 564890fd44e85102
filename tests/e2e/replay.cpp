// SPDX-License-Identifier: Apache-2.0
// The replay: ratings go through feeder, broker and collector while one of them after the other is
// killed with SIGKILL, and the lines between them lose, reset, swallow and cut off, in an order by
// a seed; in the end the collector's counts per store and score equal the input's.
#include <array>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <set>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "platform/base/rng.hpp"
#include "tests/e2e/bad_line.hpp"
#include "tests/e2e/ratings.hpp"
#include "tests/fakes/mosquitto.hpp"

namespace {

using namespace afterword;
using Json = nlohmann::json;

// A connection that is half open is found out within a minute, and then there is the back-off.
constexpr std::chrono::milliseconds kPatience{400'000};

struct Ordeal {
    std::int64_t rounds = 15;  // in each a program is killed, and a line suffers
    int cut_off_s = 10;
    std::uint64_t seed = 1;
};

struct Programs {
    std::string feeder;
    std::string collector;
    std::string op;
};

RatingCounts counts_of(const std::vector<Rating>& ratings) {
    RatingCounts counts;
    for (const auto& rating : ratings) {
        ++counts[rating.store_id().text][rating.score];
    }
    return counts;
}

// What a program prints; empty when it cannot be started.
std::string output_of(const std::string& command) {
    std::string text;
    FILE* out = popen(command.c_str(), "r");
    std::array<char, 4096> piece{};
    while (out != nullptr) {
        const std::size_t size = fread(piece.data(), 1, piece.size(), out);
        text.append(piece.data(), size);
        if (size == 0) {
            pclose(out);
            out = nullptr;
        }
    }
    return text;
}

class Replay {
  public:
    Replay(Programs programs, RatingSource source, std::vector<Rating> ratings, Ordeal ordeal)
        : programs_(std::move(programs)),
          source_(std::move(source)),
          ratings_(std::move(ratings)),
          ordeal_(ordeal),
          http_port_(free_port()) {
        write_collector_config();
        start_collector();
        start_feeder();
    }

    // False when the feeder does not come to a good end.
    bool play() {
        const auto total = static_cast<std::int64_t>(ratings_.size());
        std::int64_t round = 0;
        while (const auto line = feeder_->next_error_line(kPatience)) {
            const auto taken = taken_in(*line);
            if (!taken) {
                continue;
            }
            start_what_is_down();
            if (*taken >= total) {
                recover();
            } else if (round < ordeal_.rounds &&
                       *taken >= (round + 1) * total / (ordeal_.rounds + 1)) {
                kill_one();
                harm_a_line();
                ++round;
            }
        }
        start_what_is_down();
        const int code = feeder_->wait();
        std::printf("feeder %d, broker %d, collector %d times killed; feeder's exit code %d\n",
                    kills_of_feeder_, kills_of_broker_, kills_of_collector_, code);
        std::printf("lines: %d times lossy, %d reset, %d half open, %d cut off for %d s\n",
                    faults_[LineFault::Kind::Loss], faults_[LineFault::Kind::Reset],
                    faults_[LineFault::Kind::HalfOpen], faults_[LineFault::Kind::CutOff],
                    ordeal_.cut_off_s);
        return code == 0 && round == ordeal_.rounds;
    }

    bool counts_match() {
        const RatingCounts expected = counts_of(ratings_);
        const RatingCounts found = counts_at_collector();
        print(found);
        if (found == expected) {
            return true;
        }
        std::printf("the input has\n");
        print(expected);
        return false;
    }

    void print_logs() const {
        std::ifstream log(folder_ / "collector.log");
        std::cerr << log.rdbuf();
    }

  private:
    static void print(const RatingCounts& counts) {
        for (const auto& [store, scores] : counts) {
            std::printf("%-6s", store.c_str());
            for (int score = 1; score <= 5; ++score) {
                const auto found = scores.find(score);
                std::printf("%7lld",
                            static_cast<long long>(found == scores.end() ? 0 : found->second));
            }
            std::printf("\n");
        }
    }
    // "taken 1250"; other lines are the feeder's log.
    static std::optional<std::int64_t> taken_in(const std::string& line) {
        constexpr std::string_view kWord = "taken ";
        if (!line.starts_with(kWord)) {
            std::cerr << "feeder: " << line << "\n";
            return std::nullopt;
        }
        std::int64_t taken = 0;
        std::from_chars(line.data() + kWord.size(), line.data() + line.size(), taken);
        return taken;
    }
    static std::string url_of(const BadLine& line) {
        return "mqtt://127.0.0.1:" + std::to_string(line.port());
    }

    void write_collector_config() {
        Json config;
        config["broker"] = {{"url", url_of(collector_line_)}};
        config["store"] = {{"sqlite", "collector.db"}};
        config["http"] = {{"listen", "127.0.0.1:" + std::to_string(http_port_)},
                          {"token_file", "token"}};
        config["surveys"] = {std::filesystem::absolute("tests/e2e/survey.json").string()};
        std::set<std::string> stores;
        std::set<std::string> kiosks;
        for (const auto& rating : ratings_) {
            const std::string store = rating.store_id().text;
            if (stores.insert(store).second) {
                config["stores"].push_back({{"store", store}, {"name", store}, {"zone", "UTC"}});
            }
            if (kiosks.insert(rating.kiosk().text).second) {
                config["register"].push_back({{"kiosk", rating.kiosk().text},
                                              {"store", store},
                                              {"touchpoint", rating.touchpoint}});
            }
        }
        std::ofstream(folder_ / "collector.json") << config.dump(1);
        std::ofstream(folder_ / "token") << "replay\n";
    }

    void start_collector() {
        collector_.emplace(std::vector<std::string>{programs_.collector, "--config",
                                                    (folder_ / "collector.json").string()},
                           folder_ / "collector.log");
    }
    void start_feeder() {
        std::vector<std::string> command = {programs_.feeder,
                                            "--broker",
                                            url_of(feeder_line_),
                                            "--data-dir",
                                            (folder_ / "kiosks").string(),
                                            "--survey",
                                            "tests/e2e/survey.json",
                                            "--count",
                                            std::to_string(source_.count),
                                            "--seed",
                                            std::to_string(source_.seed)};
        if (!source_.file.empty()) {
            command.insert(command.end(), {"--ratings", source_.file.string()});
        }
        feeder_.reset();
        feeder_.emplace(command);
    }
    // Broker and collector stay down for one report of the feeder; it starts again at once.
    void kill_collector() { collector_.reset(), ++kills_of_collector_; }
    void kill_broker() { broker_.crash(), broker_down_ = true, ++kills_of_broker_; }
    void kill_feeder() { start_feeder(), ++kills_of_feeder_; }
    void kill_one() {
        const std::array<std::function<void()>, 3> kills = {
            [this] { kill_collector(); }, [this] { kill_broker(); }, [this] { kill_feeder(); }};
        kills[rng_.below(kills.size())]();
    }
    void harm_a_line() {
        constexpr std::array kKinds = {LineFault::Kind::Loss, LineFault::Kind::Loss,
                                       LineFault::Kind::Reset, LineFault::Kind::HalfOpen,
                                       LineFault::Kind::CutOff};
        const auto kind = kKinds[rng_.below(kKinds.size())];
        ++faults_[kind];
        (rng_.below(2) == 0 ? feeder_line_ : collector_line_)
            .suffer({kind, std::chrono::seconds(ordeal_.cut_off_s)});
    }
    void recover() {
        feeder_line_.recover();
        collector_line_.recover();
    }
    void start_what_is_down() {
        if (!collector_) {
            start_collector();
        }
        if (broker_down_) {
            broker_.start();
            broker_down_ = false;
        }
    }

    RatingCounts counts_at_collector() {
        const std::string text = output_of(
            programs_.op + " report --collector http://127.0.0.1:" + std::to_string(http_port_) +
            " --token-file " + (folder_ / "token").string() + " --json");
        RatingCounts counts;
        const Json report = Json::parse(text, nullptr, false);
        if (report.is_discarded()) {
            std::cerr << "no report: " << text << "\n";
            return counts;
        }
        for (const auto& day : report.at("report")) {
            for (const auto& question : day.at("questions")) {
                for (const auto& [score, n] : question.at("counts").items()) {
                    if (question.at("question") == "service" && n.get<std::int64_t>() > 0) {
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
    Ordeal ordeal_;
    SeededRng rng_{ordeal_.seed};
    std::map<LineFault::Kind, int> faults_;                  // how often
    TemporaryFolder folder_ = TemporaryFolder::in_memory();  // SIGKILL loses nothing written
    Mosquitto broker_;
    bool broker_down_ = false;
    BadLine feeder_line_{broker_.port(), rng_.next()};
    BadLine collector_line_{broker_.port(), rng_.next()};
    std::uint16_t http_port_;
    std::optional<Process> collector_;
    std::optional<Process> feeder_;
    int kills_of_collector_ = 0;
    int kills_of_broker_ = 0;
    int kills_of_feeder_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "Replays ratings while feeder, broker and collector are killed; run it from the "
        "root of the checkout."};
    Programs programs;
    RatingSource source;
    Ordeal ordeal;
    app.add_option("--feeder", programs.feeder)->required();
    app.add_option("--collector", programs.collector)->required();
    app.add_option("--operator", programs.op)->required();
    app.add_option("--ratings", source.file,
                   "CSV: visitor,employee,store,period,touchpoint,score; left out, seeded ones");
    app.add_option("--count", source.count, "At most so many")->capture_default_str();
    app.add_option("--seed", source.seed, "Of the seeded ones, and of what goes wrong")
        ->capture_default_str();
    app.add_option("--rounds", ordeal.rounds, "Kills, and faults of a line")->capture_default_str();
    app.add_option("--cut-off", ordeal.cut_off_s, "How many seconds a line is cut off")
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    auto ratings = read_ratings(source);
    if (!ratings) {
        std::fprintf(stderr, "%s\n", ratings.error().message.c_str());
        return 2;
    }
    ordeal.seed = source.seed;
    Replay replay(programs, source, *std::move(ratings), ordeal);
    const bool played = replay.play();
    const bool matched = replay.counts_match();
    if (!played || !matched) {
        replay.print_logs();
        std::printf("the counts %s\n", matched ? "match, but the feeder failed" : "differ");
        return 1;
    }
    std::printf("the counts per store and score equal the input's\n");
    return 0;
}
