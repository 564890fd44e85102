// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "sync/collector/collector_config.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using nlohmann::json;

// A collector that is fine, to which each test adds its own.
class Files {
  public:
    Files() {
        write("checkout.json", survey_bytes());
        write("token", "secret-token\n");
        write("crm.secret", "whsec_" + to_base64(std::string(32, 'k')) + "\n");
        write("team.url", "https://chat.example/hook?key=secret\n");
        write("mail.password", "password\n");
        config = json::parse(R"({
            "broker":{"url":"mqtt://127.0.0.1:1883"},"store":{"sqlite":"c.db"},
            "http":{"listen":"127.0.0.1:8080","token_file":"token"},
            "stores":[{"store":"s-001","name":"Old Town","zone":"Europe/Warsaw","region":"east"}],
            "register":[],"surveys":["checkout.json"],
            "channels":[
              {"name":"crm","kind":"webhook","url":"https://crm.example/hook",
               "secret_file":"crm.secret","comments":true},
              {"name":"mail","kind":"email","server":"smtps://mail.example:465",
               "from":"alerts@example.com","user":"u","password_file":"mail.password"},
              {"name":"team","kind":"chat","url_file":"team.url",
               "body":{"msgtype":"text","text":{"content":"{title}"}},"expect":{"errcode":0}},
              {"name":"pager","kind":"mqtt"}],
            "people":[
              {"id":"anna","role":"manager","stores":["s-001"],"channels":["mail","team"],
               "language":"pl","email":"anna@example.com"},
              {"id":"rick","role":"region","regions":["east"],"channels":["pager"]},
              {"id":"office","role":"head_office","channels":["crm"]}]})");
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }
    [[nodiscard]] Result<CollectorConfig> read() const {
        write("collector.json", config.dump());
        return read_collector_config(folder_ / "collector.json");
    }
    // That the configuration is refused for exactly this, said as "/pointer: reason".
    [[nodiscard]] bool refused(const std::string& pointer, const std::string& reason) const {
        const auto read_in = read();
        if (read_in) {
            return false;
        }
        const std::string& said = read_in.error().message;
        CAPTURE(said);
        CHECK(std::count(said.begin(), said.end(), '\n') == 0);
        CHECK(said.find("collector.json: " + pointer + ": ") != std::string::npos);
        CHECK(said.find(reason) != std::string::npos);
        return true;
    }

    json config;

  private:
    TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("people and channels are read, with their secrets from files of their own",
          "[collector_config]") {
    const Files files;
    const auto config = files.read();
    if (!config) {
        FAIL(config.error().message);
    }
    REQUIRE(config->people.size() == 3);
    const Person& anna = config->people[0];
    CHECK(anna.role == PersonRole::Manager);
    CHECK(anna.stores == std::vector{StoreId{"s-001"}});
    CHECK(anna.channels == std::vector{ChannelId{"mail"}, ChannelId{"team"}});
    CHECK(anna.language == "pl");
    CHECK(config->people[1].regions == std::vector<std::string>{"east"});
    CHECK(config->people[2].role == PersonRole::HeadOffice);
    CHECK(config->people[2].language == "en");
    REQUIRE(config->channels.size() == 4);
    CHECK(std::get<Webhook>(config->channels[0].way).key.view() == std::string(32, 'k'));
    CHECK(config->channels[0].comments == Channel::Comments::Allowed);
    CHECK(config->channels[1].comments == Channel::Comments::Never);
    CHECK(std::get<MailServer>(config->channels[1].way).password.view() == "password");
    CHECK(std::get<Chat>(config->channels[2].way).url == "https://chat.example/hook?key=secret");
    CHECK(std::get<PagerTopic>(config->channels[3].way).topic == "aw/1/store/{store}/notices");
}

TEST_CASE("a channel that cannot work is refused with what would", "[collector_config]") {
    const auto refused = [](const char* change, const std::string& pointer,
                            const std::string& reason) {
        Files files;
        files.config = files.config.patch(json::parse(change));
        CAPTURE(change);
        CHECK(files.refused(pointer, reason));
    };
    refused(R"([{"op":"replace","path":"/channels/0/kind","value":"fax"}])", "/channels/0/kind",
            "webhook, email, chat, mqtt");
    refused(R"([{"op":"replace","path":"/channels/0/url","value":"http://crm.example/hook"}])",
            "/channels/0/url", "in the clear; write https://");
    refused(R"([{"op":"replace","path":"/channels/0/url","value":"https://u:p@crm.example/"}])",
            "/channels/0/url", "must not hold a name and password");
    refused(R"([{"op":"replace","path":"/channels/0/secret_file","value":"mail.password"}])",
            "/channels/0/secret_file", "whsec_");
    refused(R"([{"op":"replace","path":"/channels/0/secret_file","value":"nowhere"}])",
            "/channels/0/secret_file", "nowhere");
    refused(R"([{"op":"replace","path":"/channels/1/server","value":"https://mail.example"}])",
            "/channels/1/server", "must begin with smtps://");
    refused(R"([{"op":"replace","path":"/channels/1/from","value":"Afterword <a@example.com>"}])",
            "/channels/1/from", "one address");
    refused(R"([{"op":"replace","path":"/channels/2/body/text/content","value":"{titel}"}])",
            "/channels/2/body", "{titel} is not known");
    refused(R"([{"op":"replace","path":"/channels/2/expect","value":0}])", "/channels/2/expect",
            "must be an object");
    refused(R"([{"op":"add","path":"/channels/3/topic","value":"aw/1/up/08/k-0417/batch"}])",
            "/channels/3/topic", "must be aw/1/store/{store}/");
    refused(R"([{"op":"add","path":"/channels/3/secret","value":"x"}])", "/channels/3/secret",
            "is not known here");
    refused(R"([{"op":"replace","path":"/channels/3/name","value":"team"},
                {"op":"remove","path":"/people/1"}])",
            "/channels/3/name", "team stands there twice");
}

TEST_CASE("a person who cannot be told is refused with what is missing", "[collector_config]") {
    const auto refused = [](const char* change, const std::string& pointer,
                            const std::string& reason) {
        Files files;
        files.config = files.config.patch(json::parse(change));
        CAPTURE(change);
        CHECK(files.refused(pointer, reason));
    };
    refused(R"([{"op":"replace","path":"/people/0/role","value":"boss"}])", "/people/0/role",
            "staff, manager, region, head_office");
    refused(R"([{"op":"replace","path":"/people/0/stores","value":["s-404"]}])",
            "/people/0/stores/0", "s-404 is not among the stores");
    refused(R"([{"op":"remove","path":"/people/0/stores"}])", "/people/0/stores", "must name");
    refused(R"([{"op":"replace","path":"/people/1/regions","value":["west"]}])",
            "/people/1/regions/0", "no store has the region west");
    refused(R"([{"op":"add","path":"/people/2/stores","value":["s-001"]}])", "/people/2/stores",
            "head office has every store");
    refused(R"([{"op":"replace","path":"/people/0/channels","value":["mail","fax"]}])",
            "/people/0/channels/1", "fax is not among the channels");
    refused(R"([{"op":"remove","path":"/people/0/email"}])", "/people/0/channels/0",
            "needs an \"email\"");
    refused(R"([{"op":"replace","path":"/people/0/language","value":"xx"}])", "/people/0/language",
            "must be one of en, zh-Hans");
    refused(R"([{"op":"replace","path":"/people/1/id","value":"anna"}])", "/people/1/id",
            "anna stands there twice");
}

}  // namespace afterword
