// The audit for a terminal: what is wrong first, and the line that says how it went last, where the eye is.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "engine/audit/write_report.h"

namespace anteroom::audit {
namespace {

constexpr const char* kLevels[] = {"error", "warning", "note"};

std::string counted(std::size_t count, const char* what) { return std::to_string(count) + " " + what + (count == 1 ? "" : "s"); }

std::size_t count(const PartReport& part, Level level) {
  return static_cast<std::size_t>(
      std::count_if(part.findings.begin(), part.findings.end(), [&](const Finding& one) { return one.level == level; }));
}

// Code points, which is near enough to columns of a terminal.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

// `text`, each line of it moved in, with what a terminal would obey made visible.
std::string indented(const std::string& text, const std::string& by) {
  std::string out = by;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') {
      if (at + 1 < text.size()) out.append("\n").append(by);
    } else {
      out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
    }
  }
  return out + "\n";
}

std::string one_line(const std::string& text) {
  std::string out = text;
  for (char& c : out) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  return out;
}

std::string to_text(const Finding& finding) {
  std::string out;
  if (!finding.file.empty()) {
    out += finding.file;
    if (finding.place.line != 0) out += ":" + std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column);
    out += ": ";
  }
  out += std::string(kLevels[static_cast<std::size_t>(finding.level)]) + ": " + finding.kind + ": ";
  if (!finding.of.empty()) out += one_line(finding.of) + ": ";
  out += one_line(finding.says) + "\n";
  if (!finding.action.empty()) out += "  hint: " + one_line(finding.action) + "\n";
  if (!finding.witness.empty()) out += "  a case that shows it:\n" + indented(finding.witness, "    ");
  if (!finding.certificate.empty()) out += "  proved:\n" + indented(finding.certificate, "    ");
  return out;
}

std::string to_text(const Table& table) {
  std::vector<std::size_t> widths(table.columns.size(), 0);
  const auto measure = [&](const std::vector<std::string>& row) {
    for (std::size_t at = 0; at < widths.size(); ++at) widths[at] = std::max(widths[at], width(row[at]));
  };
  measure(table.columns);
  for (const auto& row : table.rows) measure(row);
  const auto line = [&](const std::vector<std::string>& row) {
    std::string out = " ";
    for (std::size_t at = 0; at < row.size(); ++at) {
      out += " " + one_line(row[at]);
      if (at + 1 < row.size()) out.append(widths[at] - width(row[at]) + 1, ' ');
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out + "\n";
  };
  std::string out = table.title + "\n" + line(table.columns);
  for (const auto& row : table.rows) out += line(row);
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

std::string number_text(const Figure& figure, double value) {
  char text[64];
  if (figure.ratio)  // never rounded up to all: 99.99 % is not 100 %
    std::snprintf(text, sizeof text, "%.4g %%", std::floor(value * 1e4 + 1e-6) / 1e2);
  else if (value == std::floor(value) && std::abs(value) < 1e15)
    std::snprintf(text, sizeof text, "%.0f", value);
  else
    std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

std::string gate_text(const Figure& figure) {
  if (!figure.gated) return {};
  const bool least = figure.least > std::numeric_limits<double>::lowest(), most = figure.most < std::numeric_limits<double>::max();
  if (least && most && figure.least == figure.most) return "must be " + number_text(figure, figure.least);
  if (least && most) return number_text(figure, figure.least) + " to " + number_text(figure, figure.most);
  if (least) return "at least " + number_text(figure, figure.least);
  return most ? "at most " + number_text(figure, figure.most) : "";
}

std::string to_text(const PartReport& part, bool notes) {
  std::string out;
  for (const Level level : {Level::error, Level::warning, Level::note}) {
    if (level == Level::note && !notes) continue;
    for (const Finding& finding : part.findings) out += finding.level == level ? to_text(finding) : "";
  }
  for (const Table& table : part.tables) out += to_text(table);
  for (const Figure& figure : part.figures) out += to_text(figure);
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.1f s", part.seconds);
  return out + part.name + ": " + (part.passes() ? "passes" : "FAILS") + ", " + counted(count(part, Level::error), "error") + ", " +
         counted(count(part, Level::warning), "warning") + ", " + counted(count(part, Level::note), "note") + ", " + seconds + "\n";
}

std::string to_text(const AuditReport& report, bool notes) {
  std::string out;
  for (const PartReport& part : report.parts) out += to_text(part, notes);
  if (report.parts.size() > 1) out += report.passes() ? "audit: passes\n" : "audit: FAILS\n";
  return out;
}

}  // namespace anteroom::audit
