// SPDX-License-Identifier: Apache-2.0
#include "platform/tls/authority.hpp"

#include "platform/base/encoding.hpp"
#include "platform/tls/openssl.hpp"

namespace afterword {
namespace {

using namespace openssl;

using List = Handle<X509_CRL, X509_CRL_free>;

constexpr long kVersion3 = 2;  // of certificates, as X.509 counts them
constexpr long kVersion2 = 1;  // of revocation lists

struct Wanted {
    int nid;
    std::string value;  // as in openssl's own configuration files
};

Status add_extensions(X509* certificate, X509* issuer, const std::vector<Wanted>& wanted) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    for (const auto& [nid, value] : wanted) {
        const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
        if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1) {
            return failure(Errc::Invalid, "the extension " + value);
        }
    }
    return done();
}

// All but names, extensions and signature.
Result<Cert> begin_certificate(const std::string& serial, const Validity& validity, EVP_PKEY* key) {
    Cert certificate(X509_new());
    if (!certificate || X509_set_version(certificate.get(), kVersion3) != 1 ||
        X509_set_serialNumber(certificate.get(), to_integer(serial).get()) != 1 ||
        X509_set1_notBefore(certificate.get(), to_time(validity.from).get()) != 1 ||
        X509_set1_notAfter(certificate.get(), to_time(validity.until).get()) != 1 ||
        X509_set_pubkey(certificate.get(), key) != 1) {
        return failure(Errc::Io, "no certificate could be made");
    }
    return certificate;
}

Result<std::string> signed_by(EVP_PKEY* key, const Cert& certificate) {
    if (X509_sign(certificate.get(), key, EVP_sha256()) == 0) {
        return failure(Errc::Io, "the certificate could not be signed");
    }
    return written([&](BIO* bio) { return PEM_write_bio_X509(bio, certificate.get()); });
}

struct Opened {
    Key key;
    Cert certificate;
};

Result<Opened> open_authority(const Authority& authority) {
    Opened opened{read_private_key(authority.key), read_cert(authority.certificate)};
    if (!opened.key || !opened.certificate ||
        X509_check_private_key(opened.certificate.get(), opened.key.get()) != 1) {
        return failure(Errc::Invalid, "the authority's key and certificate do not belong together");
    }
    return opened;
}

Status add_revocation(X509_CRL* list, const Revocation& revocation) {
    X509_REVOKED* entry = X509_REVOKED_new();
    const bool made =
        entry != nullptr &&
        X509_REVOKED_set_serialNumber(entry, to_integer(revocation.serial).get()) == 1 &&
        X509_REVOKED_set_revocationDate(entry, to_time(revocation.at).get()) == 1 &&
        X509_CRL_add0_revoked(list, entry) == 1;
    if (!made) {
        X509_REVOKED_free(entry);
        return failure(Errc::Io, "the serial " + revocation.serial);
    }
    return done();
}

// With the list's number and whose it is (RFC 5280, 5.2.1 and 5.2.3).
Status add_list_extensions(X509_CRL* list, X509* issuer, std::int64_t number) {
    const Integer counted(ASN1_INTEGER_new());
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, nullptr, nullptr, list, 0);
    const Extension whose(
        X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid"));
    if (!whose || X509_CRL_add_ext(list, whose.get(), -1) != 1 ||
        ASN1_INTEGER_set_int64(counted.get(), number) != 1 ||
        X509_CRL_add1_ext_i2d(list, NID_crl_number, counted.get(), 0, 0) != 1) {
        return failure(Errc::Io, "the list's extensions");
    }
    return done();
}

}  // namespace

std::string make_serial(Rng& rng) {
    // Never negative, never short.
    const std::uint64_t high = (rng.next() >> 1U) | (std::uint64_t{1} << 62U);
    return to_hex(high) + to_hex(rng.next());
}

Result<Authority> make_authority(const std::string& name, const std::string& serial,
                                 const Validity& validity) {
    auto pem = make_key();
    if (!pem) {
        return std::move(pem).error();
    }
    const Key key = read_private_key(*pem);
    auto certificate = begin_certificate(serial, validity, key.get());
    if (!certificate) {
        return std::move(certificate).error();
    }
    X509_NAME* subject = X509_get_subject_name(certificate->get());
    if (auto named = add_name(subject, name); !named) {
        return std::move(named).error();
    }
    X509_set_issuer_name(certificate->get(), subject);
    auto added = add_extensions(certificate->get(), certificate->get(),
                                {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                 {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                 {NID_subject_key_identifier, "hash"}});
    if (!added) {
        return std::move(added).error();
    }
    auto text = signed_by(key.get(), *certificate);
    if (!text) {
        return std::move(text).error();
    }
    return Authority{*std::move(pem), *std::move(text)};
}

Result<std::string> sign_certificate(const Authority& authority, const Subject& subject,
                                     std::string_view public_key, const Terms& terms) {
    const auto opened = open_authority(authority);
    if (!opened) {
        return opened.error();
    }
    const Key key = read_public_key(public_key);
    if (!key) {
        return failure(Errc::Invalid, "there is no public key");
    }
    auto certificate = begin_certificate(terms.serial, terms.validity, key.get());
    if (!certificate) {
        return std::move(certificate).error();
    }
    X509* issuer = opened->certificate.get();
    if (auto named = add_name(X509_get_subject_name(certificate->get()), subject.name); !named) {
        return std::move(named).error();
    }
    X509_set_issuer_name(certificate->get(), X509_get_subject_name(issuer));
    std::vector<Wanted> wanted = {
        {NID_basic_constraints, "critical,CA:FALSE"},
        {NID_key_usage, "critical,digitalSignature"},
        {NID_ext_key_usage, terms.use == CertificateUse::Server ? "serverAuth" : "clientAuth"},
        {NID_subject_key_identifier, "hash"},
        {NID_authority_key_identifier, "keyid"}};
    if (!subject.hosts.empty()) {
        auto names = alternative_names(subject.hosts);
        if (!names) {
            return std::move(names).error();
        }
        wanted.push_back({NID_subject_alt_name, *std::move(names)});
    }
    if (auto added = add_extensions(certificate->get(), issuer, wanted); !added) {
        return std::move(added).error();
    }
    return signed_by(opened->key.get(), *certificate);
}

Result<std::string> sign_revocations(const Authority& authority,
                                     const std::vector<Revocation>& revoked, std::int64_t number,
                                     WallTime issued) {
    const auto opened = open_authority(authority);
    if (!opened) {
        return opened.error();
    }
    X509* issuer = opened->certificate.get();
    const List list(X509_CRL_new());
    if (!list || X509_CRL_set_version(list.get(), kVersion2) != 1 ||
        X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(issuer)) != 1 ||
        X509_CRL_set1_lastUpdate(list.get(), to_time(issued).get()) != 1 ||
        X509_CRL_set1_nextUpdate(list.get(), X509_get0_notAfter(issuer)) != 1) {
        return failure(Errc::Io, "no revocation list could be made");
    }
    for (const auto& revocation : revoked) {
        if (auto added = add_revocation(list.get(), revocation); !added) {
            return std::move(added).error();
        }
    }
    if (auto added = add_list_extensions(list.get(), issuer, number); !added) {
        return std::move(added).error();
    }
    X509_CRL_sort(list.get());
    if (X509_CRL_sign(list.get(), opened->key.get(), EVP_sha256()) == 0) {
        return failure(Errc::Io, "the revocation list could not be signed");
    }
    return written([&](BIO* bio) { return PEM_write_bio_X509_CRL(bio, list.get()); });
}

}  // namespace afterword
