// SPDX-License-Identifier: Apache-2.0
#include "sync/model/contact.hpp"

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"

namespace afterword {
namespace {

constexpr std::size_t kLongestLanguage = 35;  // RFC 5646, 4.4.1

Status check(const Consent& consent) {
    if (!hex_to_u64(consent.hash) || consent.language.empty() ||
        consent.language.size() > kLongestLanguage) {
        return Error{Errc::Invalid, "a contact needs a consent: its text's hash and language"};
    }
    return done();
}

}  // namespace

Consent consent_to(std::string_view text, std::string_view language, WallTime wall) {
    return {content_name(text), std::string(language), wall};
}

Result<SealedContact> SealedContact::seal(const Secret& contact, const SealKey& key,
                                          Consent consent) {
    if (contact.empty()) {
        return Error{Errc::Invalid, "there is no contact to seal"};
    }
    if (auto given = check(consent); !given) {
        return std::move(given).error();
    }
    auto box = afterword::seal(contact, key);
    if (!box) {
        return std::move(box).error().within("contact");
    }
    return SealedContact(*std::move(box), std::move(consent));
}

Result<SealedContact> SealedContact::stored(std::string box, Consent consent) {
    if (auto given = check(consent); !given) {
        return std::move(given).error();
    }
    const auto bytes = from_base64(box);
    if (!bytes || bytes->size() <= kSealBytes || bytes->size() > kSealBytes + Secret::kCapacity) {
        return Error{Errc::Invalid, "no sealed contact in base64"};
    }
    return SealedContact(std::move(box), std::move(consent));
}

}  // namespace afterword
