// SPDX-License-Identifier: Apache-2.0
// The screens of a survey as pictures, drawn without a window.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/survey.hpp"
#include "ui/ui.hpp"

namespace afterword {

struct PreviewOptions {
    std::vector<std::string> languages;  // of the survey; empty = all
    ui::Panel panel;
    ui::Appearance appearance;
    std::filesystem::path out;  // a folder, made where it is missing
};

// Told of each picture once it is written.
using PictureWritten = std::function<void(const std::filesystem::path& file)>;

// One PNG file for each question and one for the thanks, named by place, question and language:
// "01-service-pl.png"; of a contact also "03-contact-email-pl.png" and, where the consent has a
// screen of its own, "03-contact-consent-pl.png". Invalid when the survey doesn't speak a language
// asked for; otherwise fails as Ui::open() and write_file() do. `font_cache` is as of Ui::open().
// Thread: main.
Status preview_survey(const Survey& survey, const PreviewOptions& options,
                      const std::filesystem::path& font_cache, const PictureWritten& written);

}  // namespace afterword
