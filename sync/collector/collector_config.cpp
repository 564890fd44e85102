// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/collector_config.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "platform/base/config.hpp"
#include "platform/linux/files.hpp"
#include "sync/collector/channels/channel_config.hpp"
#include "sync/collector/people_config.hpp"
#include "sync/collector/rules_config.hpp"
#include "sync/model/survey_check.hpp"

namespace afterword {
namespace {

constexpr std::uintmax_t kLargestFile = 16U << 20U;  // a register of ten thousand kiosks
constexpr std::uintmax_t kLargestSurvey = 1U << 20U;

class CollectorConfigReader {
  public:
    CollectorConfigReader(std::string_view text, std::filesystem::path file)
        : file_(std::move(file)), document_(text, file_.string()) {}

    Result<CollectorConfig> read() {
        auto root = document_.root();
        config_.instance = root.text_or("instance", config_.instance);
        if (!make_kiosk_id(config_.instance)) {
            root.problem("instance", "must be 1 to 64 of a-z, 0-9 and -");
        }
        read_broker(root);
        read_store(root);
        read_revoked(root);
        read_http(root);
        read_stores(root);
        read_register(root);
        read_surveys(root);
        auto rules = root.object_if("rules");
        config_.rules = read_rules(rules, file_.parent_path());
        read_deadlines(root);
        auto contacts = root.object_if("contacts");
        config_.rules.keep_contacts = contacts.duration_or(
            "keep", {std::chrono::days(1), std::chrono::days(3650)}, config_.rules.keep_contacts);
        config_.channels = read_channels(root, file_.parent_path());
        config_.people = read_people(root, stores_, config_.channels);
        return finish();
    }

  private:
    [[nodiscard]] std::filesystem::path beside(const std::string& path) const {
        return path.empty() ? std::filesystem::path() : file_.parent_path() / path;
    }

    void read_broker(ConfigNode& root) {
        auto broker = root.object("broker");
        config_.broker =
            read_broker_config(broker, file_.parent_path(), "collector-" + config_.instance);
    }

    void read_store(ConfigNode& root) {
        auto store = root.object("store");
        const auto engine = store.text_or("engine", "sqlite");
        if (engine == "sqlite") {
            config_.database = beside(store.text("sqlite"));
        } else if (engine == "postgres") {
            config_.postgres = store.text("url");
            read_company(store);
        } else {
            store.problem("engine", "must be sqlite or postgres");
        }
    }

    void read_company(ConfigNode& store) {
        const auto collectors = store.text_or("collectors", "one");
        if (collectors == "several") {
            config_.company = Company::Several;
        } else if (collectors != "one") {
            store.problem("collectors", "must be one or several");
        }
    }

    void read_revoked(ConfigNode& root) {
        if (!root.has("revoked")) {
            return;
        }
        auto revoked = root.object("revoked");
        config_.revoked_names = beside(revoked.text("names"));
        if (auto names = read_file(config_.revoked_names); !names) {
            revoked.problem("names", names.error().message);
        }
        const auto folder = beside(revoked.text_or("authority", ""));
        if (folder.empty()) {
            return;
        }
        if (config_.broker.url.transport != Transport::Tls) {
            revoked.problem("authority", "is for an mqtts:// broker");
        }
        auto key = read_file(folder / "authority.key");
        auto certificate = read_file(folder / "authority.crt");
        if (!key || !certificate) {
            revoked.problem("authority", key ? certificate.error().message : key.error().message);
            return;
        }
        config_.evicting = Authority{*std::move(key), *std::move(certificate)};
    }

    void read_http(ConfigNode& root) {
        auto http = root.object("http");
        config_.http = read_http_config(http, file_.parent_path());
    }

    void read_deadlines(ConfigNode& root) {
        constexpr Durations kRange{std::chrono::minutes(1), std::chrono::days(30)};
        auto node = root.object_if("deadlines");
        Deadlines& deadlines = config_.rules.deadlines;
        deadlines.take = node.duration_or("take", kRange, deadlines.take);
        deadlines.facts = node.duration_or("facts", kRange, deadlines.facts);
        deadlines.solution = node.duration_or("solution", kRange, deadlines.solution);
        deadlines.prevention = node.duration_or("prevention", kRange, deadlines.prevention);
        deadlines.expiry = node.duration_or("expiry", kRange, deadlines.expiry);
        deadlines.repeat = node.duration_or("repeat", kRange, deadlines.repeat);
        if (deadlines.facts < deadlines.take || deadlines.solution < deadlines.facts) {
            node.problem("must not grow shorter from \"take\" over \"facts\" to \"solution\"");
        }
        deadlines.run = static_cast<Deadlines::Run>(
            node.one_of_or("run", {"while_open", "round_the_clock"}, 0));
    }

