// SPDX-License-Identifier: Apache-2.0
#include "platform/tls/certificate.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include <arpa/inet.h>

#include "platform/tls/openssl.hpp"

namespace afterword {
namespace openssl {

using Names = Handle<GENERAL_NAMES, GENERAL_NAMES_free>;
using Uses = Handle<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>;

Error failure(Errc code, const std::string& what) {
    const auto number = ERR_peek_last_error();
    std::array<char, 256> reason{};
    if (number != 0) {
        ERR_error_string_n(number, reason.data(), reason.size());
    }
    ERR_clear_error();
    return {code, number == 0 ? what : what + ": " + reason.data()};
}

namespace {

Bio reading(std::string_view pem) {
    return Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

// Keys with a passphrase are refused: nobody is there to type one.
int no_passphrase(char*, int, int, void*) {
    return -1;
}

}  // namespace

Key read_private_key(std::string_view pem) {
    return Key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, no_passphrase, nullptr));
}

Key read_public_key(std::string_view pem) {
    return Key(PEM_read_bio_PUBKEY(reading(pem).get(), nullptr, no_passphrase, nullptr));
}

Cert read_cert(std::string_view pem) {
    return Cert(PEM_read_bio_X509(reading(pem).get(), nullptr, no_passphrase, nullptr));
}

std::string private_pem(EVP_PKEY* key) {
    return written([key](BIO* bio) {
        return PEM_write_bio_PKCS8PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
}

std::string public_pem(EVP_PKEY* key) {
    return written([key](BIO* bio) { return PEM_write_bio_PUBKEY(bio, key); });
}

bool is_p256(const EVP_PKEY* key) {
    std::array<char, 64> group{};
    return EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) == 1 &&
           std::string_view(group.data()) == SN_X9_62_prime256v1;
}

Time to_time(WallTime time) {
    return Time(ASN1_TIME_set(
        nullptr, std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count()));
}

Integer to_integer(const std::string& hex) {
    BIGNUM* number = nullptr;
    BN_hex2bn(&number, hex.c_str());
    const Handle<BIGNUM, BN_free> owned(number);
    return Integer(BN_to_ASN1_INTEGER(number, nullptr));
}

Result<std::string> alternative_names(const std::vector<std::string>& hosts) {
    std::string text;
    for (const auto& host : hosts) {
        in6_addr address{};
        const bool is_address = inet_pton(AF_INET, host.c_str(), &address) == 1 ||
                                inet_pton(AF_INET6, host.c_str(), &address) == 1;
        const bool is_name = !host.empty() && host.size() <= 253 &&
                             std::all_of(host.begin(), host.end(), [](char c) {
                                 return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                        (c >= '0' && c <= '9') || c == '.' || c == '-';
                             });
        if (!is_address && !is_name) {
            return Error{Errc::Invalid, "\"" + host + "\" is neither a host's name nor an address"};
        }
        text += (text.empty() ? "" : ",") + std::string(is_address ? "IP:" : "DNS:") + host;
    }
    return text;
}

Status add_name(X509_NAME* subject, const std::string& name) {
    if (name.empty() || name.size() > ub_common_name) {
        return Error{Errc::Invalid, "a name has 1 to 64 characters"};
    }
    const auto* bytes = reinterpret_cast<const unsigned char*>(name.data());
    if (X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8, bytes,
                                   static_cast<int>(name.size()), -1, 0) != 1) {
        return failure(Errc::Invalid, "the name " + name);
    }
    return done();
}

}  // namespace openssl

namespace {

using namespace openssl;

// The only one there is; several could mean different things to different readers.
Result<std::string> common_name(const X509_NAME* subject) {
    const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (at < 0 || X509_NAME_get_index_by_NID(subject, NID_commonName, at) >= 0) {
        return Error{Errc::Invalid, "it must have one common name"};
    }
    const ASN1_STRING* text = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
    unsigned char* utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, text);
    if (size < 0) {
        return failure(Errc::Invalid, "its common name");
    }
    std::string name(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
    OPENSSL_free(utf8);
    return name;
}

std::string address_text(const ASN1_OCTET_STRING* bytes) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const int family = ASN1_STRING_length(bytes) == 4 ? AF_INET : AF_INET6;
    inet_ntop(family, ASN1_STRING_get0_data(bytes), text.data(), text.size());
    return text.data();
}

std::vector<std::string> hosts_of(const Names& names) {
    std::vector<std::string> hosts;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DNS) {
            const ASN1_IA5STRING* text = name->d.dNSName;
            hosts.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                               static_cast<std::size_t>(ASN1_STRING_length(text)));
        } else if (name->type == GEN_IPADD) {
            hosts.push_back(address_text(name->d.iPAddress));
        }
    }
    return hosts;
}

