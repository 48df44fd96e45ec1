#include "engine/audit/text_of_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "engine/base/utf8.h"

namespace anteroom::audit {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

}  // namespace

std::string_view name_of(Level level) {
  constexpr std::string_view kNames[] = {"error", "warning", "note"};
  return kNames[static_cast<std::size_t>(level)];
}

std::size_t count(const PartReport& part, Level level) {
  return static_cast<std::size_t>(
      std::count_if(part.findings.begin(), part.findings.end(), [&](const Finding& one) { return one.level == level; }));
}

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string place_text(const Finding& finding) {
  if (finding.file.empty() || finding.place.line == 0) return finding.file;
  return finding.file + ":" + std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column);
}

std::string number_text(const Figure& figure, double value) {
  char text[64];
  if (figure.ratio)
    std::snprintf(text, sizeof text, "%.4g %%", std::floor(value * 1e4 + 1e-6) / 1e2);
  else if (value == std::floor(value) && std::abs(value) < 1e15)
    std::snprintf(text, sizeof text, "%.0f", value);
  else
    std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

bool has_least(const Figure& figure) { return figure.gated && figure.least > std::numeric_limits<double>::lowest(); }
bool has_most(const Figure& figure) { return figure.gated && figure.most < std::numeric_limits<double>::max(); }

std::string gate_text(const Figure& figure) {
  if (has_least(figure) && has_most(figure)) {
    if (figure.least == figure.most) return "must be " + number_text(figure, figure.least);
    return number_text(figure, figure.least) + " to " + number_text(figure, figure.most);
  }
  if (has_least(figure)) return "at least " + number_text(figure, figure.least);
  return has_most(figure) ? "at most " + number_text(figure, figure.most) : "";
}

std::string valid_utf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = base::utf8_length(text, at);
    out += base::utf8_valid_at(text, at) ? text.substr(at, length) : kReplacement;
    at += length;
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
      case '\t':
        out += c;
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
          out += kReplacement;
        else
          out += c;
    }
  }
  // U+FFFE and U+FFFF are no characters of XML.
  for (const std::string_view none : {"\xef\xbf\xbe", "\xef\xbf\xbf"}) {
    for (std::size_t at = 0; (at = out.find(none, at)) != out.npos;) out.replace(at, none.size(), kReplacement);
  }
  return out;
}

}  // namespace anteroom::audit
