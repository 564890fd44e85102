// SPDX-License-Identifier: Apache-2.0
// How a shopper can be reached: sealed to the head office's key at once, and never without their
// consent. There is no other way to make one, so none can be stored without it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/base/sealed.hpp"
#include "platform/base/secret.hpp"

namespace afterword {

// What was agreed to, in which language, and when.
struct Consent {
    std::string hash;  // content_name() of the text that stood beside the box that was ticked
    std::string language;
    WallTime wall;
    bool operator==(const Consent&) const = default;
};
// To be called when the box is ticked, with the text as it stands there.
Consent consent_to(std::string_view text, std::string_view language, WallTime wall);

class SealedContact {
  public:
    // Invalid when there is nothing to seal, or the key cannot. The caller wipes `contact`.
    static Result<SealedContact> seal(const Secret& contact, const SealKey& key, Consent consent);
    // As it came over the wire or out of a database. Invalid when the box is no base64 of a sealed
    // box, or the consent lacks its hash or language.
    static Result<SealedContact> stored(std::string box, Consent consent);

    [[nodiscard]] const std::string& box() const { return box_; }  // base64
    [[nodiscard]] const Consent& consent() const { return consent_; }
    bool operator==(const SealedContact&) const = default;

  private:
    SealedContact(std::string box, Consent consent)
        : box_(std::move(box)), consent_(std::move(consent)) {}
    std::string box_;
    Consent consent_;
};

}  // namespace afterword
