// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/key_command.hpp"

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"
#include "platform/base/sealed.hpp"
#include "platform/base/signature.hpp"
#include "platform/linux/files.hpp"
#include "tests/fakes/process.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {
namespace {

std::string line_of(std::string text) {
    REQUIRE_FALSE(text.empty());
    REQUIRE(text.back() == '\n');
    text.pop_back();
    return text;
}

mode_t mode_of(const std::filesystem::path& file) {
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

}  // namespace

TEST_CASE("what kiosks seal to a new contact key, its file opens", "[keys]") {
    const TemporaryFolder folder;
    SeededRng rng(1);
    const auto file = folder / "contact.key";
    const Output output = make_key(KeyPurpose::Contact, file, rng);
    REQUIRE(output.exit_code == ExitCode::Ok);
    SealPair pair;
    pair.seal = *make_seal_key(line_of(output.text));
    pair.opener = *Secret::from(*from_base64(line_of(*read_file(file))));
    const auto box = seal(*Secret::from("+48 600 100 200"), pair.seal);
    REQUIRE(box.ok());
    CHECK(unseal(*box, pair)->view() == "+48 600 100 200");
    CHECK(mode_of(file) == 0600);
}

TEST_CASE("what a till signs with its new key, its kiosk believes", "[keys]") {
    const TemporaryFolder folder;
    SeededRng rng(1);
    const auto file = folder / "till-1.key";
    const Output output = make_key(KeyPurpose::Arm, file, rng);
    REQUIRE(output.exit_code == ExitCode::Ok);
    const auto signer = Secret::from(*from_base64(line_of(*read_file(file))));
    REQUIRE(signer.ok());
    const auto key = make_verify_key(line_of(output.text));
    REQUIRE(key.ok());
    CHECK(verify("a receipt", sign("a receipt", *signer), *key).ok());
    CHECK(mode_of(file) == 0600);
}

TEST_CASE("a new hash key is 32 bytes that are in its file alone", "[keys]") {
    const TemporaryFolder folder;
    SeededRng rng(1);
    const auto file = folder / "hash.key";
    const Output output = make_key(KeyPurpose::Hash, file, rng);
    REQUIRE(output.exit_code == ExitCode::Ok);
    CHECK(output.text.empty());
    CHECK(HashKey::from(*read_file(file)).ok());
    CHECK(read_file(file)->size() == 32);
    CHECK(mode_of(file) == 0600);
}

TEST_CASE("a new token stands in its file, and its digest is printed", "[keys]") {
    const TemporaryFolder folder;
    SeededRng rng(1);
    const auto file = folder / "crm.token";
    const Output output = make_key(KeyPurpose::Token, file, rng);
    REQUIRE(output.exit_code == ExitCode::Ok);
    const std::string token = line_of(*read_file(file));
    CHECK(token.size() == 64);
    CHECK(line_of(output.text) == to_hex(sha256(token)));
    CHECK(mode_of(file) == 0600);
}

TEST_CASE("a key that is there is never replaced", "[keys]") {
    const TemporaryFolder folder;
    SeededRng rng(1);
    const auto file = folder / "contact.key";
    REQUIRE(make_key(KeyPurpose::Contact, file, rng).exit_code == ExitCode::Ok);
    const auto before = read_file(file);
    const Output again = make_key(KeyPurpose::Contact, file, rng);
    CHECK(again.exit_code == ExitCode::WrongUse);
    CHECK(again.remark.find("is there already") != std::string::npos);
    CHECK(*read_file(file) == *before);
}

}  // namespace afterword
