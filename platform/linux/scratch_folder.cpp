// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/scratch_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace afterword {

Result<ScratchFolder> ScratchFolder::make() {
    std::error_code none;
    const auto parent = std::filesystem::temp_directory_path(none);
    std::string path = ((none ? "/tmp" : parent) / "afterword-XXXXXX").string();
    if (mkdtemp(path.data()) == nullptr) {
        return Error{Errc::Io, path + ": " + std::generic_category().message(errno)};
    }
    return ScratchFolder(path);
}

ScratchFolder::~ScratchFolder() {
    if (!path_.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
}

}  // namespace afterword
