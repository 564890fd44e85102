// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/page_language.hpp"

#include <algorithm>
#include <optional>

#include <boost/algorithm/string/case_conv.hpp>

#include "sync/model/language_tags.hpp"

namespace afterword {
namespace {

// Chinese is told apart by its script, else by where it is read (CLDR, likely subtags).
std::string_view chinese(std::string_view tag) {
    for (const auto* traditional : {"hant", "-tw", "-hk", "-mo"}) {
        if (tag.find(traditional) != std::string_view::npos) {
            return tag.find("hans") == std::string_view::npos ? "zh-Hant" : "zh-Hans";
        }
    }
    return "zh-Hans";
}

std::optional<std::string_view> ours(std::string_view range) {
    const auto begin = std::min(range.find_first_not_of(' '), range.size());
    const auto end = std::min(range.find_first_of("; ", begin), range.size());
    const auto tag = boost::algorithm::to_lower_copy(std::string(range.substr(begin, end - begin)));
    const auto primary = std::string_view(tag).substr(0, tag.find('-'));
    if (primary == "zh") {
        return chinese(tag);
    }
    const auto* const found = std::find(kLanguageTags.begin(), kLanguageTags.end(), primary);
    return found == kLanguageTags.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::string page_language(std::string_view wished, std::string_view accepted) {
    if (const auto tag = ours(wished)) {
        return std::string(*tag);
    }
    while (!accepted.empty()) {
        const auto comma = std::min(accepted.find(','), accepted.size());
        if (const auto tag = ours(accepted.substr(0, comma))) {
            return std::string(*tag);
        }
        accepted.remove_prefix(std::min(comma + 1, accepted.size()));
    }
    return std::string(kLanguageTags.front());
}

}  // namespace afterword
