// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/case_page.hpp"

#include "sync/collector/http/case_words.hpp"
#include "sync/model/day.hpp"
#include "sync/model/helped.hpp"
#include "sync/model/language_tags.hpp"

namespace afterword {
namespace {

// The kiosk's colours, on whatever the shopper holds in their hand.
constexpr std::string_view kStyle = R"(
:root{color-scheme:light dark;--paper:#fafaf7;--ink:#1d1d1b;--soft:#5b5b57;--line:#c9c9c3;
--act:#1f5fbf;--on:#fff}
@media(prefers-color-scheme:dark){:root{--paper:#171716;--ink:#f1f1ec;--soft:#b5b5ae;--line:#4a4a46;
--act:#8db8ff;--on:#10233f}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.6rem;margin:0 0 1rem}
section{border:1px solid var(--line);border-radius:.75rem;padding:1rem;margin:1rem 0}
.code{font:600 1.3rem ui-monospace,monospace;letter-spacing:.08em}
.soft{color:var(--soft)}.stands{font-size:1.3rem;margin:.5rem 0}
.said{border-color:var(--act);font-weight:600}
fieldset{border:0;padding:0;margin:1rem 0 0}legend{padding:0;font-weight:600}
.scale{display:flex;gap:.5rem;margin:.5rem 0 .25rem;direction:ltr}
.ends{display:flex;justify-content:space-between;direction:ltr}
button,input{font:inherit;min-height:3rem;border-radius:.6rem;border:2px solid var(--act)}
button{background:var(--paper);color:var(--act);padding:.25rem 1rem;cursor:pointer}
.scale button{flex:1}button.chosen,.look button{background:var(--act);color:var(--on)}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
input{background:var(--paper);color:var(--ink);padding:0 .75rem;width:100%;box-sizing:border-box;
margin:.25rem 0 .75rem}
details{margin-top:1rem}summary{cursor:pointer;min-height:2.75rem;color:var(--act)}
nav{margin-top:2.5rem;line-height:2.5}nav a{color:var(--soft);margin-inline-end:1rem;display:inline-block}
)";

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                safe += c;
        }
    }
    return safe;
}

std::string element(std::string_view tag, std::string_view attributes, std::string_view text) {
    std::string html = "<" + std::string(tag);
    if (!attributes.empty()) {
        html += ' ' + std::string(attributes);
    }
    return html + '>' + escaped(text) + "</" + std::string(tag) + ">\n";
}

bool reads_leftwards(std::string_view language) {
    return language == "ar" || language == "he";
}

// The same page in the other languages; a form that was sent is not sent again.
std::string languages(std::string_view language, std::string_view path) {
    std::string html = "<nav>\n";
    for (const auto tag : kLanguageTags) {
        if (tag != language) {
            const std::string named(tag);
            html += element("a",
                            "lang=\"" + named + "\" hreflang=\"" + named + "\" href=\"" +
                                escaped(path) + "?lang=" + named + "\"",
                            case_words(tag).own_name);
        }
    }
    return html + "</nav>\n";
}

std::string page(std::string_view language, std::string_view path, const std::string& body) {
    const auto& words = case_words(language);
    return "<!DOCTYPE html>\n<html lang=\"" + std::string(language) + "\" dir=\"" +
           (reads_leftwards(language) ? "rtl" : "ltr") +
           "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
           element("title", "", words.title) + "<style>" + std::string(kStyle) +
           "</style>\n</head>\n<body>\n<main>\n" + element("h1", "", words.title) + body +
           languages(language, path) + "</main>\n</body>\n</html>\n";
}

std::string said(std::string_view text) {
    return "<section class=\"said\" role=\"status\">" + escaped(text) + "</section>\n";
}

std::string entrance(const CaseReport& report) {
    const auto& words = case_words(report.language);
    return "<form class=\"look\" method=\"get\" action=\"/case\">\n"
           "<input type=\"hidden\" name=\"lang\" value=\"" +
           report.language + "\">\n" + element("label", "for=\"code\"", words.enter) +
           "<input id=\"code\" name=\"code\" class=\"code\" dir=\"ltr\" autocomplete=\"off\" "
           "autocapitalize=\"characters\" spellcheck=\"false\" maxlength=\"32\" required value=\"" +
           escaped(report.typed) + "\">\n" + element("button", "", words.look) + "</form>\n";
}

std::string_view standing(const CaseLine& line, const CaseWords& words) {
    switch (line.stage) {
        case AlertStage::Open:
            return words.open;
        case AlertStage::Taken:
        case AlertStage::Facts:
            return words.taken;
        case AlertStage::Solved:
            return words.solved;
        case AlertStage::Confirmed:
            return words.confirmed;
        case AlertStage::Reopened:
            return words.reopened;
        default:
            return words.ended;
    }
}

// The beginning of a form about that case.
std::string form(const CaseReport& report, const CaseLine& line, std::string_view what) {
    return "<form method=\"post\" action=\"/case/" + escaped(line.record.code.text) + "/" +
           std::string(what) + "\">\n<input type=\"hidden\" name=\"case\" value=\"" +
           std::to_string(line.record.number.value) +
           "\">\n<input type=\"hidden\" name=\"lang\" value=\"" + report.language + "\">\n";
}

std::string scale(const CaseReport& report, const CaseLine& line) {
    const auto& words = case_words(report.language);
    std::string html = form(report, line, "answers") + "<fieldset>\n" +
                       element("legend", "", words.did_it_help) + "<div class=\"scale\">\n";
    for (int step = 1; step <= kMostHelped; ++step) {
        const std::string number = std::to_string(step);
        const bool chosen = line.record.helped == step;
        html += element("button",
                        "name=\"helped\" value=\"" + number + "\"" +
                            (chosen ? " class=\"chosen\" aria-pressed=\"true\"" : ""),
                        number);
    }
    return html + "</div>\n<div class=\"ends soft\">" + element("span", "", words.not_at_all) +
           element("span", "", words.very_much) + "</div>\n</fieldset>\n</form>\n";
}

std::string erasing(const CaseReport& report, const CaseLine& line) {
    const auto& words = case_words(report.language);
    return "<details>\n" + element("summary", "", words.erase) +
           element("p", "", words.what_erasing_does) + form(report, line, "erasures") +
           element("button", "", words.erase) + "</form>\n</details>\n";
}

std::string section(const CaseReport& report, const CaseLine& line) {
    const auto& words = case_words(report.language);
    std::string html =
        "<section>\n<div>" + element("bdi", "dir=\"ltr\" class=\"code\"", line.record.code.text);
    if (line.record.place) {
        html += "<div class=\"soft\">" + escaped(words.left_on) + ' ' +
                element("bdi", "dir=\"ltr\"", day_text(line.record.place->day)) + "</div>\n";
    }
    html += "</div>\n";
    html += element("p", "class=\"stands\"", standing(line, words));
    if (line.stage == AlertStage::Solved || line.stage == AlertStage::Confirmed) {
        html += scale(report, line);
    }
    html += line.record.has_details ? erasing(report, line)
                                    : element("p", "class=\"soft\"", words.erased);
    return html + "</section>\n";
}

// What was done to the case just now.
std::string done_to(const CaseReport& report) {
    const auto& words = case_words(report.language);
    switch (report.ending) {
        case CaseReport::Ending::Answered:
            return said(words.answered);
        case CaseReport::Ending::Erased:
            return said(words.erased);
        case CaseReport::Ending::TooEarly:
            return said(words.too_early);
        case CaseReport::Ending::Unknown:
            return said(words.unknown);
        default:
            return "";
    }
}

}  // namespace

Page case_page(const CaseReport& report) {
    const auto& words = case_words(report.language);
    if (report.lines.empty()) {
        const bool asked = !report.typed.empty();
        return {page(report.language, "/case",
                     (asked ? said(words.unknown) : std::string()) + entrance(report)),
                asked ? 404 : 200};
    }
    std::string body = done_to(report);
    for (const auto& line : report.lines) {
        body += section(report, line);
    }
    return {page(report.language, "/case/" + report.lines.front().record.code.text, body), 200};
}

Page guessing_page(std::string_view language) {
    return {page(language, "/case", said(case_words(language).guessing)), 429};
}

}  // namespace afterword
