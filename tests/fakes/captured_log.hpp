// SPDX-License-Identifier: Apache-2.0
// What the program says on its standard error.
#pragma once

#include <cstdio>
#include <functional>
#include <string>

#include <unistd.h>

#include "platform/base/handle.hpp"
#include "platform/base/result.hpp"

namespace afterword {

// What `action` writes there, all of it.  Thread: any, one at a time.
inline std::string log_of(const std::function<void()>& action) {
    const Handle<std::FILE, std::fclose> file(std::tmpfile());
    AFTERWORD_CHECK(file != nullptr);
    const int before = dup(STDERR_FILENO);
    AFTERWORD_CHECK(dup2(fileno(file.get()), STDERR_FILENO) == STDERR_FILENO);
    action();
    dup2(before, STDERR_FILENO);
    close(before);

    std::fseek(file.get(), 0, SEEK_END);
    std::string text(static_cast<std::size_t>(std::ftell(file.get())), '\0');
    std::rewind(file.get());
    text.resize(std::fread(text.data(), 1, text.size(), file.get()));
    return text;
}

}  // namespace afterword
