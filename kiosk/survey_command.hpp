// SPDX-License-Identifier: Apache-2.0
// afterword-kiosk survey: what whoever writes a survey can ask of the program that draws it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace afterword {

// Thread: main.
class SurveyCommand {
  public:
    // Adds itself to the program's arguments, and must be there as long as they are read.
    explicit SurveyCommand(CLI::App& app);
    SurveyCommand(const SurveyCommand&) = delete;
    SurveyCommand& operator=(const SurveyCommand&) = delete;
    SurveyCommand(SurveyCommand&&) = delete;
    SurveyCommand& operator=(SurveyCommand&&) = delete;
    ~SurveyCommand() = default;

    [[nodiscard]] bool is_asked() const;
    // Does what the arguments say. The exit code: 0 done, 1 the survey has faults, 2 wrong use,
    // 3 could not.
    [[nodiscard]] int run() const;

  private:
    void add_check(CLI::App& survey);
    void add_preview(CLI::App& survey);
    [[nodiscard]] int check() const;
    [[nodiscard]] int preview() const;

    const CLI::App* check_ = nullptr;
    const CLI::App* preview_ = nullptr;
    std::vector<std::string> files_;
    std::string previous_;
    std::string file_;
    std::vector<std::string> languages_;
    std::string size_ = "1280x800";
    bool large_ = false;
    bool contrast_ = false;
    std::string out_;
};

}  // namespace afterword
