// `anteroom audit coverage`: what of the rules the cases show, and what they do not.
#include "engine/audit/coverage.h"

#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {

std::optional<audit::PartReport> audit_coverage(const Audited& audited) {
  return audit::run_coverage(audited.knowledge, audited.folder, rule_options(audited));
}

}  // namespace anteroom::command
