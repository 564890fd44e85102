// SPDX-License-Identifier: Apache-2.0
// The layouts of each script, one source a script; inside ui/keyboard only.
#pragma once

#include "ui/keyboard/layout.hpp"

namespace afterword::ui {

// latin.cpp
extern const Layout kEnglishLayout;
extern const Layout kPolishLayout;
extern const Layout kGermanLayout;
extern const Layout kFrenchLayout;
extern const Layout kSpanishLayout;
extern const Layout kPinyinLayout;
extern const Layout kEmailLayout;

// arabic.cpp, hebrew.cpp, cyrillic.cpp
extern const Layout kArabicLayout;
extern const Layout kHebrewLayout;
extern const Layout kCyrillicLayout;

}  // namespace afterword::ui
