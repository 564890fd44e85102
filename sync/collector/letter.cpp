// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/letter.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace afterword {
namespace {

// Below that a thread costs more than it saves: some ten rows.
constexpr std::size_t kWorthAThread = 1024;  // bytes
constexpr std::size_t kAhead = 4;            // letters, of 1 MiB at most

}  // namespace

Result<ReadBatch> read_batch(std::string_view payload, const Receipted& receipted) {
    auto batch = decode_batch(payload);
    if (!batch) {
        return std::move(batch).error();
    }
    ReadBatch read{std::move(batch->header), {}};
    read.rows.reserve(batch->rows.size());
    const Seq upto = read.header.epoch == receipted.epoch ? receipted.upto : Seq{};
    Seq seq = read.header.first;
    for (auto& bytes : batch->rows) {
        const RowHash hash = blake2b_128(bytes);
        std::optional<Result<Row>> content;
        if (seq > upto) {
            content = decode_row(bytes);
        }
        read.rows.push_back({std::move(bytes), hash, std::move(content)});
        seq = seq.next();
    }
    return read;
}

ReadLetter read_letter(const Letter& letter, const ReceiptedByKiosk& receipted) {
    if (letter.from.kind == UpKind::Hello) {
        return decode_hello(letter.payload);
    }
    const auto known = receipted.find(letter.from.kiosk);
    return read_batch(letter.payload, known == receipted.end() ? Receipted{} : known->second);
}

LetterReader::LetterReader(std::span<const Letter> letters, const ReceiptedByKiosk& receipted)
    : letters_(letters), receipted_(receipted) {
    const bool is_long = std::any_of(letters.begin(), letters.end(), [](const Letter& letter) {
        return letter.payload.size() >= kWorthAThread;
    });
    if (letters.size() > 1 && is_long) {
        try {
            thread_ = std::jthread([this] { read_ahead(); });
        } catch (const std::system_error&) {
            // The system has no thread to give; next() reads each as it is asked for.
        }
    }
}

LetterReader::~LetterReader() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    changed_.notify_all();
}

ReadLetter LetterReader::next() {
    const Letter& letter = letters_[given_++];
    if (!thread_.joinable()) {
        return read_letter(letter, receipted_);
    }
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !ahead_.empty(); });
    ReadLetter read = std::move(ahead_.front());
    ahead_.pop_front();
    lock.unlock();
    changed_.notify_all();
    return read;
}

void LetterReader::read_ahead() {
    for (const auto& letter : letters_) {
        ReadLetter read = read_letter(letter, receipted_);
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return ahead_.size() < kAhead || stopped_; });
        if (stopped_) {
            return;
        }
        ahead_.push_back(std::move(read));
        lock.unlock();
        changed_.notify_all();
    }
}

}  // namespace afterword
