#include "engine/audit/prove.h"

#include <filesystem>

#include "engine/audit/invariant_prover.h"
#include "engine/audit/probes.h"
#include "engine/base/read_file.h"

namespace anteroom::audit {
namespace {

Finding finding_of(const base::Problem& problem) {
  Finding finding = to_finding(problem);
  finding.of = "invariants", finding.file = kInvariantsFile;
  return finding;
}

Figure count(std::string name, std::string says, std::size_t value) {
  return {.name = std::move(name), .says = std::move(says), .value = static_cast<double>(value)};
}

}  // namespace

PartReport prove_invariants(const rule::RuleBase& rules, const std::vector<Invariant>& invariants, const ProveOptions& options) {
  PartReport report;
  report.name = "prove";
  // The conditions of each invariant that can be compiled; the others are told.
  Probes probes(rules);
  std::vector<std::pair<const Invariant*, std::size_t>> sound;
  for (const Invariant& invariant : invariants) {
    Probes alone(rules);
    std::vector<const Saying*> conditions;
    for (const auto* list : {&invariant.premises, &invariant.conclusions})
      for (const Saying& saying : *list)
        if (saying.kind == Saying::Kind::condition) conditions.push_back(&saying);
    for (const Saying* saying : conditions) alone.add(saying->condition);
    base::Problems problems;
    if (!alone.compile(problems)) {
      for (const base::Problem& problem : problems.list()) {
        report.findings.push_back(finding_of(problem));
        report.findings.back().of = invariant.name, report.findings.back().place = invariant.place;
      }
      continue;
    }
    std::size_t first = 0;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      const std::size_t at = probes.add(conditions[i]->condition);
      if (i == 0) first = at;
    }
    sound.emplace_back(&invariant, first);
  }
  base::Problems none;
  probes.compile(none);
  InvariantProver prover(rules, probes, options);
  for (const auto& [invariant, first] : sound) prover.prove(*invariant, first);
  for (Finding& finding : prover.take()) report.findings.push_back(std::move(finding));
  report.figures = {count("invariants", "invariants", invariants.size()), count("proved", "proved of all possible patients", prover.proved),
                    count("refuted", "refuted by a patient", prover.refuted), count("undecided", "undecided", prover.undecided),
                    count("questions", "questions that the solver was asked", prover.questions)};
  return report;
}

PartReport prove_folder(const rule::RuleBase& rules, const std::string& folder, const ProveOptions& options) {
  base::Problems problems;
  std::vector<Invariant> invariants;
  const std::string path = folder + "/" + std::string(kInvariantsFile);
  std::optional<std::string> text;
  if (std::filesystem::exists(path)) text = base::read_file(path, problems);
  if (text) read_invariants({std::string(kInvariantsFile), *text}, invariants, problems);
  PartReport report = prove_invariants(rules, invariants, options);
  for (const base::Problem& problem : problems.list()) report.findings.push_back(finding_of(problem));
  return report;
}

}  // namespace anteroom::audit
