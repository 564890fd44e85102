// SPDX-License-Identifier: Apache-2.0
// Somebody writes: a shopper words of their own, or where to call back; staff what they say of an
// alert.
#include <algorithm>

#include "kiosk/turn.hpp"
#include "sync/model/typed_text.hpp"
#include "ui/words/counted.hpp"
#include "ui/words/words.hpp"

namespace afterword {
namespace {

using ContactStep = ui::ContactView::Step;

constexpr std::size_t kMostPhoneDigits = 20;
constexpr std::size_t kMostAddress = 120;  // characters of an e-mail address

ui::Language spoken(const Turn& turn) {
    return *ui::find_language(survey_of(turn.state, turn.config).languages[turn.state.language]);
}

void edit_words(Turn& turn, Writing& writing, const Edit& edit) {
    if (const auto* insert = std::get_if<Insert>(&edit)) {
        const std::string longer = writing.words + insert->text;
        if (code_points(longer) <= kMostWords) {
            writing.words = longer;
        }
    } else if (std::holds_alternative<EraseLast>(edit)) {
        writing.words = erase_last(writing.words);
    }
    const std::string& spelling = writing.keyboard.spelling;
    if (!spelling.empty() || std::holds_alternative<SpellingChanged>(edit)) {
        turn.effects.emplace_back(Spell{spelling});
    }
}

// One character of an address, which is all ASCII.
void append(Secret& typed, std::string_view text, std::size_t most) {
    for (const char c : text) {
        const bool plain = c > ' ' && c <= '~';
        if (plain && typed.size() < most) {
            static_cast<void>(typed.append(static_cast<char32_t>(c)));  // room was asked for
        }
    }
}

void toggle_consent(Turn& turn) {
    auto& consent = turn.state.pass->contact.consent;
    if (consent) {
        consent.reset();
        return;
    }
    const ui::Language language = spoken(turn);
    consent = consent_to(consent_text(language, turn.config), ui::tag(language), turn.now.wall);
}

void choose_kind(ContactEntry& contact, ui::ContactView::Kind kind) {
    if (contact.kind != kind) {
        contact.kind = kind;
        contact.typed.clear();
    }
}

void send_contact(Turn& turn) {
    ContactEntry& contact = turn.state.pass->contact;
    if (!can_send(contact)) {
        return;
    }
    turn.effects.emplace_back(SealContact{std::move(contact.typed), *contact.consent});
    contact = {};
}

void skip(Turn& turn) {
    Visit visit = amended(turn);
    put(turn, visit, step_on(turn, *question_on_screen(turn.state, turn.config), Ended::Skip));
    go_on(turn, std::move(visit), Visit::State::Open);
}

void send_words(Turn& turn) {
    Pass& pass = *turn.state.pass;
    const std::string words = said(pass.writing);
    if (words.empty()) {
        if (pass.rated) {
            skip(turn);
        } else {
            rest(turn);  // nothing was said
        }
        return;
    }
    Step step = step_on(turn, *question_on_screen(turn.state, turn.config), Ended::Tap);
    step.text = words;
    step.read_by = turn.config.words_read_by;
    Visit visit = amended(turn);
    put(turn, visit, std::move(step));
    // An opinion without a rating ends here; nothing else was asked for.
    go_on(turn, std::move(visit), pass.rated ? Visit::State::Open : Visit::State::Ended);
}

}  // namespace

std::string consent_text(ui::Language language, const KioskConfig& config) {
    const auto days = static_cast<std::uint64_t>(config.tenant.contact_days);
    return ui::counted(language, ui::Counted::ContactReadBy, days) + "\n" +
           std::string(ui::word(language, ui::Word::IAgree));
}

bool is_reachable(const ContactEntry& contact) {
    const std::string_view typed = contact.typed.view();
    const auto at = typed.find('@');
    return contact.kind == ui::ContactView::Kind::Phone
               ? typed.size() >= 5
               : at != std::string_view::npos && at > 0 &&
                     typed.find('.', at) != std::string_view::npos;
}

bool can_send(const ContactEntry& contact) {
    return is_reachable(contact) && contact.consent.has_value();
}

const Writing* writing_on_screen(const State& state) {
    if (state.scene == Scene::Note) {
        return &state.desk.note;
    }
    return state.scene == Scene::Question && state.pass ? &state.pass->writing : nullptr;
}

Writing* writing_on_screen(State& state) {
    return const_cast<Writing*>(writing_on_screen(std::as_const(state)));
}

const ui::Layout& layout_of(const State& state, const KioskConfig& config) {
    if (state.scene == Scene::Question &&
        question_on_screen(state, config)->kind == QuestionKind::Contact) {
        return ui::email_layout();
    }
    const auto tag = survey_of(state, config).languages[state.language];
    const auto layouts = ui::layouts_for(*ui::find_language(tag));
    return *layouts[std::min(writing_on_screen(state)->keyboard.layout, layouts.size() - 1)];
}

std::string said(const Writing& writing) {
    const std::string words = clean(writing.words);
    return words.find_first_not_of(' ') == std::string::npos ? std::string() : words;
}

void write(Turn& turn, const ui::Choice& choice) {
    Writing& writing = *writing_on_screen(turn.state);
    if (std::holds_alternative<ui::TextDeleted>(choice)) {
        writing.words.clear();
        writing.keyboard = {writing.keyboard.layout, {}, {}, {}, {}};
    } else if (std::holds_alternative<ui::TextHidden>(choice)) {
        writing.hidden = !writing.hidden;
    } else if (const auto edit = typed(writing.keyboard, layout_of(turn.state, turn.config), choice,
                                       turn.now.mono)) {
        edit_words(turn, writing, *edit);
    }
}

void choose_on_words(Turn& turn, const ui::Choice& choice) {
    if (std::holds_alternative<ui::Sent>(choice)) {
        send_words(turn);
    } else {
        write(turn, choice);
    }
}

void type_address(Turn& turn, const ui::Choice& choice) {
    const auto edit =
        typed(turn.state.pass->writing.keyboard, ui::email_layout(), choice, turn.now.mono);
    if (!edit) {
        return;
    }
    Secret& address = turn.state.pass->contact.typed;
    if (const auto* insert = std::get_if<Insert>(&*edit)) {
        append(address, insert->text, kMostAddress);
    } else {
        address.erase_last();
    }
}

void choose_on_contact(Turn& turn, const ui::Choice& choice) {
    ContactEntry& contact = turn.state.pass->contact;
    if (const auto* digit = std::get_if<ui::DigitTyped>(&choice)) {
        append(contact.typed, std::to_string(digit->digit), kMostPhoneDigits);
    } else if (std::holds_alternative<ui::PlusTyped>(choice)) {
        append(contact.typed, contact.typed.empty() ? "+" : "", kMostPhoneDigits);
    } else if (std::holds_alternative<ui::DigitErased>(choice)) {
        contact.typed.erase_last();
    } else if (const auto* kind = std::get_if<ui::ContactKindTapped>(&choice)) {
        choose_kind(contact, kind->kind);
    } else if (std::holds_alternative<ui::NextTapped>(choice)) {
        contact.step = is_reachable(contact) ? ContactStep::Agreeing : ContactStep::Typing;
    } else if (std::holds_alternative<ui::BackTapped>(choice)) {
        contact.step = ContactStep::Typing;
    } else if (std::holds_alternative<ui::ConsentTapped>(choice)) {
        toggle_consent(turn);
    } else if (std::holds_alternative<ui::Sent>(choice)) {
        send_contact(turn);
    } else if (std::holds_alternative<ui::Declined>(choice)) {
        contact = {};
        skip(turn);
    } else {
        type_address(turn, choice);
    }
}

void contact_sealed(Turn& turn, const ContactSealed& sealed) {
    State& state = turn.state;
    if (!state.pass || state.scene != Scene::Question) {
        return;  // given up meanwhile
    }
    if (!sealed.contact) {
        skip(turn);  // the log says why; the rating is kept
        return;
    }
    Visit visit = amended(turn);
    put(turn, visit, step_on(turn, *question_on_screen(state, turn.config), Ended::Tap));
    visit.contact = sealed.contact;
    visit.case_code = sealed.case_code;
    end(turn, visit);
    commit(turn, std::move(visit), Scene::Case);
}

void key_waited(Turn& turn) {
    Writing* writing = writing_on_screen(turn.state);
    if (writing == nullptr) {
        return;
    }
    const auto due = hold_due(writing->keyboard, turn.config.touch);
    if (due && turn.now.mono >= *due) {
        hold(writing->keyboard, layout_of(turn.state, turn.config));
    }
}

void spelled(Turn& turn, const Spelled& word) {
    Writing* writing = writing_on_screen(turn.state);
    if (writing != nullptr && writing->keyboard.spelling == word.spelling) {
        writing->keyboard.candidates = word.candidates;
    }
}

void write_to_us(Turn& turn) {
    const Question* words = survey_of(turn.state, turn.config).find_first(QuestionKind::Text);
    if (turn.state.pass || words == nullptr) {
        return;
    }
    turn.state.pass.emplace();
    turn.state.pass->visit = new_visit(turn);
    turn.state.pass->question = words->id;
    go(turn, Scene::Question);
}

}  // namespace afterword
