// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/presence.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

using Effect = Presences::Effect;
const KioskId kKiosk{"k-0417"};

StateMessage online(std::uint32_t boot, std::uint32_t session) {
    return {Presence::Online, BootId{boot}, session};
}
StateMessage offline(std::uint32_t boot, std::uint32_t session) {
    return {Presence::Offline, BootId{boot}, session};
}

TEST_CASE("the will of an older session or of another boot says nothing", "[presence]") {
    Presences presences;
    CHECK(presences.take(kKiosk, online(1, 1)) == Effect::CameOnline);
    CHECK(presences.take(kKiosk, online(1, 2)) == Effect::Nothing);
    CHECK(presences.take(kKiosk, offline(1, 1)) == Effect::Nothing);
    CHECK(presences.take(kKiosk, offline(9, 5)) == Effect::Nothing);
    CHECK(presences.take(kKiosk, offline(1, 2)) == Effect::WentOffline);
    CHECK(presences.take(kKiosk, offline(1, 2)) == Effect::Nothing);
    CHECK(presences.take(kKiosk, online(2, 1)) == Effect::CameOnline);
}

TEST_CASE("a kiosk first seen by its will is offline without a word", "[presence]") {
    Presences presences;
    CHECK(presences.take(kKiosk, offline(1, 4)) == Effect::Nothing);
    CHECK(presences.take(kKiosk, online(1, 5)) == Effect::CameOnline);
}

}  // namespace
}  // namespace afterword
