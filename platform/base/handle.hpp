// SPDX-License-Identifier: Apache-2.0
// Ownership of C handles: the release call is named once, in the type.
#pragma once

#include <memory>

namespace afterword {

template <auto Release>
struct Releaser {
    template <class T>
    void operator()(T* p) const noexcept {
        static_cast<void>(Release(p));
    }
};

template <class T, auto Release>
using Handle = std::unique_ptr<T, Releaser<Release>>;

}  // namespace afterword
