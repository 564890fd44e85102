// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kKo = {{
    {NoticeWord::Help, "고객이 도움을 요청합니다"},
    {NoticeWord::CallBack, "고객이 회신 전화를 요청합니다"},
    {NoticeWord::RedLine, "의견에 위험이 언급되었습니다"},
    {NoticeWord::LowScore, "낮은 점수"},
    {NoticeWord::Trend, "불만족 응답이 평소보다 많습니다"},
    {NoticeWord::Silence, "평소 응답이 있는 시간에 응답이 없습니다"},
    {NoticeWord::Raised, "새 알림"},
    {NoticeWord::TakeLate, "제시간에 아무도 맡지 않았습니다"},
    {NoticeWord::FactsLate, "무슨 일이 있었는지 제시간에 기록되지 않았습니다"},
    {NoticeWord::SolutionLate, "제시간에 해결되지 않았습니다"},
    {NoticeWord::Undelivered, "매장의 어떤 키오스크도 아직 표시하지 않았습니다"},
    {NoticeWord::Reminder, "아직 아무도 맡지 않았습니다"},
    {NoticeWord::Summary, "오늘의 다른 알림 요약"},
    {NoticeWord::Solved, "매장에서 해결했습니다. 확인해 주세요"},
    {NoticeWord::Store, "매장"},
    {NoticeWord::Kiosk, "키오스크"},
    {NoticeWord::Opened, "시작"},
    {NoticeWord::Reasons, "이유"},
    {NoticeWord::Answers, "응답 수"},
    {NoticeWord::TakenBy, "담당자"},
    {NoticeWord::Comment, "의견"},
    {NoticeWord::Test, "테스트입니다. 아무 일도 없었습니다."},
}};
static_assert(is_complete(kKo));

const NoticeTable& notices_ko() {
    return kKo;
}

}  // namespace afterword
