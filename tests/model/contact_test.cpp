// SPDX-License-Identifier: Apache-2.0
#include "sync/model/contact.hpp"

#include <type_traits>

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"

using namespace afterword;

namespace {

constexpr std::string_view kText = "The store may call me about this visit.";
constexpr WallTime kWhen = WallTime(Milliseconds(1'795'294'902'500));

static_assert(!std::is_default_constructible_v<SealedContact>);
static_assert(!std::is_constructible_v<SealedContact, std::string>);

Secret typed(std::string_view text) {
    return *Secret::from(text);
}

}  // namespace

TEST_CASE("a contact is sealed together with what was agreed to", "[contact]") {
    SeededRng rng(1);
    const SealPair office = make_seal_pair(rng);
    const auto contact =
        SealedContact::seal(typed("anna@example.org"), office.seal, consent_to(kText, "en", kWhen));
    REQUIRE(contact);
    CHECK(contact->consent() == Consent{content_name(kText), "en", kWhen});
    CHECK(unseal(contact->box(), office)->view() == "anna@example.org");

    const auto again = SealedContact::stored(contact->box(), contact->consent());
    REQUIRE(again);
    CHECK(*again == *contact);
}

TEST_CASE("nothing is sealed or read back without a consent", "[contact]") {
    SeededRng rng(1);
    const SealPair office = make_seal_pair(rng);
    const Consent whole = consent_to(kText, "en", kWhen);
    const std::string box =
        SealedContact::seal(typed("anna@example.org"), office.seal, whole)->box();
    for (const auto& lacking : {Consent{}, Consent{"", "en", kWhen}, Consent{whole.hash, "", kWhen},
                                Consent{"yes", "en", kWhen}}) {
        CHECK_FALSE(SealedContact::seal(typed("anna@example.org"), office.seal, lacking));
        CHECK_FALSE(SealedContact::stored(box, lacking));
    }
    CHECK_FALSE(SealedContact::seal(Secret(), office.seal, whole));
    CHECK_FALSE(SealedContact::stored("anna@example.org", whole));
    CHECK_FALSE(SealedContact::stored(to_base64(std::string(48, 'x')), whole));
}
