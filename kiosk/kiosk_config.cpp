// SPDX-License-Identifier: Apache-2.0
#include "kiosk/kiosk_config.hpp"

#include <algorithm>
#include <set>

#include "kiosk/arm_settings.hpp"
#include "kiosk/display_settings.hpp"
#include "kiosk/input_settings.hpp"
#include "kiosk/local_time.hpp"
#include "kiosk/shown_line.hpp"
#include "kiosk/tenant_settings.hpp"
#include "platform/base/config.hpp"
#include "platform/base/hash.hpp"
#include "platform/base/pin_hash.hpp"
#include "platform/linux/files.hpp"

namespace afterword {
namespace {

constexpr std::uintmax_t kLargestFile = 1U << 20U;
constexpr Durations kRetention{std::chrono::hours(1), std::chrono::days(400)};
constexpr Durations kSpread{Milliseconds(0), std::chrono::hours(1)};
constexpr std::size_t kMostOtherWays = 6;

class KioskConfigReader {
  public:
    KioskConfigReader(std::string_view text, std::filesystem::path file)
        : file_(std::move(file)), document_(text, file_.string()) {
        config_.hash = content_name(text);
    }

    Result<KioskConfig> read() {
        auto root = document_.root();
        config_.kiosk.text = id(root, "kiosk");
        config_.store.text = id(root, "store");
        config_.touchpoint = id(root, "touchpoint");
        config_.role =
            static_cast<KioskRole>(root.one_of_or("role", {"shopper", "staff", "both"}, 2));
        config_.data_dir = beside(root.text("data_dir"));
        config_.retention = root.duration_or("retention", kRetention, config_.retention);
        read_broker(root);
        read_zone(root);
        for (auto& [language, text] : root.object_if("title").members()) {
            config_.title[language] = text.as_text();
        }
        auto display = root.object_if("display");
        config_.display = read_display_settings(display);
        read_staff(root);
        config_.playbook = read_playbook(root);
        config_.solutions = read_solutions(root);
        auto touch = root.object_if("touch");
        config_.touch = read_touch_settings(touch);
        read_offers(root);
        auto misuse = root.object_if("misuse");
        config_.misuse = read_misuse_settings(misuse);
        auto tenant = root.object_if("tenant");
        config_.tenant = read_tenant_settings(tenant);
        auto arm = root.object_if("arm");
        config_.arm = read_arm_settings(arm, file_.parent_path());
        config_.words_read_by = read_words_readers(root);
        read_schedules(root);
        return finish(root);
    }

  private:
    [[nodiscard]] std::filesystem::path beside(const std::string& path) const {
        return path.empty() ? std::filesystem::path() : file_.parent_path() / path;
    }

    static std::string id(ConfigNode& root, std::string_view key) {
        auto text = root.text(key);
        if (!text.empty() && !make_kiosk_id(text)) {
            root.problem(key, "must be 1 to 64 of a-z, 0-9 and -");
        }
        return text;
    }

    void read_broker(ConfigNode& root) {
        auto broker = root.object("broker");
        config_.broker = read_broker_config(broker, file_.parent_path(), config_.kiosk.text);
        config_.spread = broker.duration_or("spread", kSpread, config_.spread);
    }

    void read_zone(ConfigNode& root) {
        config_.zone = root.text_or("zone", config_.zone);
        if (!is_zone(config_.zone)) {
            root.problem("zone", "\"" + config_.zone + "\" is no time zone such as Europe/Warsaw");
        }
    }

    void read_staff(ConfigNode& root) {
        std::set<std::string> codes;
        for (auto& node : root.items_if("staff")) {
            StaffAccount account;
            account.code = node.text("code");
            const bool two_digits =
                account.code.size() == 2 &&
                account.code.find_first_not_of("0123456789") == std::string::npos;
            if (node.has("code") && !two_digits) {
                node.problem("code", "must be two digits");
            } else if (node.has("code") && !codes.insert(account.code).second) {
                node.problem("code", account.code + " is somebody else's already");
            }
            account.role =
                static_cast<ActorRole>(node.one_of("role", {"staff", "lead", "manager"}));
            account.pin_hash = node.text("pin_hash");
            if (node.has("pin_hash") && !is_pin_hash(account.pin_hash)) {
                node.problem("pin_hash", "must be a $argon2id$ text as `afterword pin` makes them");
            }
            config_.staff.push_back(std::move(account));
        }
    }

