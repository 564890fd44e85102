// SPDX-License-Identifier: Apache-2.0
// The screen in words, in a file: what the tour and other programs read to find their buttons.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "ui/kit/semantics.hpp"
#include "ui/view.hpp"

namespace afterword {

// Rewrites a file, whole, whenever the words on the screen change. It holds what the screen shows
// and no more, but it holds it for everybody who may read it: for demonstrations and tests only.
// Thread: main.
class Description {
  public:
    explicit Description(std::filesystem::path file) : file_(std::move(file)) {}
    void write(const ui::View& view, const ui::SemanticTree& tree);

  private:
    std::filesystem::path file_;
    std::uint64_t frame_ = 0;
    std::string last_;
};

}  // namespace afterword
