// tests/planted/defect.h: small edits of a clean knowledge folder, each with all that the audit must then find.
//
//   - defect: rule_that_never_fires                    # unique
//     edits:
//       - {in: rules/skin/ticks.rules.yaml, replace: age < 8 years, with: age < 7 years}       # what stands there once
//       - {in: rules/skin/more.rules.yaml, append: "..."}                                      # at the end; a new file where there is none
//     found:
//       - {check: rule-never-fires, of: skin.ticks.unborn}
//       - {prove: invariant-refuted, of: the_old, in: rules/common/invariants.yaml, line: "- invariant: the_old"}
//     alone: true                                      # it takes away what others are found by
//
// `found`: the part of the audit and the kind of finding; what it is of; the file (that of the first edit) and the text of the line where
// it is told ("- id: " and what it is of), as lines move when edits come together. `load`: a problem for which nothing is audited.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace anteroom::planted {

struct Edit {
  std::string in, replace, with, append;
};

struct Defect {
  std::string name;
  std::vector<Edit> edits;
  std::vector<std::string> found;  // as audit_folder() says it
  bool alone = false;
  bool loads = true;
};

// All of tests/planted/defects. Throws with the problems' text where a file cannot be read.
std::vector<Defect> read_defects();

// Throws where the text to be replaced does not stand in the file just once.
void plant(const Defect& defect, const std::filesystem::path& folder);

// One finding as a line: "check rule-never-fires of skin.ticks.unborn, in rules/skin/ticks.rules.yaml: - id: skin.ticks.unborn".
std::string finding_line(const std::string& part, const std::string& kind, const std::string& of, const std::string& file,
                         const std::string& line);

}  // namespace anteroom::planted
