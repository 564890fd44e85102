// SPDX-License-Identifier: Apache-2.0
#include "sync/model/ids.hpp"

#include <catch2/catch.hpp>

#include "sync/model/alert_id.hpp"

using namespace afterword;

TEST_CASE("a kiosk id takes the wire's alphabet and nothing else", "[ids]") {
    CHECK(make_kiosk_id("k-0417").ok());
    CHECK(make_kiosk_id(std::string(64, 'a')).ok());
    for (const auto* wrong : {"", "K-0417", "k_0417", "k/1", "k+", "ключ", "k 1"}) {
        CAPTURE(wrong);
        CHECK_FALSE(make_kiosk_id(wrong).ok());
    }
    CHECK_FALSE(make_kiosk_id(std::string(65, 'a')).ok());
}

TEST_CASE("a visit id reads back as it was written", "[ids]") {
    const auto id = make_visit_id("812-k3j9xq");
    REQUIRE(id.ok());
    CHECK(id->ordinal == 812);
    CHECK(id->random == "k3j9xq");
    CHECK(id->text() == "812-k3j9xq");
    for (const auto* wrong :
         {"", "-", "812", "812-", "0-k3j7xq", "012-k3j7xq", "-1-k3j7xq", "812-k3j7x", "812-k3j7xqq",
          "812-K3J7XQ", "x-k3j7xq", "99999999999999999999-k3j7xq"}) {
        CAPTURE(wrong);
        CHECK_FALSE(make_visit_id(wrong).ok());
    }
}

TEST_CASE("an alert id is a UUID in lower case", "[ids]") {
    CHECK(make_alert_id("ec756333-efeb-58b3-a838-713a466ec154").ok());
    CHECK_FALSE(make_alert_id("EC756333-EFEB-58B3-A838-713A466EC154").ok());
    CHECK_FALSE(make_alert_id("ec756333efeb58b3a838713a466ec154").ok());
}

TEST_CASE("kiosk and collector arrive at the alert id that the wire gives as its example",
          "[ids]") {
    const VisitId visit{812, "k3j9xq"};
    CHECK(alert_id(KioskId{"k-0417"}, visit, AlertKind::LowScore).text ==
          "ec756333-efeb-58b3-a838-713a466ec154");
}
