// SPDX-License-Identifier: Apache-2.0
// X.509 as PEM text: the key and the request that a device makes for itself, and what anybody can
// read from a certificate. Keys are EC on P-256 (FIPS 186-4, D.1.2.3).  Reentrant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

namespace afterword {

// What a certificate is good for (RFC 5280, 4.2.1.12).
enum class CertificateUse { Client, Server };

// Whom a certificate is about.
struct Subject {
    std::string name;                // the common name; a client's is who it is
    std::vector<std::string> hosts;  // names and addresses at which a server is reached
    bool operator==(const Subject&) const = default;
};

// Signed by the key it is about.
struct CertificateRequest {
    Subject subject;
    std::string key;  // the public one, PEM
};

struct Certificate {
    std::string serial;  // lower-case hexadecimal
    Subject subject;
    CertificateUse use = CertificateUse::Client;
    WallTime from;
    WallTime until;
    std::string key;  // the public one, PEM
};

// A new private key (PKCS #8), out of OpenSSL's own randomness.
Result<std::string> make_key();
// The public half of a private key. Invalid when it is none, or not on P-256.
Result<std::string> public_key_of(std::string_view key);

// PKCS #10. Invalid when `key` is no private key, the name is empty or longer than 64 characters,
// or a host is none.
Result<std::string> make_request(std::string_view key, const Subject& subject);
// Invalid unless its signature proves that whoever made it holds the key.
Result<CertificateRequest> read_request(std::string_view pem);

// The first certificate of the text.
Result<Certificate> read_certificate(std::string_view pem);

}  // namespace afterword
