// SPDX-License-Identifier: Apache-2.0
// The published description of the wire (asyncapi.yaml and its schemas) says of every message what
// our own code does: takes what the encoders write, refuses what the decoders refuse.
#include <array>
#include <cstdio>
#include <functional>
#include <map>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "platform/linux/files.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/today_message.hpp"
#include "sync/wire/topic.hpp"
#include "tests/fakes/temporary.hpp"
#include "tests/wire/samples.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSamples = 200;  // of each kind

// One kind of message: how it is made, and what reads it.
struct Kind {
    std::string topic;
    std::function<std::string(Samples&)> make;
    std::function<bool(std::string_view)> reads;
};

SigningPair till() {
    SeededRng rng(1);
    return make_signing_pair(rng);
}

std::string some_batch(Samples& samples) {
    std::vector<std::string> rows;
    for (int i = 0; i < 3; ++i) {
        rows.push_back(encode_row(samples.row()));
    }
    const auto batch = encode_batch(samples.header(), rows);
    return batch.payload;
}

// A batch whose rows are all understood: what the schema describes.
bool reads_batch(std::string_view payload) {
    const auto batch = decode_batch(payload);
    return batch && std::all_of(batch->rows.begin(), batch->rows.end(),
                                [](const auto& row) { return decode_row(row).ok(); });
}

std::vector<Kind> kinds() {
    const KioskId kiosk{"k-0417"};
    const auto up = [&](UpKind kind) { return up_topic(kind, kiosk); };
    const auto down = [&](DownKind kind) { return down_topic(kind, kiosk); };
    const auto alert = [](Samples& samples) { return encode_alert(samples.alert()); };
    const auto reads = [](auto decode) {
        return [decode](std::string_view payload) { return decode(payload).ok(); };
    };
    return {
        {up(UpKind::Batch), some_batch, reads_batch},
        {up(UpKind::Hello), [](Samples& s) { return encode_hello(s.hello()); },
         reads(decode_hello)},
        {up(UpKind::Have), [](Samples& s) { return encode_have(s.have()); }, reads(decode_have)},
        {up(UpKind::State), [](Samples& s) { return encode_state(s.state()); },
         reads(decode_state)},
        {up(UpKind::Answer), [](Samples& s) { return encode_arm_ended(s.arm().nonce); }, {}},
        {down(DownKind::Receipt), [](Samples& s) { return encode_receipt(s.receipt()); },
         reads(decode_receipt)},
        {down(DownKind::Alert), alert, reads(decode_alert)},
        {down(DownKind::Today), [](Samples& s) { return encode_today(s.today()); },
         reads(decode_today)},
        {down(DownKind::Arm),
         [](Samples& s) { return encode_arm(s.arm(), "till-1", till().signer); },
         {}},
        {store_alerts_topic(StoreId{"s-012"}), alert, reads(decode_alert)},
    };
}

// What tests/wire/check_messages.py says of each line.
std::vector<std::string> verdicts(const std::string& lines, std::size_t count) {
    const TemporaryFolder folder;
    REQUIRE(write_file(folder / "messages", lines));
    const std::string command =
        "python3 tests/wire/check_messages.py '" + (folder / "messages").string() + "'";
    std::FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::vector<std::string> said;
    std::array<char, 1024> line{};
    while (std::fgets(line.data(), line.size(), pipe) != nullptr) {
        said.emplace_back(line.data());
    }
    REQUIRE(pclose(pipe) == 0);
    REQUIRE(said.size() == count);
    return said;
}

enum class From { OurEncoder, Anybody };

std::string line_of(const std::string& topic, const Json& payload, From from) {
    return Json{{"topic", topic}, {"payload", payload}, {"encoded", from == From::OurEncoder}}
               .dump() +
           "\n";
}

// Some member of some object or list in it, however deep.
Json* some_member(Json& json, SeededRng& rng) {
    Json* chosen = nullptr;
    std::uint64_t seen = 0;
    const std::function<void(Json&)> visit = [&](Json& value) {  // NOLINT(misc-no-recursion)
        for (auto& member : value) {
            if (rng.below(++seen) == 0) {
                chosen = &member;
            }
            if (member.is_structured()) {
                visit(member);
            }
        }
    };
    visit(json);
    return chosen;
}

