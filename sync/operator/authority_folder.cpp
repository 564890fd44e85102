// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/authority_folder.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <nlohmann/json.hpp>

#include "platform/base/secret.hpp"
#include "platform/linux/files.hpp"
#include "sync/model/ids.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kKeyFile = "authority.key";
constexpr const char* kCertificateFile = "authority.crt";
constexpr const char* kIndexFile = "index.json";
constexpr const char* kListFile = "revoked.pem";
constexpr const char* kNamesFile = "revoked.names";

constexpr Days kAuthorityFor{3'652};
// Clocks of kiosks and brokers differ a little; what is signed counts from before now.
constexpr std::chrono::hours kBefore{1};
constexpr std::chrono::seconds kListBefore{60};
constexpr std::string_view kCollectorPrefix = "collector-";

constexpr std::array<std::string_view, 4> kHolders = {"kiosk", "till", "collector", "server"};
constexpr std::array<std::string_view, 5> kStates = {"valid", "due", "replaced", "expired",
                                                     "revoked"};

std::filesystem::path issued_file(const std::filesystem::path& folder, const std::string& serial) {
    return folder / "issued" / (serial + ".crt");
}

Status check_name(const Subject& subject, Holder holder) {
    if (holder == Holder::Server) {
        return subject.hosts.empty()
                   ? Status(Error{Errc::Invalid,
                                  "a server's request must name its hosts: ca request --host"})
                   : done();
    }
    if (auto id = make_kiosk_id(subject.name); !id) {
        return std::move(id).error();
    }
    if (subject.name.starts_with(kCollectorPrefix) != (holder == Holder::Collector)) {
        return Error{Errc::Invalid, "\"" + subject.name + "\" cannot be a " +
                                        std::string(name(holder)) +
                                        ": names of collectors, and no others, begin with "
                                        "\"collector-\""};
    }
    return done();
}

Json entry_json(const Issued& one) {
    return {{"serial", one.serial},
            {"name", one.name},
            {"holder", name(one.holder)},
            {"from", unix_ms(one.from)},
            {"until", unix_ms(one.until)},
            {"revoked", one.revoked ? Json(unix_ms(*one.revoked)) : Json()}};
}

Result<Issued> read_entry(const Json& json) {
    const auto holder = holder_named(json.at("holder").get<std::string>());
    if (!holder) {
        return Error{Errc::Corrupt, holder.error().message};
    }
    Issued one{json.at("serial").get<std::string>(),
               json.at("name").get<std::string>(),
               *holder,
               from_unix_ms(json.at("from").get<std::int64_t>()),
               from_unix_ms(json.at("until").get<std::int64_t>()),
               std::nullopt};
    if (!json.at("revoked").is_null()) {
        one.revoked = from_unix_ms(json.at("revoked").get<std::int64_t>());
    }
    return one;
}

}  // namespace

std::string_view name(Holder holder) {
    return kHolders.at(static_cast<std::size_t>(holder));
}

Result<Holder> holder_named(std::string_view text) {
    const auto* const found = std::find(kHolders.begin(), kHolders.end(), text);
    if (found == kHolders.end()) {
        return Error{Errc::Invalid, "nobody is a " + std::string(text)};
    }
    return static_cast<Holder>(found - kHolders.begin());
}

std::string_view name(CertificateState state) {
    return kStates.at(static_cast<std::size_t>(state));
}

