// SPDX-License-Identifier: Apache-2.0
// afterword-finger: a finger and a camera for kiosks on an X server with the `inputtest` driver.
#include <array>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "tests/tour/player.hpp"

namespace {

using namespace afterword;
using namespace afterword::tour;

enum class Exit { Played = 0, Stuck = 1, WrongUse = 2, NoStage = 3 };

struct Arguments {
    std::string display;
    std::string socket;
    std::string pictures = ".";
    std::string cues = ".";
    std::vector<std::string> kiosks;
};

Exit refuse(Exit code, const Error& error) {
    std::fprintf(stderr, "afterword-finger: %s\n", error.message.c_str());
    return code;
}

// "k-0417,0,0,1280,800,/run/k-0417.screen"
Result<std::pair<std::string, KioskWindow>> read_kiosk(const std::string& text) {
    std::array<std::string, 6> parts;
    std::size_t part = 0;
    for (const char c : text) {
        if (c == ',' && part + 1 < parts.size()) {
            ++part;
        } else {
            parts[part] += c;
        }
    }
    std::array<int, 4> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!CLI::detail::lexical_cast(parts[i + 1], numbers[i])) {
            return Error{Errc::Invalid, text + " is not NAME,X,Y,WIDTH,HEIGHT,FILE"};
        }
    }
    const Area area{{numbers[0], numbers[1]}, {numbers[2], numbers[3]}};
    return std::pair{parts[0], KioskWindow{area, parts[5]}};
}

Exit play(const Arguments& arguments) {
    Stage stage;
    stage.pictures = arguments.pictures;
    stage.cues = arguments.cues;
    for (const auto& text : arguments.kiosks) {
        auto kiosk = read_kiosk(text);
        if (!kiosk) {
            return refuse(Exit::WrongUse, kiosk.error());
        }
        stage.kiosks.insert(*std::move(kiosk));
    }
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    const auto story = read_story(text);
    if (!story) {
        return refuse(Exit::WrongUse, story.error());
    }
    auto camera = Camera::open(arguments.display);
    if (!camera) {
        return refuse(Exit::NoStage, camera.error());
    }
    auto finger = TouchScreen::open(arguments.socket, camera->screen());
    if (!finger) {
        return refuse(Exit::NoStage, finger.error());
    }
    Player player(std::move(stage), *std::move(finger), *std::move(camera));
    const auto played = player.play(*story);
    return played ? Exit::Played : refuse(Exit::Stuck, played.error());
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Plays a story, read from its input, with real touches at real kiosks."};
    Arguments arguments;
    app.add_option("--display", arguments.display, "The X server, such as :7")->required();
    app.add_option("--socket", arguments.socket, "SocketPath of its inputtest device")->required();
    app.add_option("--kiosk", arguments.kiosks,
                   "NAME,X,Y,WIDTH,HEIGHT,FILE: its window, and what it was given with --describe");
    app.add_option("--pictures", arguments.pictures, "Folder for the pictures");
    app.add_option("--cues", arguments.cues, "Folder for what is done by somebody else");
    app.footer(
        "Exit codes: 0 played to the end, 1 the story got stuck, 2 wrong use, 3 no server.\n"
        "Example:\n"
        "  printf 'on k\\nwait rate\\ntap Great\\npicture reasons\\n' | afterword-finger \\\n"
        "      --display :7 --socket touch.sock --kiosk k,0,0,1280,800,k.screen");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return static_cast<int>(app.exit(error) == 0 ? Exit::Played : Exit::WrongUse);
    }
    return static_cast<int>(play(arguments));
}
