// SPDX-License-Identifier: Apache-2.0
// Stands in for libFuzzer where there is none: runs a target on every file in
// the folders that are named.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>

#include "platform/linux/files.hpp"

// The target itself, in a file of its own.
// NOLINTNEXTLINE(readability-redundant-declaration)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void replay(const std::filesystem::path& file) {
    const auto bytes = afterword::read_file(file);
    AFTERWORD_CHECK(bytes.ok());
    std::fprintf(stderr, "%s\n", file.c_str());  // the last one, should it end here
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size());
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t runs = 0;
    for (int i = 1; i < argc; ++i) {
        for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
            replay(entry.path());
            ++runs;
        }
    }
    return runs > 0 ? 0 : 1;  // a corpus that is not there proves nothing
}
