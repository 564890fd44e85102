// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/survey_command.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <unistd.h>

#include "platform/linux/files.hpp"
#include "sync/operator/survey_templates.hpp"

namespace afterword {
namespace {

constexpr const char* kKiosk = "afterword-kiosk";

}  // namespace

std::string survey_template_names() {
    std::string text;
    for (const auto& one : survey_templates()) {
        text += (text.empty() ? "" : ", ") + std::string(one.name);
    }
    return text;
}

Output new_survey(const std::string& name, const std::filesystem::path& out) {
    const auto templates = survey_templates();
    const auto found = std::find_if(templates.begin(), templates.end(),
                                    [&](const SurveyTemplate& one) { return one.name == name; });
    if (found == templates.end()) {
        return failed({Errc::Invalid, "there is no template \"" + name + "\"; there are " +
                                          survey_template_names()});
    }
    if (out.empty()) {
        return {std::string(found->bytes), "", ExitCode::Ok};
    }
    if (std::filesystem::exists(out)) {
        return failed({Errc::Invalid, out.string() + " is there already: name another file"});
    }
    if (auto written = write_file(out, found->bytes); !written) {
        return failed(written.error());
    }
    return {"", "Written to " + out.string() + ". Give it a name of your own in \"survey\".",
            ExitCode::Ok};
}

Output survey_by_kiosk(const std::vector<std::string>& arguments) {
    std::error_code unknown;
    const auto beside =
        std::filesystem::read_symlink("/proc/self/exe", unknown).replace_filename(kKiosk);
    std::vector<std::string> words = {kKiosk, "survey"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (auto& word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    execv(beside.c_str(), argv.data());
    execvp(kKiosk, argv.data());
    const int why = errno;
    if (why == ENOENT) {
        return failed({Errc::Io, std::string(kKiosk) +
                                     " draws and checks the screens, and is neither " + "in " +
                                     beside.parent_path().string() +
                                     " nor in PATH: install it on this machine"});
    }
    return failed({Errc::Io, std::string("could not start ") + kKiosk + ": " +
                                 std::generic_category().message(why)});
}

}  // namespace afterword
