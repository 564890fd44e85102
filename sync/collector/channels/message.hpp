// SPDX-License-Identifier: Apache-2.0
// What one person is told of an alert, in their language, before a channel makes its own of it.
#pragma once

#include <string>

#include "sync/model/people.hpp"
#include "sync/wire/alert_message.hpp"

namespace afterword {

struct Message {
    std::string id;  // the same at every try, so that the far end can tell a repetition
    enum class Purpose { Alert, Test } purpose = Purpose::Alert;
    Notice notice;
    Person person;
    AlertMessage alert;
    std::string store_name;
    std::string opened;   // by the store's clock: "2026-11-21 14:05"
    std::string title;    // "Old Town: A shopper asks for help"
    std::string text;     // lines
    std::string comment;  // one more line with the shopper's own words; empty = there are none
};

// One that says that it tries a channel out; `id` must be a new one.
Message test_message(std::string id, const Person& person, WallTime now);

}  // namespace afterword
