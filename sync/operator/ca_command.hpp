// SPDX-License-Identifier: Apache-2.0
// afterword ca: a small certificate authority for brokers, collectors and kiosks.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/rng.hpp"
#include "sync/operator/output.hpp"

namespace CLI {
class App;
}

namespace afterword {

// Thread: main.
class CaCommand {
  public:
    // Adds itself to the program's arguments, and must be there as long as they are read. Both
    // others outlive it.
    CaCommand(CLI::App& app, const Clock& clock, Rng& rng);
    CaCommand(const CaCommand&) = delete;
    CaCommand& operator=(const CaCommand&) = delete;
    CaCommand(CaCommand&&) = delete;
    CaCommand& operator=(CaCommand&&) = delete;
    ~CaCommand() = default;

    [[nodiscard]] bool is_asked() const { return asked_ != nullptr; }
    // Does what the arguments say.
    [[nodiscard]] Output run() const { return asked_(*this); }

  private:
    using Run = Output (*)(const CaCommand&);
    CLI::App* add(CLI::App& ca, const char* name, const char* what, Run does);
    void add_init(CLI::App& ca);
    void add_request(CLI::App& ca);
    void add_issue(CLI::App& ca);
    void add_renew(CLI::App& ca);
    void add_revoke(CLI::App& ca);
    void add_list(CLI::App& ca);
    void add_folder(CLI::App& command);
    void add_days(CLI::App& command);

    [[nodiscard]] Output init() const;
    [[nodiscard]] Output request() const;
    [[nodiscard]] Output issue() const;
    [[nodiscard]] Output renew() const;
    [[nodiscard]] Output revoke() const;
    [[nodiscard]] Output list() const;
    [[nodiscard]] Output hand_out(const Result<std::string>& certificate) const;

    const Clock& clock_;
    Rng& rng_;
    Run asked_ = nullptr;
    std::string folder_ = "ca";
    std::string name_;
    std::string key_file_;
    std::string request_file_;
    std::string out_;
    std::vector<std::string> hosts_;
    std::string holder_ = "kiosk";
    int days_ = 90;
    bool json_ = false;
};

}  // namespace afterword
