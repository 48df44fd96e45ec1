// `anteroom audit mutate`: which mistakes in the rules no case would notice.
#include "engine/audit/mutate.h"

#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {

std::optional<audit::PartReport> audit_mutate(const Audited& audited) {
  return audit::run_mutate(audited.knowledge, audited.folder, rule_options(audited));
}

}  // namespace anteroom::command
