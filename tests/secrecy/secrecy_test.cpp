// SPDX-License-Identifier: Apache-2.0
// A telephone number and an e-mail address are typed on the kiosk's screens and sent. Afterwards no
// copy may stand anywhere: not in the database's files, freed pages and log included, not in the
// program's log, not in what is on the screen, not in this process's own memory.
#include <deque>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "kiosk/describe.hpp"
#include "kiosk/turn.hpp"
#include "platform/linux/descriptor.hpp"
#include "platform/linux/files.hpp"
#include "sync/device/device.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/link.hpp"
#include "tests/fakes/temporary.hpp"
#include "tests/secrecy/needle.hpp"
#include "tests/soak/touched_kiosk.hpp"
#include "ui/keyboard/layout.hpp"

using namespace afterword;

namespace {

using ui::ContactView;

// Numbers and an address that are nobody's, scrambled; the screens must treat both numbers alike.
const Needle kPhone({0x91, 0x9d, 0x93, 0x95, 0x94, 0x92, 0x92, 0x92, 0x95, 0x91, 0x97});
const Needle kOtherPhone({0x91, 0x9d, 0x92, 0x94, 0x96, 0x95, 0x90, 0x9c, 0x9c, 0x94, 0x93});
const Needle kPlanted({0x8e, 0x91, 0x91, 0x97, 0x95, 0x92, 0x9c, 0x91, 0x93, 0x95, 0x9c, 0x94,
                       0x97});
const Needle kAddress({0xc4, 0xcb, 0xcb, 0x8b, 0xce, 0xca, 0xd3, 0xc4, 0xc9, 0xd6, 0xce, 0xc4,
                       0xe5, 0xc0, 0xdd, 0xc4, 0xc8, 0xd5, 0xc9, 0xc0, 0x8b, 0xc6, 0xca, 0xc8});

class NoIme final : public ui::Ime {
  public:
    std::vector<ui::Candidate> candidates(std::string_view) override { return {}; }
};

// Standard error goes to a file for as long as it lives.
class CapturedLog {
  public:
    explicit CapturedLog(const std::filesystem::path& file) : before_(dup(STDERR_FILENO)) {
        const Descriptor to(open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
        dup2(to.get(), STDERR_FILENO);
    }
    CapturedLog(const CapturedLog&) = delete;
    CapturedLog& operator=(const CapturedLog&) = delete;
    ~CapturedLog() { dup2(before_.get(), STDERR_FILENO); }

  private:
    Descriptor before_;
};

KioskConfig config_with_contact() {
    KioskConfig config;
    config.kiosk = KioskId{"k-0417"};
    auto survey = read_survey(
        R"({"survey":"exit","version":1,"languages":["en"],"questions":[
            {"id":"service","kind":"faces5","text":{"en":"How?"},
             "labels":{"en":["a","b","c","d","e"]}},
            {"id":"back","kind":"contact","text":{"en":"May we call you?"}}]})",
        "survey.json");
    REQUIRE(survey.ok());
    config.surveys.push_back(*std::move(survey));
    SeededRng rng(1);
    config.tenant.contact_key = make_seal_pair(rng).seal;
    return config;
}

// A kiosk with a real database and real screens, and the shopper's hand on it.
class Counter {
  public:
    Counter() {
        DeviceOptions options;
        options.kiosk = config_.kiosk;
        options.survey = config_.surveys.front().id;
        options.config = "4be1a90c77d2e04b";
        options.data_dir = folder_ / "data";
        auto device = Device::open(std::move(options), clock_, rng_, link_,
                                   [this](ToMain word) { words_.push_back(std::move(word)); });
        REQUIRE(device.ok());
        device_.emplace(*std::move(device));
        auto ui = ui::Ui::open(config_.display.panel, folder_ / "fonts");
        REQUIRE(ui.ok());
        ui_.emplace(*std::move(ui));
        kiosk_.emplace(
            TouchedKiosk::World{config_, clock_, rng_, ime_, *ui_},
            TouchedKiosk::Outside{[this](const ToSync& letter) { device_->handle(letter); },
                                  [this](const ui::View& view, const ui::Frame&) { look(view); }});
    }

    void rate() {
        choose(ui::Rated{1});
        REQUIRE(kiosk_->state().pass->question == "back");
    }
    void type_number(const Needle& number) {
        for (std::size_t i = 0; i < number.size(); ++i) {
            choose(ui::DigitTyped{number.at(i) - '0'});
        }
    }
    void type_address(const Needle& address) {
        choose(ui::ContactKindTapped{ContactView::Kind::Email});
        for (std::size_t i = 0; i < address.size(); ++i) {
            const ui::Key key = key_of(address.at(i));
            choose(ui::KeyPressed{key});
            choose(ui::KeyTapped{key});
        }
    }
    void choose(const ui::Choice& choice) {
        clock_.advance(Milliseconds(300));
        kiosk_->tell(Touched{});
        kiosk_->tell(choice);
        while (!words_.empty()) {
            const ToMain word = std::move(words_.front());
            words_.pop_front();
            kiosk_->tell(word);
        }
    }
    void pass(Milliseconds time) {
        const Tick end = clock_.tick() + time;
        while (kiosk_->next_wake() && *kiosk_->next_wake() <= end) {
            clock_.advance_to(*kiosk_->next_wake());
            kiosk_->wake();
            device_->tick();
        }
        clock_.advance_to(end);
    }

