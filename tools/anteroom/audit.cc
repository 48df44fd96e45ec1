// `anteroom audit cases`: the rules' own cases, each difference with its place. Failures are what is asked for, so they go to
// standard output.
#include "engine/audit/case.h"
#include "tools/anteroom/commands.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/output.h"

namespace anteroom::command {

int audit_cases(const std::string& given, const std::string& filter) {
  const std::string folder = find_sources(given);
  const std::shared_ptr<const Knowledge> knowledge = folder.empty() ? nullptr : load_knowledge(folder);
  if (knowledge == nullptr) return kFailed;
  base::Problems problems;
  const audit::CaseReport report = audit::run_cases(knowledge, folder, filter, problems);
  std::string text = to_text(problems);
  for (const std::string& failure : report.failures) text += failure + "\n";
  text += std::to_string(report.cases) + " cases, " + std::to_string(report.failed) + " failed\n";
  Output output;
  output.write(text);
  return output.status(problems.empty() && report.failed == 0 ? kDone : kProblems);
}

}  // namespace anteroom::command
