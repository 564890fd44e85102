// SPDX-License-Identifier: Apache-2.0
#include "kiosk/pin_check.hpp"

#include <sodium.h>

#include "platform/base/pin_hash.hpp"

namespace afterword {
namespace {

// Of no PIN: checked in place of an unknown number's, so that both take the same time.
constexpr const char* kNobody =
    "$argon2id$v=19$m=16384,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

bool right(const CheckPin& request) {
    return pin_fits(request.pin, request.pin_hash.empty() ? kNobody : request.pin_hash);
}

}  // namespace

PinChecker::PinChecker(std::function<void(PinChecked)> answer)
    : worker_([this, answer = std::move(answer)](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
              if (auto request = requests_.take(stop, std::chrono::hours(1))) {
                  answer(PinChecked{right(*request)});
                  sodium_memzero(request->pin.data(), request->pin.size());
              }
          }
      }) {}

}  // namespace afterword
