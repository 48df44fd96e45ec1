#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {
namespace {

constexpr AuditPart kParts[] = {
    {"cases", "run the cases of rules and words", audit_cases},
    {"check", "find what is wrong with the knowledge itself, whatever a patient writes", audit_check},
    {"prove", "prove the invariants of rules/common/invariants.yaml", audit_prove},
    {"stress", "change the words of the cases, and see whether the screening changes as it must", audit_stress},
    {"diff", "compare with other knowledge: what its rules change, for whom", audit_diff, false},
};

}  // namespace

std::span<const AuditPart> audit_parts() { return kParts; }

}  // namespace anteroom::command
