// SPDX-License-Identifier: Apache-2.0
#include "kiosk/presenter.hpp"

#include <algorithm>

#include "kiosk/alert_list.hpp"
#include "kiosk/local_time.hpp"
#include "kiosk/reducer.hpp"
#include "kiosk/staff_presenter.hpp"
#include "kiosk/turn.hpp"
#include "sync/model/typed_text.hpp"
#include "ui/words/words.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kCountdownFrame{250};
constexpr Milliseconds kSecond{1'000};

// Everything a text of the shopper's screens is made from.
struct Counter {
    const State& state;
    const KioskConfig& config;
    const Survey& survey;

    [[nodiscard]] const std::string& tag() const { return survey.languages[state.language]; }
    [[nodiscard]] std::string text(const LocalText& local) const {
        return std::string(text_in(local, tag(), survey.languages.front()));
    }
    // Where it may be left out: never in another language than the rest of the screen.
    [[nodiscard]] std::string own(const LocalText& local) const {
        return std::string(text_in(local, tag(), tag()));
    }
};

// Of the time the scene stays on the screen.
double share_left(const State& state, Milliseconds whole, const Moment& now) {
    const double gone = static_cast<double>((now.mono - state.shown_at).count()) /
                        static_cast<double>(whole.count());
    return std::clamp(1.0 - gone, 0.0, 1.0);
}

// "We answer by 12:41."
std::string answer_by(const KioskConfig& config, ui::Language language, WallTime now) {
    const WallTime by = now + config.tenant.answer_within;
    const bool tomorrow = local_day(by, config.zone) != local_day(now, config.zone);
    return ui::phrase(language, tomorrow ? ui::Word::AnswerTomorrowBy : ui::Word::AnswerBy,
                      {clock_text(by, config.zone)});
}

bool anything_open(const State& state) {
    return std::any_of(state.alerts.begin(), state.alerts.end(), [](const KnownAlert& known) {
        return known.alert.stage == AlertStage::Open || known.alert.stage == AlertStage::Reopened;
    });
}

ui::ScaleBody::Kind scale_kind(QuestionKind kind) {
    using Kind = ui::ScaleBody::Kind;
    switch (kind) {
        case QuestionKind::Faces4:
            return Kind::Faces4;
        case QuestionKind::Stars5:
            return Kind::Stars5;
        case QuestionKind::Scale11:
            return Kind::Numbers0To10;
        case QuestionKind::Scale7:
            return Kind::Numbers1To7;
        default:
            return Kind::Faces5;
    }
}

ui::QuestionBody body_of(const Counter& counter, const Question& question) {
    if (scale_of(question.kind)) {
        ui::ScaleBody body;
        body.kind = scale_kind(question.kind);
        body.labels = question.labels.find(counter.tag())->second;
        body.order = question.scale_order == ScaleOrder::Ascending ? ui::ScaleOrder::Ascending
                                                                   : ui::ScaleOrder::Descending;
        return body;
    }
    ui::TilesBody body;
    body.pick = question.kind == QuestionKind::Choice ? ui::TilesBody::Pick::One
                                                      : ui::TilesBody::Pick::Several;
    body.first = counter.state.first_tile;
    const auto& pass = counter.state.pass;
    for (const std::size_t option : options_as_shown(question, counter.state.visits)) {
        const bool chosen = pass && pass->question == question.id && pass->chosen.contains(option);
        body.tiles.push_back({counter.text(question.options[option].text), chosen});
    }
    return body;
}

ui::Shown shown_if(bool wanted) {
    return wanted ? ui::Shown::Yes : ui::Shown::No;
}

// One pill each; of more than five the four most used, which the survey names first.
void add_languages(const Counter& counter, ui::RateView& view) {
    constexpr std::size_t kMostPills = 5;
    for (const auto& tag : counter.survey.languages) {
        view.languages.push_back(*ui::find_language(tag));  // checked with the configuration
    }
    if (view.languages.size() > kMostPills) {
        view.languages.resize(kMostPills - 1);
        view.more_languages = ui::Shown::Yes;
    }
}

// Whether the answer goes with the receipt.
bool linked(const State& state, const Moment& now) {
    return state.pass ? state.pass->visit.armed.has_value()
                      : state.arming.attribution(now.mono) != nullptr;
}

ui::RateView rate_view(const Counter& counter, const Moment& now) {
    const Question& question = counter.survey.questions.front();
    ui::RateView view;
    view.corner = counter.text(counter.config.title);
    view.question = counter.text(question.text);
    view.hint = counter.own(question.hint);
    view.body = body_of(counter, question);
    add_languages(counter, view);
    const bool for_staff = counter.config.role == KioskRole::Both && anything_open(counter.state);
    view.staff_dot = shown_if(for_staff);
    view.other_ways = shown_if(counter.config.other_ways.has_value());
    // Where there is something to write on.
    const bool writable = counter.survey.find_first(QuestionKind::Text) != nullptr;
    view.write_to_us = shown_if(counter.config.write_to_us && writable && !counter.state.pass);
    view.linked = shown_if(linked(counter.state, now));
    return view;
}

const Alert* help_alert(const State& state) {
    const auto found =
        std::find_if(state.alerts.begin(), state.alerts.end(), [&](const KnownAlert& known) {
            return known.alert.kind == AlertKind::Help && known.alert.visit == state.pass->visit.id;
        });
    return found == state.alerts.end() ? nullptr : &found->alert;
}

ui::QuestionView::Help help_of(const Counter& counter, const Question& question,
                               const Moment& now) {
    using Help = ui::QuestionView::Help;
    const auto& asked = counter.state.pass->visit.help;
    if (!asked) {
        return question.help ? Help::Offered : Help::None;
    }
    const Alert* alert = help_alert(counter.state);
    const bool taken = alert != nullptr && !alert->taken_by.empty();
    return taken || now.mono < *asked + kHelpWithin ? Help::Called : Help::AskAtCounter;
}

ui::QuestionView question_view(const Counter& counter, const Question& question,
                               const Moment& now) {
    ui::QuestionView view;
    view.question = counter.text(question.text);
    view.body = body_of(counter, question);
    view.help = help_of(counter, question, now);
    std::vector<Step> steps = counter.state.pass->visit.steps;
    Step answered;
    answered.question = question.id;
    steps.push_back(answered);
    view.last = next_question(counter.survey, steps) == nullptr;
    return view;
}

ui::WordsView::Readers readers_on_screen(WordsReaders readers) {
    switch (readers) {
        case WordsReaders::Store:
            return ui::WordsView::Readers::Store;
        case WordsReaders::HeadOffice:
            return ui::WordsView::Readers::HeadOffice;
        case WordsReaders::Both:
            return ui::WordsView::Readers::Both;
    }
    return ui::WordsView::Readers::Both;
}

ui::WordsView words_view(const Counter& counter, const Question& question) {
    ui::WordsView view = writing_view(counter.state, counter.config);
    view.question = counter.text(question.text);
    view.readers = readers_on_screen(counter.config.words_read_by);
    return view;
}

ui::ContactView contact_view(const Counter& counter, const Question& question, const Moment& now) {
    const ContactEntry& contact = counter.state.pass->contact;
    ui::ContactView view;
    view.question = counter.text(question.text);
    view.kind = contact.kind;
    view.typed = contact.typed.view();
    view.step = contact.step;
    view.can_go_on = is_reachable(contact);
    view.consent = contact.consent.has_value();
    view.kept_days = counter.config.tenant.contact_days;
    view.answer_by = answer_by(counter.config, *ui::find_language(counter.tag()), now.wall);
    view.can_send = can_send(contact);
    view.keyboard = keyboard_view(counter.state.pass->writing.keyboard, ui::email_layout(), {});
    return view;
}

ui::CaseView case_view(const Counter& counter, const Moment& now) {
    const CaseCode& code = counter.state.pass->visit.case_code;
    ui::CaseView view;
    view.code = code.text;
    view.url = counter.config.tenant.case_url;
    constexpr std::string_view kHolder = "{code}";
    if (const auto at = view.url.find(kHolder); at != std::string::npos) {
        view.url.replace(at, kHolder.size(), code.text);
    }
    view.left = share_left(counter.state, kCaseFor, now);
    return view;
}

ui::Screen question_screen(const Counter& counter, const Moment& now) {
    const Question& question = *question_on_screen(counter.state, counter.config);
    switch (question.kind) {
        case QuestionKind::Text:
            return words_view(counter, question);
        case QuestionKind::Contact:
            return contact_view(counter, question, now);
        default:
            return question_view(counter, question, now);
    }
}

ui::ThanksView thanks_view(const State& state) {
    const bool armed = state.pass && state.pass->visit.armed;
    return {armed ? ui::ThanksView::Kept::WithReceipt : ui::ThanksView::Kept::WithoutName};
}

ui::OtherWaysView other_ways_view(const Counter& counter) {
    const OtherWays& ways = *counter.config.other_ways;
    ui::OtherWaysView view;
    view.heading = std::string(ui::word(*ui::find_language(counter.tag()), ui::Word::OtherWays));
    const auto lines = ways.lines.find(counter.tag());
    view.lines = lines == ways.lines.end() ? ways.lines.begin()->second : lines->second;
    if (auto promise = counter.own(ways.promise); !promise.empty()) {
        view.lines.push_back(std::move(promise));
    }
    return view;
}

ui::LanguagesView languages_view(const Counter& counter) {
    ui::LanguagesView view;
    for (const auto& tag : counter.survey.languages) {
        view.languages.push_back(*ui::find_language(tag));
    }
    return view;
}

ui::Screen screen_of(const State& state, const KioskConfig& config, const Moment& now) {
    const Counter counter{state, config, survey_of(state, config)};
    switch (state.scene) {
        case Scene::Rate:
            return rate_view(counter, now);
        case Scene::Question:
            return question_screen(counter, now);
        case Scene::Case:
            return case_view(counter, now);
        case Scene::Thanks:
            return thanks_view(state);
        case Scene::StillThere:
            return ui::StillThereView{share_left(state, kStillThereFor, now)};
        case Scene::OutOfOrder:
            return ui::OutOfOrderView{};
        case Scene::Closed:
            return ui::ClosedView{counter.text(config.title), counter.own(config.closed_text)};
        case Scene::Dark:
            return ui::DarkView{};
        case Scene::OtherWays:
            return other_ways_view(counter);
        case Scene::Languages:
            return languages_view(counter);
        default:
            return present_staff(state, config, now);
    }
}

}  // namespace

