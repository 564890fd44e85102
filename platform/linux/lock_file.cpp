// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/lock_file.hpp"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>

#include "platform/linux/files.hpp"

namespace afterword {

Result<LockFile> LockFile::take(const std::filesystem::path& file) {
    Descriptor descriptor(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!descriptor.valid()) {
        return Error{Errc::Io, file.string() + ": " + std::generic_category().message(errno)};
    }
    if (flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) {
        const std::string holder = read_file(file).value_or("unknown");
        return Error{Errc::Busy, file.string() + ": held by process " + holder +
                                     "; only one may use this data directory"};
    }
    const std::string own = std::to_string(getpid());
    if (ftruncate(descriptor.get(), 0) != 0 ||
        pwrite(descriptor.get(), own.data(), own.size(), 0) < 0) {
        // The number in the file is a courtesy to people; the lock holds without it, even when the
        // disk is full.
        errno = 0;
    }
    return LockFile(std::move(descriptor));
}

}  // namespace afterword
