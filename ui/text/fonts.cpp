// SPDX-License-Identifier: Apache-2.0
#include "ui/text/fonts.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fontconfig/fontconfig.h>

#include "platform/base/handle.hpp"

namespace afterword::ui {

namespace {

struct Family {
    std::string_view name;
    std::string_view files;    // what its files begin with
    std::string_view package;  // that brings them
};
constexpr Family kLatin{"Noto Sans", "NotoSans", "fonts-noto-core"};
constexpr Family kArabicScript{"Noto Sans Arabic", "NotoSansArabic", "fonts-noto-core"};
constexpr Family kHebrewScript{"Noto Sans Hebrew", "NotoSansHebrew", "fonts-noto-core"};
constexpr Family kDevanagari{"Noto Sans Devanagari", "NotoSansDevanagari", "fonts-noto-core"};
constexpr Family kThaiScript{"Noto Sans Thai", "NotoSansThai", "fonts-noto-core"};
// One file with the faces of all regions, which draw the same Han characters differently.
constexpr Family kMainland{"Noto Sans CJK SC", "NotoSansCJK", "fonts-noto-cjk"};
constexpr Family kTaiwan{"Noto Sans CJK TC", "NotoSansCJK", "fonts-noto-cjk"};
constexpr Family kJapan{"Noto Sans CJK JP", "NotoSansCJK", "fonts-noto-cjk"};
constexpr Family kKorea{"Noto Sans CJK KR", "NotoSansCJK", "fonts-noto-cjk"};
constexpr Family kSymbols{"Noto Sans Symbols", "NotoSansSymbols", "fonts-noto-core"};
constexpr Family kSymbols2{"Noto Sans Symbols2", "NotoSansSymbols2", "fonts-noto-core"};
constexpr Family kMathematics{"Noto Sans Math", "NotoSansMath", "fonts-noto-core"};

constexpr std::array kFamilies = {kLatin,      kMainland,     kTaiwan,       kJapan,
                                  kKorea,      kArabicScript, kHebrewScript, kDevanagari,
                                  kThaiScript, kSymbols,      kSymbols2,     kMathematics};

// Of the language's own script.
const Family& own_family(Language language) {
    switch (language) {
        case Language::ZhHans:
            return kMainland;
        case Language::ZhHant:
            return kTaiwan;
        case Language::Ja:
            return kJapan;
        case Language::Ko:
            return kKorea;
        case Language::Ar:
            return kArabicScript;
        case Language::He:
            return kHebrewScript;
        case Language::Hi:
            return kDevanagari;
        case Language::Th:
            return kThaiScript;
        case Language::En:
        case Language::Pl:
        case Language::De:
        case Language::Fr:
        case Language::Es:
            break;
    }
    return kLatin;
}

// Latin letters and digits are Noto Sans in every language; then comes the language's own script,
// so that a character several scripts share takes the shape its readers know; then all others.
std::vector<std::string_view> family_names(Language language) {
    std::vector<std::string_view> names = {kLatin.name};
    if (const std::string_view own = own_family(language).name; own != kLatin.name) {
        names.push_back(own);
    }
    for (const Family& family : kFamilies) {
        if (std::find(names.begin(), names.end(), family.name) == names.end()) {
            names.push_back(family.name);
        }
    }
    return names;
}

std::string family_rule(Language language) {
    std::string rule = R"(<match target="pattern"><test name="family"><string>)" +
                       font_family(language) +
                       R"(</string></test><edit name="family" mode="assign" binding="strong">)";
    for (const std::string_view name : family_names(language)) {
        rule.append("<string>").append(name).append("</string>");
    }
    return rule + "</edit></match>";
}

// The folders hold hundreds of families in up to nine weights; sorting them all for every size of
// text would cost more memory than all else the kiosk does.
std::string only_our_files() {
    std::string rule = "<selectfont><rejectfont><glob>*</glob></rejectfont><acceptfont>";
    for (const Family& family : kFamilies) {
        for (const char* weight : {"Regular", "Bold"}) {
            rule.append("<glob>*/").append(family.files).append("-").append(weight);
            rule.append(".*</glob>");
        }
    }
    return rule + "</acceptfont></selectfont>\n";
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string configuration(const std::filesystem::path& cache) {
    std::string text =
        R"(<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>/usr/share/fonts/truetype/noto</dir>
<dir>/usr/share/fonts/opentype/noto</dir>
<match target="font">
  <edit name="antialias" mode="assign"><bool>true</bool></edit>
  <edit name="hinting" mode="assign"><bool>false</bool></edit>
  <edit name="autohint" mode="assign"><bool>false</bool></edit>
  <edit name="embeddedbitmap" mode="assign"><bool>false</bool></edit>
</match>
)";
    text += only_our_files();
    text += "<cachedir>" + escaped(cache.string()) + "</cachedir>\n";
    for (const Language language : kLanguages) {
        text += family_rule(language) + "\n";
    }
    return text + "</fontconfig>\n";
}

bool is_installed(FcConfig* config, const std::string& family) {
    const Handle<FcPattern, FcPatternDestroy> pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    const Handle<FcObjectSet, FcObjectSetDestroy> nothing(FcObjectSetCreate());
    const Handle<FcFontSet, FcFontSetDestroy> found(
        FcFontList(config, pattern.get(), nothing.get()));
    return found != nullptr && found->nfont > 0;
}

}  // namespace

std::string font_family(Language language) {
    return "Afterword " + std::string(tag(language));
}

Status use_our_fonts(const std::filesystem::path& cache) {
    const Handle<FcConfig, FcConfigDestroy> config(FcConfigCreate());
    const std::string text = configuration(cache);
    if (FcConfigParseAndLoadFromMemory(config.get(), reinterpret_cast<const FcChar8*>(text.c_str()),
                                       FcTrue) == FcFalse ||
        FcConfigBuildFonts(config.get()) == FcFalse) {
        return Error{Errc::Io, "fontconfig does not take our configuration"};
    }
    for (const Family& family : kFamilies) {
        const std::string name(family.name);
        if (!is_installed(config.get(), name)) {
            return Error{Errc::NotFound, "the font family " + name + " is missing: install " +
                                             std::string(family.package)};
        }
    }
    FcConfigSetCurrent(config.get());  // takes a reference of its own
    return done();
}

}  // namespace afterword::ui
