// SPDX-License-Identifier: Apache-2.0
// What is said of an alert, and how each channel says it.
#include "sync/collector/channels/parcel.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"
#include "sync/collector/channels/template.hpp"
#include "sync/collector/write_message.hpp"
#include "sync/model/language_tags.hpp"
#include "sync/model/words/notice_words.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using nlohmann::json;

constexpr std::string_view kSecretWords = "my number is 555-0123";

AlertMessage alert_at(WallTime opened) {
    AlertMessage message;
    Alert& alert = message.alert;
    alert.id = AlertId{"ec756333-efeb-58b3-a838-713a466ec154"};
    alert.store = StoreId{"s-001"};
    alert.kiosk = KioskId{"k-0417"};
    alert.visit = VisitId{812, "k3j9xq"};
    alert.opened = opened;
    alert.reasons = {"waiting", "elsewhere"};
    alert.n = 3;
    alert.text = kSecretWords;
    alert.taken_by = "07";
    alert.members = {*alert.visit};
    alert.title = "Very bad · Waiting time";
    message.change = 1;
    return message;
}

// 2026-11-21 13:05:09 UTC, a Saturday.
constexpr WallTime kThen{Milliseconds(1'795'266'309'000)};

Message message_in(const std::string& language, PersonRole role = PersonRole::Manager,
                   WordsReaders readers = WordsReaders::Store) {
    const World world;
    const Basis basis{world.options.places, Surveys(world.options.surveys), {}, {}};
    Person person;
    person.id = PersonId{"anna"};
    person.role = role;
    person.language = language;
    person.email = "anna@example.com";
    AlertMessage alert = alert_at(kThen);
    alert.alert.read_by = readers;
    Message message = write_message({alert.alert.id, person.id, NoticeKind::TakeLate, 1, kThen},
                                    person, alert, basis);
    message.id = "0123456789abcdef";
    return message;
}

Channel webhook(Channel::Comments comments = Channel::Comments::Never) {
    return {ChannelId{"crm"},
            Webhook{"https://crm.example/hook", *Secret::from("the key")},
            {},
            comments};
}

json body_of(const Parcel& parcel) {
    return json::parse(std::get<HttpPost>(parcel).body);
}

std::string header_of(const HttpPost& post, const std::string& name) {
    for (const auto& header : post.headers) {
        if (header.starts_with(name + ": ")) {
            return header.substr(name.size() + 2);
        }
    }
    return {};
}

TEST_CASE("words are for those alone whom the screen named to the shopper", "[channels]") {
    const auto told = [](PersonRole role, WordsReaders readers) {
        const Message message = message_in("en", role, readers);
        CHECK(message.comment.empty() == message.alert.alert.text.empty());
        return !message.comment.empty();
    };
    for (const auto role : {PersonRole::Staff, PersonRole::Manager}) {
        CHECK(told(role, WordsReaders::Store));
        CHECK(told(role, WordsReaders::Both));
        CHECK_FALSE(told(role, WordsReaders::HeadOffice));
    }
    for (const auto role : {PersonRole::Region, PersonRole::HeadOffice}) {
        CHECK_FALSE(told(role, WordsReaders::Store));
        CHECK(told(role, WordsReaders::Both));
    }
}

TEST_CASE("people are told in their language, by the store's clock", "[channels]") {
    const Message english = message_in("en");
    CHECK(english.title == "Old Town: A low score");
    CHECK(english.text ==
          "Nobody has taken it in time\n"
          "Store: Old Town (s-001)\n"
          "Kiosk: k-0417 (checkout)\n"
          "Since: 2026-11-21 14:05\n"
          "Reasons: Waiting time, elsewhere\n"
          "Answers: 3\n"
          "Taken by: 07");
    CHECK(
        message_in("pl").text.starts_with("Nikt nie przyjął go na czas\nSklep: Old Town (s-001)"));
    CHECK(message_in("zh-Hans").title == "Old Town: 低分评价");
    // What is not Arabic keeps its own direction.
    CHECK(message_in("ar").text.find("المتجر: \u2068Old Town (s-001)\u2069\n") !=
          std::string::npos);
}

TEST_CASE("every language has every word of a notice, in letters of its own", "[channels]") {
    for (std::size_t i = 0; i < kNoticeWordCount; ++i) {
        const auto word = static_cast<NoticeWord>(i);
        for (const auto language : kLanguageTags) {
            CAPTURE(std::string(language), i);
            CHECK(is_utf8(notice_word(word, language)));
        }
        CHECK(notice_word(word, "ar") != notice_word(word, "en"));
    }
    CHECK(notice_word(NoticeWord::Store, "tlh") == "Store");
}

TEST_CASE("a webhook gets a CloudEvent that its key signs", "[channels]") {
    const Parcel parcel = make_parcel(webhook(), message_in("en"), kThen);
    const auto& post = std::get<HttpPost>(parcel);
    const json event = body_of(parcel);
    CHECK(header_of(post, "Content-Type") == "application/cloudevents+json; charset=utf-8");
    CHECK(event["specversion"] == "1.0");
    CHECK(event["id"] == "0123456789abcdef");
    CHECK(event["source"] == "/afterword/stores/s-001");
    CHECK(event["type"] == "afterword.alert.take_late");
    CHECK(event["subject"] == "ec756333-efeb-58b3-a838-713a466ec154");
    CHECK(event["time"] == "2026-11-21T13:05:09.000Z");
    CHECK(event["data"]["person"] == "anna");
    CHECK(event["data"]["alert"]["reasons"] == json({"waiting", "elsewhere"}));
    CHECK(header_of(post, "Idempotency-Key") == "\"0123456789abcdef\"");
    CHECK(header_of(post, "webhook-id") == "0123456789abcdef");
    CHECK(header_of(post, "webhook-timestamp") == "1795266309");
    const auto mac = hmac_sha256("0123456789abcdef.1795266309." + post.body, "the key");
    CHECK(header_of(post, "webhook-signature") ==
          "v1," + to_base64({reinterpret_cast<const char*>(mac.data()), mac.size()}));
}

