// SPDX-License-Identifier: Apache-2.0
#include "tests/wire/samples.hpp"

#include <algorithm>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

constexpr std::int64_t kMost = (std::int64_t{1} << 53) - 1;
constexpr std::int64_t kLastTime = 253'402'300'799'999;

}  // namespace

std::int64_t Samples::number(std::int64_t least, std::int64_t most) {
    switch (rng_.below(4)) {
        case 0:
            return least;
        case 1:
            return most;
        default:
            break;
    }
    const auto span = static_cast<std::uint64_t>(most - least) + 1;
    return least + static_cast<std::int64_t>(rng_.next() % span);
}

std::string Samples::text(std::size_t longest) {
    constexpr std::string_view kCharacters[] = {"a",  "Z", "7",   " ",      "\"",        "\\", "\n",
                                                "\t", "/", "\x1", "\x7f",   "ż",         "ß",  "語",
                                                "ا",  "ก", "–",   "\ufeff", "\U0001f600"};
    std::string made;
    const auto length = number(0, static_cast<std::int64_t>(longest));
    for (std::int64_t i = 0; i < length; ++i) {
        made += kCharacters[rng_.below(std::size(kCharacters))];
    }
    return made;
}

std::string Samples::name(std::string_view letters, std::size_t shortest, std::size_t longest) {
    std::string made;
    const auto length =
        number(static_cast<std::int64_t>(shortest), static_cast<std::int64_t>(longest));
    for (std::int64_t i = 0; i < length; ++i) {
        made += letters[rng_.below(letters.size())];
    }
    return made;
}

std::vector<std::string> Samples::ids(std::size_t most) {
    std::vector<std::string> made(static_cast<std::size_t>(number(0, static_cast<int>(most))));
    std::generate(made.begin(), made.end(), [this] { return id(); });
    return made;
}

AlertId Samples::alert_id() {
    std::string made = to_hex(rng_.next()) + to_hex(rng_.next());
    for (const std::size_t at : {8U, 13U, 18U, 23U}) {
        made.insert(at, "-");
    }
    return {made};
}

Tick Samples::tick() {
    return from_mono_ms(number(0, kMost));
}

WallTime Samples::server() {
    return from_unix_ms(number(0, kLastTime));
}

Moment Samples::moment() {
    return {BootId{static_cast<std::uint32_t>(rng_.next())}, tick(),
            from_unix_ms(number(-kLastTime, kLastTime)), static_cast<ClockQuality>(rng_.below(3))};
}

Share Samples::share() {
    const double low = static_cast<double>(rng_.below(50)) / 100;
    return {low + 0.25, low, low + 0.5};
}

BatchHeader Samples::header() {
    BatchHeader made{
        kiosk(), Epoch{rng_.next()}, Seq{number(1, kLargestCount)}, number(0, kLargestCount),
        tick(),  std::nullopt};
    if (maybe()) {
        made.anchor = anchor();
    }
    if (maybe()) {
        made.boot = moment().boot;
    }
    return made;
}

Anchor Samples::anchor() {
    return {moment().boot, tick(), server(), Milliseconds(number(0, kMost))};
}

Step Samples::step() {
    Step made;
    made.question = id();
    made.ended = static_cast<Ended>(rng_.below(4));
    made.took = Milliseconds(number(0, kMost));
    if (maybe()) {
        made.value = *Score::from(number(0, 10));
        made.shown = maybe() ? ScaleOrder::Ascending : ScaleOrder::Descending;
    } else if (maybe()) {
        made.values = ids(8);
        made.shown_options = ids(8);
    }
    if (maybe()) {
        made.text = text(200);
        made.read_by = static_cast<WordsReaders>(rng_.below(3));
    }
    if (maybe()) {
        made.resumed_after = Milliseconds(number(0, kMost));
    }
    return made;
}

Attribution Samples::attribution() {
    return {maybe() ? ArmedBy::Till : ArmedBy::Clerk, maybe() ? id() : "", maybe() ? id() : ""};
}

