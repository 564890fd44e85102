// SPDX-License-Identifier: Apache-2.0
// The till's word to the kiosk, over MQTT's topic `arm` or the kiosk's Unix socket, and what it is
// told (FORMAT.md, "Arm").
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/base/signature.hpp"
#include "sync/model/arming.hpp"

namespace afterword {

constexpr std::size_t kLargestArm = 4U << 10U;  // bytes

// Those whose signature counts, by the name in `key`.
using ArmKeys = std::map<std::string, VerifyKey, std::less<>>;

// `{"arm":"<text>","key","sig"}`, believed only when `sig` is `key`'s Ed25519 signature over
// `aw1-arm\n` and the text exactly as it came. Errors: NotFound for a key nobody knows, Refused for
// a wrong signature, Full for more than kLargestArm bytes, Invalid for the rest: broken JSON,
// duplicate keys, a missing field, a value out of range. Unknown fields are ignored.
Result<ArmRequest> read_arm(std::string_view payload, const ArmKeys& keys);

// The till's side.
std::string encode_arm(const ArmRequest& request, std::string_view key, const Secret& signer);

// What the till is told on topic `answer` when the window's time is over: nothing but that.
std::string encode_arm_ended(const ArmNonce& nonce);

// The one line in answer to a request on the socket.
std::string encode_arm_opened(const ArmNonce& nonce);
std::string encode_arm_refused(std::string_view why);
// `why` of a request that read_arm() did not take: "invalid", "too_large", "unknown_key",
// "signature"; of one that was not obeyed it is name(ArmRefusal).
std::string_view arm_rejection_of(const Error& error);

}  // namespace afterword
