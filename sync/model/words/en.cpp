// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kEn = {{
    {NoticeWord::Help, "A shopper asks for help"},
    {NoticeWord::CallBack, "A shopper asks to be called back"},
    {NoticeWord::RedLine, "A comment names a danger"},
    {NoticeWord::LowScore, "A low score"},
    {NoticeWord::Trend, "More unhappy answers than usual"},
    {NoticeWord::Silence, "No answers where there usually are some"},
    {NoticeWord::Raised, "New alert"},
    {NoticeWord::TakeLate, "Nobody has taken it in time"},
    {NoticeWord::FactsLate, "What happened has not been noted in time"},
    {NoticeWord::SolutionLate, "It has not been solved in time"},
    {NoticeWord::Undelivered, "No kiosk of the store has shown it yet"},
    {NoticeWord::Reminder, "Still nobody has taken it"},
    {NoticeWord::Summary, "Summary of today's further alerts"},
    {NoticeWord::Solved, "Solved by the store: please confirm"},
    {NoticeWord::Store, "Store"},
    {NoticeWord::Kiosk, "Kiosk"},
    {NoticeWord::Opened, "Since"},
    {NoticeWord::Reasons, "Reasons"},
    {NoticeWord::Answers, "Answers"},
    {NoticeWord::TakenBy, "Taken by"},
    {NoticeWord::Comment, "Comment"},
    {NoticeWord::Test, "This is a test. Nothing has happened."},
}};
static_assert(is_complete(kEn));

const NoticeTable& notices_en() {
    return kEn;
}

}  // namespace afterword
