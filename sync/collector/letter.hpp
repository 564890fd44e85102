// SPDX-License-Identifier: Apache-2.0
// What kiosks send, read before anything of it is stored: reading takes as long as storing, and
// goes on beside it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "platform/base/hash.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/hello.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {

struct Letter {
    UpTopic from;
    std::string payload;
};

// A row's bytes, and what they say.
struct ReadRow {
    std::string bytes;
    RowHash hash{};
    std::optional<Result<Row>> content;  // empty where a receipt was given for it
};

struct ReadBatch {
    BatchHeader header;
    std::vector<ReadRow> rows;
};

// Of a batch or a hello, as its topic says.
using ReadLetter = std::variant<Result<ReadBatch>, Result<Hello>>;

// As far as a kiosk has its last receipt. Rows that come again are most often no others than those
// that are there; of those nobody asks what they say.
struct Receipted {
    Epoch epoch;
    Seq upto;
};
using ReceiptedByKiosk = std::map<KioskId, Receipted>;

// Reentrant. Errors are those of decode_batch() and decode_hello(); each row has its own.
Result<ReadBatch> read_batch(std::string_view payload, const Receipted& receipted);
ReadLetter read_letter(const Letter& letter, const ReceiptedByKiosk& receipted);

// Reads a round's letters one after the other. Where there is enough to read, a thread of its own
// is some letters ahead of what is stored.  Thread-bound; letters and receipts outlive it
// unchanged.
class LetterReader {
  public:
    LetterReader(std::span<const Letter> letters, const ReceiptedByKiosk& receipted);
    ~LetterReader();
    LetterReader(const LetterReader&) = delete;
    LetterReader& operator=(const LetterReader&) = delete;

    // What the next letter says; not to be asked for more than there are.
    ReadLetter next();

  private:
    void read_ahead();

    const std::span<const Letter> letters_;
    const ReceiptedByKiosk& receipted_;
    std::size_t given_ = 0;
    std::mutex mutex_;  // of all that follows
    std::condition_variable changed_;
    std::deque<ReadLetter> ahead_;
    bool stopped_ = false;
    std::jthread thread_;
};

}  // namespace afterword
