// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/notices_command.hpp"

#include <vector>

#include <nlohmann/json.hpp>

#include "sync/operator/harmless.hpp"
#include "sync/operator/minute_text.hpp"
#include "sync/operator/table.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> row_of(const Json& notice) {
    const auto text = [&](const char* key) {
        const Json& value = notice.at(key);
        return value.is_string() ? value.get<std::string>() : std::string("-");
    };
    return {text("id"),     minute_text(from_unix_ms(notice.at("created").get<std::int64_t>())),
            text("person"), text("channel"),
            text("notice"), std::to_string(notice.at("tries").get<int>()),
            text("answer"), text("alert")};
}

}  // namespace

Output notices(const CollectorAccess& access, const NoticesOptions& options) {
    const auto answer = fetch(access, "notices", {{"state", options.state}});
    if (!answer) {
        return failed(answer.error());
    }
    std::vector<std::vector<std::string>> rows;
    Json json;
    try {
        json = Json::parse(*answer);
        for (const auto& notice : json.at("notices")) {
            rows.push_back(row_of(notice));
        }
    } catch (const Json::exception& error) {
        return failed(
            {Errc::Io, std::string("the collector's answer makes no sense: ") + error.what()});
    }
    Output output;
    output.text = options.format == Format::Json ? harmless_json(json)
                                                 : table_text({{"Id"},
                                                               {"Created"},
                                                               {"Person"},
                                                               {"Channel"},
                                                               {"Notice"},
                                                               {"Tries"},
                                                               {"Answer"},
                                                               {"Alert"}},
                                                              rows);
    if (rows.empty()) {
        output.remark = "there is no such notice";
        output.exit_code = ExitCode::NotSo;
    }
    return output;
}

Output resend_notice(const CollectorAccess& access, const std::string& id) {
    const auto answer = post(access, "notices/" + id + "/tries", "", "");
    if (!answer) {
        return refused(answer.error());
    }
    Output output;
    output.text = harmless_lines(id) + ": waiting\n";
    return output;
}

}  // namespace afterword
