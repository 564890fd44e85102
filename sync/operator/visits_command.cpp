// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/visits_command.hpp"

namespace afterword {

Output visits(const CollectorAccess& access, const VisitsOptions& options) {
    auto file = VisitFile::open(options.file, options.format);
    if (!file) {
        return failed(file.error());
    }
    const bool as_csv = options.format == VisitFile::Format::Csv;
    std::int64_t fetched = 0;
    while (true) {
        const auto page = fetch(access, "visits",
                                {{"after", file->cursor()}, {"format", as_csv ? "csv" : "jsonl"}});
        if (!page) {
            return failed(page.error());
        }
        // The names alone, when there is no more.
        if (as_csv ? page->find('\n') + 1 == page->size() : page->empty()) {
            return {std::to_string(fetched) + " visits added to " + options.file + '\n', "",
                    ExitCode::Ok};
        }
        auto added = file->add(*page);
        if (!added) {
            return failed(added.error());
        }
        fetched += *added;
    }
}

}  // namespace afterword
