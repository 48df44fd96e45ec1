#include "tools/anteroom/audit_parts.h"

namespace anteroom::command {
namespace {

constexpr AuditPart kParts[] = {
    {"cases", "run the cases of rules and words", audit_cases},
    {"check", "find rules that never fire, add nothing, contradict or leave gaps", audit_check},
    {"diff", "compare with other knowledge: what its rules change, for whom", audit_diff, false},
};

}  // namespace

std::span<const AuditPart> audit_parts() { return kParts; }

}  // namespace anteroom::command
