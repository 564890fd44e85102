// SPDX-License-Identifier: Apache-2.0
// afterword-kiosk survey and --check-config, as a shell sees them.
#include <cstdio>
#include <fstream>

#include <catch2/catch.hpp>
#include <sys/wait.h>

#include "kiosk/survey_panels.hpp"
#include "platform/linux/files.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {
namespace {

struct Ended {
    int code = -1;
    std::string said;  // on both outputs
};

// Without a display, as on a server.
Ended run_kiosk(const std::string& arguments) {
    const auto here = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    const std::string command = "env -u DISPLAY '" + (here / "../bin/afterword-kiosk").string() +
                                "' " + arguments + " 2>&1";
    std::FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    Ended ended;
    char piece[4096];
    while (const auto got = std::fread(piece, 1, sizeof piece, pipe)) {
        ended.said.append(piece, got);
    }
    const int status = pclose(pipe);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ended;
}

Ended run(const std::string& arguments) {
    return run_kiosk("survey " + arguments);
}

// A survey of one question, whose last German label is `best`.
std::string survey_with(const std::string& best, int version = 1,
                        const std::string& kind = "faces5") {
    return R"({"survey":"exit","version":)" + std::to_string(version) +
           R"(,"languages":["en","de"],"questions":[{"id":"service","kind":")" + kind +
           R"(","text":{"en":"Service?","de":"Service?"},
               "labels":{"en":["Bad","Poor","Okay","Good","Great"],
                         "de":["Übel","Mies","Okay","Gut",")" +
           best + R"("]}}]})";
}

class Surveys {
  public:
    std::string write(const std::string& name, const std::string& bytes) {
        const auto file = folder_ / name;
        REQUIRE(write_file(file, bytes).ok());
        return file.string();
    }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const {
        return folder_ / name;
    }

  private:
    TemporaryFolder folder_;
};

TEST_CASE("every survey command explains itself with an example", "[survey]") {
    for (const auto* arguments : {"--help", "check --help", "preview --help"}) {
        CAPTURE(arguments);
        const Ended ended = run(arguments);
        CHECK(ended.code == 0);
        CHECK_THAT(ended.said, Catch::Contains("Example:\n  afterword-kiosk survey "));
    }
}

TEST_CASE("wrong use of a survey command ends with 2, and what can't be read with 3", "[survey]") {
    Surveys surveys;
    const std::string file = surveys.write("exit.json", survey_with("Super"));
    const std::string out = " --out " + (surveys / "out").string();
    CHECK(run("").code == 2);
    CHECK(run("sing").code == 2);
    CHECK(run("check").code == 2);
    CHECK(run("check " + file + " " + file + " --previous " + file).code == 2);
    CHECK(run("preview " + file).code == 2);
    CHECK(run("preview " + file + out + " --size large").code == 2);
    const Ended french = run("preview " + file + out + " --language fr");
    CHECK(french.code == 2);
    CHECK(french.said == "the survey does not speak \"fr\"; it speaks en, de\n");
    CHECK(run("check /nowhere.json").code == 3);
    CHECK(run("preview /nowhere.json" + out).code == 3);
}

TEST_CASE("a German label that is too long is named with every screen it does not fit",
          "[survey]") {
    Surveys surveys;
    const std::string file =
        surveys.write("exit.json", survey_with("Rindfleischetikettierungsüberwachungsaufgaben"));
    const Ended ended = run("check " + file);
    CHECK(ended.code == 1);
    for (const auto* screen :
         {"1280x800, 10 inches", "800x1280, 10 inches", "1024x600, 7 inches"}) {
        CAPTURE(screen);
        const std::string fault =
            file + ": /questions/0/labels/de/4: does not fit the screen of " + screen;
        CHECK_THAT(ended.said, Catch::Contains(fault + ", in large letters\n"));
    }
}

