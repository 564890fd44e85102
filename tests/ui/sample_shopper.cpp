// SPDX-License-Identifier: Apache-2.0
// What a shopper meets.
#include <string>
#include <utility>
#include <vector>

#include "tests/ui/sample_texts.hpp"
#include "tests/ui/sample_views.hpp"
#include "ui/keyboard/layout.hpp"
#include "ui/words/words.hpp"

namespace afterword::ui::test {

RateView rate_view(Language language) {
    const Texts said = texts(language);
    RateView view;
    view.corner = said.corner;
    view.question = said.question;
    view.hint = said.hint;
    view.body = ScaleBody{ScaleBody::Kind::Faces5, said.labels, ScaleOrder::Ascending};
    view.languages = {kSampleLanguages.begin(), kSampleLanguages.end()};
    view.staff_dot = Shown::Yes;
    return view;
}

QuestionView reasons_view(Language language) {
    const Texts said = texts(language);
    QuestionView view;
    view.question = said.reasons;
    TilesBody body;
    for (const std::string& tile : said.tiles) {
        body.tiles.push_back({tile, false});
    }
    body.tiles[0].chosen = true;
    view.body = std::move(body);
    return view;
}

namespace {

RateView rated_by(Language language, ScaleBody::Kind kind) {
    const Texts said = texts(language);
    RateView view = rate_view(language);
    ScaleBody body{kind, said.labels, ScaleOrder::Ascending};
    switch (kind) {
        case ScaleBody::Kind::Faces5:
        case ScaleBody::Kind::Stars5:
            break;
        case ScaleBody::Kind::Faces4:
            body.labels.erase(body.labels.begin() + 2);
            break;
        case ScaleBody::Kind::Numbers0To10:
        case ScaleBody::Kind::Numbers1To7:
            view.question = said.recommend;
            view.hint.clear();
            body.labels = said.ends;
            break;
    }
    view.body = std::move(body);
    return view;
}

RateView choice_view(Language language) {
    RateView view = rate_view(language);
    view.question = texts(language).reasons;
    TilesBody body = std::get<TilesBody>(reasons_view(language).body);
    body.tiles[0].chosen = false;
    body.pick = TilesBody::Pick::One;
    view.body = std::move(body);
    return view;
}

RateView rate_with_everything(Language language) {
    RateView view = rate_view(language);
    view.more_languages = Shown::Yes;
    view.write_to_us = Shown::Yes;
    view.other_ways = Shown::Yes;
    view.linked = Shown::Yes;
    return view;
}

QuestionView asked_later(Language language, ScaleBody::Kind kind) {
    const RateView first = rated_by(language, kind);
    QuestionView view;
    view.question = first.question;
    view.body = first.body;
    view.last = false;
    return view;
}

QuestionView with_help(Language language, QuestionView::Help help) {
    QuestionView view = reasons_view(language);
    view.help = help;
    view.last = false;
    return view;
}

WordsView words_view(Language language) {
    const Texts said = texts(language);
    WordsView view;
    view.question = said.anything;
    view.text = said.comment;
    return view;
}

ContactView contact_view(Language language, ContactView::Kind kind) {
    ContactView view;
    view.question = texts(language).call_back;
    view.kind = kind;
    view.typed = kind == ContactView::Kind::Phone ? "0171 555 01" : "someone@example.org";
    view.can_go_on = true;
    view.answer_by = phrase(language, Word::AnswerBy, {"12:41"});
    return view;
}

OtherWaysView other_ways_view(Language language) {
    const Texts said = texts(language);
    return {std::string(word(language, Word::OtherWays)),
            {said.store + ": 0171 555 01", "hello@example.org", "www.example.org"}};
}

std::vector<std::pair<std::string, Screen>> typing_states(Language language) {
    WordsView empty = words_view(language);
    empty.text.clear();
    WordsView hidden = words_view(language);
    hidden.hidden = true;
    WordsView symbols = words_view(language);
    symbols.keyboard.page = KeyboardView::Page::Symbols;
    for (int i = 0; i < 5; ++i) {
        symbols.text += " " + texts(language).comment;
    }
    WordsView held = words_view(language);
    held.keyboard.alternatives = {"é", "è", "ê", "ë"};
    held.keyboard.held_row = 0;
    held.keyboard.held_column = 2;
    WordsView marking = words_view(language);
    marking.keyboard.alternatives = marks(*layouts_for(language).front());
    marking.keyboard.alternatives.erase(marking.keyboard.alternatives.begin());
    marking.keyboard.held_row = 3;
    marking.keyboard.held_column = kLayoutColumns - 1;
    WordsView choosing = words_view(language);
    choosing.keyboard.choosing_layout = true;
    for (const Layout* layout : layouts_for(language)) {
        choosing.keyboard.alternatives.emplace_back(layout->name);
    }
    ContactView agreed = contact_view(language, ContactView::Kind::Phone);
    agreed.step = ContactView::Step::Agreeing;  // on panels that show it in steps
    agreed.consent = true;
    agreed.can_send = true;
    return {{"words-empty", empty},
            {"words-hidden", hidden},
            {"words-symbols", symbols},
            {"words-held", held},
            {"words-marks", marking},
            {"words-choosing-layout", choosing},
            {"contact-agreed", agreed},
            {"contact-email", contact_view(language, ContactView::Kind::Email)}};
}

std::vector<std::pair<std::string, Screen>> harder_states(Language language) {
    using Kind = ScaleBody::Kind;
    using Help = QuestionView::Help;
    QuestionView followed = reasons_view(language);
    followed.last = false;
    std::get<TilesBody>(followed.body).tiles[0].chosen = false;
    QuestionView all_chosen = reasons_view(language);
    for (TileView& tile : std::get<TilesBody>(all_chosen.body).tiles) {
        tile.chosen = true;
    }
    return {{"rate-faces4", rated_by(language, Kind::Faces4)},
            {"rate-stars5", rated_by(language, Kind::Stars5)},
            {"rate-scale11", rated_by(language, Kind::Numbers0To10)},
            {"rate-scale7", rated_by(language, Kind::Numbers1To7)},
            {"rate-choice", choice_view(language)},
            {"rate-everything", rate_with_everything(language)},
            {"reasons-followed", followed},
            {"reasons-all-chosen", all_chosen},
            {"reasons-help", with_help(language, Help::Offered)},
            {"reasons-help-called", with_help(language, Help::Called)},
            {"reasons-ask-at-counter", with_help(language, Help::AskAtCounter)},
            {"question-faces5", asked_later(language, Kind::Faces5)},
            {"question-scale11", asked_later(language, Kind::Numbers0To10)},
            {"question-scale7", asked_later(language, Kind::Numbers1To7)}};
}

}  // namespace

std::vector<Sample> shopper_samples(Language language) {
    std::vector<Sample> all = {
        {"rate", {language, {}, rate_view(language)}},
        {"reasons", {language, {}, reasons_view(language)}},
        {"thanks", {language, {}, ThanksView{}}},
        {"still-there", {language, {}, StillThereView{0.64}}},
        {"out-of-order", {language, {}, OutOfOrderView{}}},
        {"words", {language, {}, words_view(language)}},
        {"contact", {language, {}, contact_view(language, ContactView::Kind::Phone)}},
        {"case", {language, {}, CaseView{"7F-42", "https://example.org/case/7F-42", 0.7}}},
        {"closed", {language, {}, ClosedView{texts(language).corner, {}}}},
        {"other-ways", {language, {}, other_ways_view(language)}},
        {"languages", {language, {}, LanguagesView{{kLanguages.begin(), kLanguages.end()}}}},
    };
    for (auto& [name, screen] : typing_states(language)) {
        all.push_back({name, {language, {}, std::move(screen)}, Sample::Kind::State});
    }
    for (auto& [name, screen] : harder_states(language)) {
        all.push_back({name, {language, {}, std::move(screen)}, Sample::Kind::State});
    }
    return all;
}

}  // namespace afterword::ui::test
