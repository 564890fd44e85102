// SPDX-License-Identifier: Apache-2.0
#include "platform/base/seal_key_file.hpp"

#include <sodium.h>

#include "platform/base/encoding.hpp"

namespace afterword {

Result<SealPair> read_seal_key_file(std::string_view text) {
    const auto end = text.find_last_not_of(" \t\r\n");
    auto secret = from_base64(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
    if (!secret || secret->size() != crypto_box_SECRETKEYBYTES) {
        return Error{Errc::Invalid, "an opening key is 32 bytes in base64"};
    }
    SealPair pair;
    const int derived = crypto_scalarmult_base(
        pair.seal.bytes.data(), reinterpret_cast<const unsigned char*>(secret->data()));
    pair.opener = *Secret::from(*secret);
    wipe(*secret);
    if (derived != 0) {
        return Error{Errc::Invalid, "this key cannot open anything"};
    }
    return pair;
}

}  // namespace afterword
