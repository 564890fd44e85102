// SPDX-License-Identifier: Apache-2.0
// The pictures that are kept to be looked at, and the page that shows them side by side.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "tests/ui/sample_views.hpp"

namespace afterword::ui::test {

// English, and one language of each of the two writings that are least like it.
bool in_gallery(Language language);

// "tests/golden/rate.zh-Hans.png"
std::filesystem::path picture_file(const std::filesystem::path& folder, std::string_view sample,
                                   Language language);

// index.html: one row a screen, one column a language. Pictures that are no sample's are deleted.
void write_gallery(const std::filesystem::path& folder, const std::vector<Sample>& all);

}  // namespace afterword::ui::test
