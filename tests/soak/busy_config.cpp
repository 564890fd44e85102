// SPDX-License-Identifier: Apache-2.0
#include "tests/soak/busy_config.hpp"

#include "platform/linux/files.hpp"

namespace afterword {

namespace {

constexpr const char* kSurveys[] = {"deploy/surveys/counter.json", "deploy/surveys/nps.json",
                                    "deploy/surveys/effort.json",  "deploy/surveys/pulse.json",
                                    "deploy/surveys/smiley.json",  "tests/soak/rare-kinds.json"};

Playbook playbook() {
    Playbook playbook;
    playbook.what_to_do["waiting"]["en"] = {"Open another till now.",
                                            "Say sorry to those who wait."};
    playbook.may_give["waiting"]["en"] = "a coffee";
    return playbook;
}

}  // namespace

Result<KioskConfig> busy_config(const SealPair& contacts) {
    KioskConfig config;
    config.kiosk = KioskId{"k-0417"};
    config.store = StoreId{"s-012"};
    config.touchpoint = "checkout";
    config.zone = "Europe/Warsaw";
    config.title = {{"en", "Riverside Pharmacy · Checkout"}, {"zh-Hans", "河畔药房 · 收银台"}};
    config.staff = {{"07", ActorRole::Staff, "$argon2id$hash-of-07"},
                    {"11", ActorRole::Lead, "$argon2id$hash"}};
    config.playbook = playbook();
    config.write_to_us = true;
    config.other_ways = OtherWays{{{"en", "We answer within two days."}},
                                  {{"en", {"+48 22 000 00 00", "care@example.com"}}}};
    config.tenant.contact_key = contacts.seal;
    config.tenant.case_url = "https://example.com/case/{code}";
    for (const char* file : kSurveys) {
        const auto bytes = read_file(file);
        if (!bytes) {
            return bytes.error();
        }
        auto survey = read_survey(*bytes, file);
        if (!survey) {
            return std::move(survey).error();
        }
        config.surveys.push_back(*std::move(survey));
    }
    return config;
}

}  // namespace afterword