// The index comes last: a folder that lacks it is none yet, and can be made again.
Result<AuthorityFolder> AuthorityFolder::make(const std::filesystem::path& folder,
                                              const std::string& name, WallTime now, Rng& rng) {
    for (const auto& directory : {folder, folder / "issued"}) {
        if (auto ready = make_directory(directory); !ready) {
            return std::move(ready).error();
        }
    }
    auto lock = LockFile::take(folder / "lock");
    if (!lock) {
        return std::move(lock).error();
    }
    std::error_code unknown;
    if (std::filesystem::exists(folder / kIndexFile, unknown)) {
        return Error{Errc::Conflict, folder.string() +
                                         " holds an authority already; with a new key "
                                         "nothing it signed would count any more"};
    }
    auto authority = make_authority(name, make_serial(rng), {now - kBefore, now + kAuthorityFor});
    if (!authority) {
        return std::move(authority).error();
    }
    AuthorityFolder made(folder, *std::move(lock));
    made.authority_ = *std::move(authority);
    for (const auto& [file, content] : {std::pair(kKeyFile, made.authority_.key),
                                        std::pair(kCertificateFile, made.authority_.certificate)}) {
        if (auto written = write_file(folder / file, content); !written) {
            return std::move(written).error();
        }
    }
    if (auto written = made.write_lists(now); !written) {
        return std::move(written).error();
    }
    return made;
}

Result<AuthorityFolder> AuthorityFolder::open(const std::filesystem::path& folder) {
    std::error_code unknown;
    if (!std::filesystem::exists(folder / kIndexFile, unknown)) {
        return Error{Errc::NotFound,
                     folder.string() + " holds no authority; afterword ca init makes one"};
    }
    auto lock = LockFile::take(folder / "lock");
    if (!lock) {
        return std::move(lock).error();
    }
    AuthorityFolder opened(folder, *std::move(lock));
    if (auto done_reading = opened.read(); !done_reading) {
        return std::move(done_reading).error();
    }
    return opened;
}

Status AuthorityFolder::read() {
    auto key = read_file(folder_ / kKeyFile);
    auto certificate = read_file(folder_ / kCertificateFile);
    auto index = read_file(folder_ / kIndexFile);
    for (auto* file : {&key, &certificate, &index}) {
        if (!*file) {
            return std::move(*file).error();
        }
    }
    authority_ = {*std::move(key), *std::move(certificate)};
    try {
        const auto json = Json::parse(*index);
        lists_ = json.at("lists").get<std::int64_t>();
        listed_ = from_unix_ms(json.at("listed").get<std::int64_t>());
        for (const auto& one : json.at("certificates")) {
            auto entry = read_entry(one);
            if (!entry) {
                return std::move(entry).error().within((folder_ / kIndexFile).string());
            }
            issued_.push_back(*std::move(entry));
        }
    } catch (const Json::exception& error) {
        return Error{Errc::Corrupt, (folder_ / kIndexFile).string() + ": " + error.what()};
    }
    return done();
}

Result<std::string> AuthorityFolder::issue(const CertificateRequest& request, Holder holder,
                                           Days days, WallTime now, Rng& rng) {
    if (auto fits = check_name(request.subject, holder); !fits) {
        return std::move(fits).error();
    }
    const Issued* before = latest_of(request.subject.name);
    if (before != nullptr && before->until > now) {
        const auto certificate = certificate_of(*before);
        if (!certificate) {
            return certificate.error();
        }
        if (certificate->key != request.key) {
            return Error{Errc::Conflict,
                         "\"" + request.subject.name +
                             "\" has a certificate for another key. Two machines must not share a "
                             "name; if the old one is gone: afterword ca revoke " +
                             request.subject.name};
        }
    }
    return sign(request, holder, days, now, rng);
}

Result<std::string> AuthorityFolder::renew(const std::string& name, Days days, WallTime now,
                                           Rng& rng) {
    const Issued* last = latest_of(name);
    if (last == nullptr) {
        const bool was_there = std::any_of(issued_.begin(), issued_.end(),
                                           [&](const Issued& one) { return one.name == name; });
        return was_there ? Error{Errc::Refused, "\"" + name +
                                                    "\" is revoked; it needs a new key, "
                                                    "and a new request with it"}
                         : Error{Errc::NotFound, "\"" + name + "\" has no certificate"};
    }
    const auto certificate = certificate_of(*last);
    if (!certificate) {
        return certificate.error();
    }
    return sign({certificate->subject, certificate->key}, last->holder, days, now, rng);
}

