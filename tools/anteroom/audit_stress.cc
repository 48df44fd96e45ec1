// `anteroom audit stress`: the cases' words changed, each broken expectation with its place.
#include "engine/audit/stress.h"
#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {

std::optional<audit::PartReport> audit_stress(const Audited& audited) {
  return audit::run_stress(audited.knowledge, {audited.folder, audited.options.only, audited.options.change, audited.options.thorough});
}

}  // namespace anteroom::command
