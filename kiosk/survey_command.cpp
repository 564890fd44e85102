// SPDX-License-Identifier: Apache-2.0
#include "kiosk/survey_command.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>

#include <CLI/CLI.hpp>

#include "kiosk/progress.hpp"
#include "kiosk/survey_check.hpp"
#include "kiosk/survey_panels.hpp"
#include "kiosk/survey_preview.hpp"
#include "platform/linux/files.hpp"
#include "platform/linux/scratch_folder.hpp"

namespace afterword {
namespace {

constexpr int kDone = 0;
constexpr int kFaults = 1;
constexpr int kWrongUse = 2;
constexpr int kCannot = 3;

constexpr std::uintmax_t kLargestFile = 1U << 20U;

int refuse(int code, const Error& error) {
    std::fprintf(stderr, "%s\n", error.message.c_str());
    return code;
}

// A file that can't be read can't be judged; one that can, but is no survey, has faults.
struct ReadSurvey {
    std::optional<Survey> survey;
    int code = kDone;  // otherwise
};

ReadSurvey read(const std::string& file) {
    const auto bytes = read_file(file, kLargestFile);
    if (!bytes) {
        return {{}, refuse(kCannot, bytes.error())};
    }
    auto survey = read_survey(*bytes, file);
    if (!survey) {
        return {{}, refuse(kFaults, survey.error())};
    }
    return {*std::move(survey)};
}

int say_faults(const std::string& file, const std::vector<SurveyFault>& faults) {
    for (const auto& fault : faults) {
        std::fprintf(stderr, "%s: %s: %s\n", file.c_str(), fault.pointer.c_str(),
                     fault.reason.c_str());
    }
    if (!faults.empty()) {
        return kFaults;
    }
    std::printf("%s: fine\n", file.c_str());
    return kDone;
}

int check_one(const std::string& file, const std::string& previous_file,
              const std::filesystem::path& fonts, Progress& progress) {
    const auto [survey, code] = read(file);
    if (!survey) {
        return code;
    }
    std::vector<SurveyFault> faults;
    if (!previous_file.empty()) {
        const auto [previous, previous_code] = read(previous_file);
        if (!previous) {
            return previous_code;
        }
        faults = check_against(*survey, *previous);
    }
    const auto unfit = find_texts_that_do_not_fit(
        *survey, kPanelsToFit, fonts,
        [&](const std::string& what) { progress.at(file + " in " + what); });
    if (!unfit) {
        return refuse(kCannot, unfit.error());
    }
    faults.insert(faults.end(), unfit->begin(), unfit->end());
    return say_faults(file, faults);
}

}  // namespace

SurveyCommand::SurveyCommand(CLI::App& app) {
    auto* survey = app.add_subcommand("survey", "Check and look at surveys, without a window");
    survey->require_subcommand(1);
    survey->footer(
        "Example:\n"
        "  afterword-kiosk survey check exit.json\n"
        "  afterword-kiosk survey preview exit.json --language pl --out pictures");
    add_check(*survey);
    add_preview(*survey);
}

void SurveyCommand::add_check(CLI::App& survey) {
    auto* command = survey.add_subcommand("check", "Say everything that is wrong with surveys");
    check_ = command;
    command->add_option("FILE", files_, "Survey to check; several may be named")->required();
    command->add_option("--previous", previous_, "The version it follows on; with one FILE only")
        ->type_name("OLD");
    command->footer(
        "Says every fault on a line of its own, as file: /pointer: reason,\n"
        "  what is missing, unknown, or can never be asked,\n"
        "  every text that does not fit: all questions are drawn in every language of the survey,\n"
        "  in normal and large letters, on panels of 1280x800 and 800x1280 with 10 inches and of\n"
        "  1024x600 with 7,\n"
        "  with --previous, what would mix up the counts of both versions: an id reused with\n"
        "  another measure, a version that has not grown.\n"
        "Exit code 0 when there is none, 1 when there is one, 2 for wrong use, 3 when a file "
        "can't\n"
        "be read.\n"
        "Example:\n"
        "  afterword-kiosk survey check exit.json\n"
        "  afterword-kiosk survey check exit.json --previous exit.1.json");
}

void SurveyCommand::add_preview(CLI::App& survey) {
    auto* command = survey.add_subcommand("preview", "Draw a survey's screens as PNG files");
    preview_ = command;
    command->add_option("FILE", file_, "Survey to draw")->required();
    command
        ->add_option("--language", languages_,
                     "In this language, such as pl; may be said again. Left out: in all")
        ->type_name("TAG")
        ->expected(1)
        ->take_all();
    command->add_option("--size", size_, "Pixels of the panel")
        ->type_name("WIDTHxHEIGHT")
        ->capture_default_str();
    command->add_flag("--large", large_, "In large letters");
    command->add_flag("--contrast", contrast_, "In high contrast");
    command->add_option("--out", out_, "Folder for the pictures, made if it is missing")
        ->type_name("FOLDER")
        ->required();
    command->footer(
        "Draws each question as a shopper comes to see it, and the thanks, and says what it "
        "wrote:\n"
        "pictures/01-service-pl.png and so on. Needs no window and no display. 1024x600 is drawn\n"
        "as on 7 inches, every other size as on 10.\n"
        "Example:\n"
        "  afterword-kiosk survey preview exit.json --out pictures\n"
        "  afterword-kiosk survey preview exit.json --language pl --size 800x1280 --large --out "
        "pictures");
}

bool SurveyCommand::is_asked() const {
    return check_->parsed() || preview_->parsed();
}

int SurveyCommand::run() const {
    return check_->parsed() ? check() : preview();
}

int SurveyCommand::check() const {
    if (!previous_.empty() && files_.size() > 1) {
        return refuse(kWrongUse, {Errc::Invalid, "--previous is the version of one FILE"});
    }
    const auto fonts = ScratchFolder::make();
    if (!fonts) {
        return refuse(kCannot, fonts.error());
    }
    Progress progress;
    int code = kDone;
    for (const auto& file : files_) {
        code = std::max(code, check_one(file, previous_, fonts->path(), progress));
    }
    return code;
}

int SurveyCommand::preview() const {
    const auto panel = find_panel(size_);
    if (!panel) {
        return refuse(kWrongUse, {Errc::Invalid, "--size: \"" + size_ +
                                                     "\" is no size of a panel such as 1280x800"});
    }
    const auto [survey, code] = read(file_);
    if (!survey) {
        return code;
    }
    const auto fonts = ScratchFolder::make();
    if (!fonts) {
        return refuse(kCannot, fonts.error());
    }
    PreviewOptions options{languages_, *panel, {}, out_};
    options.appearance.size = large_ ? ui::TextSize::Large : ui::TextSize::Normal;
    options.appearance.contrast = contrast_ ? ui::Contrast::High : ui::Contrast::Normal;
    const auto drawn =
        preview_survey(*survey, options, fonts->path(), [](const std::filesystem::path& file) {
            std::printf("%s\n", file.c_str());
            std::fflush(stdout);
        });
    if (!drawn) {
        return refuse(drawn.error().code == Errc::Invalid ? kWrongUse : kCannot, drawn.error());
    }
    return kDone;
}

}  // namespace afterword
