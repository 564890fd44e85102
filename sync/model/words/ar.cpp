// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kAr = {{
    {NoticeWord::Help, "متسوّق يطلب المساعدة"},
    {NoticeWord::CallBack, "متسوّق يطلب معاودة الاتصال به"},
    {NoticeWord::RedLine, "تعليق يذكر خطرًا"},
    {NoticeWord::LowScore, "تقييم منخفض"},
    {NoticeWord::Trend, "إجابات غير راضية أكثر من المعتاد"},
    {NoticeWord::Silence, "لا إجابات حيث تكون عادةً"},
    {NoticeWord::Raised, "تنبيه جديد"},
    {NoticeWord::TakeLate, "لم يستلمه أحد في الوقت المحدد"},
    {NoticeWord::FactsLate, "لم يُدوَّن ما حدث في الوقت المحدد"},
    {NoticeWord::SolutionLate, "لم يُحلّ في الوقت المحدد"},
    {NoticeWord::Undelivered, "لم يعرضه أي جهاز في المتجر بعد"},
    {NoticeWord::Reminder, "لم يستلمه أحد حتى الآن"},
    {NoticeWord::Summary, "ملخص التنبيهات الأخرى لهذا اليوم"},
    {NoticeWord::Solved, "حلّه المتجر: يُرجى التأكيد"},
    {NoticeWord::Store, "المتجر"},
    {NoticeWord::Kiosk, "الجهاز"},
    {NoticeWord::Opened, "منذ"},
    {NoticeWord::Reasons, "الأسباب"},
    {NoticeWord::Answers, "الإجابات"},
    {NoticeWord::TakenBy, "استلمه"},
    {NoticeWord::Comment, "التعليق"},
    {NoticeWord::Test, "هذه رسالة تجريبية. لم يحدث شيء."},
}};
static_assert(is_complete(kAr));

const NoticeTable& notices_ar() {
    return kAr;
}

}  // namespace afterword
