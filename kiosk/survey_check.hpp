// SPDX-License-Identifier: Apache-2.0
// Whether the texts of a survey fit the screens they may come to stand on, found by drawing them
// all.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/survey_check.hpp"
#include "ui/ui.hpp"

namespace afterword {

// Told before each language of each panel what is being looked at; drawing takes its time.
using Watcher = std::function<void(const std::string& what)>;

// Every question in every language, in normal and large letters, on each of the panels. A text that
// is cut or in the way of another is named itself; a fault that no single text is to blame for
// names its question. Fails as Ui::open() does. `font_cache` is as of that.  Thread: main.
Result<std::vector<SurveyFault>> find_texts_that_do_not_fit(const Survey& survey,
                                                            std::span<const ui::Panel> panels,
                                                            const std::filesystem::path& font_cache,
                                                            const Watcher& watcher);

}  // namespace afterword
