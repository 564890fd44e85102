// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <catch2/catch.hpp>

#include "tests/ui/open_ui.hpp"
#include "ui/keyboard/layout.hpp"
#include "ui/text/fonts.hpp"
#include "ui/text/typesetter.hpp"

namespace afterword::ui::test {
namespace {

std::vector<const Layout*> all_layouts() {
    std::vector<const Layout*> all = layouts_for(Language::En);
    all.push_back(&email_layout());
    return all;
}

template <class Visit>
void for_each_key(LayoutRows rows, Visit visit) {
    for (const LayoutRow& row : rows) {
        for (const LayoutKey& key : row) {
            visit(key);
        }
    }
}

// Everything a layout can type, its other page left out.
std::set<std::string> typeable(const Layout& layout) {
    std::set<std::string> texts;
    for_each_key(layout.letters, [&](const LayoutKey& key) {
        texts.emplace(key.text);
        texts.emplace(key.shifted);
        for (const LetterCase letter_case : {LetterCase::Lower, LetterCase::Upper}) {
            for (std::string& one : held_characters(layout, key, letter_case)) {
                texts.insert(std::move(one));
            }
        }
    });
    return texts;
}

std::vector<std::string> letters_of(std::string_view alphabet) {
    const LayoutKey key{"", "", alphabet, ""};
    return held_characters(Layout{}, key, LetterCase::Lower);
}

const Layout& layout_named(std::string_view name) {
    for (const Layout* layout : all_layouts()) {
        if (layout->name == name) {
            return *layout;
        }
    }
    FAIL("no layout " << name);
    return email_layout();
}

const LayoutKey& key_of(const Layout& layout, std::string_view text) {
    const LayoutKey* found = nullptr;
    for_each_key(layout.letters,
                 [&](const LayoutKey& key) { found = key.text == text ? &key : found; });
    REQUIRE(found != nullptr);
    return *found;
}

TEST_CASE("every row fits the columns there are room for", "[keyboard]") {
    for (const Layout* layout : all_layouts()) {
        CAPTURE(layout->name);
        for (const LayoutRows rows : {layout->letters, symbols(*layout)}) {
            REQUIRE_FALSE(rows.empty());
            for (const LayoutRow& row : rows) {
                CHECK(row.size() <= kLayoutColumns);
            }
            const bool shifts = layout->capitals == Layout::Capitals::WithShift;
            CHECK(rows.back().size() + (shifts ? 2 : 1) <= kLayoutColumns);
        }
    }
}

TEST_CASE("what a key offers while held is there in both cases and fits a row", "[keyboard]") {
    for (const Layout* layout : all_layouts()) {
        for (const LayoutRows rows : {layout->letters, symbols(*layout)}) {
            for_each_key(rows, [&](const LayoutKey& key) {
                CAPTURE(layout->name, key.text);
                CHECK_FALSE(key.text.empty());
                CHECK_FALSE(key.shifted.empty());
                const auto lower = held_characters(*layout, key, LetterCase::Lower);
                const auto upper = held_characters(*layout, key, LetterCase::Upper);
                CHECK(lower.size() == upper.size());
                CHECK(lower.size() <= kLayoutColumns);
                CHECK(std::set<std::string>(lower.begin(), lower.end()).size() == lower.size());
            });
        }
    }
}

TEST_CASE("marks are there once each, as the script writes them, and fit a row", "[keyboard]") {
    for (const Layout* layout : all_layouts()) {
        CAPTURE(layout->name);
        const std::vector<std::string> all = marks(*layout);
        CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
        CHECK(all.size() <= kLayoutColumns);
        CHECK(all.empty() == (layout == &email_layout()));
    }
    CHECK(marks(layout_named("العربية"))[2] == "؟");
    CHECK(marks(layout_named("拼音")).front() == "。");
}

TEST_CASE("a layout types each of its characters in one place", "[keyboard]") {
    for (const Layout* layout : all_layouts()) {
        std::set<std::string_view> seen;
        for_each_key(layout->letters, [&](const LayoutKey& key) {
            CAPTURE(layout->name, key.text);
            CHECK(seen.insert(key.text).second);
        });
    }
}

TEST_CASE("every letter of the languages a layout is for can be typed with it", "[keyboard]") {
    const std::pair<std::string_view, std::string_view> alphabets[] = {
        {"English", "aąbcćdeęfghijklłmnńoóprsśtuwyzźżAĄBCĆDEĘFGHIJKLŁMNŃOÓPRSŚTUWYZŹŻ"},
        {"English", "äöüßÄÖÜẞàâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸáéíóúüñÁÉÍÓÚÜÑ"},
        {"English", "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽáéíóöőúüűÁÉÍÓÖŐÚÜŰ"},
        {"English", "çğıöşüÇĞİÖŞÜăâîșțĂÂÎȘȚăâđêôơưĂÂĐÊÔƠƯåäöæøÅÄÖÆØãõÃÕ"},
        {"Deutsch", "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜẞ"},
        {"Français", "abcdefghijklmnopqrstuvwxyzéèêëàâçùûîïôœÉÈÊËÀÂÇÙÛÎÏÔŒ’"},
        {"Español", "abcdefghijklmnñopqrstuvwxyzáéíóúüABCDEFGHIJKLMNÑOPQRSTUVWXYZ"},
        {"العربية", "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةى"},
        {"עברית", "אבגדהוזחטיכךלמםנןסעפףצץקרשת"},
        {"Русский", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"},
        {"Русский", "ґєіїўЄІЇҐЎђјљњћџЂЈЉЊЋЏ"},
        {"拼音", "abcdefghijklmnopqrstuvwxyz'"},
        {"@", "abcdefghijklmnopqrstuvwxyz0123456789@.-_+"},
    };
    for (const auto& [name, alphabet] : alphabets) {
        const std::set<std::string> keys = typeable(layout_named(name));
        for (const std::string& letter : letters_of(alphabet)) {
            CAPTURE(name, letter);
            CHECK(keys.contains(letter));
        }
    }
}

TEST_CASE("a language's own letters come first behind a key", "[keyboard]") {
    const auto first = [](std::string_view layout, std::string_view key) {
        const Layout& found = layout_named(layout);
        return held_characters(found, key_of(found, key), LetterCase::Lower).front();
    };
    CHECK(first("Polski", "a") == "ą");
    CHECK(first("Polski", "z") == "ź");
    CHECK(first("Français", "o") == "ô");
    CHECK(first("English", "a") == "á");
}

TEST_CASE("each language begins with its own layout and is offered all others once", "[keyboard]") {
    CHECK(layouts_for(Language::En).front()->name == "English");
    CHECK(layouts_for(Language::ZhHans).front()->name == "拼音");
    CHECK(layouts_for(Language::Pl).front()->name == "Polski");
    CHECK(layouts_for(Language::Ar).front()->name == "العربية");
    CHECK(layouts_for(Language::Th).front()->name == "English");
    for (const Language language : kLanguages) {
        const auto layouts = layouts_for(language);
        CHECK(std::set<const Layout*>(layouts.begin(), layouts.end()).size() == layouts.size());
        CHECK(layouts.size() == layouts_for(Language::En).size());
    }
}

TEST_CASE("every key is drawn in Noto", "[keyboard][fonts]") {
    REQUIRE(use_our_fonts(font_cache()));
    const Typesetter typesetter(1 << 20);
    for (const Layout* layout : all_layouts()) {
        std::set<std::string> texts = typeable(*layout);
        texts.emplace(layout->name);
        for (std::string& mark : marks(*layout)) {
            texts.insert(std::move(mark));
        }
        for_each_key(symbols(*layout), [&](const LayoutKey& key) {
            texts.emplace(key.text);
            for (std::string& one : held_characters(*layout, key, LetterCase::Lower)) {
                texts.insert(std::move(one));
            }
        });
        for (const std::string& text : texts) {
            for (const std::string& family :
                 typesetter.font_families(text, {.em = 40, .language = layout->language})) {
                CAPTURE(layout->name, text, family);
                CHECK(family.starts_with("Noto Sans"));
            }
        }
    }
}

}  // namespace
}  // namespace afterword::ui::test
