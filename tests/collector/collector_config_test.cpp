// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/collector_config.hpp"

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"
#include "platform/tls/authority.hpp"
#include "tests/collector/world.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

// A folder with a survey and a token; the configuration is the test's.
class Files {
  public:
    Files() {
        write("checkout.json", survey_bytes());
        write("token", "secret-token\nsecond line\n");
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }
    [[nodiscard]] std::string path(const std::string& name) const {
        return (folder_ / name).string();
    }
    [[nodiscard]] Result<CollectorConfig> read(const std::string& text) const {
        write("collector.json", text);
        return read_collector_config(folder_ / "collector.json");
    }
    // What is wrong, one by one, without the file's name.
    [[nodiscard]] std::vector<std::string> problems(const std::string& text) const {
        const auto config = read(text);
        std::vector<std::string> lines;
        if (config) {
            return lines;
        }
        CHECK(config.error().code == Errc::Invalid);
        const std::string prefix = path("collector.json") + ": ";
        std::string rest = config.error().message;
        while (!rest.empty()) {
            const auto end = std::min(rest.find('\n'), rest.size());
            std::string line = rest.substr(0, end);
            rest.erase(0, end + 1);
            lines.push_back(line.starts_with(prefix) ? line.substr(prefix.size()) : line);
        }
        return lines;
    }

  private:
    TemporaryFolder folder_;
};

bool has(const std::vector<std::string>& lines, const std::string& start) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.starts_with(start); });
}

const std::string kGood = R"({
    "broker":{"url":"mqtt://127.0.0.1:1883","protocol":"3.1.1"},
    "store":{"sqlite":"data/collector.db"},
    "http":{"listen":"127.0.0.1:8080","token_file":"token"},
    "stores":[{"store":"s-001","name":"Old Town","zone":"Europe/Warsaw","region":"east",
               "hours":{"fri":["09:00-20:00"]}},
              {"store":"s-002","name":"Harbour","zone":"America/New_York"}],
    "register":[{"kiosk":"k-0417","store":"s-001","touchpoint":"checkout","until":"2026-11-21"},
                {"kiosk":"k-0417","store":"s-002","touchpoint":"checkout","from":"2026-11-22"}],
    "surveys":["checkout.json"]})";

TEST_CASE("a correct configuration is read, with paths beside it", "[collector_config]") {
    const Files files;
    const auto config = files.read(kGood);
    if (!config) {
        FAIL(config.error().message);
    }
    CHECK(config->broker.url == BrokerUrl{"127.0.0.1", 1883});
    CHECK(config->broker.version == MqttVersion::V311);
    CHECK(config->database == files.path("data/collector.db"));
    CHECK(config->http.address == "127.0.0.1");
    CHECK(config->http.port == 8080);
    CHECK(find_access(config->http.tokens, "secret-token") != nullptr);
    CHECK(find_access(config->http.tokens, "secret-token\n") == nullptr);
    REQUIRE(config->surveys.size() == 1);
    CHECK(config->surveys[0].id == known_survey().id);
    // From the beginning of the day in the store.
    const KioskId kiosk{"k-0417"};
    const WallTime until = from_unix_ms(1'795'215'600'000);  // 2026-11-21 00:00 in Warsaw
    CHECK(config->places.place(kiosk, until - Milliseconds(1))->store == StoreId{"s-001"});
    CHECK_FALSE(config->places.place(kiosk, until));
    const WallTime from = from_unix_ms(1'795'323'600'000);  // 2026-11-22 00:00 in New York
    CHECK(config->places.place(kiosk, from)->store == StoreId{"s-002"});
    CHECK(config->places.find_store(StoreId{"s-001"})->region == "east");
    CHECK(config->places.times_of(StoreId{"s-001"}).next_closing(until) == until + 6 * 24h + 20h);
    CHECK(config->places.times_of(StoreId{"s-002"}).open_at(until));
}

