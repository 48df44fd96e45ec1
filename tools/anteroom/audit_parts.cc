#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {
namespace {

constexpr AuditPart kParts[] = {
    {"cases", "run the cases of rules and words", audit_cases},
    {"coverage", "what of the rules and their conditions the cases show", audit_coverage},
    {"check", "find rules that never fire, add nothing, contradict or leave gaps, and what nobody uses", audit_check},
    {"prove", "prove the invariants of rules/common/invariants.yaml", audit_prove},
    {"mutate", "make each small mistake in the rules: would a case notice?", audit_mutate},
    {"stress", "change the words of the cases, and see whether the screening changes as it must", audit_stress},
    {"diff", "compare with other knowledge: what its rules change, for whom", audit_diff, false},
};

}  // namespace

std::span<const AuditPart> audit_parts() { return kParts; }

audit::RuleOptions rule_options(const Audited& audited) {
  const AuditOptions& options = audited.options;
  return {
      .only = options.only, .rules = options.rules, .quick = options.quick, .write = options.write_cases ? audited.folder : std::string()};
}

}  // namespace anteroom::command
