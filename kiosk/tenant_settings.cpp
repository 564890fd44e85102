// SPDX-License-Identifier: Apache-2.0
#include "kiosk/tenant_settings.hpp"

#include <string>
#include <string_view>

namespace afterword {
namespace {

constexpr Milliseconds kSoonestAnswer{std::chrono::minutes(1)};
constexpr Milliseconds kLatestAnswer{std::chrono::hours(14 * 24)};
constexpr std::size_t kLongestUrl = 200;  // a larger QR code is hard to scan across a counter

void read_contact_key(ConfigNode& node, TenantConfig& tenant) {
    if (!node.has("contact_key")) {
        return;
    }
    const std::string text = node.text("contact_key");
    if (auto key = make_seal_key(text)) {
        tenant.contact_key = *key;
    } else {
        node.problem("contact_key",
                     "\"" + text +
                         "\" is not 32 bytes in base64; `afterword key contact --out FILE` makes "
                         "one");
    }
}

std::string read_case_url(ConfigNode& node) {
    auto url = node.text_or("case_url", "");
    const bool web = url.starts_with("https://") || url.starts_with("http://");
    const bool named = url.find("{code}") != std::string::npos;
    if (node.has("case_url") && (!web || !named || url.size() > kLongestUrl)) {
        node.problem("case_url", "\"" + url +
                                     "\" must be a web address of at most 200 characters with "
                                     "{code} in it, such as https://example.com/case/{code}");
    }
    return url;
}

}  // namespace

TenantConfig read_tenant_settings(ConfigNode& node) {
    TenantConfig tenant;
    read_contact_key(node, tenant);
    tenant.contact_days =
        static_cast<int>(node.integer_or("contact_days", {1, 365}, tenant.contact_days));
    tenant.answer_within =
        node.duration_or("answer_within", {kSoonestAnswer, kLatestAnswer}, tenant.answer_within);
    tenant.case_url = read_case_url(node);
    return tenant;
}

WordsReaders read_words_readers(ConfigNode& root) {
    return kWordsReaders[root.one_of_or("words_read_by", {"store", "head_office", "both"}, 0)].kind;
}

void check_promises(ConfigNode& root, const KioskConfig& config) {
    bool words = config.surveys.empty();  // without a survey there is nothing to say about it
    for (const auto& survey : config.surveys) {
        words = words || survey.find_first(QuestionKind::Text) != nullptr;
        if (survey.find_first(QuestionKind::Contact) != nullptr && !config.tenant.contact_key) {
            root.problem("tenant", "lacks \"contact_key\", and the survey \"" + survey.name +
                                       "\" asks where to call back; `afterword key contact --out "
                                       "FILE` makes one");
        }
    }
    if (config.write_to_us && !words) {
        root.problem("write_to_us",
                     "is true, and no survey has a question of kind \"text\" to write on; add one "
                     "or leave this out");
    }
}

}  // namespace afterword
