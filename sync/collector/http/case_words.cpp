// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/case_words.hpp"

#include <array>
#include <utility>

#include "sync/model/language_tags.hpp"

namespace afterword {
namespace {

// In the order of kLanguageTags.
constexpr std::array<std::pair<std::string_view, CaseWords>, kLanguageTags.size()> kTables = {{
    {"en",
     {
         .own_name = "English",
         .title = "Your case",
         .enter = "The code from the kiosk, such as 7F-42-KX",
         .look = "Show",
         .unknown = "There is no case with this code. Please check each character.",
         .guessing = "Too many wrong codes. Please try again in an hour.",
         .left_on = "Left on",
         .open = "Your request has arrived. Nobody has taken it yet.",
         .taken = "Somebody is working on it.",
         .solved = "It is marked as solved.",
         .confirmed = "It is solved. Thank you for telling us.",
         .reopened = "It is open again. Somebody will look at it once more.",
         .ended = "It is closed.",
         .did_it_help = "Did it help?",
         .not_at_all = "not at all",
         .very_much = "very much",
         .answered = "Thank you. Your answer is stored.",
         .too_early = "Your case is not solved yet, so there is nothing to rate.",
         .erase = "Delete my details",
         .what_erasing_does =
             "Your contact details and your own words are deleted for good. Nobody can call you "
             "back after that. Your rating stays, with nothing in it about you.",
         .erased = "Your contact details and your own words are deleted.",
     }},
    {"zh-Hans",
     {
         .own_name = "简体中文",
         .title = "您的反馈",
         .enter = "评价机上的编号，例如 7F-42-KX",
         .look = "查看",
         .unknown = "没有这个编号。请逐个字符核对。",
         .guessing = "错误的编号过多，请一小时后再试。",
         .left_on = "提交日期",
         .open = "我们已收到，还没有人处理。",
         .taken = "已有人在处理。",
         .solved = "已标记为解决。",
         .confirmed = "已解决，谢谢您告诉我们。",
         .reopened = "已重新打开，会有人再次处理。",
         .ended = "已结束。",
         .did_it_help = "对您有帮助吗？",
         .not_at_all = "完全没有",
         .very_much = "非常有帮助",
         .answered = "谢谢，您的回答已保存。",
         .too_early = "还没有解决，暂时无法评价。",
         .erase = "删除我的信息",
         .what_erasing_does = "您的联系方式和您写下的内容将被永久删除。删除后，我们无法再给您回电。"
                              "您的评分会保留，其中没有任何关于您的信息。",
         .erased = "您的联系方式和您写下的内容已删除。",
     }},
    {"zh-Hant",
     {
         .own_name = "繁體中文",
         .title = "您的意見",
         .enter = "評價機上的編號，例如 7F-42-KX",
         .look = "查看",
         .unknown = "沒有這個編號。請逐個字元核對。",
         .guessing = "錯誤的編號過多，請一小時後再試。",
         .left_on = "提交日期",
         .open = "我們已收到，還沒有人處理。",
         .taken = "已有人在處理。",
         .solved = "已標記為解決。",
         .confirmed = "已解決，謝謝您告訴我們。",
         .reopened = "已重新開啟，會有人再次處理。",
         .ended = "已結束。",
         .did_it_help = "對您有幫助嗎？",
         .not_at_all = "完全沒有",
         .very_much = "非常有幫助",
         .answered = "謝謝，您的回答已儲存。",
         .too_early = "還沒有解決，暫時無法評價。",
         .erase = "刪除我的資料",
         .what_erasing_does = "您的聯絡方式和您寫下的內容將被永久刪除。刪除後，我們無法再給您回電。"
                              "您的評分會保留，其中沒有任何關於您的資料。",
         .erased = "您的聯絡方式和您寫下的內容已刪除。",
     }},
    {"pl",
     {
         .own_name = "Polski",
         .title = "Twoja sprawa",
         .enter = "Kod z kiosku, na przykład 7F-42-KX",
         .look = "Pokaż",
         .unknown = "Nie ma sprawy o takim kodzie. Prosimy sprawdzić każdy znak.",
         .guessing = "Zbyt wiele błędnych kodów. Prosimy spróbować za godzinę.",
         .left_on = "Z dnia",
         .open = "Zgłoszenie dotarło. Nikt go jeszcze nie przyjął.",
         .taken = "Ktoś się tym zajmuje.",
         .solved = "Oznaczono jako rozwiązane.",
         .confirmed = "Rozwiązane. Dziękujemy za informację.",
         .reopened = "Otwarte ponownie. Ktoś zajmie się tym jeszcze raz.",
         .ended = "Zamknięte.",
         .did_it_help = "Czy to pomogło?",
         .not_at_all = "wcale nie",
         .very_much = "bardzo",
         .answered = "Dziękujemy. Odpowiedź została zapisana.",
         .too_early = "Sprawa nie jest jeszcze rozwiązana, więc nie ma czego oceniać.",
         .erase = "Usuń moje dane",
         .what_erasing_does =
             "Dane kontaktowe i własne słowa zostaną trwale usunięte. Po tym nikt nie będzie mógł "
             "oddzwonić. Ocena pozostanie, bez żadnych informacji o Tobie.",
         .erased = "Dane kontaktowe i własne słowa zostały usunięte.",
     }},
    {"ar",
     {
         .own_name = "العربية",
         .title = "طلبك",
         .enter = "الرمز من الجهاز، مثل 7F-42-KX",
         .look = "عرض",
         .unknown = "لا يوجد طلب بهذا الرمز. يرجى التحقق من كل حرف.",
         .guessing = "رموز خاطئة كثيرة. يرجى المحاولة بعد ساعة.",
         .left_on = "بتاريخ",
         .open = "وصلنا طلبك. لم يستلمه أحد بعد.",
         .taken = "هناك من يعمل عليه.",
         .solved = "وُضعت عليه علامة تم الحل.",
         .confirmed = "تم حله. شكرًا لإخبارنا.",
         .reopened = "أُعيد فتحه. سينظر فيه أحدهم مرة أخرى.",
         .ended = "أُغلق.",
         .did_it_help = "هل ساعدك ذلك؟",
         .not_at_all = "لا إطلاقًا",
         .very_much = "كثيرًا",
         .answered = "شكرًا. تم حفظ إجابتك.",
         .too_early = "لم يُحل طلبك بعد، فلا يوجد ما يُقيَّم.",
         .erase = "احذف بياناتي",
         .what_erasing_does = "ستُحذف بيانات الاتصال وكلماتك نهائيًا. بعد ذلك لا يمكن لأحد معاودة "
                              "الاتصال بك. يبقى تقييمك دون أي شيء عنك.",
         .erased = "حُذفت بيانات الاتصال وكلماتك.",
     }},
    {"he",
     {
         .own_name = "עברית",
         .title = "הפנייה שלך",
         .enter = "הקוד מהעמדה, למשל 7F-42-KX",
         .look = "הצגה",
         .unknown = "אין פנייה עם הקוד הזה. נא לבדוק כל תו.",
         .guessing = "יותר מדי קודים שגויים. נא לנסות שוב בעוד שעה.",
         .left_on = "מתאריך",
         .open = "הפנייה הגיעה. אף אחד עדיין לא לקח אותה.",
         .taken = "מישהו מטפל בה.",
         .solved = "היא סומנה כפתורה.",
         .confirmed = "היא נפתרה. תודה שסיפרת לנו.",
         .reopened = "היא נפתחה מחדש. מישהו יבדוק אותה שוב.",
         .ended = "היא סגורה.",
         .did_it_help = "האם זה עזר?",
         .not_at_all = "כלל לא",
         .very_much = "מאוד",
         .answered = "תודה. התשובה נשמרה.",
         .too_early = "הפנייה עדיין לא נפתרה, ולכן אין מה לדרג.",
         .erase = "מחיקת הפרטים שלי",
         .what_erasing_does = "פרטי הקשר והמילים שכתבת יימחקו לצמיתות. אחרי כן אי אפשר יהיה לחזור "
                              "אליך. הדירוג יישאר, בלי שום מידע עליך.",
         .erased = "פרטי הקשר והמילים שכתבת נמחקו.",
     }},
    {"de",
     {
         .own_name = "Deutsch",
         .title = "Ihr Anliegen",
         .enter = "Der Code vom Gerät, etwa 7F-42-KX",
         .look = "Anzeigen",
         .unknown = "Zu diesem Code gibt es kein Anliegen. Bitte prüfen Sie jedes Zeichen.",
         .guessing = "Zu viele falsche Codes. Bitte versuchen Sie es in einer Stunde wieder.",
         .left_on = "Vom",
         .open = "Ihr Anliegen ist angekommen. Noch hat es niemand übernommen.",
         .taken = "Jemand kümmert sich darum.",
         .solved = "Es ist als gelöst vermerkt.",
         .confirmed = "Es ist gelöst. Danke, dass Sie es uns gesagt haben.",
         .reopened = "Es ist wieder offen. Jemand sieht es sich noch einmal an.",
         .ended = "Es ist abgeschlossen.",
         .did_it_help = "Hat es geholfen?",
         .not_at_all = "gar nicht",
         .very_much = "sehr",
         .answered = "Danke. Ihre Antwort ist gespeichert.",
         .too_early = "Ihr Anliegen ist noch nicht gelöst, also gibt es noch nichts zu bewerten.",
         .erase = "Meine Angaben löschen",
         .what_erasing_does =
             "Ihre Kontaktdaten und Ihre eigenen Worte werden endgültig gelöscht. Danach kann Sie "
             "niemand mehr zurückrufen. Ihre Bewertung bleibt, ohne etwas über Sie.",
         .erased = "Ihre Kontaktdaten und Ihre eigenen Worte sind gelöscht.",
     }},
    {"fr",
     {
         .own_name = "Français",
         .title = "Votre demande",
         .enter = "Le code de la borne, par exemple 7F-42-KX",
         .look = "Afficher",
         .unknown = "Aucune demande ne porte ce code. Vérifiez chaque caractère.",
         .guessing = "Trop de codes erronés. Réessayez dans une heure.",
         .left_on = "Du",
         .open = "Votre demande est arrivée. Personne ne l’a encore prise en charge.",
         .taken = "Quelqu’un s’en occupe.",
         .solved = "Elle est marquée comme résolue.",
         .confirmed = "Elle est résolue. Merci de nous l’avoir signalé.",
         .reopened = "Elle est rouverte. Quelqu’un va la revoir.",
         .ended = "Elle est close.",
         .did_it_help = "Cela vous a-t-il aidé ?",
         .not_at_all = "pas du tout",
         .very_much = "beaucoup",
         .answered = "Merci. Votre réponse est enregistrée.",
         .too_early = "Votre demande n’est pas encore résolue : il n’y a rien à noter.",
         .erase = "Effacer mes données",
         .what_erasing_does =
             "Vos coordonnées et vos propres mots seront effacés définitivement. Personne ne "
             "pourra plus vous rappeler. Votre note reste, sans rien qui vous concerne.",
         .erased = "Vos coordonnées et vos propres mots sont effacés.",
     }},
    {"es",
     {
         .own_name = "Español",
         .title = "Su caso",
         .enter = "El código del quiosco, por ejemplo 7F-42-KX",
         .look = "Mostrar",
         .unknown = "No hay ningún caso con este código. Compruebe cada carácter.",
         .guessing = "Demasiados códigos incorrectos. Inténtelo de nuevo dentro de una hora.",
         .left_on = "Del",
         .open = "Su solicitud ha llegado. Nadie la ha atendido todavía.",
         .taken = "Alguien se está ocupando.",
         .solved = "Está marcado como resuelto.",
         .confirmed = "Está resuelto. Gracias por contárnoslo.",
         .reopened = "Está abierto de nuevo. Alguien lo revisará otra vez.",
         .ended = "Está cerrado.",
         .did_it_help = "¿Le ha ayudado?",
         .not_at_all = "nada",
         .very_much = "mucho",
         .answered = "Gracias. Su respuesta está guardada.",
         .too_early = "Su caso aún no está resuelto, así que no hay nada que valorar.",
         .erase = "Borrar mis datos",
         .what_erasing_does =
             "Sus datos de contacto y sus propias palabras se borrarán para siempre. Después nadie "
             "podrá llamarle. Su valoración se conserva, sin nada sobre usted.",
         .erased = "Sus datos de contacto y sus propias palabras están borrados.",
     }},
    {"hi",
     {
         .own_name = "हिन्दी",
         .title = "आपका अनुरोध",
         .enter = "कियोस्क का कोड, जैसे 7F-42-KX",
         .look = "दिखाएँ",
         .unknown = "इस कोड का कोई अनुरोध नहीं है। कृपया हर अक्षर जाँचें।",
         .guessing = "बहुत से गलत कोड। कृपया एक घंटे बाद फिर कोशिश करें।",
         .left_on = "दिनांक",
         .open = "आपका अनुरोध पहुँच गया है। अभी किसी ने उसे नहीं लिया है।",
         .taken = "कोई उस पर काम कर रहा है।",
         .solved = "उसे हल हुआ बताया गया है।",
         .confirmed = "वह हल हो गया है। हमें बताने के लिए धन्यवाद।",
         .reopened = "वह फिर से खुला है। कोई उसे दोबारा देखेगा।",
         .ended = "वह बंद है।",
         .did_it_help = "क्या इससे मदद मिली?",
         .not_at_all = "बिल्कुल नहीं",
         .very_much = "बहुत",
         .answered = "धन्यवाद। आपका उत्तर सहेज लिया गया है।",
         .too_early = "आपका अनुरोध अभी हल नहीं हुआ है, इसलिए आँकने को कुछ नहीं है।",
         .erase = "मेरी जानकारी मिटाएँ",
         .what_erasing_does =
             "आपके संपर्क विवरण और आपके लिखे शब्द हमेशा के लिए मिटा दिए जाएँगे। उसके बाद कोई आपको वापस फ़ोन "
             "नहीं कर सकेगा। आपकी रेटिंग रहेगी, आपके बारे में कुछ भी बताए बिना।",
         .erased = "आपके संपर्क विवरण और आपके लिखे शब्द मिटा दिए गए हैं।",
     }},
    {"th",
     {
         .own_name = "ไทย",
         .title = "เรื่องของคุณ",
         .enter = "รหัสจากเครื่อง เช่น 7F-42-KX",
         .look = "แสดง",
         .unknown = "ไม่มีเรื่องที่ใช้รหัสนี้ โปรดตรวจสอบทุกตัวอักษร",
         .guessing = "รหัสผิดหลายครั้งเกินไป โปรดลองใหม่ในหนึ่งชั่วโมง",
         .left_on = "วันที่",
         .open = "เราได้รับเรื่องแล้ว ยังไม่มีใครรับไปดำเนินการ",
         .taken = "มีคนกำลังดำเนินการ",
         .solved = "ระบุว่าแก้ไขแล้ว",
         .confirmed = "แก้ไขแล้ว ขอบคุณที่แจ้งให้เราทราบ",
         .reopened = "เปิดเรื่องอีกครั้งแล้ว จะมีคนตรวจดูใหม่",
         .ended = "ปิดเรื่องแล้ว",
         .did_it_help = "ช่วยได้หรือไม่",
         .not_at_all = "ไม่เลย",
         .very_much = "มาก",
         .answered = "ขอบคุณ บันทึกคำตอบของคุณแล้ว",
         .too_early = "เรื่องของคุณยังไม่ได้รับการแก้ไข จึงยังให้คะแนนไม่ได้",
         .erase = "ลบข้อมูลของฉัน",
         .what_erasing_does = "ข้อมูลติดต่อและข้อความของคุณจะถูกลบอย่างถาวร หลังจากนั้นจะไม่มีใครโทรกลับหาคุณได้ "
                              "คะแนนของคุณยังอยู่ โดยไม่มีข้อมูลใดเกี่ยวกับคุณ",
         .erased = "ลบข้อมูลติดต่อและข้อความของคุณแล้ว",
     }},
    {"ja",
     {
         .own_name = "日本語",
         .title = "お客様のご意見",
         .enter = "端末に表示されたコード（例：7F-42-KX）",
         .look = "表示",
         .unknown = "このコードは見つかりません。一文字ずつご確認ください。",
         .guessing = "誤ったコードが多すぎます。一時間後にもう一度お試しください。",
         .left_on = "受付日",
         .open = "受け付けました。まだ担当者が決まっていません。",
         .taken = "担当者が対応しています。",
         .solved = "解決済みとされています。",
         .confirmed = "解決しました。お知らせいただきありがとうございます。",
         .reopened = "再び対応中です。もう一度確認いたします。",
         .ended = "終了しました。",
         .did_it_help = "お役に立ちましたか？",
         .not_at_all = "まったく",
         .very_much = "とても",
         .answered = "ありがとうございます。回答を保存しました。",
         .too_early = "まだ解決していないため、評価できません。",
         .erase = "私の情報を削除",
         .what_erasing_does =
             "ご連絡先とお書きになった内容は完全に削除されます。その後、折り返しのお電話はできませ"
             "ん。評価は残りますが、お客様に関する情報は含まれません。",
         .erased = "ご連絡先とお書きになった内容を削除しました。",
     }},
    {"ko",
     {
         .own_name = "한국어",
         .title = "고객님의 의견",
         .enter = "단말기에 표시된 코드 (예: 7F-42-KX)",
         .look = "보기",
         .unknown = "이 코드에 해당하는 건이 없습니다. 한 글자씩 확인해 주세요.",
         .guessing = "잘못된 코드가 너무 많습니다. 한 시간 뒤에 다시 시도해 주세요.",
         .left_on = "접수일",
         .open = "접수되었습니다. 아직 담당자가 없습니다.",
         .taken = "담당자가 처리하고 있습니다.",
         .solved = "해결된 것으로 표시되었습니다.",
         .confirmed = "해결되었습니다. 알려 주셔서 감사합니다.",
         .reopened = "다시 열렸습니다. 담당자가 다시 확인합니다.",
         .ended = "종료되었습니다.",
         .did_it_help = "도움이 되었습니까?",
         .not_at_all = "전혀",
         .very_much = "매우",
         .answered = "감사합니다. 답변이 저장되었습니다.",
         .too_early = "아직 해결되지 않아 평가할 수 없습니다.",
         .erase = "내 정보 삭제",
         .what_erasing_does = "연락처와 직접 쓰신 내용이 영구히 삭제됩니다. 그 뒤에는 다시 "
                              "전화드릴 수 없습니다. 평가는 고객님에 관한 정보 없이 남습니다.",
         .erased = "연락처와 직접 쓰신 내용이 삭제되었습니다.",
     }},
}};

constexpr bool all_complete() {
    for (std::size_t i = 0; i < kTables.size(); ++i) {
        const auto& [tag, words] = kTables[i];
        if (tag != kLanguageTags[i]) {
            return false;
        }
        for (const auto text :
             {words.own_name, words.title,       words.enter,      words.look,
              words.unknown,  words.guessing,    words.left_on,    words.open,
              words.taken,    words.solved,      words.confirmed,  words.reopened,
              words.ended,    words.did_it_help, words.not_at_all, words.very_much,
              words.answered, words.too_early,   words.erase,      words.what_erasing_does,
              words.erased}) {
            if (text.empty()) {
                return false;
            }
        }
    }
    return true;
}
static_assert(all_complete());

}  // namespace

const CaseWords& case_words(std::string_view language) {
    for (const auto& [tag, words] : kTables) {
        if (tag == language) {
            return words;
        }
    }
    return kTables.front().second;
}

}  // namespace afterword