SealedContact Samples::contact() {
    SeededRng keys(rng_.next());
    auto made = SealedContact::seal(*Secret::from("+1 555 0100"), make_seal_pair(keys).seal,
                                    consent_to("You may call me.", "en", server()));
    AFTERWORD_CHECK(made.ok());
    return *std::move(made);
}

Visit Samples::visit() {
    Visit made;
    made.id = visit_id();
    made.rev = static_cast<int>(number(1, 1'000'000));
    made.state = maybe() ? Visit::State::Open : Visit::State::Ended;
    made.at = moment();
    made.survey = SurveyId{text(128)};
    made.language = name("abz-H", 1, 35);
    made.touchpoint = id();
    made.steps.resize(rng_.below(5));
    std::generate(made.steps.begin(), made.steps.end(), [this] { return step(); });
    if (maybe()) {
        made.born = Epoch{rng_.next()};
        made.utc_offset_min = static_cast<int>(number(-1440, 1440));
        made.zone = "Europe/Warsaw";
        made.help = tick();
        made.case_code.text = id();
    }
    if (maybe()) {
        made.test = true;
        made.contact = contact();
        made.armed = attribution();
        made.misuse = Misuse{static_cast<int>(number(1, 9)),
                             static_cast<double>(rng_.below(101)) / 100,
                             {MisuseReason::Burst, MisuseReason::TwoPeople}};
    }
    return made;
}

AlertStep Samples::alert_step() {
    AlertStep made;
    made.at = moment();
    made.alert = alert_id();
    made.rev = static_cast<int>(number(1, 1'000'000));
    made.step = static_cast<AlertStepKind>(rng_.below(12));
    made.role = static_cast<ActorRole>(rng_.below(6));
    made.by = id();
    if (maybe()) {
        made.cause = id();
        made.actions = ids(64);
        made.reason = id();
        made.outcome = maybe() ? Outcome::OnTheSpot : Outcome::Later;
        made.to = id();
        made.note = text(2000);
    }
    return made;
}

ArmedWindow Samples::armed() {
    ArmedWindow made;
    made.at = moment();
    made.id = to_hex(rng_.next());
    made.of = attribution();
    made.ended = static_cast<ArmEnd>(rng_.below(3));
    if (made.ended == ArmEnd::Rated) {
        made.visit = visit_id();
    }
    return made;
}

Row Samples::row() {
    switch (rng_.below(6)) {
        case 0:
            return alert_step();
        case 1:
            return armed();
        case 2:
            return VoidRow{id(), name("0123456789abcdef", 64, 64)};
        default:
            return visit();
    }
}

Hello Samples::hello() {
    Hello made;
    const auto at = moment();
    made.kiosk = kiosk();
    made.epoch = Epoch{rng_.next()};
    made.boot = at.boot;
    made.session = static_cast<std::uint32_t>(number(0, UINT32_MAX));
    made.held_first = Seq{number(1, kLargestCount)};
    made.held_last = Seq{number(made.held_first.value - 1, kLargestCount)};
    made.last_ordinal = number(0, kLargestCount);
    made.sent = at.mono;
    made.wall = at.wall;
    made.clock = at.clock;
    made.software = id();
    made.survey = SurveyId{text(128)};
    made.config = to_hex(rng_.next());
    made.change = number(0, kMost);
    if (maybe()) {
        made.anchor = anchor();
    }
    return made;
}

Have Samples::have() {
    Have made;
    const auto at = moment();
    made.boot = at.boot;
    made.session = static_cast<std::uint32_t>(number(0, UINT32_MAX));
    made.software = id();
    made.survey = SurveyId{text(128)};
    made.config = to_hex(rng_.next());
    made.mono = at.mono;
    made.wall = at.wall;
    made.clock = at.clock;
    made.want_rev = number(0, kMost);
    made.want_refused = maybe() ? text(256) : "";
    made.can_take_rating = maybe();
    if (maybe()) {
        made.last_tap = std::chrono::seconds(number(0, kMost / 1000));
    }
    made.checks.resize(rng_.below(64));
    for (auto& check : made.checks) {
        check = {id(), text(16), id(), Milliseconds(number(0, kMost))};
    }
    made.queue = number(0, kMost);
    made.oldest_unsent = Milliseconds(number(0, kMost));
    made.free_bytes = number(0, kMost);
    made.phase = id();
    return made;
}

