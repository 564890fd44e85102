// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/gallery.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <string>

namespace afterword::ui::test {

namespace {

constexpr std::array kShown = {Language::En, Language::ZhHans, Language::Pl, Language::Ar};

constexpr std::string_view kHead = R"(<!doctype html>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Written by tests/ui/gallery.cpp with the pictures. -->
<html lang="en">
<meta charset="utf-8">
<title>Every screen, as approved</title>
<style>
  body { background: #ddd; font: 16px sans-serif; margin: 1rem; }
  section { display: grid; grid-template-columns: repeat(3, 1fr); gap: .5rem; margin-bottom: 2rem; }
  h2 { grid-column: 1 / -1; margin: 0; }
  img { width: 100%; }
</style>
<h1>Every screen, as approved</h1>
<p>1280 × 800 on 10 inches, in English, simplified Chinese and Arabic. All other languages, panels
and appearances are approved by their hashes, in the files beside this one.</p>
)";

void drop_old_pictures(const std::filesystem::path& folder,
                       const std::set<std::filesystem::path>& kept) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".png" && !kept.contains(entry.path())) {
            std::filesystem::remove(entry.path());
        }
    }
}

}  // namespace

bool in_gallery(Language language) {
    return std::find(kShown.begin(), kShown.end(), language) != kShown.end();
}

std::filesystem::path picture_file(const std::filesystem::path& folder, std::string_view sample,
                                   Language language) {
    return folder / (std::string(sample) + "." + std::string(tag(language)) + ".png");
}

void write_gallery(const std::filesystem::path& folder, const std::vector<Sample>& all) {
    std::set<std::filesystem::path> kept;
    std::ofstream page(folder / "index.html");
    page << kHead;
    for (const Sample& one : all) {
        if (one.kind != Sample::Kind::Screen) {
            continue;
        }
        page << "<section><h2>" << one.name << "</h2>\n";
        for (const Language language : kShown) {
            const auto file = picture_file(folder, one.name, language);
            kept.insert(file);
            page << "  <img loading=\"lazy\" width=\"1280\" height=\"800\" src=\""
                 << file.filename().string() << "\" alt=\"" << one.name << ", " << tag(language)
                 << "\">\n";
        }
        page << "</section>\n";
    }
    drop_old_pictures(folder, kept);
}

}  // namespace afterword::ui::test
