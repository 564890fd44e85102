// SPDX-License-Identifier: Apache-2.0
// The replay: ratings go through feeder, broker and collector while each of them is killed with
// SIGKILL again and again; in the end the collector's counts per store and score equal the input's.
#include <array>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <set>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "tests/e2e/ratings.hpp"
#include "tests/fakes/mosquitto.hpp"

namespace {

using namespace afterword;
using Json = nlohmann::json;

constexpr int kKillsOfEach = 4;
constexpr std::chrono::milliseconds kPatience{120'000};

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
    Replay(Programs programs, RatingSource source, std::vector<Rating> ratings)
        : programs_(std::move(programs)),
          source_(std::move(source)),
          ratings_(std::move(ratings)),
          http_port_(free_port()) {
        write_collector_config();
        start_collector();
        start_feeder();
    }

    // False when the feeder does not come to a good end.
    bool play() {
        const auto total = static_cast<std::int64_t>(ratings_.size());
        const std::array<std::function<void()>, 3> kills = {
            [this] { kill_collector(); }, [this] { kill_broker(); }, [this] { kill_feeder(); }};
        const std::int64_t rounds = kKillsOfEach * static_cast<std::int64_t>(kills.size());
        std::int64_t round = 0;
        while (const auto line = feeder_->next_error_line(kPatience)) {
            const auto taken = taken_in(*line);
            if (!taken) {
                continue;
            }
            start_what_is_down();
            if (round < rounds && *taken >= (round + 1) * total / (rounds + 1)) {
                kills[static_cast<std::size_t>(round) % kills.size()]();
                ++round;
            }
        }
        start_what_is_down();
        const int code = feeder_->wait();
        std::printf("feeder %d, broker %d, collector %d times killed; feeder's exit code %d\n",
                    kills_of_feeder_, kills_of_broker_, kills_of_collector_, code);
        return code == 0 && round == rounds;
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
    [[nodiscard]] std::string broker_url() const {
        return "mqtt://127.0.0.1:" + std::to_string(broker_.port());
    }

    void write_collector_config() {
        Json config;
        config["broker"] = {{"url", broker_url()}};
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
                                            broker_url(),
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
    TemporaryFolder folder_ = TemporaryFolder::in_memory();  // SIGKILL loses nothing written
    Mosquitto broker_;
    bool broker_down_ = false;
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
    app.add_option("--feeder", programs.feeder)->required();
    app.add_option("--collector", programs.collector)->required();
    app.add_option("--operator", programs.op)->required();
    app.add_option("--ratings", source.file,
                   "CSV: visitor,employee,store,period,touchpoint,score; left out, seeded ones");
    app.add_option("--count", source.count, "At most so many")->capture_default_str();
    app.add_option("--seed", source.seed, "Of the seeded ones")->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    auto ratings = read_ratings(source);
    if (!ratings) {
        std::fprintf(stderr, "%s\n", ratings.error().message.c_str());
        return 2;
    }
    Replay replay(programs, source, *std::move(ratings));
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
