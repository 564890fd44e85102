// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/letter.hpp"

#include <catch2/catch.hpp>

#include "tests/fakes/clock.hpp"
#include "tests/fakes/sample_visit.hpp"

namespace afterword {
namespace {

const KioskId kKiosk{"k-0417"};

// So many rows of a kiosk, from `first` on.
Letter batch_of(std::int64_t first, std::int64_t rows) {
    const FakeClock clock;
    std::vector<std::string> encoded;
    for (std::int64_t i = 0; i < rows; ++i) {
        Visit visit = sample_visit(clock, 3);
        visit.id = {first + i, "aaaaaa"};
        encoded.push_back(encode_row(visit));
    }
    const BatchHeader header{kKiosk,       Epoch{7},     Seq{first},  first + rows - 1,
                             clock.tick(), std::nullopt, clock.boot()};
    return {{UpKind::Batch, kKiosk}, encode_batch(header, encoded).payload};
}

std::vector<Letter> many() {
    std::vector<Letter> letters;
    for (std::int64_t first = 1; first < 20'000; first += 500) {
        letters.push_back(batch_of(first, 500));
    }
    return letters;
}

const Result<ReadBatch>& batch_in(const ReadLetter& letter) {
    return std::get<Result<ReadBatch>>(letter);
}

}  // namespace

TEST_CASE("letters are read in their order, whoever reads them", "[letter]") {
    auto letters = many();
    letters[3].payload = "no batch";
    letters[5] = {{UpKind::Hello, kKiosk}, "no hello"};
    letters[7] = batch_of(7, 1);  // shorter than a thread is worth
    const ReceiptedByKiosk none;
    LetterReader reader(letters, none);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const ReadLetter read = reader.next();
        if (i == 5) {
            CHECK_FALSE(std::get<Result<Hello>>(read).ok());
        } else if (i == 3) {
            CHECK_FALSE(batch_in(read).ok());
        } else {
            REQUIRE(batch_in(read).ok());
            const ReadBatch& batch = *batch_in(read);
            CHECK(batch.header.first == Seq{i == 7 ? 7 : static_cast<std::int64_t>(i) * 500 + 1});
            const ReadRow& row = batch.rows.back();
            CHECK(row.hash == blake2b_128(row.bytes));
            REQUIRE(row.content);
            REQUIRE(row.content->ok());
            CHECK(encode_row(**row.content) == row.bytes);
        }
    }
}

TEST_CASE("of rows that have their receipt only the bytes are read", "[letter]") {
    const Letter letter = batch_of(1, 5);
    const auto read_in_full = [&](const Receipted& receipted) {
        const auto read = read_letter(letter, {{kKiosk, receipted}});
        int contents = 0;
        for (const ReadRow& row : batch_in(read)->rows) {
            CHECK(row.hash == blake2b_128(row.bytes));
            contents += row.content ? 1 : 0;
        }
        return contents;
    };
    CHECK(read_in_full({Epoch{7}, Seq{0}}) == 5);
    CHECK(read_in_full({Epoch{7}, Seq{3}}) == 2);
    CHECK(read_in_full({Epoch{7}, Seq{9}}) == 0);
    CHECK(read_in_full({Epoch{8}, Seq{9}}) == 5);  // of another file
}

TEST_CASE("who stops in the middle of the letters does not wait for the rest", "[letter]") {
    const auto letters = many();
    const ReceiptedByKiosk none;
    for (const int taken : {0, 1, 10}) {
        LetterReader reader(letters, none);
        for (int i = 0; i < taken; ++i) {
            CHECK(batch_in(reader.next()).ok());
        }
    }
}

}  // namespace afterword