    void read_stores(ConfigNode& root) {
        for (auto& node : root.items("stores")) {
            const auto id = node.text("store");
            StoreEntry entry{StoreId{id}, node.text("name"), node.text("zone")};
            if (!id.empty() && !make_store_id(id)) {
                node.problem("store", "must be 1 to 64 of a-z, 0-9 and -");
            }
            if (!id.empty() && !zones_.try_emplace(entry.store, Zone::utc()).second) {
                node.problem("store", id + " stands there twice");
                continue;
            }
            if (entry.zone.empty()) {
                continue;
            }
            auto zone = Zone::find(entry.zone);
            if (!zone) {
                node.problem("zone", zone.error().message);
                continue;
            }
            zones_.insert_or_assign(entry.store, *zone);
            entry.region = node.text_or("region", "");
            entry.hours = read_opening_hours_if(node);
            stores_.push_back(std::move(entry));
        }
    }

    void read_register(ConfigNode& root) {
        for (auto& node : root.items("register")) {
            const auto kiosk = node.text("kiosk");
            const auto store = node.text("store");
            Posting posting{KioskId{kiosk}, StoreId{store}, node.text("touchpoint")};
            if (!kiosk.empty() && !make_kiosk_id(kiosk)) {
                node.problem("kiosk", "must be 1 to 64 of a-z, 0-9 and -");
            }
            const auto zone = zones_.find(posting.store);
            if (!store.empty() && zone == zones_.end()) {
                node.problem("store", store + " is not among the stores");
            }
            const Zone in = zone == zones_.end() ? Zone::utc() : zone->second;
            posting.from = read_day(node, "from", in, posting.from);
            posting.until = read_day(node, "until", in, posting.until);
            if (posting.until <= posting.from) {
                node.problem("until", "is not after from");
            } else if (overlaps(posting)) {
                node.problem("kiosk", kiosk + " is in two places at once");
            }
            postings_.emplace(posting.kiosk, posting);
        }
    }

    // The beginning of that day in the store.
    static WallTime read_day(ConfigNode& node, std::string_view key, const Zone& zone,
                             WallTime otherwise) {
        const auto text = node.text_or(key, "");
        if (text.empty()) {
            return otherwise;
        }
        const auto day = parse_day(text);
        if (!day) {
            node.problem(key, "must be a day such as 2026-11-21, not \"" + text + "\"");
            return otherwise;
        }
        return zone.start_of(*day);
    }

    [[nodiscard]] bool overlaps(const Posting& posting) const {
        const auto [first, last] = postings_.equal_range(posting.kiosk);
        return std::any_of(first, last, [&](const auto& other) {
            return other.second.from < posting.until && posting.from < other.second.until;
        });
    }

    void read_surveys(ConfigNode& root) {
        std::set<SurveyId> known;
        for (auto& node : root.items("surveys")) {
            const auto name = node.as_text();
            if (name.empty()) {
                continue;
            }
            const auto path = beside(name);
            auto bytes = read_file(path, kLargestSurvey);
            if (!bytes) {
                node.problem(bytes.error().message);
                continue;
            }
            auto survey = read_survey(*bytes, path.string());
            if (!survey) {
                survey_problems_ += "\n" + survey.error().message;
            } else if (!known.insert(survey->id).second) {
                node.problem(survey->id.text + " stands there twice");
            } else {
                check_versions(*survey, path);
                config_.surveys.push_back(*std::move(survey));
                survey_files_.push_back(path);
            }
        }
    }

    // Against the versions of it that are there already: their answers are counted together.
    void check_versions(const Survey& survey, const std::filesystem::path& path) {
        for (std::size_t i = 0; i < config_.surveys.size(); ++i) {
            const Survey& other = config_.surveys[i];
            if (other.name != survey.name) {
                continue;
            }
            const bool is_newer = survey.version >= other.version;
            const auto faults =
                is_newer ? check_against(survey, other) : check_against(other, survey);
            const auto& newer = is_newer ? path : survey_files_[i];
            for (const auto& [pointer, reason] : faults) {
                survey_problems_ += "\n" + newer.string() + ": " + pointer + ": " + reason;
            }
        }
    }

    // The surveys' problems and the configuration's are said together.
    Result<CollectorConfig> finish() {
        std::string problems;
        if (auto status = document_.status(); !status) {
            problems = status.error().message;
        }
        problems += survey_problems_;
        if (!problems.empty()) {
            return Error{Errc::Invalid, problems.substr(problems.front() == '\n' ? 1 : 0)};
        }
        std::vector<Posting> postings;
        for (auto& [kiosk, posting] : postings_) {
            postings.push_back(std::move(posting));
        }
        auto places = Register::make(std::move(stores_), std::move(postings));
        if (!places) {
            return std::move(places).error().within(file_.string() + ": /register");
        }
        config_.places = *std::move(places);
        return std::move(config_);
    }

    std::filesystem::path file_;
    ConfigDocument document_;
    CollectorConfig config_;
    std::map<StoreId, Zone> zones_;
    std::vector<StoreEntry> stores_;
    std::multimap<KioskId, Posting> postings_;
    std::vector<std::filesystem::path> survey_files_;  // of the surveys, in their order
    std::string survey_problems_;
};

}  // namespace

Result<CollectorConfig> read_collector_config(const std::filesystem::path& file) {
    auto text = read_file(file, kLargestFile);
    if (!text) {
        return Error{Errc::Invalid, text.error().message};
    }
    return CollectorConfigReader(*text, file).read();
}

}  // namespace afterword
