#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {
namespace {

constexpr AuditPart kParts[] = {
    {"cases", "run the cases of rules and words", audit_cases},
    {"check", "find what is wrong with the knowledge itself, whatever a patient writes", audit_check},
    {"stress", "change the words of the cases, and see whether the screening changes as it must", audit_stress},
};

}  // namespace

std::span<const AuditPart> audit_parts() { return kParts; }

}  // namespace anteroom::command
