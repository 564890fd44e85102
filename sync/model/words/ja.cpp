// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kJa = {{
    {NoticeWord::Help, "お客様が助けを求めています"},
    {NoticeWord::CallBack, "お客様が折り返しの電話を希望しています"},
    {NoticeWord::RedLine, "コメントに危険の記載があります"},
    {NoticeWord::LowScore, "低い評価"},
    {NoticeWord::Trend, "不満の回答が普段より多くなっています"},
    {NoticeWord::Silence, "普段は回答がある時間に回答がありません"},
    {NoticeWord::Raised, "新しいアラート"},
    {NoticeWord::TakeLate, "時間内に誰も対応していません"},
    {NoticeWord::FactsLate, "状況が時間内に記録されていません"},
    {NoticeWord::SolutionLate, "時間内に解決していません"},
    {NoticeWord::Undelivered, "店舗のどの端末にもまだ表示されていません"},
    {NoticeWord::Reminder, "まだ誰も対応していません"},
    {NoticeWord::Summary, "本日のその他のアラートのまとめ"},
    {NoticeWord::Solved, "店舗が解決しました。確認してください"},
    {NoticeWord::Store, "店舗"},
    {NoticeWord::Kiosk, "端末"},
    {NoticeWord::Opened, "発生"},
    {NoticeWord::Reasons, "理由"},
    {NoticeWord::Answers, "回答数"},
    {NoticeWord::TakenBy, "対応者"},
    {NoticeWord::Comment, "コメント"},
    {NoticeWord::Test, "これはテストです。何も起きていません。"},
}};
static_assert(is_complete(kJa));

const NoticeTable& notices_ja() {
    return kJa;
}

}  // namespace afterword
