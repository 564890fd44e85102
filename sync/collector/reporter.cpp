// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/reporter.hpp"

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "platform/base/overload.hpp"
#include "sync/collector/reading.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kLongestSleep{10'000};

}  // namespace

Reporter::Reporter(std::unique_ptr<Store> store, const Basis& basis, const Clock& clock)
    : store_(std::move(store)), basis_(basis), clock_(clock) {}

bool Reporter::answers(const Query& query) {
    return std::visit(
        [](const auto& asked) { return std::is_invocable_v<Reading, decltype(asked)>; }, query);
}

Result<Report> Reporter::answer(const Query& query) {
    const Overload reading{Reading{*store_, basis_, clock_.wall()},
                           [](const auto&) -> Result<Report> {
                               return Error{Errc::Invalid, "the collector's to answer"};
                           }};
    std::optional<Report> answer;
    auto read = store_->read([&]() -> Status {
        auto report = std::visit(reading, query);
        if (!report) {
            return std::move(report).error();
        }
        answer = *std::move(report);
        return done();
    });
    if (!read) {
        return std::move(read).error();
    }
    return *std::move(answer);
}

void run_reporter(Reporter& reporter, Mailbox<Inquiry>& mailbox, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (const auto inquiry = mailbox.take(stop, kLongestSleep)) {
            inquiry->reply(reporter.answer(inquiry->query));
        }
    }
}

}  // namespace afterword
