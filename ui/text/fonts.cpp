// SPDX-License-Identifier: Apache-2.0
#include "ui/text/fonts.hpp"

#include <array>
#include <string_view>
#include <vector>

#include <fontconfig/fontconfig.h>

#include "platform/base/handle.hpp"

namespace afterword::ui {

namespace {

struct NeededFamily {
    const char* family;
    const char* package;
};
constexpr std::array kNeeded = {
    NeededFamily{"Noto Sans", "fonts-noto-core"},
    NeededFamily{"Noto Sans Arabic", "fonts-noto-core"},
    NeededFamily{"Noto Sans CJK SC", "fonts-noto-cjk"},
};

// Latin letters and digits are Noto Sans in every language; then the language's own script, so that
// a character several scripts share takes the shape its readers know; then all others.
std::vector<std::string_view> families(Language language) {
    std::vector<std::string_view> list = {"Noto Sans"};
    if (language == Language::Ar) {
        list.emplace_back("Noto Sans Arabic");
        list.emplace_back("Noto Sans CJK SC");
    } else {
        list.emplace_back("Noto Sans CJK SC");
        list.emplace_back("Noto Sans Arabic");
    }
    for (const char* symbols : {"Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math"}) {
        list.emplace_back(symbols);
    }
    return list;
}

std::string family_rule(Language language) {
    std::string rule = R"(<match target="pattern"><test name="family"><string>)" +
                       font_family(language) +
                       R"(</string></test><edit name="family" mode="assign" binding="strong">)";
    for (const std::string_view family : families(language)) {
        rule.append("<string>").append(family).append("</string>");
    }
    return rule + "</edit></match>";
}

// The folders hold hundreds of families; sorting them all for every size of text would cost more
// memory than all else the kiosk does.
std::string only_our_families() {
    std::string rule = R"(<selectfont><rejectfont><pattern>)"
                       R"(<patelt name="scalable"><bool>true</bool></patelt>)"
                       R"(</pattern></rejectfont><acceptfont>)";
    for (const std::string_view family : families(Language::En)) {
        rule.append("<pattern><patelt name=\"family\"><string>")
            .append(family)
            .append("</string></patelt></pattern>");
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
    text += only_our_families();
    text += "<cachedir>" + escaped(cache.string()) + "</cachedir>\n";
    for (const Language language : kLanguages) {
        text += family_rule(language) + "\n";
    }
    return text + "</fontconfig>\n";
}

bool is_installed(FcConfig* config, const char* family) {
    const Handle<FcPattern, FcPatternDestroy> pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
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
    for (const NeededFamily& needed : kNeeded) {
        if (!is_installed(config.get(), needed.family)) {
            return Error{Errc::NotFound, std::string("the font family ") + needed.family +
                                             " is missing: install " + needed.package};
        }
    }
    FcConfigSetCurrent(config.get());  // takes a reference of its own
    return done();
}

}  // namespace afterword::ui
