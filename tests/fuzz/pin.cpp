// SPDX-License-Identifier: Apache-2.0
// Any order of tries, waits, restarts and sign-ins leaves nobody more tries than the lock allows,
// and no bytes but a hash of our own cost are ever checked against a PIN.
#include "platform/base/pin_hash.hpp"
#include "sync/device/storage.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/temporary.hpp"
#include "tests/fuzz/again.hpp"

using namespace afterword;
using namespace afterword::fuzz;

namespace {

constexpr int kMostTries = 10;  // in a row

// One staff number, and somebody at it.
class Thief {
  public:
    Thief() { open(); }

    void act(unsigned what) {
        const StaffCode code{"07"};
        if (what < 128 && lock().state == PinLock::State::Open) {
            const int before = tries().count;
            AFTERWORD_CHECK(before < kMostTries);
            AFTERWORD_CHECK(storage_->pin_locks.note_wrong(code).ok());
            AFTERWORD_CHECK(tries().count == before + 1);
            AFTERWORD_CHECK(before < 2 || lock().state != PinLock::State::Open);
        } else if (what < 250) {
            clock_.advance(Milliseconds(1'000LL << (what % 12)));
        } else if (what < 254) {
            const auto locked = lock().state != PinLock::State::Open;
            clock_.reboot(BootId{what});
            open();
            AFTERWORD_CHECK(!locked || lock().state != PinLock::State::Open);
        } else {
            AFTERWORD_CHECK((what == 254 ? storage_->pin_locks.note_right(code)
                                         : storage_->pin_locks.unlock_all())
                                .ok());
            AFTERWORD_CHECK(lock().state == PinLock::State::Open);
        }
    }

  private:
    void open() {
        storage_.reset();
        auto opened = open_storage({folder_.path(), {}, std::chrono::days(30)}, clock_, rng_);
        AFTERWORD_CHECK(opened.ok());
        storage_.emplace(*std::move(opened));
    }
    [[nodiscard]] WrongTries tries() const {
        const auto found = storage_->pin_locks.all().find(StaffCode{"07"});
        return found == storage_->pin_locks.all().end() ? WrongTries() : found->second;
    }
    [[nodiscard]] PinLock lock() const { return pin_lock(tries(), PinOwner::Staff, clock_.tick()); }

    TemporaryFolder folder_ = TemporaryFolder::in_memory();
    FakeClock clock_;
    SeededRng rng_{1};
    std::optional<Storage> storage_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(text_of(data, size));
    if (is_pin_hash(text)) {
        AFTERWORD_CHECK(text.starts_with("$argon2id$v=19$m=16384,t=3,p=1$"));
        AFTERWORD_CHECK(text.size() < 128 && printable(text) == text);
        return 0;
    }
    Thief thief;
    for (std::size_t i = 0; i < std::min<std::size_t>(size, 64); ++i) {
        thief.act(data[i]);
    }
    return 0;
}
