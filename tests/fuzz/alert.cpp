// SPDX-License-Identifier: Apache-2.0
// Any bytes are an alert or the store's day, or are refused with a reason.
#include "sync/wire/alert_message.hpp"
#include "sync/wire/today_message.hpp"
#include "tests/fuzz/again.hpp"

using namespace afterword;
using namespace afterword::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = text_of(data, size);
    reads_again(bytes, decode_alert, encode_alert);
    reads_again(bytes, decode_today, encode_today);
    return 0;
}
