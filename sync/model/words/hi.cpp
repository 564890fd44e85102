// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kHi = {{
    {NoticeWord::Help, "एक ग्राहक मदद चाहता है"},
    {NoticeWord::CallBack, "एक ग्राहक चाहता है कि उसे वापस कॉल किया जाए"},
    {NoticeWord::RedLine, "एक टिप्पणी में ख़तरे का ज़िक्र है"},
    {NoticeWord::LowScore, "कम अंक"},
    {NoticeWord::Trend, "सामान्य से अधिक असंतुष्ट उत्तर"},
    {NoticeWord::Silence, "जहाँ आमतौर पर उत्तर आते हैं, वहाँ कोई नहीं"},
    {NoticeWord::Raised, "नई सूचना"},
    {NoticeWord::TakeLate, "किसी ने समय पर इसे नहीं लिया"},
    {NoticeWord::FactsLate, "क्या हुआ, यह समय पर दर्ज नहीं हुआ"},
    {NoticeWord::SolutionLate, "यह समय पर हल नहीं हुआ"},
    {NoticeWord::Undelivered, "दुकान के किसी कियोस्क ने इसे अब तक नहीं दिखाया"},
    {NoticeWord::Reminder, "अब तक किसी ने इसे नहीं लिया"},
    {NoticeWord::Summary, "आज की अन्य सूचनाओं का सार"},
    {NoticeWord::Solved, "दुकान ने हल किया: कृपया पुष्टि करें"},
    {NoticeWord::Store, "दुकान"},
    {NoticeWord::Kiosk, "कियोस्क"},
    {NoticeWord::Opened, "कब से"},
    {NoticeWord::Reasons, "कारण"},
    {NoticeWord::Answers, "उत्तर"},
    {NoticeWord::TakenBy, "किसने लिया"},
    {NoticeWord::Comment, "टिप्पणी"},
    {NoticeWord::Test, "यह एक परीक्षण है। कुछ नहीं हुआ है।"},
}};
static_assert(is_complete(kHi));

const NoticeTable& notices_hi() {
    return kHi;
}

}  // namespace afterword