    [[nodiscard]] const State& state() const { return kiosk_->state(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
    // How often a frame's words held it, of all frames.
    [[nodiscard]] std::size_t seen_in_words(const Needle& needle) const {
        std::size_t found = 0;
        for (const auto& words : words_seen_) {
            found += needle.count_in(words);
        }
        return found;
    }
    // The pictures since the contact was left.
    [[nodiscard]] const std::vector<Sha256>& pictures() const { return pictures_; }

  private:
    static ui::Key key_of(char character) {
        const auto rows = ui::email_layout().letters;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (std::size_t column = 0; column < rows[row].size(); ++column) {
                if (rows[row][column].text == std::string_view(&character, 1)) {
                    return {ui::Key::Kind::Character, row, column};
                }
            }
        }
        FAIL("no key for it");
        return {};
    }
    void look(const ui::View& view) {
        for (const auto& node : ui_->semantics()) {
            words_seen_.push_back(node.name);
            words_seen_.push_back(node.value);
        }
        description_.write(view, ui_->semantics());
        if (std::holds_alternative<ContactView>(view.screen)) {
            pictures_.clear();
            return;
        }
        const auto pixels = ui_->pixels();
        pictures_.push_back(
            sha256({reinterpret_cast<const char*>(pixels.data()), pixels.size_bytes()}));
    }

    TemporaryFolder folder_;
    CapturedLog log_{folder_ / "log"};
    FakeClock clock_;
    SeededRng rng_{5};
    FakeLink link_;
    NoIme ime_;
    KioskConfig config_ = config_with_contact();
    std::deque<ToMain> words_;
    std::vector<std::string> words_seen_;
    std::vector<Sha256> pictures_;
    Description description_{folder_ / "screen.json"};
    std::optional<Device> device_;
    std::optional<ui::Ui> ui_;
    std::optional<TouchedKiosk> kiosk_;
};

std::string unscrambled(const Needle& needle, std::string_view between = "") {
    std::string text;
    for (std::size_t i = 0; i < needle.size(); ++i) {
        text += needle.at(i);
        text += between;
    }
    return text;
}

void check_nowhere(const Counter& counter, const Needle& needle) {
    CHECK(count_in_memory(needle) == 0);
    CHECK(count_in_files(needle, counter.folder()) == 0);
    CHECK(counter.seen_in_words(needle) == 0);
}

}  // namespace

TEST_CASE("the search finds what is planted: in memory, in files, spaced out, in wide characters",
          "[secrecy]") {
    REQUIRE(count_in_memory(kPlanted) == 0);
    {
        const std::string planted = unscrambled(kPlanted);
        CHECK(count_in_memory(kPlanted) >= 1);
        const TemporaryFolder folder;
        REQUIRE(write_file(folder / "a", "x" + planted + "y").ok());
        CHECK(count_in_files(kPlanted, folder.path()) == 1);
    }
    constexpr std::string_view kZeros("\0\0\0", 3);
    for (const auto between :
         {std::string_view(" "), std::string_view("-"), kZeros.substr(0, 1), kZeros}) {
        const std::string planted = unscrambled(kPlanted, between);
        CHECK(kPlanted.count_in(planted) == 1);
    }
}

TEST_CASE("a telephone number that was sent stands nowhere afterwards", "[secrecy]") {
    Counter counter;
    counter.rate();
    counter.type_number(kPhone);
    REQUIRE(count_in_memory(kPhone) >= 1);  // it is on the screen
    counter.choose(ui::ConsentTapped{});
    counter.choose(ui::Sent{});
    REQUIRE(counter.state().scene == Scene::Case);
    REQUIRE(counter.state().pass->visit.contact);
    check_nowhere(counter, kPhone);
    counter.pass(kCaseFor);
    REQUIRE(counter.state().scene == Scene::Rate);
    check_nowhere(counter, kPhone);
}

TEST_CASE("an e-mail address that was sent stands nowhere afterwards", "[secrecy]") {
    Counter counter;
    counter.rate();
    counter.type_address(kAddress);
    REQUIRE(count_in_memory(kAddress) >= 1);
    counter.choose(ui::ConsentTapped{});
    counter.choose(ui::Sent{});
    REQUIRE(counter.state().scene == Scene::Case);
    check_nowhere(counter, kAddress);
}

TEST_CASE("what was typed and not sent stands nowhere afterwards", "[secrecy]") {
    Counter counter;
    counter.rate();
    counter.type_number(kPhone);
    SECTION("declined") {
        counter.choose(ui::Declined{});
    }
    SECTION("left alone") {
        counter.choose(ui::ConsentTapped{});
        counter.pass(kAskTypingAfter + kStillThereFor);
    }
    SECTION("another kind chosen") {
        counter.choose(ui::ContactKindTapped{ContactView::Kind::Email});
    }
    check_nowhere(counter, kPhone);
}

TEST_CASE("no picture after the contact's tells which it was", "[secrecy]") {
    std::vector<std::vector<Sha256>> pictures;
    for (const Needle& number : {kPhone, kOtherPhone}) {
        Counter counter;
        counter.rate();
        counter.type_number(number);
        counter.choose(ui::ConsentTapped{});
        counter.choose(ui::Sent{});
        counter.pass(kCaseFor);
        pictures.push_back(counter.pictures());
    }
    REQUIRE(pictures[0].size() > 2);
    CHECK(pictures[0] == pictures[1]);
}
