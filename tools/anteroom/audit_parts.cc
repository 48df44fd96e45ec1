#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {
namespace {

constexpr AuditPart kParts[] = {
    {"cases", "run the cases of rules and words", audit_cases},
    {"coverage", "what of the rules and their conditions the cases show", audit_coverage},
    {"mutate", "make each small mistake in the rules: would a case notice?", audit_mutate},
    {"diff", "compare with other knowledge: what its rules change, for whom", audit_diff, false},
};

}  // namespace

std::span<const AuditPart> audit_parts() { return kParts; }

}  // namespace anteroom::command
