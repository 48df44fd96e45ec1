// The cases as a part of the audit: each that fails is an error, with its place.
#include "engine/audit/case.h"

namespace anteroom::audit {

PartReport check_cases(std::shared_ptr<const Knowledge> knowledge, const std::string& folder, std::string_view filter) {
  base::Problems problems;
  CaseReport cases = run_cases(std::move(knowledge), folder, filter, problems);
  PartReport part;
  part.name = "cases";
  for (const base::Problem& problem : problems.list()) part.findings.push_back(to_finding(problem));
  for (Finding& failure : cases.failures) part.findings.push_back(std::move(failure));
  for (Finding& finding : part.findings) {
    if (finding.file.starts_with(folder + "/")) finding.file.erase(0, folder.size() + 1);
  }
  part.figures.push_back({.name = "cases", .says = "cases of rules and words", .value = static_cast<double>(cases.cases)});
  part.figures.push_back({.name = "failed", .says = "cases that came out otherwise", .value = static_cast<double>(cases.failed)});
  return part;
}

}  // namespace anteroom::audit
