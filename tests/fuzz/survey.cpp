// SPDX-License-Identifier: Apache-2.0
// Any bytes are a survey or are refused with a reason; a survey can be asked to its end.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/shopper.hpp"
#include "tests/fuzz/stage.hpp"

using namespace afterword;
using namespace afterword::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto survey = read_survey(bytes, "survey.json");
    if (!survey) {
        AFTERWORD_CHECK(survey.error().message.starts_with("survey.json"));
        return 0;
    }
    for (const Habit habit : {Habit::Least, Habit::Most, Habit::Skip}) {
        AFTERWORD_CHECK(finishes(*survey, habit, Stage::get()));
    }
    return 0;
}
