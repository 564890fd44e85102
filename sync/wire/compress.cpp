// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/compress.hpp"

#include <memory>

#include <zstd.h>

namespace afterword {
namespace {

constexpr std::string_view kMagic = "\x28\xb5\x2f\xfd";
constexpr int kLevel = 3;  // higher levels save 2 % of a batch for four times the work

struct FreeContext {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

// Its tables are a megabyte: making them anew for every batch costs more than compressing it.
ZSTD_CCtx& context_of_thread() {
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    AFTERWORD_CHECK(context != nullptr);
    return *context;
}

}  // namespace

bool is_compressed(std::string_view payload) {
    return payload.starts_with(kMagic);
}

std::string compress(std::string_view plain) {
    const std::size_t room = ZSTD_compressBound(plain.size());
    // Not a string from the beginning, which would be filled with zeros first.
    const auto frame = std::make_unique_for_overwrite<char[]>(room);
    const std::size_t size = ZSTD_compressCCtx(&context_of_thread(), frame.get(), room,
                                               plain.data(), plain.size(), kLevel);
    AFTERWORD_CHECK(ZSTD_isError(size) == 0);  // the bound is large enough by definition
    return {frame.get(), size};
}

Result<std::string> decompress(std::string_view frame, std::size_t limit) {
    const auto declared = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (declared == ZSTD_CONTENTSIZE_UNKNOWN || declared == ZSTD_CONTENTSIZE_ERROR) {
        return Error{Errc::Invalid, "zstd frame declares no size"};
    }
    if (declared > limit) {
        return Error{Errc::Invalid,
                     "zstd frame unpacks to more than " + std::to_string(limit) + " bytes"};
    }
    if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size()) {
        return Error{Errc::Invalid, "zstd frame is damaged or not alone"};
    }
    std::string plain(static_cast<std::size_t>(declared), '\0');
    const std::size_t size =
        ZSTD_decompress(plain.data(), plain.size(), frame.data(), frame.size());
    if (ZSTD_isError(size) != 0 || size != plain.size()) {
        return Error{Errc::Invalid, "zstd frame is damaged"};
    }
    return plain;
}

}  // namespace afterword
