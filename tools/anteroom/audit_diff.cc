// `anteroom audit diff OLD NEW`: what changed rules change: for whom at all, in the cases, and in questions that were really asked.
#include "engine/audit/difference.h"
#include "tools/anteroom/audit_parts.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/replay_questions.h"

namespace anteroom::command {

std::optional<audit::PartReport> audit_diff(const Audited& audited) {
  const AuditOptions& options = audited.options;
  const std::shared_ptr<const Knowledge> was = load_knowledge(options.old);
  if (was == nullptr) return std::nullopt;
  auto [part, renamed] = audit::find_difference({was, options.old}, {audited.knowledge, audited.folder});
  if (!options.questions.empty()) {
    audit::Replay replay(was, audited.knowledge, renamed);
    if (!replay_questions(options.questions, options.threads, replay)) return std::nullopt;
    replay.report(part, "questions");
  }
  return part;
}

}  // namespace anteroom::command
