// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kZhHant = {{
    {NoticeWord::Help, "顧客請求協助"},
    {NoticeWord::CallBack, "顧客希望回電"},
    {NoticeWord::RedLine, "評論中提到安全問題"},
    {NoticeWord::LowScore, "低分評價"},
    {NoticeWord::Trend, "不滿意的回答多於平常"},
    {NoticeWord::Silence, "平常有回答的時段沒有回答"},
    {NoticeWord::Raised, "新提醒"},
    {NoticeWord::TakeLate, "無人按時接手"},
    {NoticeWord::FactsLate, "未按時記錄情況"},
    {NoticeWord::SolutionLate, "未按時解決"},
    {NoticeWord::Undelivered, "門市尚無終端顯示該提醒"},
    {NoticeWord::Reminder, "仍無人接手"},
    {NoticeWord::Summary, "今日其他提醒彙總"},
    {NoticeWord::Solved, "門市已解決，請確認"},
    {NoticeWord::Store, "門市"},
    {NoticeWord::Kiosk, "終端"},
    {NoticeWord::Opened, "開始時間"},
    {NoticeWord::Reasons, "原因"},
    {NoticeWord::Answers, "回答數"},
    {NoticeWord::TakenBy, "接手人"},
    {NoticeWord::Comment, "評論"},
    {NoticeWord::Test, "這是一則測試訊息，沒有發生任何事情。"},
}};
static_assert(is_complete(kZhHant));

const NoticeTable& notices_zh_hant() {
    return kZhHant;
}

}  // namespace afterword
