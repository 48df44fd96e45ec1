// yaml-cpp takes what it should not: a NUL ends its input early, the byte 04 is its own end mark, invalid UTF-8 goes through as it
// is. So the bytes are checked first. A carriage return stands only before a line end, as Windows writes it: yaml-cpp counts
// no line for one alone, while editors do.
#include "engine/base/yaml_scan.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "engine/base/utf8.h"
#include "engine/base/yaml.h"

namespace anteroom::base {
namespace {

std::string hexadecimal(unsigned char byte) {
  std::array<char, 4> text{};
  std::snprintf(text.data(), text.size(), "%02X", byte);
  return text.data();
}

// Collects places first: the lines must be known before a place can be told.
struct Bad {
  std::vector<std::size_t> invalid, control;
  void add(std::vector<std::size_t>& list, std::size_t at) {
    if (list.size() < kMaxScanProblems) list.push_back(at);
  }
};

void report(const Source& source, const YamlScan& scan, const Bad& bad, Problems& problems) {
  for (const std::size_t at : bad.invalid) {
    problems.add({.code = "yaml.invalid-utf8",
                  .message = "the byte " + hexadecimal(static_cast<unsigned char>(source.text[at])) + " is not valid UTF-8 here",
                  .hint = "save the file as UTF-8"},
                 source, scan.place(source, at));
  }
  for (const std::size_t at : bad.control) {
    problems.add({.code = "yaml.control-character",
                  .message = "the control character " + hexadecimal(static_cast<unsigned char>(source.text[at])) +
                             " cannot stand in a file of knowledge",
                  .hint = "remove it"},
                 source, scan.place(source, at));
  }
}

}  // namespace

std::size_t YamlScan::offset(const Source& source, int line, int column) const {
  const auto index = static_cast<std::size_t>(std::max(line, 0));
  if (index >= line_begins.size()) return source.text.size();
  return std::min(line_begins[index] + static_cast<std::size_t>(std::max(column, 0)), source.text.size());
}

Place YamlScan::place(const Source& source, std::size_t offset) const {
  const auto after = std::upper_bound(line_begins.begin(), line_begins.end(), offset);
  const std::size_t begin = *(after - 1);
  const std::string_view before = source.text.substr(begin, offset - begin);
  return {static_cast<std::uint32_t>(after - line_begins.begin()), static_cast<std::uint32_t>(code_points(before) + 1)};
}

YamlScan scan_yaml(const Source& source, Problems& problems) {
  const std::string_view text = source.text;
  YamlScan scan;
  scan.line_begins.push_back(0);
  if (text.size() > kMaxYamlBytes) {
    problems.add(
        {.code = "yaml.too-large",
         .message = "the file has " + std::to_string(text.size()) + " bytes; at most " + std::to_string(kMaxYamlBytes) + " are read",
         .hint = "split it: every file of the folder is read"},
        source, {});
    scan.ok = false;
    return scan;
  }
  Bad bad;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      if (!utf8_valid_at(text, at)) bad.add(bad.invalid, at);
      at += utf8_length(text, at);
      continue;
    }
    if (byte == '\n') {
      scan.line_begins.push_back(at + 1);
    } else if ((byte < 0x20 && byte != '\t' && !(byte == '\r' && text.substr(at + 1, 1) == "\n")) || byte == 0x7F) {
      bad.add(bad.control, at);
    }
    ++at;
  }
  report(source, scan, bad, problems);
  scan.ok = bad.invalid.empty() && bad.control.empty();
  return scan;
}

}  // namespace anteroom::base
