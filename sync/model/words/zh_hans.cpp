// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kZhHans = {{
    {NoticeWord::Help, "顾客请求帮助"},
    {NoticeWord::CallBack, "顾客希望回电"},
    {NoticeWord::RedLine, "评论中提到安全问题"},
    {NoticeWord::LowScore, "低分评价"},
    {NoticeWord::Trend, "不满意的回答多于平常"},
    {NoticeWord::Silence, "平常有回答的时段没有回答"},
    {NoticeWord::Raised, "新提醒"},
    {NoticeWord::TakeLate, "无人按时接手"},
    {NoticeWord::FactsLate, "未按时记录情况"},
    {NoticeWord::SolutionLate, "未按时解决"},
    {NoticeWord::Undelivered, "门店尚无终端显示该提醒"},
    {NoticeWord::Reminder, "仍无人接手"},
    {NoticeWord::Summary, "今日其他提醒汇总"},
    {NoticeWord::Solved, "门店已解决，请确认"},
    {NoticeWord::Store, "门店"},
    {NoticeWord::Kiosk, "终端"},
    {NoticeWord::Opened, "开始时间"},
    {NoticeWord::Reasons, "原因"},
    {NoticeWord::Answers, "回答数"},
    {NoticeWord::TakenBy, "接手人"},
    {NoticeWord::Comment, "评论"},
    {NoticeWord::Test, "这是一条测试消息，没有发生任何事情。"},
}};
static_assert(is_complete(kZhHans));

const NoticeTable& notices_zh_hans() {
    return kZhHans;
}

}  // namespace afterword
