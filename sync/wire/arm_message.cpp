// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/arm_message.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "sync/wire/json.hpp"
#include "sync/wire/json_text.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestTransaction = 128;
constexpr std::size_t kSignatureLength = 88;  // base64 of 64 bytes

struct Envelope {
    std::string text;
    std::string key;
    Signature signature;
};

std::string signed_bytes(std::string_view text) {
    return "aw1-arm\n" + std::string(text);
}

Result<Envelope> read_envelope(std::string_view payload) {
    auto root = parse_message(payload);
    if (!root) {
        return std::move(root).error();
    }
    Fault fault;
    Fields fields(*root, fault);
    Envelope envelope;
    envelope.text = fields.text("arm", kLargestArm);
    envelope.key = fields.text("key", kLongestId);
    envelope.signature = fields.made("sig", kSignatureLength, make_signature);
    if (fault.found()) {
        return fault.error();
    }
    return envelope;
}

Result<ArmRequest> read_request(std::string_view text) {
    auto root = parse_message(text);
    if (!root) {
        return std::move(root).error();
    }
    Fault fault;
    Fields fields(*root, fault);
    ArmRequest request;
    request.kiosk = fields.made("kiosk", kLongestId, make_kiosk_id);
    request.nonce = fields.made("nonce", kLongestId, make_arm_nonce);
    request.issued = from_unix_ms(fields.integer("issued", 0, kLargestTime));
    request.window =
        Milliseconds(fields.integer("window_ms", kShortestWindow.count(), kLongestWindow.count()));
    request.transaction = fields.text("transaction", kLongestTransaction);
    request.employee = fields.text_if("employee", kLongestId);
    if (request.transaction.empty()) {
        fault.note("transaction", "is empty");
    }
    if (fault.found()) {
        return fault.error();
    }
    return request;
}

}  // namespace

Result<ArmRequest> read_arm(std::string_view payload, const ArmKeys& keys) {
    if (payload.size() > kLargestArm) {
        return Error{Errc::Full, "arm: larger than 4 KiB"};
    }
    auto envelope = read_envelope(payload);
    if (!envelope) {
        return std::move(envelope).error().within("arm");
    }
    const auto key = keys.find(envelope->key);
    if (key == keys.end()) {
        return Error{Errc::NotFound, "arm: nobody knows the key \"" + envelope->key + "\""};
    }
    if (auto proven = verify(signed_bytes(envelope->text), envelope->signature, key->second);
        !proven) {
        return std::move(proven).error().within("arm");
    }
    auto request = read_request(envelope->text);
    if (!request) {
        return std::move(request).error().within("arm");
    }
    return request;
}

std::string encode_arm(const ArmRequest& request, std::string_view key, const Secret& signer) {
    Json text = {
        {"kiosk", request.kiosk.text},        {"nonce", request.nonce.text},
        {"issued", unix_ms(request.issued)},  {"window_ms", request.window.count()},
        {"transaction", request.transaction},
    };
    if (!request.employee.empty()) {
        text["employee"] = request.employee;
    }
    const std::string bytes = json_text(text);
    return json_text(
        {{"arm", bytes}, {"key", key}, {"sig", to_base64(sign(signed_bytes(bytes), signer))}});
}

std::string encode_arm_ended(const ArmNonce& nonce) {
    return json_text({{"v", 1}, {"armed", nonce.text}, {"ended", true}});
}

std::string encode_arm_opened(const ArmNonce& nonce) {
    return json_text({{"v", 1}, {"armed", nonce.text}});
}

std::string encode_arm_refused(std::string_view why) {
    return json_text({{"v", 1}, {"refused", why}});
}

std::string_view arm_rejection_of(const Error& error) {
    switch (error.code) {
        case Errc::NotFound:
            return "unknown_key";
        case Errc::Refused:
            return "signature";
        case Errc::Full:
            return "too_large";
        default:
            return "invalid";
    }
}

}  // namespace afterword