TEST_CASE("a configuration is checked with its survey on its own panel", "[survey]") {
    Surveys folder;
    const std::string file =
        folder.write("kiosk.json",
                     R"({"kiosk":"k-0417","store":"s-012","touchpoint":"checkout","data_dir":"data",
            "broker":{"url":"mqtt://127.0.0.1:1883"},"survey":"exit.json"})");
    folder.write("exit.json", survey_with("Rindfleischetikettierungsüberwachungsaufgaben"));
    const Ended unfit = run_kiosk("--check-config --config " + file);
    CHECK(unfit.code == 2);
    CHECK(unfit.said == file +
                            ": survey \"exit\": /questions/0/labels/de/4: does not fit the screen "
                            "of 1280x800, 10 inches, in large letters\n");
    folder.write("exit.json", survey_with("Super"));
    const Ended fine = run_kiosk("--check-config --config " + file);
    CHECK(fine.code == 0);
    CHECK(fine.said == file + ": fine\n");
}

TEST_CASE("a survey is checked against the version it follows on", "[survey]") {
    Surveys surveys;
    const std::string before = surveys.write("exit.1.json", survey_with("Super"));
    const std::string after = surveys.write("exit.json", survey_with("Super", 1, "stars5"));
    const Ended ended = run("check " + after + " --previous " + before);
    CHECK(ended.code == 1);
    CHECK_THAT(ended.said, Catch::Contains(after + ": /version: must be above 1"));
    CHECK_THAT(ended.said, Catch::Contains(after + ": /questions/0/id: \"service\" was faces5"));
}

TEST_CASE("what is no survey has all its faults said", "[survey]") {
    Surveys surveys;
    const std::string file = surveys.write(
        "exit.json", R"({"survey":"exit","version":1,"languages":["en","tlh"],"questions":[]})");
    const Ended ended = run("check " + file);
    CHECK(ended.code == 1);
    CHECK_THAT(ended.said, Catch::Contains(file + ": /languages/1: "));
    CHECK_THAT(ended.said, Catch::Contains(file + ": /questions"));
    CHECK(run("preview " + file + " --out " + (surveys / "out").string()).code == 1);
}

TEST_CASE("a preview is a picture of every screen, from the first question to the thanks",
          "[survey]") {
    struct Template {
        std::string name;
        std::vector<std::string> screens;
    };
    for (const auto& [name, screens] :
         {Template{"smiley", {"01-service", "02-reasons", "03-thanks"}},
          Template{"nps", {"01-recommend", "02-reasons", "03-words", "04-thanks"}},
          Template{"csat", {"01-visit", "02-reasons", "03-words", "04-thanks"}},
          Template{"effort", {"01-effort", "02-reasons", "03-thanks"}},
          Template{"counter",
                   {"01-service", "02-reasons", "03-contact", "03-contact-email", "04-thanks"}},
          Template{"pulse", {"01-visit", "02-thanks"}}}) {
        CAPTURE(name);
        const TemporaryFolder folder;
        const auto out = folder / "pictures";
        const Ended ended = run("preview deploy/surveys/" + name +
                                ".json --language pl --size 800x1280 --out " + out.string());
        CHECK(ended.code == 0);
        std::string expected;
        for (const auto& screen : screens) {
            const auto file = out / (screen + "-pl.png");
            expected += file.string() + "\n";
            CHECK(read_file(file).value_or("").starts_with("\x89PNG"));
        }
        CHECK(ended.said == expected);
        const auto entries = std::filesystem::directory_iterator(out);
        CHECK(std::distance(begin(entries), end(entries)) ==
              static_cast<std::ptrdiff_t>(screens.size()));
    }
}

TEST_CASE("where the consent to a call-back has a screen of its own, the preview shows it",
          "[survey]") {
    const TemporaryFolder folder;
    const auto out = folder / "pictures";
    CHECK(run("preview deploy/surveys/counter.json --language pl --size 1024x600 --out " +
              out.string())
              .code == 0);
    const auto consent = read_file(out / "03-contact-consent-pl.png").value_or("");
    CHECK(consent.starts_with("\x89PNG"));
    CHECK(consent != read_file(out / "03-contact-email-pl.png").value_or(""));
}

TEST_CASE("the pixels of a panel say how large it is", "[survey]") {
    CHECK(find_panel("1024x600")->width_mm == 154);
    CHECK(panel_text(*find_panel("1024x600")) == "1024x600, 7 inches");
    CHECK(panel_text(*find_panel("1920x1080")) == "1920x1080, 10 inches");
    for (const auto* size : {"", "x", "800", "800x", "800x1280x2", "80x60", "800x1280 ", "0x600"}) {
        CAPTURE(size);
        CHECK_FALSE(find_panel(size));
    }
}

}  // namespace
}  // namespace afterword
