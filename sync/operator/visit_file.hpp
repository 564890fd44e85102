// SPDX-License-Identifier: Apache-2.0
// A file of visits that grows page by page, and itself says how far it has come.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/linux/descriptor.hpp"

namespace afterword {

// Thread-bound.
class VisitFile {
  public:
    enum class Format { JsonLines, Csv };

    // Makes the file, or opens it and cuts off what stands behind its last whole visit. Busy while
    // another process adds to it; Invalid when its end holds no visit in this format.
    static Result<VisitFile> open(const std::filesystem::path& path, Format format);

    // Where to go on; empty at the beginning.
    [[nodiscard]] const std::string& cursor() const { return cursor_; }

    // Adds a page as the collector sent it. Once ok, it is there after a power cut. Invalid when it
    // does not end with a visit. Gives the number of visits.
    Result<std::int64_t> add(std::string_view page);

  private:
    VisitFile(std::filesystem::path path, Descriptor file, Format format)
        : path_(std::move(path)), file_(std::move(file)), format_(format) {}
    Status find_end();

    std::filesystem::path path_;
    Descriptor file_;
    Format format_;
    std::string cursor_;
    std::int64_t size_ = 0;
};

}  // namespace afterword
