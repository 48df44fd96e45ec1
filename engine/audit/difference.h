// engine/audit/difference.h: what changed rules change, by meaning: for each outcome, whether it can newly come about and whether it can
// stop to, each with a patient who shows it; or that it is the same for every patient there can be, proved.
//
//   Difference difference = find_difference({was, "knowledge-2026-11"}, {is, "."});
//
// A rule that is renamed, moved, written in another order or split in two changes nothing, and nothing is reported.
//
// First rules are compared as terms (canonical_rules.h), which settles all that nobody touched. Only outcomes with other causes are put
// to the prover, over one space of patients. What it cannot decide within its budget is reported as undecided. Where the concepts
// themselves changed, OLD's rules are taken over NEW's concepts; where that cannot be, nothing is proved, and it is said.
#pragma once

#include <memory>
#include <string>

#include "engine/anteroom.h"
#include "engine/audit/replay.h"
#include "engine/audit/report.h"

namespace anteroom::audit {

struct DiffedKnowledge {
  std::shared_ptr<const Knowledge> knowledge;
  std::string path;  // where it was loaded from: a folder, or a snapshot
};

struct Difference {
  PartReport part;
  std::shared_ptr<const RenamedFacts> renamed;  // for the replay of more questions
};

// Part `diff`. Findings: `outcome-new`, `outcome-lost`, `weight-differs`, `outcome-undecided`, `settings-differ`, `concepts-differ`; none is an
// error, as a change is what somebody wanted: gates on the figures say how much may change. Replays the cases of `is` too.
Difference find_difference(const DiffedKnowledge& was, const DiffedKnowledge& is);

}  // namespace anteroom::audit
