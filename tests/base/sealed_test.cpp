// SPDX-License-Identifier: Apache-2.0
#include "platform/base/sealed.hpp"

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

constexpr std::string_view kContact = "+48 600 100 200";

TEST_CASE("a sealed text opens for the holder of the key alone", "[sealed]") {
    SeededRng rng(1);
    const SealPair office = make_seal_pair(rng);
    const SealPair stranger = make_seal_pair(rng);
    const auto box = seal(*Secret::from(kContact), office.seal);
    REQUIRE(box);
    CHECK(from_base64(*box)->size() == kContact.size() + 48);
    CHECK(from_base64(*box)->find(kContact) == std::string::npos);
    const auto opened = unseal(*box, office);
    REQUIRE(opened);
    CHECK(opened->view() == kContact);
    CHECK(unseal(*box, stranger).error().code == Errc::Refused);
}

TEST_CASE("two boxes of one text differ, so that nobody sees who wrote twice", "[sealed]") {
    SeededRng rng(1);
    const SealPair office = make_seal_pair(rng);
    CHECK(*seal(*Secret::from(kContact), office.seal) !=
          *seal(*Secret::from(kContact), office.seal));
}

TEST_CASE("an altered, cut or overlong box is refused", "[sealed]") {
    SeededRng rng(1);
    const SealPair office = make_seal_pair(rng);
    std::string box = *seal(*Secret::from(kContact), office.seal);
    box[10] = box[10] == 'A' ? 'B' : 'A';
    CHECK(unseal(box, office).error().code == Errc::Refused);
    CHECK(unseal("AAAA", office).error().code == Errc::Invalid);
    CHECK(unseal("?", office).error().code == Errc::Invalid);
    CHECK(unseal(to_base64(std::string(400, 'x')), office).error().code == Errc::Full);
}

TEST_CASE("a sealing key is read as a file holds it", "[sealed]") {
    SeededRng rng(1);
    const SealPair office = make_seal_pair(rng);
    const std::string text = to_base64(
        {reinterpret_cast<const char*>(office.seal.bytes.data()), office.seal.bytes.size()});
    const auto key = make_seal_key(" " + text + "\r\n");
    REQUIRE(key);
    CHECK(*key == office.seal);
    for (const auto* wrong : {"", "\n", "AAAA", "ssh-ed25519 AAAA"}) {
        CHECK_FALSE(make_seal_key(wrong));
    }
}

TEST_CASE("a key of low order is refused instead of sealing to everybody", "[sealed]") {
    CHECK_FALSE(seal(*Secret::from(kContact), SealKey{}));
}

}  // namespace
}  // namespace afterword
