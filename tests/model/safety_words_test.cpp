// SPDX-License-Identifier: Apache-2.0
#include "sync/model/safety_words.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "sync/model/alert_causes.hpp"
#include "sync/model/folding.hpp"

namespace afterword {
namespace {

struct Comment {
    const char* language;
    const char* text;
};

constexpr Comment kHits[] = {
    {"en", "There was a FIRE behind the till"},
    {"en", "smoke, everywhere!"},
    {"en", "I found glass. A piece  of\tglass in my soup"},
    {"en", "he touched me twice"},
    {"en", "my son began choking"},
    {"en", "ｆｉｒｅ"},
    {"en", "fire sale was on fire"},
    {"en", "a customer suffocated"},
    {"en", "w sklepie był pożar"},  // whoever leaves the screen in English
    {"pl", "POŻARU nikt nie widział"},
    {"pl", "pozar w magazynie"},
    {"pl", "Leje sie krew"},
    {"pl", "ktoś miał NÓŻ"},
    {"pl", "dziecko zadławiło się"},
    {"pl", "czuć gaz przy kasie"},
    {"pl", "there is a bomb"},
    {"pl-PL", "sprzedawca mi groził"},
    {"zh-Hans", "昨天店里着火了"},
    {"zh-Hant", "昨天店裡著火了"},
    {"zh-Hans", "吃完食物中毒，住院了"},
    {"zh-Hans", "气死人了，还有人持刀"},
    {"zh-Hant", "店員威脅我"},
    {"zh-Hans", "有老鼠"},
    {"zh-Hans", "I saw blood"},
    {"ar", "كان هناك حريق في المتجر"},
    {"ar", "الحريق كبير"},
    {"ar", "والحريق مستمر"},
    {"ar", "وحريق آخر"},
    {"ar", "هددني بسكين"},
    {"ar", "أصبت بالإختناق"},
    {"ar", "إِغْمَاء"},
    {"ar", "تسمّم"},
    {"ar", "رائحة الغاز قوية"},
    {"ar", "اسعاف"},
};

constexpr Comment kMisses[] = {
    {"en", ""},
    {"en", "fired"},
    {"en", "The firefly lamp is lovely"},
    {"en", "great fire sale"},
    {"en", "Fire-sale prices"},
    {"en", "begun, gunpowder tea is fine"},
    {"en", "bloody good coffee"},
    {"en", "deadline missed, dead  end aisle"},
    {"en", "a skilled clerk, I killed time"},
    {"en", "bring blood oranges back"},
    {"en", "grapes"},
    {"pl", "pod ręką"},
    {"pl", "dymna szyba, krewetki"},
    {"pl", "wybuch śmiechu przy kasie"},
    {"pl", "nóż do chleba za drogi"},
    {"pl", "nożyczki"},
    {"pl", "raty 0%, hit cenowy"},
    {"zh-Hans", "排队气死人了"},
    {"zh-Hans", "好吃，口感爆炸"},
    {"zh-Hans", "米老鼠玩具很可爱"},
    {"zh-Hans", "请打我电话"},
    {"zh-Hans", "服务很好"},
    {"zh-Hans", "看着，火锅不错"},
    {"ar", "الخدمة ممتازة"},
    {"ar", "البائع خفيف الدم"},
    {"ar", "طول 10 سم"},
    {"ar", "الأسعار نار"},
    {"ar", "نارنج"},
    {"es", "el rape estaba bueno, fire"},  // no list, and "rape" is a fish
    {"de", "Rats"},
};

Visit visit_with(std::vector<Step> steps) {
    Visit visit;
    visit.id = {1, "k3j9xq"};
    visit.language = "en";
    visit.steps = std::move(steps);
    return visit;
}

Step words(std::string text) {
    Step step;
    step.question = "words";
    step.text = std::move(text);
    return step;
}

}  // namespace

TEST_CASE("a word of the safety list is found, however it is spelled", "[safety_words]") {
    const auto list = SafetyWords::standard();
    for (const auto& [language, text] : kHits) {
        INFO(language << ": " << text);
        CHECK(list.find(text, language));
    }
}

TEST_CASE("what only looks like a word of the safety list is none", "[safety_words]") {
    const auto list = SafetyWords::standard();
    for (const auto& [language, text] : kMisses) {
        INFO(language << ": " << text);
        const auto found = list.find(text, language);
        INFO((found ? found->term : ""));
        CHECK_FALSE(found);
    }
}

TEST_CASE("the lists of four languages have forty terms at least, each of which is found",
          "[safety_words]") {
    const auto all = SafetyWords::standard();
    for (const auto& list : built_in_safety_lists()) {
        INFO(list.language);
        CHECK(all.size(list.language) >= 40);
        std::size_t begin = 0;
        while (begin < list.text.size()) {
            const std::size_t end = std::min(list.text.find('\n', begin), list.text.size());
            std::string term = list.text.substr(begin, end - begin);
            begin = end + 1;
            if (term.empty() || term[0] == '#' || term[0] == '[' || term[0] == '!') {
                continue;
            }
            term = term.substr(0, term.find('*'));
            INFO(term);
            CHECK(all.find(term, list.language));
        }
    }
}

TEST_CASE("a safety word says its topic", "[safety_words]") {
    const auto list = SafetyWords::standard();
    CHECK(list.find("FIRE!", "en") == SafetyWord{"fire", "fire"});
    CHECK(list.find("Leje się krew", "pl") == SafetyWord{"krew", "injury"});
    CHECK(list.find("有人持刀", "zh-Hans") == SafetyWord{"持刀", "violence"});
}

TEST_CASE("a store's own list adds words, exceptions and languages", "[safety_words]") {
    auto list = SafetyWords::standard();
    REQUIRE(list.add({"de", "# Deutsch\n[fire]\nBrand*\n!Brandenburg*\r\n\n"}));
    CHECK(list.find("Es brannte, der Brandmelder schrie", "de"));
    CHECK_FALSE(list.find("Brandenburger Tor", "de"));
    REQUIRE(list.add({"en", "wet floor\n!glass in my hand"}));
    CHECK(list.find("a Wet Floor again", "en") == SafetyWord{"wet floor", ""});
    CHECK_FALSE(list.find("with a glass in my hand", "en"));
    CHECK(list.find("smoke", "en"));  // those compiled in are still there
}

TEST_CASE("a list that cannot be used says which line and why", "[safety_words]") {
    auto list = SafetyWords::standard();
    const auto added = list.add({"en", "fine\n\"...\"\nbr*ken\n!"});
    REQUIRE_FALSE(added);
    CHECK(added.error().message ==
          "line 2: a term needs a word; line 3: \"*\" stands at the end of a term; "
          "line 4: a term needs a word");
    CHECK_FALSE(list.find("fine", "en"));  // nothing of it was taken
}

TEST_CASE("words fold to what people take for the same", "[folding]") {
    CHECK(folded_words("") == U"");
    CHECK(folded_words(" ,. ") == U"");
    CHECK(folded_words("Zażółć GĘŚLĄ jaźń") == U" zazolc gesla jazn ");
    CHECK(folded_words("ÀÉÎÕÜ ß Ž ÿ") == U" aeiou s z y ");
    CHECK(folded_words("e\u0301t\u0301") == U" et ");
    CHECK(folded_words("Пожар ЁЖ") == U" пожар ёж ");
    CHECK(folded_words("ـالـمـ") == U" الم ");  // too short for an article
    CHECK(folded_words("آأإٱ ىي ةه") == U" اااا يي هه ");
    CHECK(folded_words("والمتجر للمتجر") == U" متجر متجر ");
    CHECK(folded_words("don't\xff stop") == U" don t stop ");
    CHECK(folded_words("着火，了") == U" 着火 了 ");
}

TEST_CASE("the words of every step count, but not those of a practice visit", "[red_line]") {
    const auto list = SafetyWords::standard();
    Visit visit = visit_with({words("all fine"), words("but a knife lay there")});
    CHECK(list.find(visit) == SafetyWord{"knife", "violence"});
    const auto cause = find_cause(AlertKind::RedLine, visit, nullptr, list);
    REQUIRE(cause);
    CHECK(cause->title == "Safety: violence");
    CHECK_FALSE(cause->score);
    visit.misuse = Misuse{1, 0.9, {MisuseReason::Palm}};
    CHECK(list.find(visit));
    visit.test = true;
    CHECK_FALSE(list.find(visit));
    CHECK_FALSE(list.find(visit_with({words("all fine"), words("really")})));
}

}  // namespace afterword
