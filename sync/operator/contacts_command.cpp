// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/contacts_command.hpp"

#include <vector>

#include <nlohmann/json.hpp>

#include "platform/base/seal_key_file.hpp"
#include "platform/linux/files.hpp"
#include "sync/operator/harmless.hpp"
#include "sync/operator/minute_text.hpp"
#include "sync/operator/table.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t kLargestKey = 4096;  // bytes

std::vector<std::string> row_of(const Json& contact) {
    const auto text_or_dash = [&](const char* key) {
        const Json& value = contact.at(key);
        return value.is_string() ? value.get<std::string>() : std::string("-");
    };
    return {minute_text(from_unix_ms(contact.at("opened").get<std::int64_t>())),
            contact.at("store").get<std::string>(),
            contact.at("stage").get<std::string>(),
            text_or_dash("taken_by"),
            std::to_string(contact.at("openings").get<int>()),
            contact.at("alert").get<std::string>(),
            text_or_dash("into")};
}

Error senseless(const std::string& why) {
    return {Errc::Io, "the collector's answer makes no sense: " + why};
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
    const auto answer = fetch(access, "contacts", {});
    if (!answer) {
        return failed(answer.error());
    }
    std::vector<std::vector<std::string>> rows;
    Json json;
    try {
        json = Json::parse(*answer);
        for (const auto& contact : json.at("contacts")) {
            rows.push_back(row_of(contact));
        }
    } catch (const Json::exception& error) {
        return failed(senseless(error.what()));
    }
    Output output;
    output.text = format == Format::Json ? harmless_json(json)
                                         : table_text({{"Since"},
                                                       {"Store"},
                                                       {"Stage"},
                                                       {"Taken by"},
                                                       {"Opened"},
                                                       {"Alert"},
                                                       {"In summary"}},
                                                      rows);
    if (rows.empty()) {
        output.remark = "nobody waits for a call";
        output.exit_code = ExitCode::NotSo;
    }
    return output;
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

}  // namespace afterword
