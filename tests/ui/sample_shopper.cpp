// SPDX-License-Identifier: Apache-2.0
// What a shopper meets.
#include "tests/ui/sample_texts.hpp"
#include "tests/ui/sample_views.hpp"

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

std::vector<Sample> shopper_samples(Language language) {
    QuestionView followed = reasons_view(language);
    followed.last = false;
    std::get<TilesBody>(followed.body).tiles[0].chosen = false;
    QuestionView all_chosen = reasons_view(language);
    for (TileView& tile : std::get<TilesBody>(all_chosen.body).tiles) {
        tile.chosen = true;
    }
    return {
        {"rate", {language, {}, rate_view(language)}},
        {"reasons", {language, {}, reasons_view(language)}},
        {"thanks", {language, {}, ThanksView{}}},
        {"still-there", {language, {}, StillThereView{0.64}}},
        {"out-of-order", {language, {}, OutOfOrderView{}}},
        {"reasons-followed", {language, {}, followed}, Sample::Kind::State},
        {"reasons-all-chosen", {language, {}, all_chosen}, Sample::Kind::State},
    };
}

}  // namespace afterword::ui::test
