// `anteroom audit stress`: the cases' words changed, each broken expectation with its place. What is found is what is asked for, so it
// goes to standard output.
#include "engine/audit/stress.h"
#include "engine/audit/write_report.h"
#include "tools/anteroom/commands.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/output.h"

namespace anteroom::command {

int audit_stress(const AuditStressOptions& options) {
  const std::string folder = find_sources(options.knowledge);
  const std::shared_ptr<const Knowledge> knowledge = folder.empty() ? nullptr : load_knowledge(folder);
  if (knowledge == nullptr) return kFailed;
  const audit::PartReport report = audit::run_stress(knowledge, {folder, options.filter, options.change});
  Output output;
  output.write(audit::to_text(report, options.notes));
  return output.status(report.passes() ? kDone : kProblems);
}

}  // namespace anteroom::command
