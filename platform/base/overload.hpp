// SPDX-License-Identifier: Apache-2.0
// Gathers lambdas into the one visitor std::visit wants.
#pragma once

namespace afterword {

template <class... Cases>
struct Overload : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

}  // namespace afterword
