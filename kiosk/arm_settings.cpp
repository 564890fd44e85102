// SPDX-License-Identifier: Apache-2.0
#include "kiosk/arm_settings.hpp"

#include <string>
#include <utility>

#include "platform/linux/files.hpp"

namespace afterword {
namespace {

constexpr std::size_t kLongestId = 64;  // as on the wire
constexpr std::uintmax_t kLargestKeyFile = 4U << 10U;

void read_keys(ConfigNode& node, ArmConfig& arm) {
    for (auto& [till, text] : node.object_if("keys").members()) {
        const std::string base64 = text.as_text();
        const auto key = make_verify_key(base64);
        if (till.empty() || till.size() > kLongestId) {
            text.problem("a till's name has 1 to 64 characters");
        } else if (!key) {
            text.problem("\"" + base64 +
                         "\" is not 32 bytes in base64; `afterword key arm --out FILE` makes a "
                         "pair");
        } else {
            arm.keys.emplace(till, *key);
        }
    }
}

void read_hash_key(ConfigNode& node, const std::filesystem::path& folder, ArmConfig& arm) {
    const bool tills = !arm.keys.empty();
    if (!node.has("hash_key_file")) {
        if (tills) {
            node.problem("hash_key_file",
                         "is missing, and receipts of a till are kept hashed only; `afterword key "
                         "hash --out FILE` makes one");
        }
        return;
    }
    const std::filesystem::path file = folder / node.text("hash_key_file");
    auto bytes = read_file(file, kLargestKeyFile);
    if (!bytes) {
        node.problem("hash_key_file",
                     bytes.error().message + "; `afterword key hash --out FILE` makes one");
        return;
    }
    auto key = HashKey::from(*bytes);
    wipe(*bytes);
    if (!key) {
        node.problem("hash_key_file", file.string() + ": " + key.error().message);
        return;
    }
    arm.hash_key = std::make_shared<const HashKey>(*std::move(key));
}

void read_socket(ConfigNode& node, const std::filesystem::path& folder, ArmConfig& arm) {
    if (!node.has("socket")) {
        return;
    }
    arm.socket = folder / node.text("socket");
    if (arm.keys.empty()) {
        node.problem("socket", "\"" + arm.socket.string() +
                                   "\" would refuse everybody; name a till's key in \"keys\"");
    }
}

void read_clerk(ConfigNode& node, ArmConfig& arm) {
    arm.clerk_window =
        node.duration_or("clerk_window", {kShortestWindow, kLongestWindow}, arm.clerk_window);
    arm.clerk_employee = node.text_or("clerk_employee", "");
    if (arm.clerk_employee.size() > kLongestId) {
        node.problem("clerk_employee", "is longer than 64 characters");
    }
    if (node.has("clerk_employee") && arm.place == ArmPlace::Till) {
        node.problem("clerk_employee",
                     "a clerk opens windows only where there is no till; set \"place\" to "
                     "\"no_till\", or leave this out");
    }
}

}  // namespace

ArmConfig read_arm_settings(ConfigNode& node, const std::filesystem::path& folder) {
    ArmConfig arm;
    arm.place = static_cast<ArmPlace>(node.one_of_or("place", {"till", "no_till"}, 0));
    read_keys(node, arm);
    read_hash_key(node, folder, arm);
    read_socket(node, folder, arm);
    read_clerk(node, arm);
    return arm;
}

}  // namespace afterword
