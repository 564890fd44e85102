// SPDX-License-Identifier: Apache-2.0
#include "tests/secrecy/needle.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

#include "platform/linux/descriptor.hpp"
#include "platform/linux/files.hpp"

namespace afterword {
namespace {

constexpr std::size_t kPiece = 1U << 20U;
constexpr std::size_t kOverlap = 1U << 10U;  // more than is looked for, in UTF-32 with spaces
constexpr std::array<std::size_t, 3> kWidths = {1, 2, 4};

// What memory is read into; wiped when done, for the next search would find it there.
std::array<char, kPiece> g_piece;

std::size_t count_between(const Needle& needle, int memory, std::uintptr_t from,
                          std::uintptr_t to) {
    std::size_t found = 0;
    while (from < to) {
        const std::size_t wanted = std::min<std::size_t>(kPiece, to - from);
        const ssize_t got = pread(memory, g_piece.data(), wanted, static_cast<off_t>(from));
        if (got <= 0) {
            break;
        }
        const auto size = static_cast<std::size_t>(got);
        found += needle.count_in({g_piece.data(), size});
        if (size <= kOverlap || from + size >= to) {
            break;
        }
        from += size - kOverlap;
    }
    return found;
}

}  // namespace

bool Needle::stands_at(std::string_view bytes, std::size_t start, std::size_t width) const {
    std::size_t at = start;
    const auto character = [&](std::size_t place) -> int {
        if (place + width > bytes.size()) {
            return -1;
        }
        for (std::size_t i = 1; i < width; ++i) {
            if (bytes[place + i] != '\0') {
                return -1;
            }
        }
        return static_cast<unsigned char>(bytes[place]);
    };
    for (std::size_t i = 0; i < std::min(size(), kTelling); ++i) {
        if (i > 0 && (character(at) == ' ' || character(at) == '-')) {
            at += width;
        }
        if (character(at) != static_cast<unsigned char>(this->at(i))) {
            return false;
        }
        at += width;
    }
    return true;
}

std::size_t Needle::count_in(std::string_view bytes) const {
    std::size_t found = 0;
    const char* const end = bytes.data() + bytes.size();
    for (const char* next = bytes.data(); next != end; ++next) {
        next = static_cast<const char*>(
            std::memchr(next, at(0), static_cast<std::size_t>(end - next)));
        if (next == nullptr) {
            break;
        }
        const auto start = static_cast<std::size_t>(next - bytes.data());
        found += static_cast<std::size_t>(
            std::count_if(kWidths.begin(), kWidths.end(),
                          [&](std::size_t width) { return stands_at(bytes, start, width); }));
    }
    return found;
}

std::size_t count_in_memory(const Needle& needle) {
    const Descriptor memory(open("/proc/self/mem", O_RDONLY | O_CLOEXEC));
    std::ifstream maps("/proc/self/maps");
    std::size_t found = 0;
    std::string line;
    const auto own = reinterpret_cast<std::uintptr_t>(g_piece.data());
    while (std::getline(maps, line)) {
        std::uintptr_t from = 0;
        std::uintptr_t to = 0;
        char dash = 0;
        std::string rights;
        std::istringstream(line) >> std::hex >> from >> dash >> to >> rights;
        if (rights.empty() || rights[0] != 'r') {
            continue;
        }
        if (own >= from && own < to) {
            found += count_between(needle, memory.get(), from, own);
            from = own + kPiece;
        }
        found += count_between(needle, memory.get(), from, to);
    }
    explicit_bzero(g_piece.data(), g_piece.size());
    return found;
}

std::size_t count_in_files(const Needle& needle, const std::filesystem::path& folder) {
    std::size_t found = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) {
            continue;
        }
        auto bytes = read_file(entry.path());
        if (bytes) {
            found += needle.count_in(*bytes);
            explicit_bzero(bytes->data(), bytes->size());
        }
    }
    return found;
}

}  // namespace afterword
