// SPDX-License-Identifier: Apache-2.0
// Reading configuration and survey files: strict, and all problems said at once.
//
//     ConfigDocument document(text, "kiosk.json");
//     auto root = document.root();
//     config.kiosk = root.text("kiosk");
//     config.width = root.object("display").integer("width_px", {1, 16384});
//     if (auto status = document.status(); !status) { … }
//
// A getter that finds nothing usable notes the problem and gives a harmless value, so that reading
// goes on; the values count only when status() is ok.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

namespace afterword {

class ConfigDocument;

struct Range {
    std::int64_t least;
    std::int64_t most;
};

struct Durations {
    Milliseconds least;
    Milliseconds most;
};

// One JSON value inside a document, known by its pointer.  Thread-bound; must not outlive the
// document.
class ConfigNode {
  public:
    ConfigNode(ConfigDocument& document, const nlohmann::json* value, std::string pointer)
        : document_(&document), value_(value), pointer_(std::move(pointer)) {}

    // Whether the value is there at all.
    [[nodiscard]] bool present() const { return value_ != nullptr; }
    // A key that is asked after is a known one from then on, there or not.
    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] const std::string& pointer() const { return pointer_; }
    [[nodiscard]] bool is_object() const;

    // Members that must be there.
    ConfigNode object(std::string_view key);
    std::vector<ConfigNode> items(std::string_view key);
    std::string text(std::string_view key);
    std::int64_t integer(std::string_view key, Range range);
    // Exactly one of `names`; gives its index.
    std::size_t one_of(std::string_view key, const std::vector<std::string_view>& names);

    // Members that may be left out.
    ConfigNode object_if(std::string_view key);
    std::vector<ConfigNode> items_if(std::string_view key);
    std::string text_or(std::string_view key, std::string_view otherwise);
    std::int64_t integer_or(std::string_view key, Range range, std::int64_t otherwise);
    double number_or(std::string_view key, double least, double most, double otherwise);
    bool boolean_or(std::string_view key, bool otherwise);
    std::size_t one_of_or(std::string_view key, const std::vector<std::string_view>& names,
                          std::size_t otherwise);
    // A length of time with its unit: "200ms", "30s", "10min", "2h", "30d".
    Milliseconds duration_or(std::string_view key, Durations range, Milliseconds otherwise);

    // All members of an object whose keys are free, such as texts by language.
    std::vector<std::pair<std::string, ConfigNode>> members();
    // The value itself, for items of arrays and free members.
    std::string as_text();
    std::int64_t as_integer(Range range);
    std::vector<ConfigNode> as_items();
    // As it stands, for what is free in form and passed on; empty when it is not there.
    [[nodiscard]] std::string as_json() const;

    // Notes a problem of this value that only the caller can see.
    void problem(std::string reason);
    void problem(std::string_view key, std::string reason);

  private:
    enum class Presence { Required, Optional };
    ConfigNode member(std::string_view key, Presence presence);

    ConfigDocument* document_;
    const nlohmann::json* value_;
    std::string pointer_;
};

// A parsed file with everything found wrong in it.  Thread-bound.
class ConfigDocument {
  public:
    // Broken JSON, wrong UTF-8 and duplicate keys are problems as well; see status().
    ConfigDocument(std::string_view text, std::string file);
    ConfigDocument(const ConfigDocument&) = delete;
    ConfigDocument& operator=(const ConfigDocument&) = delete;
    ~ConfigDocument();

    ConfigNode root();

    // Ok, or Errc::Invalid with every problem on a line of its own as "file: /pointer: reason".
    // Keys nobody asked for are problems; call it after all reading.
    Status status();

  private:
    friend class ConfigNode;  // the node notes problems and known keys in its document
    void note(std::string_view pointer, std::string reason);
    void note_unknown_keys();

    std::string file_;
    std::unique_ptr<nlohmann::json> value_;
    std::vector<std::string> problems_;
    std::map<std::string, std::set<std::string>> known_keys_;  // by the pointer of their object
    std::map<std::string, const nlohmann::json*> objects_;
};

}  // namespace afterword
