// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kHe = {{
    {NoticeWord::Help, "לקוח מבקש עזרה"},
    {NoticeWord::CallBack, "לקוח מבקש שיחזרו אליו"},
    {NoticeWord::RedLine, "תגובה מזכירה סכנה"},
    {NoticeWord::LowScore, "ציון נמוך"},
    {NoticeWord::Trend, "יותר תשובות לא מרוצות מהרגיל"},
    {NoticeWord::Silence, "אין תשובות במקום שבדרך כלל יש"},
    {NoticeWord::Raised, "התראה חדשה"},
    {NoticeWord::TakeLate, "איש לא לקח אותה בזמן"},
    {NoticeWord::FactsLate, "מה שקרה לא נרשם בזמן"},
    {NoticeWord::SolutionLate, "היא לא נפתרה בזמן"},
    {NoticeWord::Undelivered, "אף עמדה בחנות עדיין לא הציגה אותה"},
    {NoticeWord::Reminder, "עדיין איש לא לקח אותה"},
    {NoticeWord::Summary, "סיכום ההתראות הנוספות של היום"},
    {NoticeWord::Solved, "נפתרה על ידי החנות: נא לאשר"},
    {NoticeWord::Store, "חנות"},
    {NoticeWord::Kiosk, "עמדה"},
    {NoticeWord::Opened, "מאז"},
    {NoticeWord::Reasons, "סיבות"},
    {NoticeWord::Answers, "תשובות"},
    {NoticeWord::TakenBy, "נלקחה על ידי"},
    {NoticeWord::Comment, "תגובה"},
    {NoticeWord::Test, "זו הודעת בדיקה. לא קרה דבר."},
}};
static_assert(is_complete(kHe));

const NoticeTable& notices_he() {
    return kHe;
}

}  // namespace afterword
