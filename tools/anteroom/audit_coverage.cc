// `anteroom audit coverage`: what of the rules the cases show, and what they do not.
#include "engine/audit/coverage.h"

#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {

std::optional<audit::PartReport> audit_coverage(const Audited& audited) {
  const AuditOptions& options = audited.options;
  return audit::run_coverage(audited.knowledge, audited.folder,
                             {.only = options.only,
                              .rules = options.rules,
                              .quick = options.quick,
                              .write = options.write_cases ? audited.folder : std::string()});
}

}  // namespace anteroom::command
