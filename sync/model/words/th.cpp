// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/table.hpp"

namespace afterword {

constexpr NoticeTable kTh = {{
    {NoticeWord::Help, "ลูกค้าขอความช่วยเหลือ"},
    {NoticeWord::CallBack, "ลูกค้าขอให้โทรกลับ"},
    {NoticeWord::RedLine, "ความคิดเห็นกล่าวถึงอันตราย"},
    {NoticeWord::LowScore, "คะแนนต่ำ"},
    {NoticeWord::Trend, "คำตอบที่ไม่พอใจมากกว่าปกติ"},
    {NoticeWord::Silence, "ไม่มีคำตอบทั้งที่ปกติมี"},
    {NoticeWord::Raised, "การแจ้งเตือนใหม่"},
    {NoticeWord::TakeLate, "ไม่มีใครรับเรื่องทันเวลา"},
    {NoticeWord::FactsLate, "ยังไม่ได้บันทึกสิ่งที่เกิดขึ้นตามเวลา"},
    {NoticeWord::SolutionLate, "แก้ไขไม่ทันเวลา"},
    {NoticeWord::Undelivered, "ยังไม่มีตู้ใดในร้านแสดงเรื่องนี้"},
    {NoticeWord::Reminder, "ยังไม่มีใครรับเรื่อง"},
    {NoticeWord::Summary, "สรุปการแจ้งเตือนอื่น ๆ ของวันนี้"},
    {NoticeWord::Solved, "ร้านแก้ไขแล้ว โปรดยืนยัน"},
    {NoticeWord::Store, "ร้าน"},
    {NoticeWord::Kiosk, "ตู้"},
    {NoticeWord::Opened, "ตั้งแต่"},
    {NoticeWord::Reasons, "เหตุผล"},
    {NoticeWord::Answers, "คำตอบ"},
    {NoticeWord::TakenBy, "ผู้รับเรื่อง"},
    {NoticeWord::Comment, "ความคิดเห็น"},
    {NoticeWord::Test, "นี่คือการทดสอบ ไม่มีเหตุการณ์ใดเกิดขึ้น"},
}};
static_assert(is_complete(kTh));

const NoticeTable& notices_th() {
    return kTh;
}

}  // namespace afterword