// In the index before it leaves, since what is not there cannot be revoked.
Result<std::string> AuthorityFolder::sign(const CertificateRequest& request, Holder holder,
                                          Days days, WallTime now, Rng& rng) {
    const auto own = read_certificate(authority_.certificate);
    if (!own) {
        return own.error();
    }
    // What clients call themselves is their name alone.
    const bool serves = holder == Holder::Server;
    const Terms terms{serves ? CertificateUse::Server : CertificateUse::Client,
                      make_serial(rng),
                      {now - kBefore, std::min<WallTime>(now + days, own->until)}};
    const Subject subject{request.subject.name,
                          serves ? request.subject.hosts : std::vector<std::string>()};
    auto pem = sign_certificate(authority_, subject, request.key, terms);
    if (!pem) {
        return pem;
    }
    if (auto written = write_file(issued_file(folder_, terms.serial), *pem); !written) {
        return std::move(written).error();
    }
    issued_.push_back({terms.serial, subject.name, holder, terms.validity.from,
                       terms.validity.until, std::nullopt});
    auto written = write_lists(now);  // a name that was revoked is trusted again
    return written ? std::move(pem) : std::move(written).error();
}

Status AuthorityFolder::revoke(const std::string& name, WallTime now) {
    bool known = false;
    for (auto& one : issued_) {
        if (one.name == name) {
            known = true;
            one.revoked = one.revoked.value_or(now);
        }
    }
    return known ? write_lists(now) : Error{Errc::NotFound, "\"" + name + "\" has no certificate"};
}

const Issued* AuthorityFolder::latest_of(const std::string& name) const {
    const auto found = std::find_if(issued_.rbegin(), issued_.rend(), [&](const Issued& one) {
        return one.name == name && !one.revoked;
    });
    return found == issued_.rend() ? nullptr : &*found;
}

Result<Certificate> AuthorityFolder::certificate_of(const Issued& one) const {
    const auto file = issued_file(folder_, one.serial);
    const auto pem = read_file(file);
    if (!pem) {
        return pem.error();
    }
    auto certificate = read_certificate(*pem);
    return certificate ? std::move(certificate)
                       : std::move(certificate).error().within(file.string());
}

CertificateState AuthorityFolder::state_of(const Issued& one, WallTime now) const {
    if (one.revoked) {
        return CertificateState::Revoked;
    }
    if (one.until <= now) {
        return CertificateState::Expired;
    }
    if (latest_of(one.name) != &one) {
        return CertificateState::Replaced;
    }
    return now >= one.until - (one.until - one.from) / 3 ? CertificateState::Due
                                                         : CertificateState::Valid;
}

Status AuthorityFolder::write_index() const {
    Json certificates = Json::array();
    for (const auto& one : issued_) {
        certificates.push_back(entry_json(one));
    }
    const Json json = {
        {"lists", lists_}, {"listed", unix_ms(listed_)}, {"certificates", std::move(certificates)}};
    return write_file(folder_ / kIndexFile, json.dump(1) + '\n');
}

// The index first: both lists follow from it, and any later call writes them again.
Status AuthorityFolder::write_lists(WallTime now) {
    ++lists_;
    listed_ = std::max<WallTime>(listed_ + std::chrono::seconds(1), now - kListBefore);
    if (auto written = write_index(); !written) {
        return written;
    }
    std::vector<Revocation> revoked;
    std::set<std::string> names;
    for (const auto& one : issued_) {
        if (one.revoked) {
            revoked.push_back({one.serial, *one.revoked});
            if (latest_of(one.name) == nullptr) {
                names.insert(one.name);
            }
        }
    }
    const auto list = sign_revocations(authority_, revoked, lists_, listed_);
    if (!list) {
        return list.error();
    }
    std::string lines;
    for (const auto& name : names) {
        lines += name + '\n';
    }
    auto written = write_file(folder_ / kListFile, *list);
    return written ? write_file(folder_ / kNamesFile, lines) : written;
}

}  // namespace afterword
