// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/sample_texts.hpp"

namespace afterword::ui::test {

namespace {

Texts english() {
    return {"Riverside Pharmacy · Checkout",
            "Riverside Pharmacy",
            "How was our service today?",
            "One tap is enough",
            {"Very bad", "Bad", "Okay", "Good", "Great"},
            "What was it about?",
            {"Waiting time", "Staff", "Products", "Price", "Cleanliness", "Finding things",
             "Paying", "Something else"},
            "Checkout",
            "Fitting rooms",
            "nobody opened a second till",
            {"Go to the checkout, open a till if more than three wait.",
             "Apologise to the queue; you may give a voucher.",
             "Come back here and note what happened."},
            "a voucher",
            "How likely are you to recommend us to friends?",
            {"Not at all likely", "Extremely likely"},
            "Anything you want to add?",
            "May we call you back?"};
}

Texts chinese() {
    return {"河滨药房 · 收银台",
            "河滨药房",
            "您对今天的服务满意吗？",
            "点一下即可",
            {"非常不满意", "不满意", "一般", "满意", "非常满意"},
            "主要关于哪方面？",
            {"排队等候", "店员服务", "商品", "价格", "环境卫生", "找商品", "付款", "其他"},
            "收银台",
            "试衣间",
            "没有人开第二个收银台",
            {"到收银台去，等候超过三人就加开一台。", "向排队的顾客道歉，可以送代金券。",
             "回到这里记录发生了什么。"},
            "代金券",
            "您有多大可能把我们推荐给亲友？",
            {"完全不可能", "非常可能"},
            "您还有什么想说的吗？",
            "我们可以回电给您吗？"};
}

Texts polish() {
    return {"Apteka Riverside · Kasa",
            "Apteka Riverside",
            "Jak oceniasz dziś naszą obsługę?",
            "Wystarczy jedno dotknięcie",
            {"Bardzo źle", "Źle", "Średnio", "Dobrze", "Świetnie"},
            "Czego dotyczy ocena?",
            {"Czas oczekiwania", "Personel", "Produkty", "Ceny", "Czystość", "Szukanie produktów",
             "Płatność", "Coś innego"},
            "Kasa",
            "Przymierzalnie",
            "nikt nie otworzył drugiej kasy",
            {"Idź do kasy i otwórz drugą, jeśli czeka więcej niż trzy osoby.",
             "Przeproś kolejkę; możesz dać kupon.", "Wróć tutaj i zapisz, co się stało."},
            "kupon",
            "Na ile prawdopodobne jest, że polecisz nas znajomym?",
            {"Zupełnie nieprawdopodobne", "Bardzo prawdopodobne"},
            "Czy chcesz coś dodać?",
            "Czy możemy oddzwonić?"};
}

Texts arabic() {
    return {"صيدلية ريفرسايد · الصندوق",
            "صيدلية ريفرسايد",
            "كيف كانت خدمتنا اليوم؟",
            "لمسة واحدة تكفي",
            {"سيئة جدًا", "سيئة", "مقبولة", "جيدة", "رائعة"},
            "بماذا يتعلق تقييمكم؟",
            {"وقت الانتظار", "الموظفون", "المنتجات", "السعر", "النظافة", "إيجاد المنتجات", "الدفع",
             "شيء آخر"},
            "الصندوق",
            "غرف القياس",
            "لم يفتح أحد صندوقًا ثانيًا",
            {"اذهبوا إلى الصندوق وافتحوا صندوقًا آخر إن انتظر أكثر من ثلاثة.",
             "اعتذروا للمنتظرين؛ يمكنكم تقديم قسيمة.", "عودوا إلى هنا وسجّلوا ما حدث."},
            "قسيمة",
            "ما مدى احتمال أن توصوا بنا لأصدقائكم؟",
            {"غير محتمل إطلاقًا", "محتمل جدًا"},
            "هل تودون إضافة شيء؟",
            "هل يمكننا معاودة الاتصال بكم؟"};
}

}  // namespace

Texts texts(Language language) {
    switch (language) {
        case Language::ZhHans:
            return chinese();
        case Language::Pl:
            return polish();
        case Language::Ar:
            return arabic();
        default:
            return english();
    }
}

std::string joined(std::initializer_list<std::string> parts) {
    std::string all;
    for (const std::string& part : parts) {
        all += all.empty() ? part : " · " + part;
    }
    return all;
}

}  // namespace afterword::ui::test
