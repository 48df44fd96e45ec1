// `anteroom audit prove`: the invariants of rules/common/invariants.yaml, each proved, refuted or undecided.
#include "engine/audit/prove.h"
#include "engine/knowledge/knowledge.h"
#include "engine/screening_parts.h"
#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {

std::optional<audit::PartReport> audit_prove(const Audited& audited) {
  return audit::prove_folder(audited.knowledge->parts().all->rules, audited.folder, {});
}

}  // namespace anteroom::command
