// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/files.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "platform/linux/descriptor.hpp"

namespace afterword {
namespace {

Error system_error(const std::filesystem::path& path) {
    const int reason = errno;
    Errc code = Errc::Io;
    if (reason == ENOENT) {
        code = Errc::NotFound;
    } else if (reason == ENOSPC || reason == EDQUOT) {
        code = Errc::Full;
    }
    return {code, path.string() + ": " + std::generic_category().message(reason)};
}

Status write_all(int fd, std::string_view content, const std::filesystem::path& file) {
    while (!content.empty()) {
        const ssize_t written = write(fd, content.data(), content.size());
        if (written < 0) {
            return system_error(file);
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return done();
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& file, std::uintmax_t limit) {
    const Descriptor in(open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!in.valid()) {
        return system_error(file);
    }
    std::string content;
    std::string piece(64U << 10U, '\0');
    while (true) {
        const ssize_t got = read(in.get(), piece.data(), piece.size());
        if (got < 0) {
            return system_error(file);
        }
        if (got == 0) {
            return content;
        }
        content.append(piece, 0, static_cast<std::size_t>(got));
        if (content.size() > limit) {
            return Error{Errc::Invalid,
                         file.string() + ": larger than " + std::to_string(limit) + " bytes"};
        }
    }
}

Status write_file(const std::filesystem::path& file, std::string_view content) {
    const std::filesystem::path beside = file.string() + ".new";
    {
        const Descriptor out(
            open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
        if (!out.valid()) {
            return system_error(beside);
        }
        if (auto written = write_all(out.get(), content, beside); !written) {
            return written;
        }
        if (fdatasync(out.get()) != 0) {
            return system_error(beside);
        }
    }
    if (rename(beside.c_str(), file.c_str()) != 0) {
        return system_error(file);
    }
    return sync_directory(file.has_parent_path() ? file.parent_path() : ".");
}

Status sync_file(const std::filesystem::path& file) {
    const Descriptor written(open(file.c_str(), O_RDWR | O_CLOEXEC));
    if (!written.valid() || fsync(written.get()) != 0) {
        return system_error(file);
    }
    return done();
}

Result<Sha256> hash_of_file(const std::filesystem::path& file) {
    const Descriptor in(open(file.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat state {};
    if (!in.valid() || fstat(in.get(), &state) != 0) {
        return system_error(file);
    }
    const auto size = static_cast<std::size_t>(state.st_size);
    if (size == 0) {
        return sha256({});
    }
    void* mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, in.get(), 0);
    if (mapped == MAP_FAILED) {
        return system_error(file);
    }
    const Sha256 hash = sha256({static_cast<const char*>(mapped), size});
    munmap(mapped, size);
    return hash;
}

Status sync_directory(const std::filesystem::path& directory) {
    const Descriptor folder(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.valid() || fsync(folder.get()) != 0) {
        return system_error(directory);
    }
    return done();
}

Status make_directory(const std::filesystem::path& directory) {
    std::error_code failure;
    if (std::filesystem::create_directories(directory, failure)) {
        std::filesystem::permissions(directory, std::filesystem::perms::owner_all, failure);
    }
    if (failure) {
        return Error{Errc::Io, directory.string() + ": " + failure.message()};
    }
    return done();
}

void keep_files_private() {
    umask(S_IRWXG | S_IRWXO);
}

Result<std::uint64_t> free_bytes(const std::filesystem::path& path) {
    struct statvfs state {};
    if (statvfs(path.c_str(), &state) != 0) {
        return system_error(path);
    }
    return std::uint64_t{state.f_bavail} * state.f_frsize;
}

}  // namespace afterword