TEST_CASE("deadlines are those of the configuration, and none is shorter than the one before",
          "[collector_config]") {
    const Files files;
    const auto with = [&](const std::string& deadlines) {
        return files.read(R"({"deadlines":)" + deadlines + "," + kGood.substr(1));
    };
    const auto longer = with(R"({"take":"20min","run":"round_the_clock"})");
    REQUIRE(longer.ok());
    CHECK(longer->rules.deadlines.take == 20min);
    CHECK(longer->rules.deadlines.facts == 1h);
    CHECK(longer->rules.deadlines.run == Deadlines::Run::RoundTheClock);
    CHECK_FALSE(with(R"({"take":"2h"})").ok());
    CHECK_FALSE(with(R"({"solution":"31d"})").ok());
    CHECK_FALSE(with(R"({"run":"never"})").ok());
}

TEST_CASE("the store's engine is SQLite unless it says PostgreSQL", "[collector_config]") {
    const Files files;
    const auto with_store = [](const std::string& store) {
        std::string text = kGood;
        const std::string old = R"({"sqlite":"data/collector.db"})";
        return text.replace(text.find(old), old.size(), store);
    };
    const auto named = files.read(with_store(R"({"engine":"sqlite","sqlite":"collector.db"})"));
    REQUIRE(named.ok());
    CHECK(named->database == files.path("collector.db"));
    CHECK(named->postgres.empty());
    const auto postgres =
        files.read(with_store(R"({"engine":"postgres","url":"postgresql:///afterword"})"));
    REQUIRE(postgres.ok());
    CHECK(postgres->database.empty());
    CHECK(postgres->postgres == "postgresql:///afterword");
    CHECK(postgres->company == Company::Alone);
    const auto several = files.read(with_store(
        R"({"engine":"postgres","url":"postgresql:///afterword","collectors":"several"})"));
    REQUIRE(several.ok());
    CHECK(several->company == Company::Several);
    CHECK(has(files.problems(with_store(
                  R"({"engine":"postgres","url":"postgresql:///a","collectors":"two"})")),
              "/store/collectors"));
    // One file has one collector.
    CHECK(has(files.problems(with_store(R"({"sqlite":"a.db","collectors":"several"})")),
              "/store/collectors"));
    CHECK(has(files.problems(with_store(R"({"engine":"oracle"})")), "/store/engine: must be"));
    CHECK(has(files.problems(with_store(R"({"engine":"postgres"})")), "/store/url"));
}

TEST_CASE("a survey is not needed to start", "[collector_config]") {
    const Files files;
    std::string text = kGood;
    text.replace(text.find("\"checkout.json\""), 15, "");
    CHECK(files.read(text).ok());
}

TEST_CASE("versions of a survey whose answers could not be counted together are refused",
          "[collector_config]") {
    const Files files;
    const auto survey = [](const std::string& version, const std::string& kind) {
        std::string text = survey_bytes();
        text.replace(text.find("\"version\":1"), 11, "\"version\":" + version);
        return text.replace(text.find("faces5"), 6, kind);
    };
    std::string both = kGood;
    both.replace(both.find("[\"checkout.json\"]"), 17, "[\"new.json\",\"checkout.json\"]");
    files.write("new.json", survey("2", "faces5"));
    CHECK(files.problems(both).empty());
    files.write("new.json", survey("2", "stars5"));
    CHECK(has(files.problems(both), files.path("new.json") +
                                        ": /questions/0/id: \"service\" was "
                                        "faces5 counted as csat in version 1"));
    files.write("new.json", survey("1", "faces5") + "\n");
    CHECK(has(files.problems(both), files.path("checkout.json") + ": /version: must be above 1"));
}

TEST_CASE("everything that is wrong is said at once", "[collector_config]") {
    const Files files;
    files.write("broken.json", R"({"survey":1,"questions":[{"id":7}]})");
    const auto lines = files.problems(R"({
        "instance":"Number One","color":"red",
        "broker":{"url":"tcp://127.0.0.1:1883","protocol":"4"},
        "store":{"sqlite":7},
        "http":{"listen":"0.0.0.0:8080","token_file":"missing"},
        "stores":[{"store":"s-001","name":"Old Town","zone":"Europe/Atlantis"},
                  {"store":"s-001","name":"Again","zone":"Europe/Warsaw"},
                  {"store":"S 3","name":"Shouted","zone":"Europe/Warsaw"}],
        "register":[{"kiosk":"k-0417","store":"s-001","touchpoint":"checkout"},
                    {"kiosk":"k-0417","store":"s-001","touchpoint":"counter","from":"2026-01-01"},
                    {"kiosk":"K!","store":"s-404","touchpoint":"checkout"},
                    {"kiosk":"k-2","store":"s-001","from":"yesterday",
                     "until":"2026-02-30","touchpoint":3},
                    {"kiosk":"k-3","store":"s-001","touchpoint":"checkout",
                     "from":"2026-02-02","until":"2026-02-02"}],
        "surveys":["checkout.json","checkout.json","nowhere.json","broken.json",5]})");
    for (const auto* start : {"/instance: ",         "/color: ",
                              "/broker/url: ",       "/broker/protocol: ",
                              "/store/sqlite: ",     "/http/listen: ",
                              "/http/token_file: ",  "/stores/0/zone: ",
                              "/stores/1/store: ",   "/stores/2/store: ",
                              "/register/1/kiosk: ", "/register/2/kiosk: ",
                              "/register/2/store: ", "/register/3/from: ",
                              "/register/3/until: ", "/register/3/touchpoint: ",
                              "/register/4/until: ", "/surveys/1: ",
                              "/surveys/2: ",        "/surveys/4: "}) {
        CAPTURE(start);
        CHECK(has(lines, start));
    }
    CHECK(has(lines, files.path("broken.json") + ": /"));
    CHECK_FALSE(has(lines, "/register/0"));
}

TEST_CASE("missing keys are all named", "[collector_config]") {
    const Files files;
    const auto lines = files.problems("{}");
    for (const auto* start : {"/broker", "/store", "/http", "/stores", "/register", "/surveys"}) {
        CAPTURE(start);
        CHECK(has(lines, start));
    }
}

TEST_CASE("broken JSON and a missing file are said as such", "[collector_config]") {
    const Files files;
    const auto lines = files.problems("{\"broker\":");
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].starts_with("/: broken JSON"));
    CHECK(read_collector_config(files.path("nowhere.json")).error().code == Errc::Invalid);
}

TEST_CASE("only the loopback is listened on, and the token is not empty", "[collector_config]") {
    const Files files;
    const auto with = [&](const std::string& listen) {
        std::string text = kGood;
        text.replace(text.find("127.0.0.1:8080"), 14, listen);
        return files.problems(text);
    };
    for (const auto* fine : {"127.0.0.1:0", "127.8.9.10:65535", "localhost:80", "[::1]:8080"}) {
        CAPTURE(fine);
        CHECK(with(fine).empty());
    }
    for (const auto* wrong : {"8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "*:80",
                              "192.168.1.2:80", "127.0.0.1.example.org:80", "127.0.0.1:80x"}) {
        CAPTURE(wrong);
        CHECK(has(with(wrong), "/http/listen: "));
    }
    files.write("token", "\nsecond line\n");
    CHECK(has(files.problems(kGood), "/http/token_file: "));
}

TEST_CASE("other machines are listened to with a certificate and digests of tokens alone",
          "[collector_config]") {
    const Files files;
    const std::string key = *make_key();
    files.write("http.key", key);
    SeededRng rng(1);
    const Validity validity{FakeClock().wall(), FakeClock().wall() + std::chrono::hours(1)};
    const auto authority = *make_authority("test", make_serial(rng), validity);
    files.write("http.crt",
                *sign_certificate(authority, {"collector", {"10.0.0.7"}}, *public_key_of(key),
                                  {CertificateUse::Server, make_serial(rng), validity}));
    const auto with = [&](const std::string& more) {
        std::string text = kGood;
        const std::string old = R"("listen":"127.0.0.1:8080","token_file":"token")";
        text.replace(text.find(old), old.size(), R"("listen":"10.0.0.7:8443",)" + more);
        return files.problems(text);
    };
    const std::string tls = R"("certificate":"http.crt","key":"http.key",)";
    const std::string digest = to_hex(sha256("secret"));
    CHECK(with(tls + R"("tokens":[{"name":"crm","sha256":")" + digest +
               R"(","scopes":["visits","alerts"]}])")
              .empty());
    const auto token = [&](const std::string& name, const std::string& role) {
        return with(tls + R"("tokens":[{"name":")" + name + R"(","sha256":")" + digest +
                    R"(","scopes":["steps","contacts"],"role":")" + role + R"("}])");
    };
    CHECK(token("office", "head_office").empty());
    CHECK(token("anna", "manager").empty());
    CHECK(has(token("anna", "staff"), "/http/tokens/0/role: "));
    CHECK(has(token("", "region"), "/http/tokens/0/name: "));
    CHECK(has(token(std::string(65, 'a'), "region"), "/http/tokens/0/name: "));
    CHECK(has(with(R"("token_file":"token")"), "/http/listen: without a \"certificate\""));
    CHECK(
        has(with(tls + R"("token_file":"token")"), "/http/token_file: holds a token in the clear"));
    CHECK(has(with(tls + R"("tokens":[{"name":"crm","sha256":"secret","scopes":["all"]}])"),
              "/http/tokens/0/sha256: "));
    CHECK(has(with(tls + R"("tokens":[{"name":"crm","sha256":"secret","scopes":["all"]}])"),
              "/http/tokens/0/scopes/0: "));
    CHECK(
        has(with(R"("certificate":"http.crt","key":"checkout.json","tokens":[])"), "/http/key: "));
    CHECK(has(with(R"("certificate":"http.crt","tokens":[])"), "/http/key: is missing"));
    files.write("http.key", *make_key());
    CHECK(has(with(tls + R"("tokens":[])"), "/http/certificate: does not belong to the key"));
}