    void read_offers(ConfigNode& root) {
        config_.write_to_us = root.boolean_or("write_to_us", false);
        if (!root.has("other_ways")) {
            return;
        }
        auto node = root.object("other_ways");
        OtherWays ways;
        for (auto& [language, text] : node.object_if("promise").members()) {
            ways.promise[language] = read_shown_line(text);
        }
        for (auto& [language, lines] : node.object("lines").members()) {
            for (auto& item : lines.as_items()) {
                ways.lines[language].push_back(read_shown_line(item));
            }
            if (ways.lines[language].empty() || ways.lines[language].size() > kMostOtherWays) {
                lines.problem("must hold one to six lines");
            }
        }
        if (ways.lines.empty()) {
            node.problem("lines", "must name at least one way, such as a telephone number");
        }
        config_.other_ways = std::move(ways);
    }

    void read_schedules(ConfigNode& root) {
        config_.schedule = read_schedule(root);
        if (root.has("survey") == root.has("surveys")) {
            root.problem("survey", "must be given, or else a list of \"surveys\", and not both");
        }
        if (root.has("survey")) {
            config_.schedule.surveys.emplace_back().file = root.text("survey");
        }
        for (auto& [language, text] : root.object_if("closed_text").members()) {
            config_.closed_text[language] = read_shown_line(text);
        }
        config_.when_closed =
            static_cast<KioskConfig::WhenClosed>(root.one_of_or("when_closed", {"dim", "ask"}, 0));
    }

    // The surveys' problems and the configuration's are said together.
    Result<KioskConfig> finish(ConfigNode& root) {
        std::string of_surveys;
        for (const auto& scheduled : config_.schedule.surveys) {
            auto survey = read_survey_file(beside(scheduled.file));
            if (survey) {
                config_.surveys.push_back(*std::move(survey));
            } else {
                of_surveys += "\n" + survey.error().message;
            }
        }
        check_other_ways(root);
        for (const auto& survey : config_.surveys) {
            check_solutions(root, config_.solutions, survey.languages);
        }
        check_promises(root, config_);
        std::string problems;
        if (auto status = document_.status(); !status) {
            problems = status.error().message;
        }
        problems += problems.empty() && !of_surveys.empty() ? of_surveys.substr(1) : of_surveys;
        if (!problems.empty()) {
            return Error{Errc::Invalid, problems};
        }
        return std::move(config_);
    }

    // Never two languages on one screen.
    void check_other_ways(ConfigNode& root) {
        for (const auto& survey : config_.surveys) {
            for (const auto& language : survey.languages) {
                if (config_.other_ways && !config_.other_ways->lines.contains(language)) {
                    root.problem("other_ways", "lacks lines in " + language +
                                                   ", which the survey " + survey.name + " speaks");
                }
            }
        }
    }

    Result<Survey> read_survey_file(const std::filesystem::path& path) const {
        auto bytes = read_file(path, kLargestFile);
        if (!bytes) {
            return Error{Errc::Invalid, file_.string() + ": /survey: " + bytes.error().message};
        }
        auto survey = read_survey(*bytes, path.string());
        if (!survey) {
            return survey;
        }
        std::string unknown;
        for (std::size_t i = 0; i < survey->languages.size(); ++i) {
            if (!ui::find_language(survey->languages[i])) {
                unknown += (unknown.empty() ? "" : "\n") + path.string() + ": /languages/" +
                           std::to_string(i) + ": the kiosk has no words of its own in \"" +
                           survey->languages[i] + "\"";
            }
        }
        if (!unknown.empty()) {
            return Error{Errc::Invalid, unknown};
        }
        return survey;
    }

    std::filesystem::path file_;
    ConfigDocument document_;
    KioskConfig config_;
};

}  // namespace

const StaffAccount* find_account(const KioskConfig& config, std::string_view code) {
    const auto found = std::find_if(config.staff.begin(), config.staff.end(),
                                    [&](const StaffAccount& a) { return a.code == code; });
    return found == config.staff.end() ? nullptr : &*found;
}

Result<KioskConfig> read_kiosk_config(const std::filesystem::path& file) {
    auto text = read_file(file, kLargestFile);
    if (!text) {
        return Error{Errc::Invalid, text.error().message};
    }
    return KioskConfigReader(*text, file).read();
}

}  // namespace afterword
