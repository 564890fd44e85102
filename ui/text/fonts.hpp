// SPDX-License-Identifier: Apache-2.0
// Our own fonts configuration: the Noto folders and nothing else of the system. With the system's
// own, Arabic and symbols come out in other families.
#pragma once

#include <filesystem>
#include <string>

#include "platform/base/result.hpp"
#include "ui/words/language.hpp"

namespace afterword::ui {

// Makes the process's fontconfig ours; must come before Pango's first call. `cache` is a writable
// folder for the font cache, without which the first text takes 0.3 s at every start. Fails with
// Errc::NotFound when a Noto family we need is not installed, naming its package.  Thread: main.
Status use_our_fonts(const std::filesystem::path& cache);

// The family name our configuration maps to Noto families, in the order the language wants.
std::string font_family(Language language);

}  // namespace afterword::ui