CertificateUse use_of(X509* certificate) {
    return (X509_get_extended_key_usage(certificate) & XKU_SSL_SERVER) != 0
               ? CertificateUse::Server
               : CertificateUse::Client;
}

WallTime from_time(const ASN1_TIME* time) {
    std::tm parts{};
    ASN1_TIME_to_tm(time, &parts);
    return WallTime(std::chrono::seconds(timegm(&parts)));
}

std::string serial_of(const X509* certificate) {
    const Handle<BIGNUM, BN_free> number(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    char* hex = BN_bn2hex(number.get());
    std::string serial = hex;
    OPENSSL_free(hex);
    std::transform(serial.begin(), serial.end(), serial.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
    return serial;
}

Status add_hosts(X509_REQ* request, const std::vector<std::string>& hosts) {
    if (hosts.empty()) {
        return done();
    }
    const auto names = alternative_names(hosts);
    if (!names) {
        return names.error();
    }
    const Extension extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names->c_str()));
    STACK_OF(X509_EXTENSION)* list = sk_X509_EXTENSION_new_null();
    const bool added = extension && sk_X509_EXTENSION_push(list, extension.get()) > 0 &&
                       X509_REQ_add_extensions(request, list) == 1;
    sk_X509_EXTENSION_free(list);
    return added ? done() : Status(failure(Errc::Invalid, "the hosts"));
}

Names names_of(X509_REQ* request) {
    STACK_OF(X509_EXTENSION)* list = X509_REQ_get_extensions(request);
    Names names(
        static_cast<GENERAL_NAMES*>(X509V3_get_d2i(list, NID_subject_alt_name, nullptr, nullptr)));
    sk_X509_EXTENSION_pop_free(list, X509_EXTENSION_free);
    return names;
}

}  // namespace

Result<std::string> make_key() {
    // EVP_EC_gen() is this, in a cast that Clang takes amiss.
    std::string curve = "P-256";
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", curve.data()));
    std::string pem = key ? private_pem(key.get()) : std::string();
    if (pem.empty()) {
        return failure(Errc::Io, "no key could be made");
    }
    return pem;
}

Result<std::string> public_key_of(std::string_view key) {
    const Key pair = read_private_key(key);
    if (!pair) {
        return failure(Errc::Invalid, "it holds no private key in PEM without a passphrase");
    }
    if (!is_p256(pair.get())) {
        return Error{Errc::Invalid, "its key is not on the curve P-256"};
    }
    return public_pem(pair.get());
}

Result<std::string> make_request(std::string_view key, const Subject& subject) {
    const Key pair = read_private_key(key);
    if (!pair) {
        return failure(Errc::Invalid, "there is no private key");
    }
    const Request request(X509_REQ_new());
    if (auto named = add_name(X509_REQ_get_subject_name(request.get()), subject.name); !named) {
        return std::move(named).error();
    }
    if (auto added = add_hosts(request.get(), subject.hosts); !added) {
        return std::move(added).error();
    }
    if (X509_REQ_set_pubkey(request.get(), pair.get()) != 1 ||
        X509_REQ_sign(request.get(), pair.get(), EVP_sha256()) == 0) {
        return failure(Errc::Io, "the request could not be signed");
    }
    return written([&](BIO* bio) { return PEM_write_bio_X509_REQ(bio, request.get()); });
}

Result<CertificateRequest> read_request(std::string_view pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Request request(PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr));
    if (!request) {
        return failure(Errc::Invalid, "it is no certificate request in PEM");
    }
    EVP_PKEY* key = X509_REQ_get0_pubkey(request.get());
    if (key == nullptr || !is_p256(key)) {
        return Error{Errc::Invalid, "its key is not on the curve P-256"};
    }
    if (X509_REQ_verify(request.get(), key) != 1) {
        return failure(Errc::Invalid, "its signature is not by its own key");
    }
    auto name = common_name(X509_REQ_get_subject_name(request.get()));
    if (!name) {
        return std::move(name).error();
    }
    return CertificateRequest{{*std::move(name), hosts_of(names_of(request.get()))},
                              public_pem(key)};
}

Result<Certificate> read_certificate(std::string_view pem) {
    const Cert certificate = read_cert(pem);
    if (!certificate) {
        return failure(Errc::Invalid, "it is no certificate in PEM");
    }
    auto name = common_name(X509_get_subject_name(certificate.get()));
    if (!name) {
        return std::move(name).error();
    }
    const Names names(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr)));
    return Certificate{serial_of(certificate.get()),
                       {*std::move(name), hosts_of(names)},
                       use_of(certificate.get()),
                       from_time(X509_get0_notBefore(certificate.get())),
                       from_time(X509_get0_notAfter(certificate.get())),
                       public_pem(X509_get0_pubkey(certificate.get()))};
}

}  // namespace afterword
