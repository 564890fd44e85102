// SPDX-License-Identifier: Apache-2.0
// afterword contacts: who waits for a call, and how to reach them. The collector cannot read that;
// head office's key, which never leaves this machine, can.
#pragma once

#include <filesystem>
#include <string>

#include "sync/operator/collector_client.hpp"
#include "sync/operator/output.hpp"

namespace afterword {

// NotSo when there is nobody.
Output contacts(const CollectorAccess& access, Format format);

// NotSo when there is nobody to call for that alert, WrongUse when it was sealed to another key.
Output open_contact(const CollectorAccess& access, const std::string& alert,
                    const std::filesystem::path& key);

// The cases with a shopper's code. NotSo when there is none.
Output cases(const CollectorAccess& access, const std::string& code, Format format);

// Has contact and words of a case erased: of that number, or the only one (empty). NotSo when there
// is none, or several and none was named.
Output erase_contact(const CollectorAccess& access, const std::string& code,
                     const std::string& number);

}  // namespace afterword
