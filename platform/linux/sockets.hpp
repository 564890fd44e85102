// SPDX-License-Identifier: Apache-2.0
// Addresses, and settings of sockets that a library opened and does not show us.
#pragma once

#include <cstdint>
#include <string>

namespace afterword {

// Sets TCP_NODELAY on every connection of this process to `peer_port`, and says how many there
// are. Without it a message waits for the acknowledgement of the one before, which made windowed
// traffic 5–8 times slower.  Reentrant.
int set_no_delay(std::uint16_t peer_port);

// Whether connections to it stay on this machine: localhost, 127.0.0.0/8 (RFC 1122, 3.2.1.3), ::1
// or [::1]. Other names are not looked up.  Reentrant.
bool is_loopback(const std::string& host);

// Whether it is an IPv4 or IPv6 address, without brackets.  Reentrant.
bool is_address(const std::string& text);

}  // namespace afterword
