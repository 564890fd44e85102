// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/evictor.hpp"

#include "platform/base/mailbox.hpp"
#include "platform/base/secret.hpp"
#include "platform/linux/files.hpp"
#include "platform/linux/scratch_folder.hpp"

namespace afterword {
namespace {

constexpr std::chrono::minutes kAround{5};  // the broker's clock may differ so much
constexpr Milliseconds kWithin{5'000};

}  // namespace

Result<TlsFiles> Evictor::write_identity(const std::filesystem::path& folder,
                                         const KioskId& kiosk) const {
    auto key = make_key();
    if (!key) {
        return std::move(key).error();
    }
    const auto open_key = public_key_of(*key);
    const TlsFiles files{broker_.tls.authorities, folder / "crt", folder / "key"};
    const Status kept = write_file(files.key, *key);
    wipe(*key);
    if (!open_key || !kept) {
        return open_key ? kept.error() : open_key.error();
    }
    const WallTime now = clock_.wall();
    const auto certificate = sign_certificate(
        own_, {kiosk.text, {}}, *open_key,
        {CertificateUse::Client, make_serial(rng_), {now - kAround, now + kAround}});
    if (!certificate) {
        return certificate.error();
    }
    if (auto written = write_file(files.certificate, *certificate); !written) {
        return std::move(written).error();
    }
    return files;
}

Status Evictor::evict(const KioskId& kiosk) {
    const auto folder = ScratchFolder::make();
    if (!folder) {
        return folder.error();
    }
    auto files = write_identity(folder->path(), kiosk);
    if (!files) {
        return std::move(files).error();
    }
    struct Told {
        PahoNote note;
        std::string why;
    };
    Mailbox<Told> notes(16);
    PahoClient client(
        {broker_.url, broker_.version, kiosk.text, {}, *std::move(files)},
        [&notes](PahoNote note, std::string why) {
            static_cast<void>(notes.post({note, std::move(why)}));
        },
        [](const Arrived&) {});
    if (auto begun = client.connect(nullptr); !begun) {
        return begun;
    }
    const auto told = notes.take({}, kWithin);
    if (!told || told->note != PahoNote::Connected) {
        return Error{Errc::Unreachable, told ? told->why : "the broker does not answer"};
    }
    return done();
}

}  // namespace afterword
