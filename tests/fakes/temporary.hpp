// SPDX-License-Identifier: Apache-2.0
// A folder for one test.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace afterword {

// Removed with all it holds at the end.
class TemporaryFolder {
  public:
    // Under TMPDIR or /tmp.
    TemporaryFolder() : TemporaryFolder(std::filesystem::temp_directory_path()) {}
    // In memory where the system has such a folder: for tests that prove nothing about disks.
    static TemporaryFolder in_memory() {
        const std::filesystem::path memory = "/dev/shm";
        return std::filesystem::is_directory(memory) ? TemporaryFolder(memory) : TemporaryFolder();
    }
    explicit TemporaryFolder(const std::filesystem::path& parent) {
        std::string pattern = (parent / "afterword-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no temporary folder");
        }
        path_ = pattern;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const {
        return path_ / name;
    }

  private:
    std::filesystem::path path_;
};

}  // namespace afterword
