// SPDX-License-Identifier: Apache-2.0
// Configurations and surveys: whatever stands in the file is refused by the file's name and the
// reason, on lines a terminal can show.
#include "platform/linux/files.hpp"

#include <catch2/catch.hpp>

#include "kiosk/kiosk_config.hpp"
#include "sync/collector/collector_config.hpp"
#include "tests/bad_inputs/forms.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

constexpr const char* kKiosk = R"({"kiosk":"k-0417","store":"s-012","touchpoint":"checkout",
    "data_dir":"data","broker":{"url":"mqtt://127.0.0.1:1883"},"survey":"survey.json",
    "retention":"30d","misuse":{},"staff":[{"code":"07","role":"staff",
    "pin_hash":"$argon2id$v=19$m=16384,t=3,p=1$khG698tkZ80K2cxf2xqowA$Oi1x+yssOhPbeMZElM9b18XFkczAb8KUByWxW0Jq/6Q"}]})";
constexpr const char* kCollector = R"({"broker":{"url":"mqtt://127.0.0.1:1883"},
    "store":{"sqlite":"collector.db"},"http":{"listen":"127.0.0.1:8080","token_file":"token"},
    "stores":[{"store":"s-001","name":"Old Town","zone":"Europe/Warsaw"}],
    "register":[{"kiosk":"k-0417","store":"s-001","touchpoint":"checkout"}],
    "surveys":["survey.json"]})";

class Folder {
  public:
    Folder() {
        put("survey.json", survey_bytes());
        put("token", "secret\n");
    }
    void put(const char* name, const std::string& text) const {
        REQUIRE(write_file(folder_ / name, text));
    }
    // Each gives what is wrong, or nothing.
    [[nodiscard]] std::string kiosk(const std::string& text) const {
        put("kiosk.json", text);
        const auto config = read_kiosk_config(folder_ / "kiosk.json");
        return config ? "" : config.error().message;
    }
    [[nodiscard]] std::string collector(const std::string& text) const {
        put("collector.json", text);
        const auto config = read_collector_config(folder_ / "collector.json");
        return config ? "" : config.error().message;
    }
    static std::string survey(const std::string& text) {
        const auto survey = read_survey(text, "survey.json");
        return survey ? "" : survey.error().message;
    }

  private:
    TemporaryFolder folder_ = TemporaryFolder::in_memory();
};

std::string_view said_of_file(Wrong wrong) {
    switch (wrong) {
        case Wrong::TooDeep:
            return ".json: /: nested deeper than 64 levels";
        case Wrong::NotUtf8:
            return ".json: /: is not UTF-8 text";
        case Wrong::Twice:
            return "stands there twice";
        case Wrong::NoObject:
            return ".json: /: must be an object";
        case Wrong::Broken:
            break;
    }
    return ".json: /: broken JSON at byte";
}

// `read` gives what is wrong with a text, or nothing.
template <class Read>
void refuses_all(const std::string& good, const std::string& key, Read read) {
    REQUIRE(read(good).empty());
    for (const auto& form : wrong_forms(good, key)) {
        CAPTURE(form.name);
        const std::string said = read(form.bytes);
        CAPTURE(said.substr(0, 300));
        CHECK(said.find(said_of_file(form.wrong)) != std::string::npos);
        CHECK_FALSE(obeyed_by_terminals(said));
    }
    for (std::size_t length = 0; length < good.size(); ++length) {
        CAPTURE(length);
        CHECK(read(good.substr(0, length)).find("broken JSON at byte") != std::string::npos);
    }
    CHECK(read(good).empty());
}

struct Change {
    const char* from;
    const char* to;
    const char* said;
};

}  // namespace

TEST_CASE("a kiosk's configuration that is wrong in any form is refused by name", "[config]") {
    const Folder folder;
    refuses_all(kKiosk, "kiosk", [&](const std::string& text) { return folder.kiosk(text); });
    const Change changes[] = {
        {R"("k-0417")", R"("k-0417\u0000")", "/kiosk: must be 1 to 64"},
        {R"("k-0417")", R"("\u001b[2J")", "/kiosk: must be 1 to 64"},
        {R"("30d")", R"("30")", "/retention: must be a length of time"},
        {R"("30d")", R"("99999999999d")", "/retention: must be a length of time"},
        {R"("30d")", R"("-1d")", "/retention: must be a length of time"},
        {R"("30d")", "1e308", "/retention: must be a length of time"},
        {R"("misuse":{})", R"("misuse":[])", "/misuse: must be an object"},
        {R"("misuse":{})", R"("\u001b]0;x\u0007":1)", "is not known here"},
        {R"("misuse":{})", R"("a/b~c":1)", "/a~1b~0c: is not known here"},
        {R"("misuse":{})", R"("\u202egnp.exe":1)", "is not known here"},
        {"survey.json", "../../../../etc/passwd", "/: broken JSON"},
        {"survey.json", "/dev/null", "/dev/null: /: broken JSON"},
        {"survey.json", ".", "/survey"},
        {"t=3", "t=4294967295", "/staff/0/pin_hash: must be"},
        {"m=16384", "m=4294967295", "/staff/0/pin_hash: must be"},
        {"p=1", "p=2", "/staff/0/pin_hash: must be"},
        {"$argon2id$v=19", "$argon2id$v=16", "/staff/0/pin_hash: must be"},
        {"$argon2id", "$argon2i", "/staff/0/pin_hash: must be"},
        {"/6Q", "", "/staff/0/pin_hash: must be"},
        {"/6Q", R"(/6Q\u0000)", "/staff/0/pin_hash: must be"},
        {R"("07")", R"("7\n")", "/staff/0/code: must be two digits"},
    };
    for (const auto& change : changes) {
        CAPTURE(change.from, change.to);
        const std::string said = folder.kiosk(with(kKiosk, change.from, change.to));
        CAPTURE(said);
        CHECK(said.find(change.said) != std::string::npos);
        CHECK_FALSE(obeyed_by_terminals(said));
    }
}

TEST_CASE("a collector's configuration that is wrong in any form is refused by name", "[config]") {
    const Folder folder;
    refuses_all(kCollector, "broker",
                [&](const std::string& text) { return folder.collector(text); });
    const Change changes[] = {
        {"127.0.0.1:8080", "127.0.0.1:65536", "/http/listen: must be address:port"},
        {"127.0.0.1:8080", "0.0.0.0:8080", "/http/listen: without a"},
        {"Europe/Warsaw", "../../etc/passwd", "/stores/0/zone: time zone"},
        {"Europe/Warsaw", "\\u001b[31m", "/stores/0/zone: time zone"},
        {R"("store":"s-001")", R"("store":"S 1")", "/stores/0/store: must be 1 to 64"},
        {R"("kiosk":"k-0417")", R"("kiosk":"+")", "/register/0/kiosk: must be 1 to 64"},
        {R"("surveys":["survey.json"])", R"("surveys":["token"])", "broken JSON"},
        {R"("token_file":"token")", R"("token_file":"none")", "/http/token_file"},
    };
    for (const auto& change : changes) {
        CAPTURE(change.from, change.to);
        const std::string said = folder.collector(with(kCollector, change.from, change.to));
        CAPTURE(said);
        CHECK(said.find(change.said) != std::string::npos);
        CHECK_FALSE(obeyed_by_terminals(said));
    }
}

TEST_CASE("a survey that is wrong in any form is refused by name", "[survey]") {
    refuses_all(survey_bytes(), "survey", Folder::survey);
}

}  // namespace afterword
