// SPDX-License-Identifier: Apache-2.0
// Surveys that tests read, change and break.
#pragma once

#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace afterword {

// Every kind and every measure, in two languages.
inline constexpr std::string_view kEveryKind = R"({
"survey":"every-kind","version":3,"languages":["en","pl"],"questions":[
 {"id":"service","kind":"faces5","measure":"csat","facet":"service","alert_at":2,"help":true,
  "scale_order":"descending","text":{"en":"Service?","pl":"Obsługa?"},"hint":{"en":"One tap"},
  "labels":{"en":["a","b","c","d","e"],"pl":["1","2","3","4","5"]}},
 {"id":"recommend","kind":"scale11","measure":"nps","relation":"relationship","facet":"brand",
  "alert_at":6,"text":{"en":"Recommend?","pl":"Polecisz?"},
  "labels":{"en":["Never","Always"],"pl":["Nigdy","Zawsze"]}},
 {"id":"effort","kind":"scale7","measure":"ces","text":{"en":"Easy?","pl":"Łatwo?"},
  "labels":{"en":["Hard","Easy"],"pl":["Trudno","Łatwo"]}},
 {"id":"shop","kind":"stars5","measure":"happy","facet":"our_own-1",
  "text":{"en":"Shop?","pl":"Sklep?"},
  "labels":{"en":["a","b","c","d","e"],"pl":["1","2","3","4","5"]}},
 {"id":"goods","kind":"faces4","measure":"happy","alert_at":0,"text":{"en":"Goods?","pl":"Towar?"},
  "labels":{"en":["a","b","c","d"],"pl":["1","2","3","4"]}},
 {"id":"topic","kind":"choice","order":"rotated","when":{"service":[1,2]},
  "text":{"en":"What?","pl":"Co?"},
  "options":[{"id":"waiting","text":{"en":"Waiting","pl":"Czas"}},
             {"id":"staff","text":{"en":"Staff","pl":"Personel"}}]},
 {"id":"reasons","kind":"choices","when":{"topic":["waiting"]},"text":{"en":"Why?","pl":"Czemu?"},
  "options":[{"id":"tills","text":{"en":"Tills","pl":"Kasy"}},
             {"id":"queue","text":{"en":"Queue","pl":"Kolejka"}}]},
 {"id":"words","kind":"text","when":{"service":[1,2,3],"reasons":["tills","queue"]},
  "text":{"en":"Tell us","pl":"Powiedz"}},
 {"id":"contact","kind":"contact","text":{"en":"Call you?","pl":"Zadzwonić?"}}]})";

// One after the changes of a JSON patch (RFC 6902), given without its outer brackets.
inline std::string patched(std::string_view survey, std::string_view patch) {
    CAPTURE(patch);
    const auto changes = nlohmann::ordered_json::parse("[" + std::string(patch) + "]");
    return nlohmann::ordered_json::parse(survey).patch(changes).dump();
}

}  // namespace afterword
