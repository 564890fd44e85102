// SPDX-License-Identifier: Apache-2.0
// Any bytes are a receipt or are refused with a reason; by any receipt a kiosk sends rows that it
// holds, each at most once, and comes to an end.
#include "sync/device/send_plan.hpp"
#include "tests/fuzz/again.hpp"

using namespace afterword;
using namespace afterword::fuzz;

namespace {

constexpr SeqRange kHeld{Seq{100}, Seq{1'500}};
constexpr int kMostRanges = 1'401;  // each holds a row at least

void plans_to_an_end(const Receipt& receipt) {
    SendPlan plan;
    plan.note_sent({Seq{200}, Seq{300}}, Tick(Milliseconds(5)), "batch");
    plan.note_receipt(receipt, Tick(Milliseconds(4)));
    for (int sent = 0; const auto range = plan.next(kHeld); ++sent) {
        AFTERWORD_CHECK(sent < kMostRanges);
        AFTERWORD_CHECK(kHeld.first <= range->first && range->first <= range->last);
        AFTERWORD_CHECK(range->last <= kHeld.last && range->first > receipt.upto);
        plan.note_sent(*range, Tick(Milliseconds(6)), "batch");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = text_of(data, size);
    reads_again(bytes, decode_receipt, encode_receipt);
    const auto message = decode_receipt(bytes);
    if (const auto* receipt = message ? std::get_if<Receipt>(&*message) : nullptr) {
        plans_to_an_end(*receipt);
    }
    return 0;
}