TEST_CASE("the shopper's words leave only by channels that may carry them", "[channels]") {
    const std::vector<Way (*)()> ways = {
        [] {
            return Way(Webhook{"https://crm.example/", *Secret::from("key")});
        },
        [] {
            return Way(Chat{"https://chat.example/", R"({"text":"{title}\n{text}"})", {}});
        },
        [] { return Way(PagerTopic{"aw/1/store/{store}/notices"}); },
    };
    for (const auto& way : ways) {
        for (const auto comments : {Channel::Comments::Never, Channel::Comments::Allowed}) {
            const Channel channel{ChannelId{"one"}, way(), {}, comments};
            const Parcel parcel = make_parcel(channel, message_in("en"), kThen);
            const auto* post = std::get_if<HttpPost>(&parcel);
            const std::string& body =
                post != nullptr ? post->body : std::get<Outgoing>(parcel).payload;
            CHECK((body.find(kSecretWords) != std::string::npos) ==
                  (comments == Channel::Comments::Allowed));
        }
    }
}

TEST_CASE("a chat gets its own JSON, and nothing in it breaks out of its text", "[channels]") {
    const Channel channel{
        ChannelId{"team"},
        Chat{"https://chat.example/",
             R"({"msgtype":"text","text":{"content":"{title}\n{text}"},"n":[1,"{kind} {}"]})",
             R"({"errcode":0})"},
        {},
        Channel::Comments::Allowed};
    Message message = message_in("en");
    message.comment = "Comment: \"},<!channel> {title}";
    const json body = body_of(make_parcel(channel, message, kThen));
    CHECK(body["msgtype"] == "text");
    CHECK(body["n"] == json::parse(R"([1,"low_score {}"])"));
    const auto text = body["text"]["content"].get<std::string>();
    CHECK(text.starts_with("Old Town: A low score\nNobody has"));
    CHECK(text.ends_with("\nComment: \"},‹!channel› {title}"));
    CHECK(is_good_answer(channel, 200, R"({"errcode":0,"errmsg":"ok"})"));
    CHECK_FALSE(is_good_answer(channel, 200, R"({"errcode":93000,"errmsg":"invalid"})"));
    CHECK_FALSE(is_good_answer(channel, 200, "<html>"));
    CHECK_FALSE(is_good_answer(channel, 500, R"({"errcode":0})"));
}

TEST_CASE("a template says what is wrong with it", "[channels]") {
    CHECK(fault_of_template(R"({"text":"{title}"})").empty());
    CHECK(fault_of_template(R"({"text":"{titel}"})")
              .starts_with("{titel} is not known; known are {title}"));
    CHECK(fault_of_template(R"({"text":"{store}"})").starts_with("says nothing"));
    CHECK(fault_of_template(R"(["{title}"])").starts_with("must be an object"));
}

TEST_CASE("a mail is plain ASCII, however far the title reaches", "[channels]") {
    const Channel channel{ChannelId{"mail"},
                          MailServer{"smtps://mail.example", "alerts@example.com", "", "", {}},
                          {},
                          Channel::Comments::Never};
    Message message = message_in("pl");
    message.title = "Zażółć\r\nBcc: all@example.com " + std::string(60, 'x');
    const Parcel parcel = make_parcel(channel, message, kThen);
    const auto& mail = std::get<Mail>(parcel);
    CHECK(mail.to == "anna@example.com");
    CHECK(mail.text.find("Date: Sat, 21 Nov 2026 13:05:09 +0000\r\n") != std::string::npos);
    CHECK(mail.text.find("Message-ID: <0123456789abcdef@example.com>\r\n") != std::string::npos);
    CHECK(mail.text.find("\r\nBcc:") == std::string::npos);
    CHECK(mail.text.find("Subject: =?UTF-8?B?") != std::string::npos);
    std::size_t begin = 0;
    while (begin < mail.text.size()) {
        const auto end = mail.text.find("\r\n", begin);
        REQUIRE(end != std::string::npos);
        CHECK(end - begin <= 78);
        begin = end + 2;
    }
    const auto body = mail.text.find("\r\n\r\n") + 4;
    std::string base64 = mail.text.substr(body);
    std::erase(base64, '\r');
    std::erase(base64, '\n');
    const auto text = from_base64(base64);
    REQUIRE(text);
    CHECK(*text == message.text + "\n");
}

TEST_CASE("a pager of the store hears what it is told on the store's topic", "[channels]") {
    const Channel channel{
        ChannelId{"pager"}, PagerTopic{"aw/1/store/{store}/notices"}, {}, Channel::Comments::Never};
    const Parcel parcel = make_parcel(channel, message_in("en"), kThen);
    const auto& publication = std::get<Outgoing>(parcel);
    CHECK(publication.topic == "aw/1/store/s-001/notices");
    CHECK(publication.qos == 1);
    const json told = json::parse(publication.payload);
    CHECK(told["v"] == 1);
    CHECK(told["notice"] == "take_late");
    CHECK(told["title"] == "Old Town: A low score");
}

}  // namespace
}  // namespace afterword
