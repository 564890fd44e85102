// SPDX-License-Identifier: Apache-2.0
#include "kiosk/survey_preview.hpp"

#include <algorithm>

#include "kiosk/survey_walk.hpp"
#include "platform/linux/files.hpp"
#include "ui/render/png.hpp"

namespace afterword {
namespace {

// By index into the survey's.
Result<std::vector<std::size_t>> languages_asked_for(const Survey& survey,
                                                     const PreviewOptions& options) {
    const auto& spoken = survey.languages;
    std::vector<std::size_t> indexes;
    for (const auto& tag : options.languages.empty() ? spoken : options.languages) {
        const auto found = std::find(spoken.begin(), spoken.end(), tag);
        if (found == spoken.end()) {
            std::string known;
            for (const auto& one : spoken) {
                known += (known.empty() ? "" : ", ") + one;
            }
            return Error{Errc::Invalid,
                         "the survey does not speak \"" + tag + "\"; it speaks " + known};
        }
        indexes.push_back(static_cast<std::size_t>(found - spoken.begin()));
    }
    return indexes;
}

class Preview {
  public:
    Preview(const PreviewOptions& options, ui::Ui& ui, const PictureWritten& written)
        : options_(options), ui_(ui), written_(written) {}

    Status draw_all(const KioskConfig& config, std::size_t language) {
        const Survey& survey = config.surveys.front();
        const std::string& tag = survey.languages[language];
        SurveyWalk walk(config, language, options_.appearance);
        std::size_t place = 0;
        for (const Question& question : survey.questions) {
            const ui::View view = walk.on(question);
            ++place;
            if (auto drawn = draw(view, file(place, question.id, tag)); !drawn) {
                return drawn;
            }
            if (std::holds_alternative<ui::ContactView>(view.screen)) {
                const auto name = [&](const char* part) {
                    return file(place, question.id + "-" + part, tag);
                };
                if (auto drawn = draw_rest_of_contact(view, name); !drawn) {
                    return drawn;
                }
            }
        }
        return draw(walk.on_thanks(), file(++place, "thanks", tag));
    }

  private:
    [[nodiscard]] std::filesystem::path file(std::size_t place, const std::string& name,
                                             const std::string& tag) const {
        const std::string number = (place < 10 ? "0" : "") + std::to_string(place);
        return options_.out / (number + "-" + name + "-" + tag + ".png");
    }

    // The keys of an e-mail address and, on panels where it comes after them, the consent.
    template <class Name>
    Status draw_rest_of_contact(ui::View view, Name name) {
        auto& contact = std::get<ui::ContactView>(view.screen);
        contact.kind = ui::ContactView::Kind::Email;
        if (auto drawn = draw(view, name("email")); !drawn) {
            return drawn;
        }
        const std::vector<std::uint32_t> typing(ui_.pixels().begin(), ui_.pixels().end());
        contact.step = ui::ContactView::Step::Agreeing;
        static_cast<void>(ui_.draw(view));
        return std::ranges::equal(typing, ui_.pixels()) ? done() : draw(view, name("consent"));
    }

    Status draw(const ui::View& view, const std::filesystem::path& file) {
        static_cast<void>(ui_.draw(view));
        const auto png = ui::encode_png(ui_.pixels(), options_.panel.width_px,
                                        options_.panel.height_px, ui::Packing::Quick);
        auto status = write_file(file, png);
        if (status) {
            written_(file);
        }
        return status;
    }

    // All outlive the preview.
    const PreviewOptions& options_;
    ui::Ui& ui_;
    const PictureWritten& written_;
};

}  // namespace

Status preview_survey(const Survey& survey, const PreviewOptions& options,
                      const std::filesystem::path& font_cache, const PictureWritten& written) {
    const auto languages = languages_asked_for(survey, options);
    if (!languages) {
        return languages.error();
    }
    if (auto made = make_directory(options.out); !made) {
        return made;
    }
    auto ui = ui::Ui::open(options.panel, font_cache);
    if (!ui) {
        return std::move(ui).error();
    }
    const KioskConfig config = kiosk_asking(survey);
    Preview preview(options, *ui, written);
    for (const std::size_t language : *languages) {
        if (auto drawn = preview.draw_all(config, language); !drawn) {
            return drawn;
        }
    }
    return done();
}

}  // namespace afterword
