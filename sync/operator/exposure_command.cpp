// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/exposure_command.hpp"

#include <algorithm>
#include <cstdio>
#include <span>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "platform/linux/files.hpp"
#include "sync/operator/exposure_file.hpp"
#include "sync/operator/harmless.hpp"
#include "sync/operator/listing.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kPage = 500;  // as many as the collector takes at once
constexpr std::uintmax_t kLargestFile = 256U << 20U;
constexpr Milliseconds kSayEvery{2'000};

constexpr const char* kImportFooter =
    "FILE is CSV with the names store,hour,transactions in its first line:\n"
    "  store,hour,transactions\n"
    "  s-001,2026-11-21T14,123\n"
    "An hour is one of the clock on the store's wall: T14 is 14:00 to 15:00. On the night on "
    "which\n"
    "clocks are set back the hour that comes twice stands there once, with what both held; the "
    "one\n"
    "that is skipped when they are put forward is left out, or has 0. Hours that have not begun\n"
    "yet are faults, and so are stores that the collector does not have.\n"
    "The file is checked as a whole first, here and by the collector. Every fault is named as\n"
    "file:line: reason, and with a single one nothing is imported. The same file a second time\n"
    "changes nothing; another count for an hour replaces the one that was there. An import that\n"
    "was interrupted is finished by the same command once more.\n"
    "`afterword report alerts` then has complaints per transactions, of the hours that are known.\n"
    "Exit code 2 when anything is wrong with the file. The token needs the scope exposure.\n"
    "Example:\n  afterword exposure import --token-file tills.token tills-2026-11.csv";

struct Taken {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
};

std::string body_of(std::span<const TillLine> lines) {
    Json hours = Json::array();
    for (const auto& line : lines) {
        hours.push_back({{"store", line.count.of.store.text},
                         {"hour", hour_text(line.count.of.hour)},
                         {"transactions", line.count.transactions}});
    }
    return Json({{"hours", std::move(hours)}}).dump();
}

class Import {
  public:
    Import(const CollectorAccess& access, TillFile file, const SayProgress& say)
        : access_(access), file_(std::move(file)), say_(say) {}

    // Page by page, to the end or the first that fails.
    Result<Taken> go_over(ImportOptions::Doing doing) {
        const bool only_check = doing == ImportOptions::Doing::Check;
        const std::span<const TillLine> all(file_.lines);
        Taken taken;
        for (std::size_t first = 0; first < all.size(); first += kPage) {
            const auto page = all.subspan(first, std::min(kPage, all.size() - first));
            const auto answer =
                post(access_, only_check ? "exposure/check" : "exposure", body_of(page), "");
            if (!answer) {
                return answer.error();
            }
            if (auto read = read_answer(answer->text, page, taken); !read) {
                return std::move(read).error();
            }
            say_((only_check ? "checked " : "imported ") + std::to_string(first + page.size()) +
                 " of " + std::to_string(all.size()) + " hours");
        }
        return taken;
    }

    // Every fault there is, by line.
    [[nodiscard]] std::string faults(const std::string& file) {
        std::stable_sort(
            file_.faults.begin(), file_.faults.end(),
            [](const TillFault& one, const TillFault& other) { return one.line < other.line; });
        std::string text;
        for (const auto& fault : file_.faults) {
            text += file + ":" + std::to_string(fault.line) + ": " + fault.why + "\n";
        }
        return text;
    }
    [[nodiscard]] bool has_faults() const { return !file_.faults.empty(); }

  private:
    Status read_answer(const std::string& text, std::span<const TillLine> page, Taken& taken) {
        try {
            const Json answer = Json::parse(text);
            taken.added += answer.at("added").get<std::int64_t>();
            taken.changed += answer.at("changed").get<std::int64_t>();
            taken.unchanged += answer.at("unchanged").get<std::int64_t>();
            for (const auto& fault : answer.at("faults")) {
                const auto index = fault.at("index").get<std::size_t>();
                if (index >= page.size()) {
                    return senseless("a fault beyond the page");
                }
                file_.faults.push_back({page[index].number, fault.at("why").get<std::string>()});
            }
        } catch (const Json::exception& error) {
            return senseless(error.what());
        }
        return done();
    }

    const CollectorAccess& access_;
    TillFile file_;
    const SayProgress& say_;
};

std::string summary(const Taken& taken, ImportOptions::Doing doing) {
    const bool only_check = doing == ImportOptions::Doing::Check;
    return std::to_string(taken.added + taken.changed + taken.unchanged) +
           " hours: " + std::to_string(taken.added) + (only_check ? " to add, " : " added, ") +
           std::to_string(taken.changed) + (only_check ? " to change, " : " changed, ") +
           std::to_string(taken.unchanged) + " known already\n";
}

}  // namespace

Output import_exposure(const CollectorAccess& access, const ImportOptions& options,
                       const SayProgress& say) {
    const auto text = read_file(options.file, kLargestFile);
    if (!text) {
        return {"", text.error().message, ExitCode::WrongUse};
    }
    Import pages(access, parse_till_file(*text), say);
    auto taken = pages.go_over(ImportOptions::Doing::Check);
    if (!taken) {
        return failed(taken.error());
    }
    if (pages.has_faults()) {
        return {"", pages.faults(options.file) + "nothing was imported", ExitCode::WrongUse};
    }
    if (options.doing == ImportOptions::Doing::Import) {
        taken = pages.go_over(ImportOptions::Doing::Import);
    }
    if (!taken) {
        return failed(taken.error());
    }
    return {summary(*taken, options.doing), ""};
}

ExposureCommand::ExposureCommand(CLI::App& app, const Clock& clock) : clock_(clock) {
    auto* exposure = app.add_subcommand("exposure", "What tills counted, for rates of complaints");
    exposure->require_subcommand(1);
    exposure->footer(
        "Example:\n  afterword exposure import --token-file tills.token tills-2026-11.csv");
    auto* command = exposure->add_subcommand("import", "Transactions of stores by the hour");
    command->callback([this] { is_asked_ = true; });
    access_.add_to(*command);
    command->add_option("file", options_.file, "CSV: store,hour,transactions")->required();
    command->add_flag("--check", only_check_, "Say what is wrong and what would change, no more");
    command->footer(kImportFooter);
}

Output ExposureCommand::run() const {
    const auto access = access_.read();
    if (!access) {
        return failed(access.error());
    }
    ImportOptions options = options_;
    options.doing = only_check_ ? ImportOptions::Doing::Check : ImportOptions::Doing::Import;
    Tick said = clock_.tick();
    return import_exposure(*access, options, [&](const std::string& line) {
        if (clock_.tick() - said >= kSayEvery) {
            said = clock_.tick();
            std::fprintf(stderr, "%s\n", line.c_str());
        }
    });
}

}  // namespace afterword
