// SPDX-License-Identifier: Apache-2.0
// Any bytes are a batch or are refused with a reason; any row of it is a row or is set aside.
#include "sync/wire/batch.hpp"

#include <algorithm>

#include "sync/wire/row.hpp"
#include "tests/fuzz/again.hpp"

using namespace afterword;
using namespace afterword::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto batch = decode_batch(text_of(data, size));
    if (!batch) {
        AFTERWORD_CHECK(is_utf8(batch.error().message) && !batch.error().message.empty());
        return 0;
    }
    AFTERWORD_CHECK(!batch->rows.empty() && batch->rows.size() <= kMostRows);
    for (const auto& row : batch->rows) {
        AFTERWORD_CHECK(!row.empty());
        reads_again(row, decode_row, encode_row);
        if (row.size() > kLargestRow) {
            return 0;  // no kiosk of ours could send it on
        }
    }
    // What our own kiosks would make of the same rows says the same.
    const EncodedBatch own = encode_batch(batch->header, batch->rows);
    const auto again = decode_batch(own.payload);
    AFTERWORD_CHECK(again.ok() && again->header == batch->header);
    AFTERWORD_CHECK(again->rows.size() == own.rows);
    AFTERWORD_CHECK(std::equal(again->rows.begin(), again->rows.end(), batch->rows.begin()));
    return 0;
}
