// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/frame_rules.hpp"

#include "platform/base/result.hpp"

namespace afterword::fuzz {

namespace {

using namespace ui;

const QuestionBody* body_of(const Screen& screen) {
    if (const auto* rate = std::get_if<RateView>(&screen)) {
        return &rate->body;
    }
    const auto* question = std::get_if<QuestionView>(&screen);
    return question == nullptr ? nullptr : &question->body;
}

std::size_t tiles(const Screen& screen) {
    const QuestionBody* body = body_of(screen);
    const auto* tiles = body == nullptr ? nullptr : std::get_if<TilesBody>(body);
    return tiles == nullptr ? 0 : tiles->tiles.size();
}

std::size_t languages(const Screen& screen) {
    if (const auto* rate = std::get_if<RateView>(&screen)) {
        return rate->languages.size();
    }
    const auto* all = std::get_if<LanguagesView>(&screen);
    return all == nullptr ? 0 : all->languages.size();
}

std::size_t rows(const Screen& screen) {
    const auto* inbox = std::get_if<InboxView>(&screen);
    return inbox == nullptr ? 0 : inbox->rows.size();
}

const KeyboardView* keyboard(const Screen& screen) {
    if (const auto* words = std::get_if<WordsView>(&screen)) {
        return &words->keyboard;
    }
    const auto* contact = std::get_if<ContactView>(&screen);
    return contact == nullptr ? nullptr : &contact->keyboard;
}

bool is_value(const Screen& screen, int value) {
    const QuestionBody* body = body_of(screen);
    const auto* scale = body == nullptr ? nullptr : std::get_if<ScaleBody>(body);
    if (scale == nullptr) {
        return false;
    }
    switch (scale->kind) {
        case ScaleBody::Kind::Faces4:
            return value >= 1 && value <= 4;
        case ScaleBody::Kind::Faces5:
        case ScaleBody::Kind::Stars5:
            return value >= 1 && value <= 5;
        case ScaleBody::Kind::Numbers0To10:
            return value >= 0 && value <= 10;
        case ScaleBody::Kind::Numbers1To7:
            return value >= 1 && value <= 7;
    }
    return false;
}

// What a choice must find on the screen it was made on; most need no more than the screen.
struct Shows {
    const Screen& screen;

    bool operator()(const Rated& choice) const { return is_value(screen, choice.value); }
    bool operator()(const LanguageChosen& choice) const { return choice.index < languages(screen); }
    bool operator()(const TileTapped& choice) const { return choice.index < tiles(screen); }
    bool operator()(const RowOpened& choice) const { return choice.index < rows(screen); }
    bool operator()(const RowTaken& choice) const { return choice.index < rows(screen); }
    bool operator()(const CauseTapped& choice) const {
        const auto* alert = std::get_if<AlertTakenView>(&screen);
        return alert != nullptr && choice.index < alert->causes.size();
    }
    bool operator()(const ActionTapped& choice) const {
        const auto* alert = std::get_if<AlertTakenView>(&screen);
        return alert != nullptr && choice.index < alert->actions.size();
    }
    bool operator()(const NotActionableBecause& choice) const {
        const auto* alert = std::get_if<NotActionableView>(&screen);
        return alert != nullptr && choice.index < alert->reasons.size();
    }
    bool operator()(const FieldTouched& choice) const {
        const auto* test = std::get_if<TouchTestView>(&screen);
        return test != nullptr && choice.index < test->touched.size();
    }
    bool operator()(const AlternativeTapped& choice) const {
        const KeyboardView* keys = keyboard(screen);
        return keys != nullptr && choice.index < keys->alternatives.size();
    }
    bool operator()(const CandidateTapped& choice) const {
        const KeyboardView* keys = keyboard(screen);
        return keys != nullptr && choice.index < keys->candidates.size();
    }
    bool operator()(const Solved&) const {
        const auto* alert = std::get_if<AlertTakenView>(&screen);
        return alert != nullptr && alert->can_solve;
    }
    template <class Other>
    bool operator()(const Other&) const {
        return true;
    }
};

bool lies_on(const Rect& box, const Panel& panel) {
    constexpr float kSlack = 1.5F;  // boxes are rounded
    return box.left >= -kSlack && box.top >= -kSlack && box.width() > 0 && box.height() > 0 &&
           box.right <= static_cast<float>(panel.width_px) + kSlack &&
           box.bottom <= static_cast<float>(panel.height_px) + kSlack;
}

}  // namespace

void check_choice(const View& view, const Choice& choice) {
    AFTERWORD_CHECK(std::visit(Shows{view.screen}, choice));
}

void check_semantics(const SemanticTree& tree, const Panel& panel) {
    AFTERWORD_CHECK(!tree.empty());
    for (const SemanticNode& node : tree) {
        AFTERWORD_CHECK(!is_control(node.role) || !node.name.empty());
        AFTERWORD_CHECK(!is_control(node.role) || lies_on(node.box, panel));
        AFTERWORD_CHECK(!is_text(node.role) || !node.name.empty());
    }
}

}  // namespace afterword::fuzz
