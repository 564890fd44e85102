// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/people_config.hpp"

#include <algorithm>

#include "sync/collector/channels/channel_config.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/language_tags.hpp"

namespace afterword {
namespace {

class PersonReader {
  public:
    PersonReader(ConfigNode& node, std::span<const StoreEntry> stores,
                 std::span<const Channel> channels)
        : node_(node), stores_(stores), channels_(channels) {}

    Person read() {
        person_.id.text = node_.text("id");
        if (!person_.id.text.empty() && !make_store_id(person_.id.text)) {
            node_.problem("id", "must be 1 to 64 of a-z, 0-9 and -");
        }
        person_.role = static_cast<PersonRole>(
            node_.one_of("role", {"staff", "manager", "region", "head_office"}));
        person_.email = node_.text_or("email", "");
        read_language();
        read_stores();
        read_regions();
        read_channels();
        return std::move(person_);
    }

  private:
    void read_language() {
        person_.language = node_.text_or("language", person_.language);
        if (std::find(kLanguageTags.begin(), kLanguageTags.end(), person_.language) ==
            kLanguageTags.end()) {
            std::string known;
            for (const auto tag : kLanguageTags) {
                known += (known.empty() ? "" : ", ") + std::string(tag);
            }
            node_.problem("language", "must be one of " + known + ", not " + person_.language);
        }
    }

    void read_stores() {
        const bool of_stores =
            person_.role == PersonRole::Staff || person_.role == PersonRole::Manager;
        if (!of_stores && node_.has("stores")) {
            node_.problem("stores",
                          "is for staff and managers; a region's head has \"regions\", "
                          "head office has every store");
        }
        for (auto& item : node_.items_if("stores")) {
            StoreId store{item.as_text()};
            if (!store.text.empty() &&
                std::none_of(stores_.begin(), stores_.end(),
                             [&](const auto& known) { return known.store == store; })) {
                item.problem(store.text + " is not among the stores");
            }
            person_.stores.push_back(std::move(store));
        }
        if (of_stores && person_.stores.empty()) {
            node_.problem("stores", "must name the stores that this person answers for");
        }
    }

    void read_regions() {
        const bool of_region = person_.role == PersonRole::Region;
        if (!of_region && node_.has("regions")) {
            node_.problem("regions", "is for the role region");
        }
        for (auto& item : node_.items_if("regions")) {
            auto region = item.as_text();
            if (!region.empty() &&
                std::none_of(stores_.begin(), stores_.end(),
                             [&](const auto& known) { return known.region == region; })) {
                item.problem("no store has the region " + region);
            }
            person_.regions.push_back(std::move(region));
        }
        if (of_region && person_.regions.empty()) {
            node_.problem("regions", "must name the regions that this person answers for");
        }
    }

    void read_channels() {
        for (auto& item : node_.items("channels")) {
            ChannelId id{item.as_text()};
            const auto known = std::find_if(channels_.begin(), channels_.end(),
                                            [&](const auto& channel) { return channel.id == id; });
            if (known == channels_.end()) {
                if (!id.text.empty()) {
                    item.problem(id.text + " is not among the channels");
                }
                continue;
            }
            const auto* mail = std::get_if<MailServer>(&known->way);
            if (mail != nullptr && mail->to.empty() && person_.email.empty()) {
                item.problem("needs an \"email\" of this person, or a \"to\" of the channel " +
                             id.text);
            }
            person_.channels.push_back(std::move(id));
        }
    }

    ConfigNode& node_;
    std::span<const StoreEntry> stores_;
    std::span<const Channel> channels_;
    Person person_;
};

}  // namespace

std::vector<Person> read_people(ConfigNode& root, std::span<const StoreEntry> stores,
                                std::span<const Channel> channels) {
    std::vector<Person> people;
    for (auto& node : root.items_if("people")) {
        auto person = PersonReader(node, stores, channels).read();
        if (!person.id.text.empty() &&
            std::any_of(people.begin(), people.end(),
                        [&](const auto& known) { return known.id == person.id; })) {
            node.problem("id", person.id.text + " stands there twice");
        }
        if (!person.email.empty() && !is_mail_address(person.email)) {
            node.problem("email", "must be one address such as anna@example.com");
        }
        people.push_back(std::move(person));
    }
    return people;
}

}  // namespace afterword
