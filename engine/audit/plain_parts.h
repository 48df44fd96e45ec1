// engine/audit/plain_parts.h: the parts of add_plain_findings; each is a file plain_<what>.cc. For these files alone.
#pragma once

#include <string>

#include "engine/audit/plain_findings.h"
#include "engine/audit/written_names.h"
#include "engine/knowledge/knowledge.h"

namespace anteroom::audit {

// Concepts that no rule asks about or that no words give; replies that nothing calls for.
void find_unused(const knowledge::Knowledge& all, const WrittenNames& names, PartReport& report);

// Rules without a source that was read, and sources that were read too long ago.
void find_sources(const rule::RuleBase& rules, const std::string& today, PartReport& report);

// Complaints that, told alone, get no urgency, no department or no advice.
void find_unanswered(const knowledge::Knowledge& all, const WrittenNames& names, PartReport& report);

inline Finding finding_at(const char* kind, Level level, std::string of, const Written& at, std::string says, std::string action) {
  return {.kind = kind,
          .level = level,
          .of = std::move(of),
          .file = at.file,
          .place = at.place,
          .says = std::move(says),
          .action = std::move(action),
          .witness = {},
          .certificate = {}};
}

}  // namespace anteroom::audit
