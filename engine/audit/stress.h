// engine/audit/stress.h: `audit stress`: every case's words, changed so that it is known what must become of the screening.
//
//   const PartReport report = run_stress(knowledge, {.folder = "share/anteroom"});
//   std::cout << to_text(report);
//
// No screening is told to be right: it is held against that of the words as written. docs/audit.md lists the changes.
#pragma once

#include <memory>
#include <string>

#include "engine/anteroom.h"
#include "engine/audit/report.h"

namespace anteroom::audit {

struct StressOptions {
  std::string folder;     // of the knowledge: its cases and rules/common/stress.<language>.yaml
  std::string filter;     // only cases of files whose path contains it; empty: all
  std::string change;     // only this change; empty: all
  bool thorough = false;  // each text gets every sentence, before and after, not one of them: some 20 times as long
};

// A figure for each change, the share of its texts of which what must hold does (1 where it made none), a table of all that were made, and
// a finding for each text of which it does not: `stress-loses-emergency`, a warning, or `stress-broken`, a note. Broken or missing files
// are errors (`case.*`, `stress.*`, `file.*`, `yaml.*`).
PartReport run_stress(std::shared_ptr<const Knowledge> knowledge, const StressOptions& options);

}  // namespace anteroom::audit
