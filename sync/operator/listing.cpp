// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/listing.hpp"

#include <nlohmann/json.hpp>

#include "sync/operator/harmless.hpp"

namespace afterword {

using Json = nlohmann::ordered_json;

Output list(const Result<std::string>& answer, const Listing& listing, Format format) {
    if (!answer) {
        return failed(answer.error());
    }
    std::vector<std::vector<std::string>> rows;
    Json json;
    try {
        json = Json::parse(*answer);
        for (const auto& entry : json.at(std::string(listing.key))) {
            rows.push_back(listing.row_of(entry));
        }
    } catch (const Json::exception& error) {
        return failed(senseless(error.what()));
    }
    Output output;
    output.text = format == Format::Json ? harmless_json(json) : table_text(listing.columns, rows);
    if (rows.empty()) {
        output.remark = listing.nothing;
        output.exit_code = ExitCode::NotSo;
    }
    return output;
}

Error senseless(const std::string& why) {
    return {Errc::Io, "the collector's answer makes no sense: " + why};
}

}  // namespace afterword
