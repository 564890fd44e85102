// SPDX-License-Identifier: Apache-2.0
// What a kiosk is told about itself, read once and never changed.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/playbook.hpp"
#include "kiosk/solutions.hpp"
#include "kiosk/touch_filter.hpp"
#include "platform/base/clock.hpp"
#include "platform/base/hash.hpp"
#include "platform/base/result.hpp"
#include "platform/base/sealed.hpp"
#include "sync/link/broker_config.hpp"
#include "sync/model/alert.hpp"
#include "sync/model/arming.hpp"
#include "sync/model/misuse.hpp"
#include "sync/model/schedule.hpp"
#include "sync/model/survey.hpp"
#include "sync/wire/arm_message.hpp"
#include "ui/ui.hpp"

namespace afterword {

enum class KioskRole {
    Shopper,  // takes ratings, shows no alerts
    Staff,    // behind the counter: shows alerts, takes no ratings
    Both,
};

struct StaffAccount {
    std::string code;                   // two digits
    ActorRole role = ActorRole::Staff;  // or Lead, or Manager
    std::string pin_hash;               // Argon2id, as of crypto_pwhash_str
};

struct DisplayConfig {
    ui::Panel panel;
    bool fullscreen = true;
    // Where a window that isn't full screen stands; left out, the system decides.
    std::optional<int> left_px;
    std::optional<int> top_px;
    ui::Palette palette = ui::kNormalPalette;  // in the store's own colour
    // Outside opening hours, untouched for so long, the panel goes dark.
    Milliseconds dark_after{std::chrono::minutes(10)};
};

// How else the store and its head office can be reached; shown offline too.
struct OtherWays {
    LocalText promise;  // "We answer within two days."
    std::map<std::string, std::vector<std::string>, std::less<>> lines;  // by language
};

// Contacts are sealed to this key; without it no survey may ask for one.
struct TenantConfig {
    std::optional<SealKey> contact_key;
    int contact_days = 30;  // how long head office keeps a contact
    Milliseconds answer_within{std::chrono::hours(2)};
    std::string case_url;  // "https://example.com/case/{code}"; empty = none
};

// How the till opens windows (arming.hpp); nobody does without keys or a clerk.
struct ArmConfig {
    ArmPlace place = ArmPlace::Till;
    ArmKeys keys;  // of tills that may sign
    // Transactions are hashed with it. Shared by the copies of a configuration, since a key has
    // none.
    std::shared_ptr<const HashKey> hash_key;
    std::filesystem::path socket;  // empty = none
    Milliseconds clerk_window{20'000};
    std::string clerk_employee;
};

struct KioskConfig {
    KioskId kiosk;
    StoreId store;
    std::string touchpoint;
    KioskRole role = KioskRole::Both;
    std::filesystem::path data_dir;
    BrokerConfig broker;
    Milliseconds spread{30'000};  // of first retries after a lost connection
    Milliseconds retention{std::chrono::days(30)};
    std::string zone = "UTC";     // IANA
    LocalText title;              // the corner line
    std::vector<Survey> surveys;  // at least one, as the schedule counts them
    Schedule schedule;            // of none: the first survey, always
    LocalText closed_text;        // outside opening hours; empty = "We are closed."
    enum class WhenClosed {
        Dim,
        Ask,  // all the same; such answers are marked
    } when_closed = WhenClosed::Dim;
    bool write_to_us = false;  // an opinion without a rating; a survey with a text question
    std::optional<OtherWays> other_ways;
    WordsReaders words_read_by = WordsReaders::Store;
    TenantConfig tenant;
    ArmConfig arm;
    MisuseSettings misuse;
    TouchSettings touch;
    Playbook playbook;
    Solutions solutions;
    DisplayConfig display;
    std::vector<StaffAccount> staff;
    std::string hash;  // first 16 hex digits of SHA-256 over the file's bytes
};

// Null for a number nobody has.
const StaffAccount* find_account(const KioskConfig& config, std::string_view code);

// Reads and checks a configuration and the survey it names (relative to the file). Invalid, with
// every problem of both on a line of its own as `file: /pointer: reason`.
Result<KioskConfig> read_kiosk_config(const std::filesystem::path& file);

}  // namespace afterword
