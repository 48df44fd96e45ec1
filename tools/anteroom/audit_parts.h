// tools/anteroom/audit_parts.h: the parts of the audit that the program runs, in their order.
//
// A part is a function of engine/audit, called in tools/anteroom/audit_<part>.cc, and a line in audit_parts.cc. Options of its own go
// into AuditOptions (commands.h) and audit_options.cc.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "engine/anteroom.h"
#include "engine/audit/report.h"
#include "engine/audit/rule_options.h"
#include "tools/anteroom/commands.h"

namespace anteroom::command {

// What each part works on.
struct Audited {
  const AuditOptions& options;
  std::string folder;  // of lexicon/ and rules/
  std::shared_ptr<const Knowledge> knowledge;
};

struct AuditPart {
  const char* name;
  const char* says;  // in the list of sub-commands
  // Nothing, and one line on standard error, where it could not be run.
  std::optional<audit::PartReport> (*run)(const Audited& audited);
  bool whole = true;  // it takes part in `anteroom audit`
};

std::span<const AuditPart> audit_parts();

// What parts about rules and their cases are told.
audit::RuleOptions rule_options(const Audited& audited);

std::optional<audit::PartReport> audit_cases(const Audited& audited);
std::optional<audit::PartReport> audit_coverage(const Audited& audited);
std::optional<audit::PartReport> audit_mutate(const Audited& audited);
std::optional<audit::PartReport> audit_check(const Audited& audited);
std::optional<audit::PartReport> audit_stress(const Audited& audited);
std::optional<audit::PartReport> audit_prove(const Audited& audited);
std::optional<audit::PartReport> audit_diff(const Audited& audited);

}  // namespace anteroom::command
