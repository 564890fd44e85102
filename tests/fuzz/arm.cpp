// SPDX-License-Identifier: Apache-2.0
// Any bytes are a till's word or are refused with a reason, whether the till has signed them or
// somebody else has sent them.
#include <nlohmann/json.hpp>

#include "sync/wire/arm_message.hpp"
#include "tests/fuzz/again.hpp"

using namespace afterword;
using namespace afterword::fuzz;

namespace {

struct Till {
    SeededRng rng{1};
    SigningPair pair = make_signing_pair(rng);
    ArmKeys keys{{"till-1", pair.verify}};
};

void is_read_or_refused(std::string_view payload, const Till& till) {
    const auto request = read_arm(payload, till.keys);
    if (!request) {
        AFTERWORD_CHECK(is_utf8(request.error().message));
        AFTERWORD_CHECK(!arm_rejection_of(request.error()).empty());
        return;
    }
    AFTERWORD_CHECK(kShortestWindow <= request->window && request->window <= kLongestWindow);
    const auto again = read_arm(encode_arm(*request, "till-1", till.pair.signer), till.keys);
    AFTERWORD_CHECK(again.ok() && *again == *request);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Till till;
    const std::string text(text_of(data, size));
    is_read_or_refused(text, till);
    if (is_utf8(text)) {
        const auto signature = sign("aw1-arm\n" + text, till.pair.signer);
        is_read_or_refused(
            nlohmann::json{{"arm", text}, {"key", "till-1"}, {"sig", to_base64(signature)}}.dump(),
            till);
    }
    return 0;
}