TEST_CASE("rules are as the configuration says, and have defaults", "[collector_config]") {
    const Files files;
    const auto with = [](const std::string& rules) {
        std::string text = kGood;
        text.replace(text.rfind('}'), 1, ",\"rules\":" + rules + "}");
        return text;
    };
    const auto plain = files.read(kGood);
    REQUIRE(plain);
    CHECK(plain->rules.trend.method == TrendSettings::Method::Cusum);
    CHECK(plain->rules.late_after == std::chrono::minutes(15));
    files.write("de.txt", "[fire]\nBrand*\n");
    const auto config = files.read(
        with(R"({"safety_words":{"de":"de.txt"},"trend":{"method":"half_of_four","usual":0.2},
                 "silence":{"chance":0.01,"least":"30min"},"late_after":"5min"})"));
    if (!config) {
        FAIL(config.error().message);
    }
    const Rulebook& rules = config->rules;
    CHECK(rules.words.find("Brandgeruch", "de") == SafetyWord{"Brand*", "fire"});
    CHECK(rules.words.find("smoke", "en"));
    CHECK(rules.trend.method == TrendSettings::Method::Market);
    CHECK(rules.trend.usual == 0.2);
    CHECK(rules.silence.chance == 0.01);
    CHECK(rules.silence.least == std::chrono::minutes(30));
    CHECK(rules.late_after == std::chrono::minutes(5));

    files.write("bad.txt", "br*ken");
    const auto problems = files.problems(
        with(R"({"safety_words":{"en":"bad.txt","pl":"gone.txt"},"trend":{"method":"guess",
                 "usual":2},"silence":{"chance":1},"late_after":"5s","alarm":12})"));
    CHECK(problems.size() == 7);
    CHECK(has(problems, "/rules/safety_words/en: bad.txt: line 1: "));
    CHECK(has(problems, "/rules/safety_words/pl: "));
    CHECK(has(problems, "/rules/trend/method: "));
    CHECK(has(problems, "/rules/trend/usual: "));
    CHECK(has(problems, "/rules/silence/chance: "));
    CHECK(has(problems, "/rules/late_after: "));
    CHECK(has(problems, "/rules/alarm: "));
}

TEST_CASE("the list of revoked kiosks must be there, and an authority only with TLS",
          "[collector_config]") {
    const Files files;
    const auto with = [&](const std::string& revoked) {
        std::string text = kGood;
        text.insert(1, "\"revoked\":{" + revoked + "},");
        return files.problems(text);
    };
    CHECK(has(with(R"("names":"revoked.names")"), "/revoked/names: "));
    files.write("revoked.names", "k-0417\n");
    CHECK(with(R"("names":"revoked.names")").empty());
    CHECK(has(with(R"("names":"revoked.names","authority":"evict")"),
              "/revoked/authority: is for an mqtts:// broker"));
}

}  // namespace
}  // namespace afterword
