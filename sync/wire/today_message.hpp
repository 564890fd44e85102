// SPDX-License-Identifier: Apache-2.0
// The store's day for its staff: retained, at most once a minute (FORMAT.md, "Today").
#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "sync/model/today.hpp"

namespace afterword {

std::string encode_today(const Today& today);
Result<Today> decode_today(std::string_view payload);

}  // namespace afterword
