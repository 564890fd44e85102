// SPDX-License-Identifier: Apache-2.0
// What this process holds.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <malloc.h>
#include <unistd.h>

namespace afterword {

struct Footprint {
    long resident_kb = 0;
    long descriptors = 0;
    long threads = 0;

    static Footprint now() {
        malloc_trim(0);  // what is free is not held
        std::ifstream statm("/proc/self/statm");
        long size = 0;
        long resident = 0;
        statm >> size >> resident;
        const auto entries = [](const char* folder) {
            return std::distance(std::filesystem::directory_iterator(folder),
                                 std::filesystem::directory_iterator());
        };
        return {resident * sysconf(_SC_PAGESIZE) / 1024, entries("/proc/self/fd"),
                entries("/proc/self/task")};
    }
};

}  // namespace afterword
