// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/channels/channel_config.hpp"

#include <algorithm>
#include <optional>

#include "platform/base/encoding.hpp"
#include "platform/linux/files.hpp"
#include "platform/linux/sockets.hpp"
#include "sync/collector/channels/template.hpp"
#include "sync/model/ids.hpp"

namespace afterword {
namespace {

constexpr std::uintmax_t kLargestSecret = 4096;  // bytes; the longest are URLs of chats
constexpr std::size_t kLeastKey = 24;            // as Standard Webhooks has it, in bytes
constexpr std::size_t kMostKey = 64;
constexpr std::string_view kKeyPrefix = "whsec_";
constexpr std::string_view kPagerBegins = "aw/1/store/{store}/";

// Between "://" and the next of "/?#:"; an IPv6 address keeps its brackets.
std::string host_of(std::string_view rest) {
    const auto end = rest.starts_with('[') ? rest.find(']') + 1 : rest.find_first_of("/?#:");
    return std::string(rest.substr(0, end));
}

// What is wrong with the address of a far end; empty when nothing is. `secure` and `plain` are the
// schemes that may stand there, the second on this machine alone.
std::string fault_of(std::string_view url, std::string_view secure, std::string_view plain) {
    const bool is_secure = url.starts_with(secure);
    if (!is_secure && !url.starts_with(plain)) {
        return "must begin with " + std::string(secure);
    }
    const auto rest = url.substr(is_secure ? secure.size() : plain.size());
    const std::string host = host_of(rest);
    if (host.empty() ||
        std::any_of(url.begin(), url.end(), [](char c) { return c <= ' ' || c == '\x7F'; })) {
        return "is no address of a server";
    }
    if (rest.substr(0, rest.find_first_of("/?#")).find('@') != std::string_view::npos) {
        return "must not hold a name and password: anybody who reads this file would know them";
    }
    if (!is_secure && !is_loopback(host)) {
        return "would go to " + host + " in the clear; write " + std::string(secure);
    }
    return {};
}

class ChannelReader {
  public:
    ChannelReader(ConfigNode& node, const std::filesystem::path& folder)
        : node_(node), folder_(folder) {}

    Channel read() {
        Channel channel;
        channel.id.text = node_.text("name");
        if (!channel.id.text.empty() && !make_store_id(channel.id.text)) {
            node_.problem("name", "must be 1 to 64 of a-z, 0-9 and -");
        }
        switch (node_.one_of("kind", {"webhook", "email", "chat", "mqtt"})) {
            case 0:
                channel.way = webhook();
                break;
            case 1:
                channel.way = mail();
                break;
            case 2:
                channel.way = chat();
                break;
            default:
                channel.way = pager();
        }
        if (!std::holds_alternative<PagerTopic>(channel.way)) {
            channel.authorities = authorities();
        }
        if (node_.boolean_or("comments", false)) {
            channel.comments = Channel::Comments::Allowed;
        }
        return channel;
    }

  private:
    Webhook webhook() {
        Webhook webhook{node_.text("url"), {}};
        note("url", fault_of(webhook.url, "https://", "http://"), webhook.url);
        auto line = secret("secret_file");
        const auto key = line.starts_with(kKeyPrefix)
                             ? from_base64(std::string_view(line).substr(kKeyPrefix.size()))
                             : std::nullopt;
        if (key && key->size() >= kLeastKey && key->size() <= kMostKey) {
            webhook.key = *Secret::from(*key);
        } else if (!line.empty()) {
            node_.problem("secret_file",
                          "must hold whsec_ and the base64 of 24 to 64 random bytes; "
                          "(printf whsec_; head -c 32 /dev/urandom | base64) makes it");
        }
        wipe(line);
        return webhook;
    }

