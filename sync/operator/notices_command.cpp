// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/notices_command.hpp"

#include <vector>

#include <nlohmann/json.hpp>

#include "sync/operator/harmless.hpp"
#include "sync/operator/listing.hpp"
#include "sync/operator/minute_text.hpp"

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
    return list(fetch(access, "notices", {{"state", options.state}}),
                {"notices",
                 {{"Id"},
                  {"Created"},
                  {"Person"},
                  {"Channel"},
                  {"Notice"},
                  {"Tries"},
                  {"Answer"},
                  {"Alert"}},
                 row_of,
                 "there is no such notice"},
                options.format);
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
