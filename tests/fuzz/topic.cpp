// SPDX-License-Identifier: Apache-2.0
// Any bytes are a topic of ours, and then name one kiosk and one kind, or are refused.
#include "sync/wire/topic.hpp"

#include "tests/fuzz/again.hpp"

using namespace afterword;
using namespace afterword::fuzz;

namespace {

bool names_one(const KioskId& kiosk) {
    return make_kiosk_id(kiosk.text).ok() && kiosk.text.find_first_of("+#/") == std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view topic = text_of(data, size);
    if (const auto up = parse_up_topic(topic)) {
        AFTERWORD_CHECK(names_one(up->kiosk));
        const std::string own = up_topic(up->kind, up->kiosk);  // the shard may be another
        AFTERWORD_CHECK(own.size() == topic.size() && own.substr(10) == topic.substr(10));
    }
    if (const auto down = parse_down_topic(topic)) {
        AFTERWORD_CHECK(names_one(down->kiosk));
        AFTERWORD_CHECK(down_topic(down->kind, down->kiosk) == topic);
    }
    return 0;
}
