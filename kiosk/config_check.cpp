// SPDX-License-Identifier: Apache-2.0
#include "kiosk/config_check.hpp"

#include "kiosk/progress.hpp"
#include "kiosk/survey_check.hpp"
#include "platform/linux/scratch_folder.hpp"

namespace afterword {

Status check_texts(const std::string& file, const KioskConfig& config) {
    const auto fonts = ScratchFolder::make();
    if (!fonts) {
        return fonts.error();
    }
    Progress progress;
    std::string faults;
    for (const auto& survey : config.surveys) {
        const std::string where = file + ": survey \"" + survey.name + "\": ";
        const auto unfit =
            find_texts_that_do_not_fit(survey, {&config.display.panel, 1}, fonts->path(),
                                       [&](const std::string& what) { progress.at(where + what); });
        if (!unfit) {
            return unfit.error();
        }
        for (const auto& fault : *unfit) {
            faults += (faults.empty() ? "" : "\n") + where + fault.pointer + ": " + fault.reason;
        }
    }
    return faults.empty() ? done() : Status(Error{Errc::Invalid, faults});
}

}  // namespace afterword
