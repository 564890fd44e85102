// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kPl = {{
    {NoticeWord::Help, "Klient prosi o pomoc"},
    {NoticeWord::CallBack, "Klient prosi o oddzwonienie"},
    {NoticeWord::RedLine, "Komentarz mówi o zagrożeniu"},
    {NoticeWord::LowScore, "Niska ocena"},
    {NoticeWord::Trend, "Więcej niezadowolonych odpowiedzi niż zwykle"},
    {NoticeWord::Silence, "Brak odpowiedzi, choć zwykle są"},
    {NoticeWord::Raised, "Nowe zgłoszenie"},
    {NoticeWord::TakeLate, "Nikt nie przyjął go na czas"},
    {NoticeWord::FactsLate, "Nie zapisano na czas, co się stało"},
    {NoticeWord::SolutionLate, "Nie rozwiązano go na czas"},
    {NoticeWord::Undelivered, "Żaden kiosk w sklepie jeszcze go nie pokazał"},
    {NoticeWord::Reminder, "Nadal nikt go nie przyjął"},
    {NoticeWord::Summary, "Podsumowanie dalszych zgłoszeń z dzisiaj"},
    {NoticeWord::Solved, "Rozwiązane przez sklep: proszę potwierdzić"},
    {NoticeWord::Store, "Sklep"},
    {NoticeWord::Kiosk, "Kiosk"},
    {NoticeWord::Opened, "Od"},
    {NoticeWord::Reasons, "Powody"},
    {NoticeWord::Answers, "Odpowiedzi"},
    {NoticeWord::TakenBy, "Przyjęte przez"},
    {NoticeWord::Comment, "Komentarz"},
    {NoticeWord::Test, "To jest test. Nic się nie stało."},
}};
static_assert(is_complete(kPl));

const NoticeTable& notices_pl() {
    return kPl;
}

}  // namespace afterword
