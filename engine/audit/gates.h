// engine/audit/gates.h: which figures must reach what, as the knowledge states it for itself in rules/common/audit.yaml.
//
//   gates:
//     coverage: {conditions_decided: {least: 0.95}}     # part: figure: at least, at most or both
//     cases: {failed: {most: 0}}
//
//   const Gates gates = read_gates(folder, problems);
//   gates.set(report);                                  // then report.passes() goes by them
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/report.h"
#include "engine/base/problem.h"

namespace anteroom::audit {

// The names of all parts, in the order in which they run.
inline constexpr std::string_view kPartNames[] = {"cases", "coverage", "check", "prove", "mutate", "stress", "diff"};

inline constexpr std::string_view kGatesFile = "rules/common/audit.yaml";

class Gates {
 public:
  // Gates the part's figures. A gate whose figure the part does not have is an error, `gate-without-figure`: a name that changed must
  // not open a gate.
  void set(PartReport& part) const;
  // What the figure must reach at least; nothing where no gate says so.
  std::optional<double> least(std::string_view part, std::string_view figure) const;

 private:
  friend void read_gates(const base::Source& source, Gates& gates, base::Problems& problems);

  struct Gate {
    std::string part, figure;
    double least, most;  // the ends of what a double holds where it is not said
    base::Place place;
  };
  std::vector<Gate> gates_;
};

// Problems: `audit.*` and those of the YAML reader.
void read_gates(const base::Source& source, Gates& gates, base::Problems& problems);

// Of a knowledge folder; no gates where it has no such file.
Gates read_gates(const std::string& folder, base::Problems& problems);

}  // namespace anteroom::audit
