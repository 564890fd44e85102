// SPDX-License-Identifier: Apache-2.0
// Any stream of touches, waits and letters leaves the kiosk alive, its screens consistent, and
// nothing thanked for that was not stored.
#include "tests/fuzz/ordeal.hpp"
#include "tests/fuzz/stage.hpp"

using namespace afterword;
using namespace afterword::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Stage& stage = Stage::get();
    Bytes bytes({data, size});
    Ordeal ordeal(stage.config, stage.ui, *stage.ime);
    while (bytes.has_more()) {
        ordeal.suffer(bytes);
    }
    ordeal.leave_alone();
    return 0;
}
