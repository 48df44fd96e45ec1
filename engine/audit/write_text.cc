// The audit for a terminal: what is wrong first, and the line that says how it went last, where the eye is.
#include <algorithm>
#include <cstdio>

#include "engine/audit/text_of_report.h"
#include "engine/audit/write_report.h"
#include "engine/base/utf8.h"

namespace anteroom::audit {
namespace {

// Each line of `text`, moved in.
std::string indented(std::string_view text, const char* by) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += by + base::printable(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return base::printable(text);
}

std::string to_text(const Finding& finding) {
  const std::string place = place_text(finding);
  std::string out = (place.empty() ? "" : one_line(place) + ": ") + std::string(name_of(finding.level)) + ": " + finding.kind + ": ";
  if (!finding.of.empty()) out += one_line(finding.of) + ": ";
  out += one_line(finding.says) + "\n";
  if (!finding.action.empty()) out += "  hint: " + one_line(finding.action) + "\n";
  if (!finding.witness.empty()) out += "  a case that shows it:\n" + indented(finding.witness, "    ");
  if (!finding.certificate.empty()) out += "  proved:\n" + indented(finding.certificate, "    ");
  return out;
}

// As a cell of a table on a terminal; what does not fit is in the other formats.
std::string cell_text(const std::string& text) {
  constexpr std::size_t kMostColumns = 72;
  std::string out = one_line(text);
  if (base::code_points(out) <= kMostColumns) return out;
  std::size_t at = 0;
  for (std::size_t count = 0; count + 3 < kMostColumns; ++count) at += base::utf8_length(out, at);
  return out.substr(0, at) + "...";
}

std::string to_text(const Table& table) {
  constexpr std::size_t kMostRows = 100;
  const std::size_t shown = std::min(table.rows.size(), kMostRows);
  std::vector<std::size_t> widths(table.columns.size(), 0);
  const auto measure = [&](const std::vector<std::string>& row) {
    for (std::size_t at = 0; at < widths.size(); ++at) widths[at] = std::max(widths[at], base::code_points(cell_text(row[at])));
  };
  measure(table.columns);
  for (std::size_t i = 0; i < shown; ++i) measure(table.rows[i]);
  const auto line = [&](const std::vector<std::string>& row) {
    std::string out = " ";
    for (std::size_t at = 0; at < row.size(); ++at) {
      const std::string cell = cell_text(row[at]);
      out += " " + cell;
      if (at + 1 < row.size()) out.append(widths[at] - base::code_points(cell) + 1, ' ');
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out + "\n";
  };
  std::string out = table.title + "\n" + line(table.columns);
  for (std::size_t i = 0; i < shown; ++i) out += line(table.rows[i]);
  if (shown < table.rows.size()) out += "  and " + std::to_string(table.rows.size() - shown) + " more: --json and --html have all\n";
  return out;
}

std::string to_text(const Figure& figure) {
  const std::string gate = gate_text(figure);
  return (figure.passes() ? "  " : "! ") + figure.name + " " + number_text(figure, figure.value) +
         (gate.empty() ? "" : " (" + gate + (figure.passes() ? ")" : ": not met)")) + (figure.says.empty() ? "" : ": " + figure.says) +
         "\n";
}

}  // namespace

bool AuditReport::passes() const {
  return std::all_of(parts.begin(), parts.end(), [](const PartReport& one) { return one.passes(); });
}

std::string to_text(const PartReport& part, bool notes) {
  std::string out;
  for (const Level level : {Level::error, Level::warning, Level::note}) {
    if (level == Level::note && !notes) continue;
    for (const Finding& finding : part.findings) out += finding.level == level ? to_text(finding) : "";
  }
  for (const Table& table : part.tables) out += to_text(table);
  for (const Figure& figure : part.figures) out += to_text(figure);
  out += part.name + (part.passes() ? ": passes" : ": FAILS");
  for (const Level level : {Level::error, Level::warning, Level::note}) {
    if (const std::size_t found = count(part, level); found > 0) out += ", " + counted(found, name_of(level));
  }
  if (part.seconds >= 1) {  // else nobody waited
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, ", %.1f s", part.seconds);
    out += seconds;
  }
  return out + "\n";
}

}  // namespace anteroom::audit