StateMessage Samples::state() {
    return {maybe() ? Presence::Online : Presence::Offline, moment().boot,
            static_cast<std::uint32_t>(number(0, UINT32_MAX))};
}

ReceiptMessage Samples::receipt() {
    if (rng_.below(4) == 0) {
        return Refusal{name("0123456789abcdef", 64, 64), text(200)};
    }
    Receipt made;
    made.epoch = Epoch{rng_.next()};
    made.upto = Seq{number(0, kMost)};
    made.top = Seq{number(0, kMost)};
    if (maybe()) {
        made.hash = blake2b_128(id());
    }
    std::int64_t above = 0;
    for (auto holes = rng_.below(kMostHoles + 1); holes > 0; --holes) {
        const std::int64_t first = above + number(1, 1'000'000);
        above = first + number(0, 1'000'000);
        made.holes.push_back({Seq{first}, Seq{above}});
    }
    for (auto rows = number(0, 500); rows > 0; --rows) {
        made.rejected.push_back({Seq{number(1, kMost)}, "invalid"});
    }
    made.credit = static_cast<int>(number(0, 64));
    made.change = number(0, kMost);
    made.server = server();
    if (maybe()) {
        made.echo = tick();
    }
    return made;
}

AlertMessage Samples::alert() {
    AlertMessage made;
    Alert& alert = made.alert;
    alert.id = alert_id();
    alert.rev = static_cast<int>(number(1, 1'000'000));
    alert.kind = static_cast<AlertKind>(rng_.below(6));
    alert.store = store();
    alert.kiosk = kiosk();
    alert.stage = static_cast<AlertStage>(rng_.below(9));
    alert.opened = server();
    alert.n = static_cast<int>(number(0, 1'000'000));
    alert.title = text(300);
    if (maybe()) {
        alert.visit = visit_id();
        alert.score = *Score::from(number(0, 10));
        alert.reasons = ids(64);
        alert.text = text(2000);
        alert.read_by = static_cast<WordsReaders>(rng_.below(3));
        alert.members = {visit_id(), visit_id()};
    }
    if (maybe()) {
        alert.taken_by = id();
        alert.solved_by = id();
        alert.reopened = server();
        alert.reason = id();
        alert.into = alert_id();
        alert.recurs = alert_id();
        alert.noted = {{id(), server(), text(300)}, {id(), server(), text(300)}};
        alert.cause = id();
        alert.actions = ids(64);
        alert.outcome = maybe() ? Outcome::OnTheSpot : Outcome::Later;
    }
    made.change = number(1, kMost);
    made.after = number(0, kMost);
    made.left = {Milliseconds(number(-kMost, kMost)), Milliseconds(number(-kMost, kMost)),
                 Milliseconds(number(-kMost, kMost))};
    if (maybe()) {
        made.resumes = Milliseconds(number(0, kMost));
    }
    made.late = maybe();
    return made;
}

Today Samples::today() {
    Today made;
    made.store = store();
    made.day = Day(std::chrono::days(number(0, 40'000)));
    made.as_of = server();
    made.answers = number(0, kMost);
    if (maybe()) {
        made.expected = number(made.answers, kMost);
        made.good = share();
        made.median_to_take = Milliseconds(number(0, kMost));
    }
    for (int hour = 0; hour < 24; hour += static_cast<int>(rng_.below(8)) + 1) {
        made.hours.push_back({hour, number(0, kMost),
                              maybe() ? std::optional(share()) : std::nullopt,
                              maybe() ? std::optional(0.5) : std::nullopt});
    }
    for (auto reasons = number(0, 96); reasons > 0; --reasons) {
        made.reasons.push_back(
            {id(), number(0, kMost), maybe() ? std::optional(5.25) : std::nullopt});
    }
    return made;
}

ArmRequest Samples::arm() {
    return {kiosk(),         ArmNonce{name("abzABZ019-_", 8, 64)},
            server(),        Milliseconds(number(kShortestWindow.count(), kLongestWindow.count())),
            "x" + text(127), maybe() ? id() : ""};
}

}  // namespace afterword
