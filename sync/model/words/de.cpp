// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kDe = {{
    {NoticeWord::Help, "Jemand bittet um Hilfe"},
    {NoticeWord::CallBack, "Jemand bittet um Rückruf"},
    {NoticeWord::RedLine, "Ein Kommentar nennt eine Gefahr"},
    {NoticeWord::LowScore, "Eine schlechte Bewertung"},
    {NoticeWord::Trend, "Mehr unzufriedene Antworten als üblich"},
    {NoticeWord::Silence, "Keine Antworten, wo es sonst welche gibt"},
    {NoticeWord::Raised, "Neue Meldung"},
    {NoticeWord::TakeLate, "Niemand hat sie rechtzeitig übernommen"},
    {NoticeWord::FactsLate, "Was geschah, ist nicht rechtzeitig notiert"},
    {NoticeWord::SolutionLate, "Sie ist nicht rechtzeitig gelöst"},
    {NoticeWord::Undelivered, "Noch kein Kiosk der Filiale hat sie gezeigt"},
    {NoticeWord::Reminder, "Noch immer hat sie niemand übernommen"},
    {NoticeWord::Summary, "Zusammenfassung weiterer Meldungen von heute"},
    {NoticeWord::Solved, "Von der Filiale gelöst: bitte bestätigen"},
    {NoticeWord::Store, "Filiale"},
    {NoticeWord::Kiosk, "Kiosk"},
    {NoticeWord::Opened, "Seit"},
    {NoticeWord::Reasons, "Gründe"},
    {NoticeWord::Answers, "Antworten"},
    {NoticeWord::TakenBy, "Übernommen von"},
    {NoticeWord::Comment, "Kommentar"},
    {NoticeWord::Test, "Das ist ein Test. Es ist nichts geschehen."},
}};
static_assert(is_complete(kDe));

const NoticeTable& notices_de() {
    return kDe;
}

}  // namespace afterword
