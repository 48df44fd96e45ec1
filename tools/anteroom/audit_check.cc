// `anteroom audit check`: what of the rules can never be, adds nothing, contradicts itself or leaves a gap.
#include "engine/audit/check_rules.h"
#include "engine/knowledge/knowledge.h"
#include "engine/screening_parts.h"
#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {

std::optional<audit::PartReport> audit_check(const Audited& audited) {
  return audit::check_rules(audited.knowledge->parts().all->rules, {});
}

}  // namespace anteroom::command
