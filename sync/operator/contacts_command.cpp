// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/contacts_command.hpp"

#include <vector>

#include <nlohmann/json.hpp>

#include "platform/base/seal_key_file.hpp"
#include "platform/linux/files.hpp"
#include "sync/operator/harmless.hpp"
#include "sync/operator/listing.hpp"
#include "sync/operator/minute_text.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t kLargestKey = 4096;  // bytes

std::string text_or_dash(const Json& value) {
    return value.is_string() ? value.get<std::string>() : "-";
}

std::vector<std::string> row_of(const Json& contact) {
    return {minute_text(from_unix_ms(contact.at("opened").get<std::int64_t>())),
            contact.at("store").get<std::string>(),
            contact.at("stage").get<std::string>(),
            text_or_dash(contact.at("taken_by")),
            std::to_string(contact.at("openings").get<int>()),
            contact.at("alert").get<std::string>(),
            text_or_dash(contact.at("into"))};
}

std::vector<std::string> case_row(const Json& known) {
    const Json& helped = known.at("helped");
    return {std::to_string(known.at("case").get<std::int64_t>()),
            text_or_dash(known.at("day")),
            text_or_dash(known.at("store")),
            known.at("kiosk").get<std::string>(),
            known.at("stage").get<std::string>(),
            helped.is_number() ? std::to_string(helped.get<int>()) + " of 5" : std::string("-"),
            known.at("details").get<bool>() ? "kept" : "erased"};
}

Result<SealPair> read_key(const std::filesystem::path& file) {
    auto text = read_file(file, kLargestKey);
    if (!text) {
        return Error{Errc::Invalid, "--key: " + text.error().message};
    }
    auto pair = read_seal_key_file(*text);
    wipe(*text);
    return pair ? std::move(pair) : std::move(pair).error().within("--key " + file.string());
}

}  // namespace

Output contacts(const CollectorAccess& access, Format format) {
    return list(
        fetch(access, "contacts", {}),
        {"contacts",
         {{"Since"}, {"Store"}, {"Stage"}, {"Taken by"}, {"Opened"}, {"Alert"}, {"In summary"}},
         row_of,
         "nobody waits for a call"},
        format);
}

Output open_contact(const CollectorAccess& access, const std::string& alert,
                    const std::filesystem::path& key) {
    // First, so that a wrong file leaves no opening behind.
    const auto pair = read_key(key);
    if (!pair) {
        return failed(pair.error());
    }
    const auto answer = post(access, "contacts/" + alert + "/openings", "", "");
    if (!answer) {
        return failed(answer.error());
    }
    const auto json = Json::parse(answer->text, nullptr, false);
    if (!json.is_object() || !json.contains("sealed") || !json["sealed"].is_string()) {
        return failed(senseless("it has no sealed contact"));
    }
    const auto opened = unseal(json["sealed"].get<std::string>(), *pair);
    if (!opened) {
        return failed(opened.error());
    }
    Output output;
    output.text = harmless_lines(opened->view()) + '\n';
    return output;
}

Output cases(const CollectorAccess& access, const std::string& code, Format format) {
    return list(fetch(access, "cases/" + code, {}),
                {"cases",
                 {{"Case"}, {"Day"}, {"Store"}, {"Kiosk"}, {"Stage"}, {"Helped"}, {"Details"}},
                 case_row,
                 "there is no such case"},
                format);
}

Output erase_contact(const CollectorAccess& access, const std::string& code,
                     const std::string& number) {
    const auto answer = post(access, "cases/" + code + "/erasures", "", "", {{"case", number}});
    if (!answer) {
        return refused(answer.error());
    }
    Output output;
    output.text = harmless_lines(code) + ": contact and words are erased, the rating stays\n";
    return output;
}

}  // namespace afterword
