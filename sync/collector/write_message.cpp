// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/write_message.hpp"

#include <algorithm>

#include "sync/model/words/notice_words.hpp"

namespace afterword {
namespace {

// Values keep their own direction inside a line that runs from right to left (UAX #9, FSI … PDI).
std::string isolated(const std::string& value, std::string_view language) {
    const bool from_right = language == "ar" || language == "he";
    return from_right ? "\u2068" + value + "\u2069" : value;
}

class Lines {
  public:
    explicit Lines(const std::string& language) : language_(language) {}
    void add(NoticeWord label, const std::string& value) {
        if (!value.empty()) {
            text_ += '\n' + line(label, value);
        }
    }
    void begin(std::string_view sentence) { text_ = sentence; }
    [[nodiscard]] std::string line(NoticeWord label, const std::string& value) const {
        return std::string(notice_word(label, language_)) + ": " + isolated(value, language_);
    }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    const std::string& language_;
    std::string text_;
};

// What the survey calls an option, or its id where no survey has it.
std::string option_text(const std::string& option, const Surveys& surveys,
                        const std::string& language) {
    for (const auto& [id, survey] : surveys.all()) {
        for (const auto& question : survey.questions) {
            const auto found = std::find_if(question.options.begin(), question.options.end(),
                                            [&](const auto& known) { return known.id == option; });
            if (found != question.options.end()) {
                return std::string(text_in(found->text, language, survey.languages.front()));
            }
        }
    }
    return option;
}

std::string reasons_of(const Alert& alert, const Surveys& surveys, const std::string& language) {
    std::string text;
    for (const auto& reason : alert.reasons) {
        text += (text.empty() ? "" : ", ") + option_text(reason, surveys, language);
    }
    return text;
}

std::string local_text(WallTime time, const Zone& zone) {
    const LocalTime local = zone.local(time);
    return day_text(local.day) + " " + time_of_day_text(local.of_day);
}

// Whether the shopper was told so.
bool may_read(PersonRole role, std::optional<WordsReaders> readers) {
    const bool of_store = role == PersonRole::Staff || role == PersonRole::Manager;
    return readers && (of_store ? store_reads(*readers) : head_office_reads(*readers));
}

}  // namespace

Message write_message(const Notice& notice, const Person& person, const AlertMessage& known,
                      const Basis& basis) {
    const Alert& alert = known.alert;
    const std::string& language = person.language;
    const StoreEntry* store = basis.places.find_store(alert.store);
    const Posting* posting = basis.places.find_posting(alert.kiosk, alert.opened);
    Message message;
    message.notice = notice;
    message.person = person;
    message.alert = known;
    message.store_name = store == nullptr ? alert.store.text : store->name;
    message.opened = local_text(alert.opened, basis.places.zone_of(alert.store));
    message.title = isolated(message.store_name, language) + ": " +
                    std::string(notice_word(alert.kind, language));
    Lines lines(language);
    lines.begin(notice_word(notice.kind, language));
    lines.add(NoticeWord::Store, message.store_name + " (" + alert.store.text + ")");
    lines.add(NoticeWord::Kiosk, posting == nullptr
                                     ? alert.kiosk.text
                                     : alert.kiosk.text + " (" + posting->touchpoint + ")");
    lines.add(NoticeWord::Opened, message.opened);
    lines.add(NoticeWord::Reasons, reasons_of(alert, basis.surveys, language));
    lines.add(NoticeWord::Answers, alert.n > 1 ? std::to_string(alert.n) : std::string());
    lines.add(NoticeWord::TakenBy, alert.taken_by);
    message.text = lines.text();
    if (!alert.text.empty() && may_read(person.role, alert.read_by)) {
        message.comment = lines.line(NoticeWord::Comment, alert.text);
    } else {
        message.alert.alert.text.clear();
    }
    return message;
}

}  // namespace afterword
