// engine/audit/write_report.h: what the audit found, as text for a terminal, JSON, JUnit XML for CI, and a page for a clinician.
//
//   std::cout << to_text(part);                     // one part
//   write_file("audit.html", to_html(report));      // all that ran
//
// Texts in a report may hold what a patient wrote: whatever bytes they have, each format escapes them. All functions are pure: call
// them from any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/audit/report.h"

namespace anteroom::audit {

// All parts that ran, in the order of running.
struct AuditReport {
  std::string knowledge{};  // its folder, as given
  std::string version{};    // of the knowledge
  std::vector<PartReport> parts{};
  bool passes() const;  // every part does
};

// Findings, errors first, each with what to do and what shows it; then tables; then figures with their gates; then one line on how it
// went. Notes only where `notes` says so; they are counted always. Ends with a line end.
std::string to_text(const PartReport& part, bool notes = false);
std::string to_text(const AuditReport& report, bool notes = false);

// A figure's value or gate as people read it: "97.2 %", "1200", "0.35".
std::string number_text(const Figure& figure, double value);

// What the figure must reach: "at least 95 %", "at most 0", "95 % to 99 %"; empty without a gate.
std::string gate_text(const Figure& figure);

}  // namespace anteroom::audit
