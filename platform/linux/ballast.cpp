// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/ballast.hpp"

#include <string>
#include <system_error>

#include <fcntl.h>

#include "platform/linux/descriptor.hpp"

namespace afterword {

Status Ballast::load() {
    if (loaded()) {
        return done();
    }
    const Descriptor out(open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    // posix_fallocate gives real blocks; a sparse file would reserve nothing.
    const int reason =
        out.valid() ? posix_fallocate(out.get(), 0, static_cast<off_t>(size_)) : errno;
    if (reason != 0) {
        release();
        return Error{reason == ENOSPC ? Errc::Full : Errc::Io,
                     file_.string() + ": " + std::generic_category().message(reason)};
    }
    return done();
}

void Ballast::release() {
    std::error_code ignored;  // not there is as good as removed
    std::filesystem::remove(file_, ignored);
}

bool Ballast::loaded() const {
    std::error_code ignored;
    return std::filesystem::file_size(file_, ignored) == size_ && !ignored;
}

}  // namespace afterword
