// SPDX-License-Identifier: Apache-2.0
// What a certificate authority signs: itself, certificates, its list of revoked ones. It keeps
// nothing: who got what is the caller's to remember.  Reentrant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/rng.hpp"
#include "platform/tls/certificate.hpp"

namespace afterword {

// Both PEM; they belong together.
struct Authority {
    std::string key;
    std::string certificate;
};

struct Validity {
    WallTime from;
    WallTime until;
};

struct Revocation {
    std::string serial;
    WallTime at;
};

// 127 random bits as lower-case hexadecimal, so that no two are alike (RFC 5280, 4.1.2.2).
std::string make_serial(Rng& rng);

// A certificate that signs others, but no further authorities.
Result<Authority> make_authority(const std::string& name, const std::string& serial,
                                 const Validity& validity);

// What an authority says of a subject besides its name.
struct Terms {
    CertificateUse use = CertificateUse::Client;
    std::string serial;
    Validity validity;
};

// A certificate for the holder of the public key.
Result<std::string> sign_certificate(const Authority& authority, const Subject& subject,
                                     std::string_view public_key, const Terms& terms);

// A revocation list (RFC 5280, 5). `issued` must be later than that of the list before, by a whole
// second: of two lists OpenSSL believes the later one. `number` rises with every list. It is valid
// until the authority itself is not, because a broker with a list that is past its time lets
// nobody in at all.
Result<std::string> sign_revocations(const Authority& authority,
                                     const std::vector<Revocation>& revoked, std::int64_t number,
                                     WallTime issued);

}  // namespace afterword
