// `anteroom audit mutate`: which mistakes in the rules no case would notice.
#include "engine/audit/mutate.h"

#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {

std::optional<audit::PartReport> audit_mutate(const Audited& audited) {
  const AuditOptions& options = audited.options;
  return audit::run_mutate(audited.knowledge, audited.folder,
                           {.only = options.only,
                            .rules = options.rules,
                            .quick = options.quick,
                            .write = options.write_cases ? audited.folder : std::string()});
}

}  // namespace anteroom::command
