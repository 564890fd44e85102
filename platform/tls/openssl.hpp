// SPDX-License-Identifier: Apache-2.0
// OpenSSL's objects with owners, for this folder's sources alone.
#pragma once

#include <string>
#include <string_view>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "platform/base/clock.hpp"
#include "platform/base/handle.hpp"
#include "platform/base/result.hpp"
#include "platform/tls/certificate.hpp"

namespace afterword::openssl {

using Bio = Handle<BIO, BIO_free_all>;
using Key = Handle<EVP_PKEY, EVP_PKEY_free>;
using Cert = Handle<X509, X509_free>;
using Request = Handle<X509_REQ, X509_REQ_free>;
using Extension = Handle<X509_EXTENSION, X509_EXTENSION_free>;
using Time = Handle<ASN1_TIME, ASN1_TIME_free>;
using Integer = Handle<ASN1_INTEGER, ASN1_INTEGER_free>;

// What the library has just complained about, and nothing left over for the next question.
Error failure(Errc code, const std::string& what);

// Null for text that is none of it.
Key read_private_key(std::string_view pem);
Key read_public_key(std::string_view pem);
Cert read_cert(std::string_view pem);

// What `write` puts into a memory BIO; empty when it fails.
template <class Write>
std::string written(Write write) {
    const Bio bio(BIO_new(BIO_s_mem()));
    char* bytes = nullptr;
    if (!bio || write(bio.get()) != 1) {
        return {};
    }
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

std::string private_pem(EVP_PKEY* key);
std::string public_pem(EVP_PKEY* key);
bool is_p256(const EVP_PKEY* key);

Time to_time(WallTime time);
Integer to_integer(const std::string& hex);

// "DNS:broker.example.org,IP:10.0.0.7". Invalid when one of them is neither a name nor an address.
Result<std::string> alternative_names(const std::vector<std::string>& hosts);

Status add_name(X509_NAME* subject, const std::string& name);

}  // namespace afterword::openssl
