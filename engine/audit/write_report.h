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
  std::string version{}, digest{};  // of the knowledge
  std::vector<PartReport> parts{};
  bool passes() const;  // every part does
};

// Findings, errors first, each with what to do and what shows it; then tables; then figures with their gates; then one line on how it
// went. Notes only where `notes` says so; they are counted always. Ends with a line end.
std::string to_text(const PartReport& part, bool notes = false);

// One line, without its end; docs/audit.schema.json. All that is in the report, notes too.
std::string to_json(const AuditReport& report);

// For a CI server: a suite a part; in it a test for each error and warning (an error fails it), one for each gate, and one for the part
// itself.
std::string to_junit(const AuditReport& report);

// One page that needs nothing else: no script, no font, no picture from elsewhere, so that it can be kept or sent. What is drawn:
// shares as bars with their gates, and the chain of rules behind a finding.
std::string to_html(const AuditReport& report);

}  // namespace anteroom::audit
