// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/channels/parcel.hpp"

#include <ctime>

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"
#include "platform/base/overload.hpp"
#include "sync/collector/channels/template.hpp"
#include "sync/model/day.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_test(const Message& message) {
    return message.purpose == Message::Purpose::Test;
}

std::string full_text(const Message& message) {
    return message.comment.empty() ? message.text : message.text + '\n' + message.comment;
}

// What every machine on the far end is told alike.
Json facts_of(const Message& message) {
    const Notice& notice = message.notice;
    Json facts = {{"notice", is_test(message) ? "test" : name(notice.kind)},
                  {"round", notice.round},
                  {"person", notice.person.text},
                  {"role", name(message.person.role)},
                  {"language", message.person.language},
                  {"title", message.title},
                  {"text", full_text(message)},
                  {"store", message.alert.alert.store.text},
                  {"store_name", message.store_name}};
    if (!is_test(message)) {
        facts["alert"] = Json::parse(encode_alert(message.alert));
    }
    return facts;
}

// CloudEvents 1.0, structured mode, signed as Standard Webhooks 1.0 has it.
HttpPost post_of(const Webhook& webhook, const Message& message, WallTime now) {
    const std::string kind = is_test(message) ? "test" : std::string(name(message.notice.kind));
    Json event = {{"specversion", "1.0"},
                  {"id", message.id},
                  {"source", "/afterword/stores/" + message.alert.alert.store.text},
                  {"type", "afterword.alert." + kind},
                  {"time", utc_text(message.notice.created)},
                  {"datacontenttype", "application/json"}};
    if (!is_test(message)) {
        event["subject"] = message.notice.alert.text;
    }
    event["data"] = facts_of(message);
    std::string body = text_of(event);
    const std::string timestamp = std::to_string(unix_ms(now) / 1000);
    const Sha256 mac = hmac_sha256(message.id + "." + timestamp + "." + body, webhook.key.view());
    const std::string_view bytes(reinterpret_cast<const char*>(mac.data()), mac.size());
    return {{"Content-Type: application/cloudevents+json; charset=utf-8",
             "Idempotency-Key: \"" + message.id + "\"", "webhook-id: " + message.id,
             "webhook-timestamp: " + timestamp, "webhook-signature: v1," + to_base64(bytes)},
            std::move(body)};
}

HttpPost post_of(const Chat& chat, const Message& message) {
    const Alert& alert = message.alert.alert;
    const PlaceholderValues values = {
        {"title", message.title},
        {"text", full_text(message)},
        {"kind", is_test(message) ? "test" : std::string(name(alert.kind))},
        {"notice", is_test(message) ? "test" : std::string(name(message.notice.kind))},
        {"alert", message.notice.alert.text},
        {"store", alert.store.text},
        {"store_name", message.store_name},
        {"kiosk", alert.kiosk.text},
        {"person", message.notice.person.text},
        {"opened", message.opened}};
    return {{"Content-Type: application/json; charset=utf-8",
             "Idempotency-Key: \"" + message.id + "\""},
            filled(chat.body, values)};
}

// "Sat, 21 Nov 2026 14:05:09 +0000" (RFC 5322, 3.3).
std::string mail_date(WallTime time) {
    const std::time_t seconds = unix_ms(time) / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[64];
    const auto size = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &parts);
    return {text, size};
}

// As encoded words (RFC 2047), each of whole characters and short enough for a line of 78 bytes
// behind "Subject: ". Nothing in it can end the header.
std::string encoded_words(std::string_view text) {
    constexpr std::size_t kMostBytes = 42;  // 56 in base64, and 12 around them
    std::string words;
    while (!text.empty()) {
        const auto piece = utf8_beginning(text, kMostBytes);
        if (piece.empty()) {
            break;
        }
        words += (words.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + to_base64(piece) + "?=");
        text.remove_prefix(piece.size());
    }
    return words;
}

// Lines of 76 (RFC 2045, 6.8).
std::string folded_base64(std::string_view bytes) {
    constexpr std::size_t kLine = 76;
    const std::string all = to_base64(bytes);
    std::string lines;
    for (std::size_t at = 0; at < all.size(); at += kLine) {
        lines += all.substr(at, kLine) + "\r\n";
    }
    return lines;
}

Mail mail_of(const MailServer& server, const Message& message) {
    const std::string& to = server.to.empty() ? message.person.email : server.to;
    const auto domain = server.from.substr(server.from.find('@') + 1);
    std::string text;
    const auto header = [&](const std::string& name, const std::string& value) {
        text += name + ": " + value + "\r\n";
    };
    header("From", "Afterword <" + server.from + ">");
    header("To", "<" + to + ">");
    header("Subject", encoded_words(message.title));
    header("Date", mail_date(message.notice.created));
    header("Message-ID", "<" + message.id + "@" + domain + ">");
    header("Auto-Submitted", "auto-generated");
    header("Content-Language", message.person.language);
    header("MIME-Version", "1.0");
    header("Content-Type", "text/plain; charset=utf-8");
    header("Content-Transfer-Encoding", "base64");
    text += "\r\n" + folded_base64(full_text(message) + '\n');
    return {to, std::move(text)};
}

Outgoing publication_of(const PagerTopic& pager, const Message& message) {
    constexpr std::string_view kStore = "{store}";
    Json json = {{"v", 1}, {"id", message.id}, {"at", unix_ms(message.notice.created)}};
    json.update(facts_of(message));
    std::string topic = pager.topic;
    topic.replace(topic.find(kStore), kStore.size(), message.alert.alert.store.text);
    return {std::move(topic), text_of(json)};
}

bool has_members(const Json& answer, const Json& expected) {
    for (const auto& [key, value] : expected.items()) {
        if (!answer.is_object() || !answer.contains(key) || answer[key] != value) {
            return false;
        }
    }
    return true;
}

}  // namespace

Parcel make_parcel(const Channel& channel, Message message, WallTime now) {
    if (channel.comments == Channel::Comments::Never) {
        message.comment.clear();
        message.alert.alert.text.clear();
    }
    return std::visit(
        Overload{[&](const Webhook& webhook) -> Parcel { return post_of(webhook, message, now); },
                 [&](const Chat& chat) -> Parcel { return post_of(chat, message); },
                 [&](const MailServer& server) -> Parcel { return mail_of(server, message); },
                 [&](const PagerTopic& pager) -> Parcel { return publication_of(pager, message); }},
        channel.way);
}

bool is_good_answer(const Channel& channel, long status, std::string_view body) {
    if (status < 200 || status > 299) {
        return false;
    }
    const auto* chat = std::get_if<Chat>(&channel.way);
    if (chat == nullptr || chat->expected.empty()) {
        return true;
    }
    return has_members(Json::parse(body, nullptr, false), Json::parse(chat->expected));
}

}  // namespace afterword
