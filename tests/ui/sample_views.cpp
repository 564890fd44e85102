// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/sample_views.hpp"

#include <algorithm>
#include <array>

#include "platform/base/result.hpp"
#include "ui/words/words.hpp"

namespace afterword::ui::test {

namespace {

// What a survey and a configuration bring in: the words that are not the system's.
struct Texts {
    std::string corner;
    std::string store;
    std::string question;
    std::string hint;
    std::vector<std::string> labels;
    std::string reasons;
    std::vector<std::string> tiles;
    std::string counter;
    std::string fitting_rooms;
    std::string comment;
    std::vector<std::string> playbook;
};

Texts english() {
    return {"Riverside Pharmacy · Checkout",
            "Riverside Pharmacy",
            "How was our service today?",
            "One tap is enough",
            {"Very bad", "Bad", "Okay", "Good", "Great"},
            "What was it about?",
            {"Waiting time", "Staff", "Products", "Price", "Cleanliness", "Finding things",
             "Paying", "Something else"},
            "Checkout",
            "Fitting rooms",
            "nobody opened a second till",
            {"Go to the checkout, open a till if more than three wait.",
             "Apologise to the queue; you may give a voucher.",
             "Come back here and note what happened."}};
}

Texts chinese() {
    return {"河滨药房 · 收银台",
            "河滨药房",
            "您对今天的服务满意吗？",
            "点一下即可",
            {"非常不满意", "不满意", "一般", "满意", "非常满意"},
            "主要关于哪方面？",
            {"排队等候", "店员服务", "商品", "价格", "环境卫生", "找商品", "付款", "其他"},
            "收银台",
            "试衣间",
            "没有人开第二个收银台",
            {"到收银台去，等候超过三人就加开一台。", "向排队的顾客道歉，可以送代金券。",
             "回到这里记录发生了什么。"}};
}

Texts polish() {
    return {"Apteka Riverside · Kasa",
            "Apteka Riverside",
            "Jak oceniasz dziś naszą obsługę?",
            "Wystarczy jedno dotknięcie",
            {"Bardzo źle", "Źle", "Średnio", "Dobrze", "Świetnie"},
            "Czego dotyczy ocena?",
            {"Czas oczekiwania", "Personel", "Produkty", "Ceny", "Czystość", "Szukanie produktów",
             "Płatność", "Coś innego"},
            "Kasa",
            "Przymierzalnie",
            "nikt nie otworzył drugiej kasy",
            {"Idź do kasy i otwórz drugą, jeśli czeka więcej niż trzy osoby.",
             "Przeproś kolejkę; możesz dać kupon.", "Wróć tutaj i zapisz, co się stało."}};
}

Texts arabic() {
    return {"صيدلية ريفرسايد · الصندوق",
            "صيدلية ريفرسايد",
            "كيف كانت خدمتنا اليوم؟",
            "لمسة واحدة تكفي",
            {"سيئة جدًا", "سيئة", "مقبولة", "جيدة", "رائعة"},
            "بماذا يتعلق تقييمكم؟",
            {"وقت الانتظار", "الموظفون", "المنتجات", "السعر", "النظافة", "إيجاد المنتجات", "الدفع",
             "شيء آخر"},
            "الصندوق",
            "غرف القياس",
            "لم يفتح أحد صندوقًا ثانيًا",
            {"اذهبوا إلى الصندوق وافتحوا صندوقًا آخر إن انتظر أكثر من ثلاثة.",
             "اعتذروا للمنتظرين؛ يمكنكم تقديم قسيمة.", "عودوا إلى هنا وسجّلوا ما حدث."}};
}

Texts texts(Language language) {
    switch (language) {
        case Language::En:
            return english();
        case Language::ZhHans:
            return chinese();
        case Language::Pl:
            return polish();
        case Language::Ar:
            return arabic();
    }
    return english();
}

std::string joined(std::initializer_list<std::string> parts) {
    std::string all;
    for (const std::string& part : parts) {
        all += all.empty() ? part : " · " + part;
    }
    return all;
}

AlertRowView late_row(Language language) {
    const Texts said = texts(language);
    AlertRowView row;
    row.mark = {AlertMark::Kind::Face, 1};
    row.title = joined({said.labels[0], said.tiles[0]});
    row.detail = joined({said.counter, phrase(language, Word::About, {"10:15"})});
    row.due = phrase(language, Word::LateAt, {"10:25"});
    row.left = word(language, Word::TakeNow);
    row.late = true;
    row.can_take = true;
    return row;
}

AlertRowView row_in_time(Language language, AlertMark mark, std::string title, std::string detail,
                         std::string_view due, std::string_view minutes) {
    AlertRowView row;
    row.mark = mark;
    row.title = std::move(title);
    row.detail = std::move(detail);
    row.due = phrase(language, Word::TakeBy, {due});
    row.left = phrase(language, Word::Minutes, {minutes});
    row.can_take = true;
    return row;
}

std::vector<AlertRowView> rows(Language language) {
    const Texts said = texts(language);
    const std::string about = phrase(language, Word::About, {"10:30"});
    return {
        late_row(language),
        row_in_time(
            language, {AlertMark::Kind::Hand, 1}, std::string(word(language, Word::HelpWanted)),
            joined({said.counter, std::string(word(language, Word::JustNow))}), "10:43", "2"),
        row_in_time(language, {AlertMark::Kind::Trend, 1}, joined({said.labels[0], said.tiles[2]}),
                    joined({said.counter, about}), "10:51", "10"),
        row_in_time(language, {AlertMark::Kind::Face, 2}, joined({said.labels[1], said.tiles[4]}),
                    joined({said.fitting_rooms, about}), "11:00", "19")};
}

std::vector<TileView> tiles_of(Language language, std::span<const CodedWord> words,
                               std::initializer_list<std::size_t> chosen) {
    std::vector<TileView> tiles;
    for (const CodedWord& one : words) {
        tiles.push_back({std::string(word(language, one.word)), false});
    }
    for (const std::size_t index : chosen) {
        tiles[index].chosen = true;
    }
    return tiles;
}

InboxView long_inbox(Language language) {
    InboxView view = inbox_view(language);
    const std::vector<AlertRowView> few = view.rows;
    view.rows.clear();
    while (view.rows.size() < 30) {
        AlertRowView row = few[view.rows.size() % few.size()];
        row.detail += " · " + std::to_string(view.rows.size() + 1);
        view.rows.push_back(row);
    }
    view.tabs.open = view.rows.size();
    view.page = 1;
    view.sync = {false, 12};
    return view;
}

InboxView taken_inbox(Language language) {
    InboxView view = inbox_view(language);
    view.tabs.tab = StaffTab::Taken;
    view.rows = {late_row(language), rows(language)[3]};
    for (AlertRowView& row : view.rows) {
        row.can_take = false;
        row.due = phrase(language, Word::HasTaken, {"07"});
        row.left = phrase(language, Word::SolvedBy, {"12:15"});
    }
    view.sync = {true, 12};
    return view;
}

InboxView empty_inbox(Language language) {
    InboxView view = inbox_view(language);
    view.rows.clear();
    view.tabs.open = 0;
    return view;
}

NotActionableView not_actionable_view(Language language) {
    NotActionableView view;
    view.sync = {true, 0};
    view.title = late_row(language).title;
    for (const CodedWord& one : not_actionable_reasons()) {
        view.reasons.emplace_back(word(language, one.word));
    }
    return view;
}

}  // namespace

RateView rate_view(Language language) {
    const Texts said = texts(language);
    RateView view;
    view.corner = said.corner;
    view.question = said.question;
    view.hint = said.hint;
    view.body = ScaleBody{ScaleBody::Kind::Faces5, said.labels, ScaleOrder::Ascending};
    view.languages = {kLanguages.begin(), kLanguages.end()};
    view.staff_dot = Shown::Yes;
    return view;
}

QuestionView reasons_view(Language language) {
    const Texts said = texts(language);
    QuestionView view;
    view.question = said.reasons;
    for (const std::string& tile : said.tiles) {
        body.tiles.push_back({tile, false});
    }
    body.tiles[0].chosen = true;
    view.body = std::move(body);
    return view;
}

InboxView inbox_view(Language language) {
    InboxView view;
    view.store = texts(language).store;
    view.sync = {true, 0};
    view.rows = rows(language);
    view.tabs.open = view.rows.size();
    view.tabs.taken = 2;
    view.tabs.solved_today = 7;
    return view;
}

AlertOpenView alert_open_view(Language language) {
    const Texts said = texts(language);
    AlertOpenView view;
    view.sync = {true, 0};
    view.mark = {AlertMark::Kind::Face, 1};
    view.title = late_row(language).title;
    view.words = said.comment;
    view.detail = joined({said.counter, phrase(language, Word::About, {"10:15"}), said.tiles[0]});
    view.playbook = said.playbook;
    view.deadlines = {{joined({phrase(language, Word::TakeBy, {"10:25"}),
                               std::string(word(language, Word::Late))}),
                       true},
                      {phrase(language, Word::FactsBy, {"11:15"}), false},
                      {phrase(language, Word::SolvedBy, {"12:15"}), false}};
    return view;
}

AlertTakenView alert_taken_view(Language language) {
    AlertTakenView view;
    view.sync = {true, 0};
    view.title = late_row(language).title;
    view.by = "07";
    view.facts_noted = phrase(language, Word::NotedAt, {"10:31"});
    view.causes = tiles_of(language, causes(), {1});
    view.actions = tiles_of(language, actions(), {0, 1});
    view.can_solve = true;
    return view;
}

std::vector<Sample> samples(Language language) {
    QuestionView followed = reasons_view(language);
    followed.last = false;
    followed.tiles[0].chosen = false;
    QuestionView all_chosen = reasons_view(language);
    for (TileView& tile : all_chosen.tiles) {
        tile.chosen = true;
    }
    AlertOpenView others = alert_open_view(language);
    others.words.clear();
    others.playbook = {std::string(word(language, Word::WhatToDoGo)),
                       std::string(word(language, Word::WhatToDoHelp)),
                       std::string(word(language, Word::WhatToDoNote))};
    others.can_act = false;
    others.status = phrase(language, Word::HasTaken, {"07"});
    AlertTakenView just_taken = alert_taken_view(language);
    just_taken.facts_noted.clear();
    just_taken.causes = tiles_of(language, causes(), {});
    just_taken.actions = tiles_of(language, actions(), {});
    just_taken.outcome = AlertTakenView::Outcome::Later;
    just_taken.can_solve = false;
    AlertTakenView everything = alert_taken_view(language);
    everything.causes = tiles_of(language, causes(), {0, 1, 2, 3, 4, 5});
    everything.actions = tiles_of(language, actions(), {0, 1, 2, 3, 4, 5});

    const std::vector<std::pair<std::string, Screen>> screens = {
        {"rate", rate_view(language)},
        {"reasons", reasons_view(language)},
        {"thanks", ThanksView{}},
        {"still-there", StillThereView{0.64}},
        {"out-of-order", OutOfOrderView{}},
        {"pin", PinView{2, 1, PinView::State::Typing}},
        {"inbox", inbox_view(language)},
        {"alert-open", alert_open_view(language)},
        {"not-actionable", not_actionable_view(language)},
        {"alert-taken", alert_taken_view(language)},
        {"reasons-followed", followed},
        {"reasons-all-chosen", all_chosen},
        {"pin-checking", PinView{2, 8, PinView::State::Checking}},
        {"pin-wrong", PinView{0, 0, PinView::State::Wrong}},
        {"inbox-long", long_inbox(language)},
        {"inbox-taken", taken_inbox(language)},
        {"inbox-empty", empty_inbox(language)},
        {"alert-open-of-others", others},
        {"alert-just-taken", just_taken},
        {"alert-taken-all-chosen", everything},
    };
    std::vector<Sample> all;
    for (const auto& [name, screen] : screens) {
        const bool is_screen = all.size() < std::variant_size_v<Screen>;
        all.push_back({name, {language, screen}, is_screen});
    }
    return all;
}

const Sample& sample(const std::vector<Sample>& all, std::string_view name) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [name](const Sample& one) { return one.name == name; });
    AFTERWORD_CHECK(found != all.end());
    return *found;
}

std::vector<Hung> panels() {
    return {{"landscape", {1280, 800, 217, 136}}, {"portrait", {800, 1280, 136, 217}}};
}

}  // namespace afterword::ui::test
