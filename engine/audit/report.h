// engine/audit/report.h: what a part of the audit says: findings, figures, and whether it passes. One form for all parts, so
// that text, JSON, JUnit XML and HTML are each written once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/problem.h"

namespace anteroom::audit {

// An error fails the part; a warning does not, and asks for a look; a note is there for whoever asks (`--notes`).
enum class Level : std::uint8_t { error, warning, note };

// One box of a drawing: what the patient has, a rule that fires on it, what follows. Steps come after what they rest on.
struct Step {
  std::string says{};
  std::vector<std::uint32_t> from{};  // earlier steps of the same chain
};

// One thing that a part found.
struct Finding {
  std::string kind{};  // stable, kebab-case, listed in docs/audit.md: `rule-never-fires`
  Level level = Level::error;
  std::string of{};    // the rule, concept, fact or invariant that it is about
  std::string file{};  // below the knowledge folder
  base::Place place{};
  std::string says{};         // what is so, in a sentence a clinician understands
  std::string action{};       // what to do
  std::string witness{};      // a case in YAML, ready to paste, that shows it; may be empty
  std::string certificate{};  // why no case can show otherwise: what was proved, and from which rules; may be empty
  std::vector<Step> chain{};  // how it comes about, from the patient to the outcome (rule_chain.h); may be empty
};

// What is wrong with a file that the part reads, as an error of its own kind: the problem's code.
Finding to_finding(const base::Problem& problem);

// A number that the part measured, and the gate that audit.yaml sets for it.
struct Figure {
  std::string name{};  // stable, snake_case: `conditions_decided`
  std::string says{};  // in words
  double value = 0;
  bool ratio = false;          // show as a share of one
  bool gated = false;          // `least` and `most` hold only then
  double least = 0, most = 0;  // inclusive
  bool passes() const { return !gated || (value >= least && value <= most); }
};

// A table for the reader: coverage by folder, mutants by operator, screenings side by side.
struct Table {
  std::string title{};
  std::vector<std::string> columns{};
  std::vector<std::vector<std::string>> rows{};  // each as long as `columns`
};

struct PartReport {
  std::string name{};  // cases, coverage, check, prove, mutate, diff, stress
  std::vector<Finding> findings{};
  std::vector<Figure> figures{};
  std::vector<Table> tables{};
  double seconds = 0;   // that it took; set by whoever runs it
  bool passes() const;  // no finding is an error, and every figure is within its gate
};

}  // namespace anteroom::audit
