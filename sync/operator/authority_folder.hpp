// SPDX-License-Identifier: Apache-2.0
// A certificate authority as a folder, and the rules by which it signs.
//
//     authority.key   its private key: whoever has it makes kiosks; readable by its owner alone
//     authority.crt   what brokers, kiosks and collectors trust
//     revoked.pem     the revocation list that the broker reads
//     revoked.names   the same as names, one a line, that the collector reads
//     index.json      who got what
//     issued/         every certificate, by its serial
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/rng.hpp"
#include "platform/linux/lock_file.hpp"
#include "platform/tls/authority.hpp"

namespace afterword {

using Days = std::chrono::days;

// Whom a certificate is for. The broker's access list goes by the name alone, so names of
// collectors begin with "collector-" and no others do.
enum class Holder { Kiosk, Till, Collector, Server };
std::string_view name(Holder holder);
// Invalid when nobody is called so.
Result<Holder> holder_named(std::string_view text);

enum class CertificateState { Valid, Due, Replaced, Expired, Revoked };
std::string_view name(CertificateState state);

struct Issued {
    std::string serial;
    std::string name;
    Holder holder = Holder::Kiosk;
    WallTime from;
    WallTime until;
    std::optional<WallTime> revoked;
};

// Every change is on disk when a call returns, and whole or not at all. The folder is this
// process's alone as long as the object lives.  Thread-bound.
class AuthorityFolder {
  public:
    // A new one; Conflict when there is one already. Valid for ten years.
    static Result<AuthorityFolder> make(const std::filesystem::path& folder,
                                        const std::string& name, WallTime now, Rng& rng);
    // NotFound when there is none, Busy when another process works on it, Corrupt when its index
    // makes no sense.
    static Result<AuthorityFolder> open(const std::filesystem::path& folder);

    // A certificate, PEM. Invalid when the name does not suit the holder; Conflict when the name
    // has a certificate for another key that is still good: two machines would be one.
    Result<std::string> issue(const CertificateRequest& request, Holder holder, Days days,
                              WallTime now, Rng& rng);
    // Another one for the same key, also when the last one has expired. NotFound, or Refused when
    // it is revoked.
    Result<std::string> renew(const std::string& name, Days days, WallTime now, Rng& rng);
    // All certificates of that name, and writes both lists anew: again does no harm. NotFound.
    Status revoke(const std::string& name, WallTime now);

    // In the order of their making.
    [[nodiscard]] const std::vector<Issued>& issued() const { return issued_; }
    // Due from the last third of its time on.
    [[nodiscard]] CertificateState state_of(const Issued& one, WallTime now) const;

  private:
    AuthorityFolder(std::filesystem::path folder, LockFile lock)
        : folder_(std::move(folder)), lock_(std::move(lock)) {}

    Status read();
    Result<std::string> sign(const CertificateRequest& request, Holder holder, Days days,
                             WallTime now, Rng& rng);
    [[nodiscard]] const Issued* latest_of(const std::string& name) const;
    [[nodiscard]] Result<Certificate> certificate_of(const Issued& one) const;
    [[nodiscard]] Status write_index() const;
    Status write_lists(WallTime now);

    std::filesystem::path folder_;
    LockFile lock_;
    Authority authority_;
    std::vector<Issued> issued_;
    std::int64_t lists_ = 0;  // revocation lists made so far
    WallTime listed_;         // the date of the last one
};

}  // namespace afterword