ui::View present(const State& state, const KioskConfig& config, const Moment& now) {
    // A shopper's wish for larger letters ends where staff's screens begin.
    const ui::Appearance appearance = of_staff(state.scene) ? ui::Appearance{} : state.appearance;
    return {language_of(state, config), appearance, screen_of(state, config, now)};
}

ui::WordsView writing_view(const State& state, const KioskConfig& config) {
    const Writing& writing = *writing_on_screen(state);
    ui::WordsView view;
    view.text = writing.words;
    view.hidden = writing.hidden;
    view.full = code_points(writing.words) >= kMostWords;
    view.keyboard = keyboard_view(writing.keyboard, layout_of(state, config),
                                  ui::layouts_for(language_of(state, config)));
    return view;
}

ui::Language language_of(const State& state, const KioskConfig& config) {
    return *ui::find_language(survey_of(state, config).languages[state.language]);
}

std::optional<Tick> next_look(const State& state, const Moment& now) {
    if (state.scene == Scene::Question && state.pass->visit.help) {
        const Tick given_up = *state.pass->visit.help + kHelpWithin;
        return now.mono < given_up ? std::optional(given_up) : std::nullopt;
    }
    switch (state.scene) {
        case Scene::StillThere:
        case Scene::Case:
            return now.mono + kCountdownFrame;
        case Scene::Pin:
            return state.pin.state == PinEntry::State::Waiting ? std::optional(now.mono + kSecond)
                                                               : std::nullopt;
        default:
            break;
    }
    const bool minutes_shown = state.scene == Scene::Inbox || state.scene == Scene::Alert;
    if (!minutes_shown || state.alerts.empty()) {
        return std::nullopt;
    }
    constexpr Milliseconds kMinute{60'000};
    return now.mono + kMinute - now.wall.time_since_epoch() % kMinute;
}

}  // namespace afterword
