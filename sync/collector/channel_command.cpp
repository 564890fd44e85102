// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/channel_command.hpp"

#include <algorithm>
#include <cstdio>

#include <CLI/CLI.hpp>

#include "platform/base/encoding.hpp"
#include "platform/base/mailbox.hpp"
#include "platform/linux/clock.hpp"
#include "platform/linux/random.hpp"
#include "sync/collector/channels/channel_config.hpp"
#include "sync/collector/channels/courier.hpp"
#include "sync/link/paho_client.hpp"
#include "sync/model/language_tags.hpp"

namespace afterword {
namespace {

constexpr int kDone = 0;
constexpr int kNotSo = 1;
constexpr int kWrongUse = 2;
constexpr int kCannot = 3;

constexpr Milliseconds kWithin{60'000};  // longer than a courier takes

int refuse(int code, const std::string& why) {
    std::fprintf(stderr, "%s\n", why.c_str());
    return code;
}

// By a connection of its own, as far as the broker.
Status publish(const CollectorConfig& config, const Outgoing& message) {
    struct Told {
        PahoNote note;
        std::string why;
    };
    Mailbox<Told> notes(16);
    PahoClient client(
        {config.broker.url,
         config.broker.version,
         "collector-" + config.instance + "-test",
         {},
         config.broker.tls},
        [&notes](PahoNote note, std::string why) {
            static_cast<void>(notes.post({note, std::move(why)}));
        },
        [](const Arrived&) {});
    if (auto begun = client.connect(nullptr); !begun) {
        return begun;
    }
    for (const auto wanted : {PahoNote::Connected, PahoNote::Delivered}) {
        const auto told = notes.take({}, kWithin);
        if (!told || told->note != wanted) {
            return Error{Errc::Unreachable, told ? told->why : "the broker does not answer"};
        }
        if (wanted != PahoNote::Connected) {
            break;
        }
        if (auto published = client.publish(message); !published) {
            return published;
        }
    }
    return done();
}

int say(const std::string& name, const Status& sent, const std::string& answer) {
    if (!sent) {
        return refuse(kCannot, name + ": not delivered: " + sent.error().message);
    }
    std::printf("%s: delivered: %s\n", name.c_str(), answer.c_str());
    return kDone;
}

int try_out(const Channel& channel, Parcel parcel, const CollectorConfig& config) {
    if (const auto* publication = std::get_if<Outgoing>(&parcel)) {
        return say(channel.id.text, publish(config, *publication),
                   "the broker took it on " + publication->topic);
    }
    Mailbox<ErrandOutcome> outcomes(1);
    Courier courier({}, [&outcomes](ErrandOutcome outcome) {
        static_cast<void>(outcomes.post(std::move(outcome)));
    });
    static_cast<void>(courier.carry(channel, {{}, channel.id}, std::move(parcel)));
    const auto outcome = outcomes.take({}, kWithin);
    if (!outcome) {
        return refuse(kCannot, channel.id.text + ": no answer");
    }
    const bool delivered = outcome->ending == ErrandOutcome::Ending::Delivered;
    return say(channel.id.text,
               delivered ? done() : Status(Error{Errc::Unreachable, outcome->answer}),
               outcome->answer);
}

}  // namespace

ChannelCommand::ChannelCommand(CLI::App& app) {
    auto* channel = app.add_subcommand("channel", "Ways by which people are told of alerts");
    channel->require_subcommand(1);
    channel->fallthrough();
    channel->footer("Example:\n  afterword-collector channel test crm --config collector.json");
    test_ = channel->add_subcommand("test", "Send a message that says that it is a test");
    test_->fallthrough();
    test_->add_option("name", name_, "Of the channel, as in \"channels\"")->required();
    test_->add_option("--to", to_, "E-mail address, for a channel without a \"to\" of its own");
    test_->add_option("--language", language_, "Of the message")
        ->capture_default_str()
        ->check(
            CLI::IsMember(std::vector<std::string>(kLanguageTags.begin(), kLanguageTags.end())));
    test_->footer(
        "Says what the far end answered. Exit code 1 when there is no such channel, 3 when the\n"
        "message was not taken. Nothing is kept of it, and the collector may be running. An mqtt\n"
        "channel is tried out by a connection of its own; a broker that names clients by their\n"
        "certificates lets the running collector go for it, which comes back at once.\n"
        "Example:\n  afterword-collector channel test crm --config collector.json");
}

bool ChannelCommand::is_asked() const {
    return test_->parsed();
}

int ChannelCommand::run(const CollectorConfig& config) const {
    const auto channel = std::find_if(config.channels.begin(), config.channels.end(),
                                      [&](const auto& known) { return known.id.text == name_; });
    if (channel == config.channels.end()) {
        return refuse(kNotSo, "the configuration has no channel " + name_);
    }
    const auto* mail = std::get_if<MailServer>(&channel->way);
    if (!to_.empty() && !is_mail_address(to_)) {
        return refuse(kWrongUse, "--to must be one address such as anna@example.com");
    }
    if (mail != nullptr && mail->to.empty() && to_.empty()) {
        return refuse(kWrongUse, name_ + " goes to each person's own address: say one by --to");
    }
    KernelRng rng;
    const LinuxClock clock(rng);
    Person person;
    person.id.text = "test";
    person.language = language_;
    person.email = to_;
    const auto id = to_hex(rng.next()) + to_hex(rng.next());
    const WallTime now = clock.wall();
    return try_out(*channel, make_parcel(*channel, test_message(id, person, now), now), config);
}

}  // namespace afterword
