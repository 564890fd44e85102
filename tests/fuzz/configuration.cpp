// SPDX-License-Identifier: Apache-2.0
// Any bytes are a configuration of a kiosk or a collector, or are refused by their file's name and
// on lines that a terminal can show.
#include "kiosk/kiosk_config.hpp"
#include "platform/linux/files.hpp"
#include "sync/collector/collector_config.hpp"
#include "tests/fakes/temporary.hpp"
#include "tests/fuzz/again.hpp"

using namespace afterword;
using namespace afterword::fuzz;

namespace {

constexpr std::string_view kSurvey = R"({"survey":"exit","version":1,"languages":["en"],
    "questions":[{"id":"service","kind":"faces5","text":{"en":"How?"},
    "labels":{"en":["a","b","c","d","e"]}}]})";

// A survey and a token that the corpus names.
struct Folder {
    TemporaryFolder folder = TemporaryFolder::in_memory();
    std::filesystem::path file = folder / "configuration.json";

    Folder() {
        AFTERWORD_CHECK(write_file(folder / "survey.json", kSurvey).ok());
        AFTERWORD_CHECK(write_file(folder / "token", "secret\n").ok());
    }
};

template <class Config>
void is_read_or_refused(const Result<Config>& config, const std::filesystem::path& folder) {
    if (config) {
        return;
    }
    std::string_view problems = config.error().message;
    AFTERWORD_CHECK(config.error().code == Errc::Invalid && !problems.empty());
    while (!problems.empty()) {
        const auto line = problems.substr(0, problems.find('\n'));
        AFTERWORD_CHECK(line.starts_with(folder.string()) && printable(line) == line);
        problems.remove_prefix(std::min(line.size() + 1, problems.size()));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder here;
    AFTERWORD_CHECK(write_file(here.file, text_of(data, size)).ok());
    is_read_or_refused(read_kiosk_config(here.file), here.folder.path());
    is_read_or_refused(read_collector_config(here.file), here.folder.path());
    return 0;
}
