// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/key_command.hpp"

#include <array>
#include <string>

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"
#include "platform/base/sealed.hpp"
#include "platform/base/signature.hpp"
#include "platform/linux/files.hpp"

namespace afterword {
namespace {

struct NewKey {
    std::string secret;   // as it stands in the file; wiped once it does
    std::string open;     // the public half in base64; empty = none
    std::string belongs;  // where it goes
};

NewKey contact_key(Rng& rng) {
    const SealPair pair = make_seal_pair(rng);
    return {to_base64(pair.opener.view()) + '\n', to_base64(pair.seal),
            "\"tenant\": {\"contact_key\": …} of every kiosk"};
}

NewKey arm_key(Rng& rng) {
    const SigningPair pair = make_signing_pair(rng);
    return {to_base64(pair.signer.view()) + '\n', to_base64(pair.verify),
            "\"arm\": {\"keys\": {\"till-1\": …}} of the till's kiosk"};
}

NewKey hash_key(Rng& rng) {
    std::array<std::uint64_t, 4> bytes{};
    for (auto& word : bytes) {
        word = rng.next();
    }
    NewKey made{{}, {}, "\"arm\": {\"hash_key_file\": …} of the store's kiosks"};
    made.secret.assign(reinterpret_cast<const char*>(bytes.data()), sizeof bytes);
    return made;
}

NewKey token(Rng& rng) {
    NewKey bytes = hash_key(rng);
    const std::string text =
        to_hex({reinterpret_cast<const std::uint8_t*>(bytes.secret.data()), bytes.secret.size()});
    wipe(bytes.secret);
    return {text + '\n', to_hex(sha256(text)),
            "\"http\": {\"tokens\": [{\"sha256\": …}]} of the collector"};
}

NewKey key_for(KeyPurpose purpose, Rng& rng) {
    switch (purpose) {
        case KeyPurpose::Contact:
            return contact_key(rng);
        case KeyPurpose::Arm:
            return arm_key(rng);
        case KeyPurpose::Token:
            return token(rng);
        default:
            return hash_key(rng);
    }
}

}  // namespace

Output make_key(KeyPurpose purpose, const std::filesystem::path& file, Rng& rng) {
    std::error_code unknown;
    if (std::filesystem::exists(file, unknown)) {
        return failed({Errc::Invalid, file.string() +
                                          ": is there already; what it opens would be lost, so "
                                          "name another file"});
    }
    NewKey key = key_for(purpose, rng);
    const Status written = write_file(file, key.secret);
    wipe(key.secret);
    if (!written) {
        return failed(written.error());
    }
    const std::string what = key.open.empty() ? "it" : "the line above";
    return {key.open.empty() ? "" : key.open + '\n',
            file.string() + " holds the secret; " + what + " goes to " + key.belongs, ExitCode::Ok};
}

}  // namespace afterword
