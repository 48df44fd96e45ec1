// engine/audit/plain_findings.h: what `audit check` finds without a proof: names that nothing uses, sources, complaints without an answer.
//
//   add_plain_findings(*knowledge, {.folder = "share/anteroom", .today = "2026-11-27"}, report);
//
// Each looks at one thing at a time, so that it is exact and quick. What needs all rules together is proved elsewhere.
#pragma once

#include <string>

#include "engine/anteroom.h"
#include "engine/audit/report.h"

namespace anteroom::audit {

struct PlainOptions {
  std::string folder;  // of the knowledge's sources
  std::string today;   // YYYY-MM-DD, by which sources are too old; empty: none is
};

// Appends findings and figures. A file that cannot be read is an error of its own code (`file.*`, `yaml.*`). docs/audit.md lists the
// kinds. That a phrase has two concepts, or a fact no rule, is no finding: such knowledge does not load.
void add_plain_findings(const Knowledge& knowledge, const PlainOptions& options, PartReport& report);

}  // namespace anteroom::audit
