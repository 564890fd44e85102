// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/register.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

using namespace std::chrono_literals;

const WallTime kMove = from_unix_ms(1'795'298'400'000);
const StoreEntry kOldTown{StoreId{"s-001"}, "Old Town", "Europe/Warsaw"};
const StoreEntry kHarbour{StoreId{"s-002"}, "Harbour", "America/New_York"};
const KioskId kKiosk{"k-0417"};

Register moved() {
    auto made = Register::make({kOldTown, kHarbour},
                               {{kKiosk, kOldTown.store, "checkout", WallTime::min(), kMove},
                                {kKiosk, kHarbour.store, "entrance", kMove, kMove + 24h}});
    REQUIRE(made.ok());
    return *std::move(made);
}

TEST_CASE("a kiosk that moved belongs to the store of the moment", "[register]") {
    const Register places = moved();
    CHECK(places.place(kKiosk, kMove - 1ms)->store == kOldTown.store);
    CHECK(places.place(kKiosk, kMove)->store == kHarbour.store);
    CHECK_FALSE(places.place(kKiosk, kMove + 24h));
    CHECK(places.knows(kKiosk));
    CHECK_FALSE(places.knows(KioskId{"k-0001"}));
}

TEST_CASE("the kiosks of a store are those of the time asked for", "[register]") {
    const Register places = moved();
    CHECK(places.kiosks_of(kOldTown.store, kMove - 1ms) == std::vector<KioskId>{kKiosk});
    CHECK(places.kiosks_of(kOldTown.store, kMove).empty());
    CHECK(places.kiosks_of(kOldTown.store, kMove - 1h, kMove + 1h).size() == 1);
}

TEST_CASE("a register that contradicts itself is refused", "[register]") {
    const auto refused = [](std::vector<StoreEntry> stores, std::vector<Posting> postings) {
        return Register::make(std::move(stores), std::move(postings)).error().code == Errc::Invalid;
    };
    CHECK(refused({kOldTown, kOldTown}, {}));
    CHECK(refused({kOldTown}, {{kKiosk, kHarbour.store, "checkout"}}));
    CHECK(refused({kOldTown, kHarbour},
                  {{kKiosk, kOldTown.store, "checkout", WallTime::min(), kMove + 1ms},
                   {kKiosk, kHarbour.store, "entrance", kMove}}));
    CHECK(Register::make({{StoreId{"s-003"}, "Sunk", "Europe/Atlantis"}}, {}).error().code ==
          Errc::NotFound);
}

TEST_CASE("the fingerprint changes with everything that moves a row", "[register]") {
    const std::string before = moved().fingerprint();
    CHECK(moved().fingerprint() == before);
    auto other_zone = Register::make({{kOldTown.store, "Old Town", "Europe/Paris"}},
                                     {{kKiosk, kOldTown.store, "checkout"}});
    auto same_zone = Register::make({{kOldTown.store, "Renamed", "Europe/Warsaw"}},
                                    {{kKiosk, kOldTown.store, "checkout"}});
    auto unnamed = Register::make({kOldTown}, {{kKiosk, kOldTown.store, "counter"}});
    REQUIRE((other_zone.ok() && same_zone.ok() && unnamed.ok()));
    CHECK(other_zone->fingerprint() != same_zone->fingerprint());
    CHECK(same_zone->fingerprint() == unnamed->fingerprint());
}

}  // namespace
}  // namespace afterword
