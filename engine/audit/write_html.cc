// The report as a page for a clinician: first whether the rules may be used as they are, then part by part what was asked, what came
// out, and for each finding what to do and a case that shows it.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <vector>

#include "engine/audit/draw_svg.h"
#include "engine/audit/page_style.h"
#include "engine/audit/text_of_report.h"
#include "engine/audit/write_report.h"

namespace anteroom::audit {
namespace {

// What each part asks, for whoever reads this for the first time.
std::string question_of(const std::string& part) {
  static const std::map<std::string, std::string> kQuestions = {
      {"cases", "Does every case come out as its author expects?"},
      {"coverage", "Is there a case for every rule, for every condition in it, and for both sides of every number?"},
      {"check", "Can every rule fire, is none superfluous, do none contradict each other, and is nothing forgotten?"},
      {"prove", "Does what must always hold, hold for every patient there can be?"},
      {"mutate", "If somebody broke a rule, would a case notice?"},
      {"stress", "Do the answers stay right when the same thing is said in other words?"},
      {"diff", "What do the changed rules change, for whom?"},
  };
  const auto found = kQuestions.find(part);
  return found == kQuestions.end() ? "" : found->second;
}

std::string element(const char* tag, const char* style, const std::string& text) {
  return std::string("<") + tag + (*style == 0 ? "" : std::string(" class=\"") + style + "\"") + ">" + escaped(text) + "</" + tag + ">";
}

std::string badge(bool passes) { return passes ? "<span class=\"badge good\">passes</span>" : "<span class=\"badge bad\">fails</span>"; }

std::string seconds(double value) { return number_text({.value = std::max(0.0, value)}, value) + " s"; }

std::string overview(const AuditReport& report) {
  std::string out =
      "<div class=\"wide\"><table><thead><tr><th>part</th><th>asks</th><th>result</th><th>errors</th><th>warnings</th><th>time</th></tr>"
      "</thead><tbody>\n";
  for (const PartReport& part : report.parts) {
    out += "<tr><td><a href=\"#" + escaped(part.name) + "\">" + escaped(part.name) + "</a></td>" +
           element("td", "", question_of(part.name)) + "<td>" + badge(part.passes()) + "</td>";
    for (const Level level : {Level::error, Level::warning}) out += element("td", "number", std::to_string(count(part, level)));
    out += element("td", "number", seconds(part.seconds)) + "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string html_of(const Figure& figure) {
  const std::string gate = gate_text(figure), value = number_text(figure, figure.value);
  const std::string said = figure.says.empty() ? figure.name : figure.says;
  std::string out = "<div class=\"figure\">" + element("span", "", said);
  out += element("span", figure.passes() ? "value" : "value bad", value) + "<span>";
  if (figure.ratio) out += draw_bar(figure, said + ": " + value + (gate.empty() ? "" : ", " + gate)) + " ";
  if (!gate.empty()) out += element("span", figure.passes() ? "soft" : "bad", gate);
  return out + "</span></div>\n";
}

// "97.2 %" as 0.972; nothing where it is no share.
std::optional<double> share_of(const std::string& cell) {
  if (!cell.ends_with(" %")) return std::nullopt;
  char* end = nullptr;
  const double value = std::strtod(cell.c_str(), &end);
  return end == cell.c_str() + cell.size() - 2 && value >= 0 && value <= 100 ? std::optional<double>(value / 100) : std::nullopt;
}

std::string html_of(const Table& table) {
  std::string out = element("h3", "", table.title) + "\n<div class=\"wide\"><table><thead><tr>";
  for (const std::string& column : table.columns) out += element("th", "", column);
  out += "</tr></thead><tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (const std::string& cell : row) {
      const std::optional<double> share = share_of(cell);
      out += share ? "<td class=\"number\">" + draw_bar(*share) + " " + escaped(cell) + "</td>" : element("td", "", cell);
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string html_of(const Finding& finding) {
  const std::string level(name_of(finding.level)), place = place_text(finding);
  std::string out = "<details class=\"" + level + "\"" + (finding.level == Level::error ? " open" : "") + "><summary>";
  out += element("span", finding.level == Level::error ? "bad" : finding.level == Level::warning ? "warn" : "soft", level) + " ";
  if (!finding.of.empty()) out += element("code", "", finding.of) + ": ";
  out += escaped(finding.says) + "</summary>\n";
  if (!finding.action.empty()) out += "<p><b>What to do:</b> " + escaped(finding.action) + "</p>\n";
  out += draw_chain(finding.chain);
  if (!finding.witness.empty()) out += "<p>A case that shows it, ready to paste:</p>" + element("pre", "", finding.witness) + "\n";
  if (!finding.certificate.empty()) out += "<p>What was proved:</p>" + element("pre", "", finding.certificate) + "\n";
  return out + "<p class=\"soft\">" + escaped(finding.kind + (place.empty() ? "" : " · " + place)) + "</p></details>\n";
}

// By kind, in the order of their first; many of a kind are folded, and notes always.
std::string findings_of(const PartReport& part, Level level) {
  constexpr std::size_t kMostOpen = 12;
  std::vector<std::pair<std::string, std::vector<const Finding*>>> kinds;
  for (const Finding& finding : part.findings) {
    if (finding.level != level) continue;
    auto at = std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.first == finding.kind; });
    if (at == kinds.end()) at = kinds.insert(kinds.end(), {finding.kind, {}});
    at->second.push_back(&finding);
  }
  std::string out;
  for (const auto& [kind, findings] : kinds) {
    const bool folded = level == Level::note || findings.size() > kMostOpen;
    if (folded)
      out += "<details class=\"" + std::string(name_of(level)) + "\"><summary>" + counted(findings.size(), name_of(level)) + ": " +
             escaped(kind) + "</summary>\n";
    for (const Finding* finding : findings) out += html_of(*finding);
    if (folded) out += "</details>\n";
  }
  return out;
}

std::string html_of(const PartReport& part) {
  std::string out = "<section id=\"" + escaped(part.name) + "\"><h2>" + escaped(part.name) + " " + badge(part.passes()) + "</h2>\n" +
                    element("p", "soft", question_of(part.name)) + "\n";
  for (const Figure& figure : part.figures) out += html_of(figure);
  for (const Level level : {Level::error, Level::warning, Level::note}) out += findings_of(part, level);
  for (const Table& table : part.tables) out += html_of(table);
  return out + "</section>\n";
}

}  // namespace

std::string to_html(const AuditReport& report) {
  std::string out =
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Anteroom: audit of the rules</title>\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<style>";
  out += kPageStyle;
  out += "</style></head><body>\n<h1>Audit of the rules " + badge(report.passes()) + "</h1>\n";
  out += element("p", "soft", "knowledge " + report.version + ", " + report.digest.substr(0, 23)) + "\n" + overview(report);
  for (const PartReport& part : report.parts) out += html_of(part);
  return out + "</body></html>\n";
}

}  // namespace anteroom::audit
