// SPDX-License-Identifier: Apache-2.0
#include "platform/base/signature.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

TEST_CASE("a signature holds for its bytes and its key, and for nothing else", "[signature]") {
    SeededRng rng(1);
    const SigningPair till = make_signing_pair(rng);
    const SigningPair other = make_signing_pair(rng);
    const Signature signature = sign("aw1-arm\n{}", till.signer);
    CHECK(verify("aw1-arm\n{}", signature, till.verify));
    CHECK(verify("aw1-arm\n{ }", signature, till.verify).error().code == Errc::Refused);
    CHECK_FALSE(verify("aw1-arm\n{}", signature, other.verify));
    Signature altered = signature;
    altered.bytes[63] ^= 1U;
    CHECK_FALSE(verify("aw1-arm\n{}", altered, till.verify));
}

TEST_CASE("the first test vector of RFC 8032 verifies", "[signature]") {
    const auto key = make_verify_key("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    const auto signature = make_signature(
        "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr0lv18FlbviRlUUFDjnoQCw==");
    REQUIRE(key);
    REQUIRE(signature);
    CHECK(verify("", *signature, *key));
}

TEST_CASE("keys and signatures are read from base64 and written back", "[signature]") {
    SeededRng rng(2);
    const SigningPair pair = make_signing_pair(rng);
    const auto key = make_verify_key(to_base64(pair.verify));
    REQUIRE(key);
    CHECK(*key == pair.verify);
    const Signature signature = sign("x", pair.signer);
    const auto again = make_signature(to_base64(signature));
    REQUIRE(again);
    CHECK(*again == signature);
    for (const auto* wrong : {"", "AAAA", "not base64 at all", "11qYAYKxCrfVS/7TyWQHOg7h"}) {
        CAPTURE(wrong);
        CHECK_FALSE(make_verify_key(wrong));
        CHECK_FALSE(make_signature(wrong));
    }
}

}  // namespace
}  // namespace afterword
