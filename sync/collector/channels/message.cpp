// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/channels/message.hpp"

#include "sync/model/day.hpp"
#include "sync/model/words/notice_words.hpp"

namespace afterword {

Message test_message(std::string id, const Person& person, WallTime now) {
    Message message;
    message.id = std::move(id);
    message.purpose = Message::Purpose::Test;
    message.notice.person = person.id;
    message.notice.created = now;
    message.person = person;
    message.alert.alert.store.text = "test";
    message.alert.alert.opened = now;
    message.store_name = "Afterword";
    message.opened = utc_text(now);
    message.title = "Afterword: " + std::string(notice_word(NoticeWord::Test, person.language));
    message.text = std::string(notice_word(NoticeWord::Test, person.language));
    return message;
}

}  // namespace afterword