    MailServer mail() {
        MailServer mail{node_.text("server"),
                        node_.text("from"),
                        node_.text_or("to", ""),
                        node_.text_or("user", ""),
                        {}};
        // smtp:// goes over to TLS before anything is said, or not at all.
        const auto scheme = mail.url.starts_with("smtp://") ? "smtp://" : "smtps://";
        note("server", fault_of(mail.url, scheme, scheme), mail.url);
        for (const auto* key : {"from", "to"}) {
            const auto& address = std::string_view(key) == "from" ? mail.from : mail.to;
            if (!address.empty() && !is_mail_address(address)) {
                node_.problem(key, "must be one address such as alerts@example.com");
            }
        }
        if (!mail.user.empty()) {
            auto line = secret("password_file");
            if (auto password = Secret::from(line); password) {
                mail.password = *std::move(password);
            } else {
                node_.problem("password_file", password.error().message);
            }
            wipe(line);
        }
        return mail;
    }

    Chat chat() {
        Chat chat{secret("url_file"), {}, {}};
        note("url_file", fault_of(chat.url, "https://", "http://"), chat.url);
        auto body = node_.object("body");
        chat.body = body.as_json();
        if (const auto fault = chat.body.empty() ? "" : fault_of_template(chat.body);
            !fault.empty()) {
            body.problem(fault);
        }
        if (node_.has("expect")) {
            auto expected = node_.object("expect");
            if (!expected.is_object()) {
                expected.problem(
                    "must be an object: what a good answer says, such as "
                    "{\"errcode\": 0}");
            }
            chat.expected = expected.as_json();
        }
        return chat;
    }

    PagerTopic pager() {
        PagerTopic pager{node_.text_or("topic", std::string(kPagerBegins) + "notices")};
        const std::string_view rest =
            std::string_view(pager.topic).substr(std::min(pager.topic.size(), kPagerBegins.size()));
        if (!pager.topic.starts_with(kPagerBegins) || rest.empty() || rest == "alerts" ||
            rest.find_first_of("+#{}") != std::string_view::npos) {
            node_.problem("topic", "must be " + std::string(kPagerBegins) +
                                       "… (not alerts, where every alert goes anyway)");
        }
        return pager;
    }

    std::filesystem::path authorities() {
        const auto name = node_.text_or("ca_file", "");
        if (name.empty()) {
            return {};
        }
        if (auto pem = read_file(folder_ / name); !pem) {
            node_.problem("ca_file", pem.error().message);
        }
        return folder_ / name;
    }

    // The first line of the file that `key` names; empty when it could not be had.
    std::string secret(std::string_view key) {
        const auto name = node_.text(key);
        if (name.empty()) {
            return {};
        }
        auto content = read_file(folder_ / name, kLargestSecret);
        if (!content) {
            node_.problem(key, content.error().message);
            return {};
        }
        std::string line = content->substr(0, content->find_first_of("\r\n"));
        wipe(*content);
        if (line.empty()) {
            node_.problem(key, "the first line of " + name + " is empty");
        }
        return line;
    }

    // Without the value: it may be a secret.
    void note(std::string_view key, const std::string& fault, const std::string& value) {
        if (!value.empty() && !fault.empty()) {
            node_.problem(key, fault);
        }
    }

    ConfigNode& node_;
    const std::filesystem::path& folder_;
};

}  // namespace

bool is_mail_address(std::string_view text) {
    const auto at = text.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return c > ' ' && c < '\x7F' &&
                      std::string_view("<>\"(),;:\\").find(c) == std::string_view::npos;
           });
}

std::vector<Channel> read_channels(ConfigNode& root, const std::filesystem::path& folder) {
    std::vector<Channel> channels;
    for (auto& node : root.items_if("channels")) {
        auto channel = ChannelReader(node, folder).read();
        const bool is_known = std::any_of(channels.begin(), channels.end(), [&](const auto& known) {
            return known.id == channel.id;
        });
        if (is_known && !channel.id.text.empty()) {
            node.problem("name", channel.id.text + " stands there twice");
        }
        channels.push_back(std::move(channel));
    }
    return channels;
}

}  // namespace afterword
