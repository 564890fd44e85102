// SPDX-License-Identifier: Apache-2.0
// Every screen × language × orientation, byte for byte: tests/golden/pictures.sha256 has all of
// them. The screens themselves are kept as pictures too, in English, Chinese and Arabic, to be
// looked at in a review. AFTERWORD_UPDATE_GOLDEN=1 in the environment writes them anew.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"
#include "tests/ui/open_ui.hpp"
#include "tests/ui/png.hpp"
#include "tests/ui/sample_views.hpp"

namespace afterword::ui::test {
namespace {

const std::filesystem::path kGolden = "tests/golden";
const std::filesystem::path kHashes = kGolden / "pictures.sha256";

bool is_update() {
    const char* wanted = std::getenv("AFTERWORD_UPDATE_GOLDEN");
    return wanted != nullptr && std::string_view(wanted) == "1";
}

// Where pictures go that are not as they should be: beside the test binary.
std::filesystem::path got_folder() {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "golden-got";
}

// "<hash>  <name>" a line, as sha256sum writes.
std::map<std::string, std::string> read_hashes() {
    std::map<std::string, std::string> hashes;
    std::ifstream file(kHashes);
    std::string hash;
    std::string name;
    while (file >> hash >> name) {
        hashes[name] = hash;
    }
    return hashes;
}

struct Picture {
    std::string name;  // "rate.zh-Hans.portrait"
    bool is_kept;      // as a picture, not only by its hash
    Panel panel;
    std::span<const std::uint32_t> pixels;

    [[nodiscard]] std::string hash() const {
        return to_hex(sha256({reinterpret_cast<const char*>(pixels.data()), pixels.size_bytes()}));
    }
    void write(const std::filesystem::path& folder) const {
        write_png(folder / (name + ".png"), pixels, panel.width_px, panel.height_px);
    }
};

template <class Act>
void for_all_pictures(Act act) {
    for (const Hung& hung : panels()) {
        Ui ui = open_ui(hung.panel);
        for (const Language language : kSampleLanguages) {
            for (const Sample& one : samples(language)) {
                static_cast<void>(ui.draw(one.view));
                act(Picture{one.name + "." + std::string(tag(language)) + "." + hung.name,
                            one.kind == Sample::Kind::Screen && language != Language::Pl,
                            hung.panel, ui.pixels()});
            }
        }
    }
}

void update() {
    std::map<std::string, std::string> hashes;
    for_all_pictures([&](const Picture& picture) {
        hashes[picture.name] = picture.hash();
        if (picture.is_kept) {
            picture.write(kGolden);
        }
    });
    std::ofstream file(kHashes);
    for (const auto& [name, hash] : hashes) {
        file << hash << "  " << name << "\n";
    }
}

TEST_CASE("every screen looks as it was approved, to the last bit", "[golden]") {
    if (is_update()) {
        update();
    }
    std::map<std::string, std::string> approved = read_hashes();
    REQUIRE_FALSE(approved.empty());
    for_all_pictures([&](const Picture& picture) {
        const auto found = approved.find(picture.name);
        if (found == approved.end() || found->second != picture.hash()) {
            picture.write(got_folder());
            FAIL_CHECK(picture.name << " is not as approved; what came out is in "
                                    << got_folder().string());
        }
        if (found != approved.end()) {
            approved.erase(found);
        }
    });
    for (const auto& [name, hash] : approved) {
        FAIL_CHECK(name << " was approved but is not drawn any more");
    }
}

}  // namespace
}  // namespace afterword::ui::test
