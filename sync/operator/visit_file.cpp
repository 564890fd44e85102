// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/visit_file.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/stat.h>

#include "platform/linux/files.hpp"

namespace afterword {
namespace {

// Longer than all lines of one visit can be.
constexpr std::int64_t kTail = 4 << 20;

Error system_error(const std::filesystem::path& path) {
    return {errno == ENOSPC || errno == EDQUOT ? Errc::Full : Errc::Io,
            path.string() + ": " + std::generic_category().message(errno)};
}

// The cursor in a line; empty where it has none.
std::string cursor_in(std::string_view line, VisitFile::Format format) {
    if (format == VisitFile::Format::Csv) {
        while (line.ends_with('\r') || line.ends_with('\n')) {
            line.remove_suffix(1);
        }
        const auto last = line.substr(line.rfind(',') + 1);
        const bool digits = last.find_first_not_of("0123456789-") == std::string_view::npos;
        return digits ? std::string(last) : "";
    }
    const auto json = nlohmann::json::parse(line, nullptr, false);
    return json.is_object() && json.contains("cursor") && json["cursor"].is_string()
               ? json["cursor"].get<std::string>()
               : "";
}

// The last line that ends a visit, and where it ends.
struct End {
    std::string cursor;
    std::size_t at = 0;
};
End end_of(std::string_view text, VisitFile::Format format) {
    auto line_end = text.rfind('\n');
    while (line_end != std::string_view::npos) {
        const auto before = line_end == 0 ? std::string_view::npos : text.rfind('\n', line_end - 1);
        const auto begin = before == std::string_view::npos ? 0 : before + 1;
        if (auto cursor = cursor_in(text.substr(begin, line_end - begin), format);
            !cursor.empty()) {
            return {std::move(cursor), line_end + 1};
        }
        line_end = before;
    }
    return {};
}

// Whether that is what is left of a first page that was cut short within its first visit.
bool barely_begun(std::string_view text, VisitFile::Format format) {
    const bool csv = format == VisitFile::Format::Csv;
    const std::string_view beginning = csv ? "kiosk,visit," : R"({"kiosk":)";
    const auto there = std::min(text.size(), beginning.size());
    return text.substr(0, there) == beginning.substr(0, there) &&
           (csv || text.find('\n') == std::string_view::npos);
}

Result<std::string> read_at(int fd, std::int64_t from, std::int64_t to,
                            const std::filesystem::path& path) {
    std::string text(static_cast<std::size_t>(to - from), '\0');
    std::size_t there = 0;
    while (there < text.size()) {
        const ssize_t got = pread(fd, text.data() + there, text.size() - there,
                                  from + static_cast<std::int64_t>(there));
        if (got <= 0) {
            return system_error(path);
        }
        there += static_cast<std::size_t>(got);
    }
    return text;
}

}  // namespace

Result<VisitFile> VisitFile::open(const std::filesystem::path& path, Format format) {
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file.valid()) {
        return system_error(path);
    }
    if (flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        return Error{Errc::Busy, path.string() + ": another process adds to it"};
    }
    // Its name is data of its folder.
    if (auto synced = sync_directory(path.has_parent_path() ? path.parent_path() : "."); !synced) {
        return std::move(synced).error();
    }
    VisitFile visits(path, std::move(file), format);
    if (auto found = visits.find_end(); !found) {
        return std::move(found).error();
    }
    return visits;
}

Status VisitFile::find_end() {
    struct stat state {};
    if (fstat(file_.get(), &state) != 0) {
        return system_error(path_);
    }
    const std::int64_t from = std::max<std::int64_t>(0, state.st_size - kTail);
    const auto tail = read_at(file_.get(), from, state.st_size, path_);
    if (!tail) {
        return tail.error();
    }
    auto end = end_of(*tail, format_);
    if (end.cursor.empty() && (from > 0 || !barely_begun(*tail, format_))) {
        return Error{Errc::Invalid, path_.string() + ": its end is no visit; name another file"};
    }
    cursor_ = std::move(end.cursor);
    size_ = from + static_cast<std::int64_t>(end.at);
    return ftruncate(file_.get(), size_) == 0 ? done() : Status(system_error(path_));
}

Result<std::int64_t> VisitFile::add(std::string_view page) {
    auto end = end_of(page, format_);
    if (end.at != page.size()) {
        return Error{Errc::Invalid, "the collector's answer does not end with a visit"};
    }
    // Every page of CSV has the names; the file has them once.
    if (format_ == Format::Csv && size_ > 0) {
        page.remove_prefix(page.find('\n') + 1);
    }
    for (auto rest = page; !rest.empty();) {
        const ssize_t written = pwrite(file_.get(), rest.data(), rest.size(), size_);
        if (written < 0) {
            return system_error(path_);
        }
        size_ += written;
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    if (fdatasync(file_.get()) != 0) {
        return system_error(path_);
    }
    cursor_ = std::move(end.cursor);
    std::int64_t visits = 0;
    while (!page.empty()) {
        const auto line_end = page.find('\n');
        visits += cursor_in(page.substr(0, line_end), format_).empty() ? 0 : 1;
        page.remove_prefix(line_end + 1);
    }
    return visits;
}

}  // namespace afterword
