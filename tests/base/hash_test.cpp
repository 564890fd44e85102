// SPDX-License-Identifier: Apache-2.0
#include "platform/base/hash.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

TEST_CASE("HMAC agrees with RFC 4231, whatever the key's length", "[hash]") {
    CHECK(to_hex(hmac_sha256("what do ya want for nothing?", "Jefe")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(to_hex(hmac_sha256("Test Using Larger Than Block-Size Key - Hash Key First",
                             std::string(131, '\xAA'))) ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("SHA-256 gives the vectors of FIPS 180-4", "[hash]") {
    CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(to_hex(sha256("abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a row's hash is BLAKE2b with a 16-byte digest", "[hash]") {
    // As Python's hashlib.blake2b(…, digest_size=16) gives them: RFC 7693 with nn = 16.
    CHECK(to_hex(blake2b_128("")) == "cae66941d9efbd404e4d88758ea67670");
    CHECK(to_hex(blake2b_128("abc")) == "cf4ab791c62b8d2b2109c90275287816");
}

TEST_CASE("a keyed hash depends on the key and on every byte", "[hash]") {
    const auto key = HashKey::from("0123456789abcdef");
    REQUIRE(key);
    // As Python's hashlib.blake2b(…, digest_size=16, key=…) gives it.
    CHECK(keyed_hash("2026-11-21/0042/17", *key) == "6b2c36fd92f042cb6c6d41af6e17a6b7");
    CHECK(keyed_hash("2026-11-21/0042/18", *key) != keyed_hash("2026-11-21/0042/17", *key));
    const auto other = HashKey::from("0123456789abcdee");
    REQUIRE(other);
    CHECK(keyed_hash("2026-11-21/0042/17", *other) != keyed_hash("2026-11-21/0042/17", *key));
}

TEST_CASE("a hash key that is too short or too long is refused", "[hash]") {
    CHECK_FALSE(HashKey::from(std::string(15, 'k')));
    CHECK(HashKey::from(std::string(16, 'k')));
    CHECK(HashKey::from(std::string(64, 'k')));
    CHECK_FALSE(HashKey::from(std::string(65, 'k')));
}

TEST_CASE("content is named by the first 16 digits of its SHA-256", "[hash]") {
    CHECK(content_name("abc") == "ba7816bf8f01cfea");
    CHECK(content_name("abc\n") != content_name("abc"));
}

}  // namespace
}  // namespace afterword