// Changed in one place to something that it may not be, or may.
Json mutant(Json json, SeededRng& rng) {
    const Json values[] = {nullptr,
                           true,
                           -1,
                           0,
                           1,
                           1.5,
                           std::int64_t{1} << 53,
                           std::int64_t{1} << 62,
                           "",
                           "x",
                           "K 1",
                           std::string(3000, 'x'),
                           std::string("a\0b", 3),
                           Json::array(),
                           Json::object(),
                           Json::array({1, 2, 3})};
    if (rng.below(4) == 0) {
        auto key = json.begin();
        std::advance(key, static_cast<std::ptrdiff_t>(rng.below(json.size())));
        json.erase(key);
        return json;
    }
    if (Json* member = some_member(json, rng)) {
        *member = values[rng.below(std::size(values))];
    }
    return json;
}

}  // namespace

TEST_CASE("what the encoders write is what the published schemas describe, and no more",
          "[schema]") {
    std::string lines = ".\n";
    std::size_t count = 1;
    Samples samples(417);
    for (const auto& kind : kinds()) {
        for (int i = 0; i < kSamples; ++i, ++count) {
            const std::string payload = kind.make(samples);
            CAPTURE(kind.topic, payload);
            REQUIRE((!kind.reads || kind.reads(payload)));
            lines += line_of(kind.topic, Json::parse(payload), From::OurEncoder);
        }
    }
    const auto said = verdicts(lines, count);
    for (std::size_t i = 0; i < said.size(); ++i) {
        CAPTURE(i);
        REQUIRE(said[i] == "valid\n");
    }
}

TEST_CASE("what the published schemas take the decoders take, and mutants neither", "[schema]") {
    struct Mutant {
        std::string topic;
        std::string payload;
        bool read;
    };
    std::string lines;
    std::vector<Mutant> mutants;
    Samples samples(1);
    SeededRng rng(2);
    for (const auto& kind : kinds()) {
        for (int i = 0; kind.reads && i < kSamples; ++i) {
            const Json changed = mutant(Json::parse(kind.make(samples)), rng);
            const std::string payload = changed.dump();
            mutants.push_back({kind.topic, payload, kind.reads(payload)});
            lines += line_of(kind.topic, changed, From::Anybody);
        }
    }
    const auto said = verdicts(lines, mutants.size());
    std::map<std::string, int> refused;
    std::size_t beyond_schemas = 0;
    for (std::size_t i = 0; i < said.size(); ++i) {
        const bool valid = said[i] == "valid\n";
        refused[mutants[i].topic] += valid ? 0 : 1;
        beyond_schemas += valid && !mutants[i].read ? 1U : 0U;
    }
    for (const auto& [topic, times] : refused) {
        CAPTURE(topic);
        CHECK(times > kSamples / 4);
    }
    // What no schema can say: how two numbers hang together, whether a box is one.
    CHECK(beyond_schemas < mutants.size() / 100);
}

TEST_CASE("the examples of the wire's description are what the schemas describe", "[schema]") {
    const auto text = read_file("sync/wire/FORMAT.md");
    REQUIRE(text);
    const std::map<std::string, std::string> topics = {
        {"## Batch", "aw/1/up/08/k-0417/batch"},    {"## Hello", "aw/1/up/08/k-0417/hello"},
        {"## Receipt", "aw/1/down/k-0417/receipt"}, {"## State", "aw/1/up/08/k-0417/have"},
        {"## Alert", "aw/1/down/k-0417/alert"},     {"## Today", "aw/1/down/k-0417/today"}};
    std::string lines;
    for (const auto& [heading, topic] : topics) {
        const auto section = text->find("\n" + heading);
        const auto begin = text->find("```json\n", section) + 8;
        const std::string example = text->substr(begin, text->find("```", begin) - begin);
        lines += line_of(topic, Json::parse(example), From::OurEncoder);
    }
    for (const auto& said : verdicts(lines, topics.size())) {
        CHECK(said == "valid\n");
    }
}

}  // namespace afterword
