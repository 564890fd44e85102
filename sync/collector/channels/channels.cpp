// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/channels/channels.hpp"

#include <algorithm>

namespace afterword {

Channels::Channels(std::vector<Channel> channels, const CourierOptions& options, const Clock& clock,
                   Link& link, Courier::Report report)
    : channels_(std::move(channels)),
      clock_(clock),
      link_(link),
      report_(report),
      courier_(options, std::move(report)) {}

bool Channels::send(Errand errand) {
    const auto channel = std::find_if(channels_.begin(), channels_.end(), [&](const auto& known) {
        return known.id == errand.key.channel;
    });
    if (channel == channels_.end()) {
        report_({std::move(errand.key),
                 ErrandOutcome::Ending::Hopeless,
                 "the configuration has no such channel any more",
                 {}});
        return true;
    }
    Parcel parcel = make_parcel(*channel, std::move(errand.message), clock_.wall());
    auto* publication = std::get_if<Outgoing>(&parcel);
    if (publication == nullptr) {
        return courier_.carry(*channel, std::move(errand.key), std::move(parcel));
    }
    const bool taken = link_.publish(std::move(*publication));
    report_({std::move(errand.key),
             taken ? ErrandOutcome::Ending::Delivered : ErrandOutcome::Ending::Failed,
             taken ? "given to the broker" : "the broker is not connected",
             {}});
    return true;
}

}  // namespace afterword
