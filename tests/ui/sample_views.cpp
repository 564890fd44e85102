// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/sample_views.hpp"

#include <algorithm>

#include "platform/base/result.hpp"

namespace afterword::ui::test {

std::vector<Sample> samples(Language language) {
    std::vector<Sample> all = shopper_samples(language);
    for (Sample& one : staff_samples(language)) {
        all.push_back(std::move(one));
    }
    return all;
}

const Sample& sample(const std::vector<Sample>& all, std::string_view name) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [name](const Sample& one) { return one.name == name; });
    AFTERWORD_CHECK(found != all.end());
    return *found;
}

std::vector<Hung> panels() {
    return {{"landscape", {1280, 800, 217, 136}}, {"portrait", {800, 1280, 136, 217}}};
}

}  // namespace afterword::ui::test
