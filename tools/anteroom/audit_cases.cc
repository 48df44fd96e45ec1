// `anteroom audit cases`: the rules' own cases, each difference with its place.
#include "engine/audit/case.h"
#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {

std::optional<audit::PartReport> audit_cases(const Audited& audited) {
  return audit::check_cases(audited.knowledge, audited.folder, audited.options.only);
}

}  // namespace anteroom::command
