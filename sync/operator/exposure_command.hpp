// SPDX-License-Identifier: Apache-2.0
// afterword exposure import: tells the collector what the tills of stores counted.
#pragma once

#include <functional>
#include <string>

#include "platform/base/clock.hpp"
#include "sync/operator/access_options.hpp"
#include "sync/operator/output.hpp"

namespace afterword {

struct ImportOptions {
    std::string file;
    enum class Doing { Import, Check } doing = Doing::Import;
};
// "checked 1500 of 51100 hours"
using SayProgress = std::function<void(const std::string& line)>;

// Checks the file and has the collector check it, all of it, before anything is imported. WrongUse
// with every fault as file:line: reason when there is one. Progress is offered with each page.
Output import_exposure(const CollectorAccess& access, const ImportOptions& options,
                       const SayProgress& say);

// Adds itself to the program's arguments, and must be there as long as they are read; the clock
// outlives it.
class ExposureCommand {
  public:
    ExposureCommand(CLI::App& app, const Clock& clock);
    ExposureCommand(const ExposureCommand&) = delete;
    ExposureCommand& operator=(const ExposureCommand&) = delete;
    ExposureCommand(ExposureCommand&&) = delete;
    ExposureCommand& operator=(ExposureCommand&&) = delete;
    ~ExposureCommand() = default;
    [[nodiscard]] bool is_asked() const { return is_asked_; }
    // Says to standard error how far it is, every two seconds.
    [[nodiscard]] Output run() const;

  private:
    const Clock& clock_;
    AccessOptions access_;
    ImportOptions options_;
    bool only_check_ = false;
    bool is_asked_ = false;
};

}  // namespace afterword
