// SPDX-License-Identifier: Apache-2.0
// Any bytes are a hello, a presence or a report of health, or are refused with a reason.
#include "sync/wire/hello.hpp"

#include "sync/wire/have.hpp"
#include "sync/wire/state_message.hpp"
#include "tests/fuzz/again.hpp"

using namespace afterword;
using namespace afterword::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = text_of(data, size);
    reads_again(bytes, decode_hello, encode_hello);
    reads_again(bytes, decode_state, encode_state);
    reads_again(bytes, decode_have, encode_have);
    return 0;
}
