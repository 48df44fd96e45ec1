// engine/audit/edited_rules.h: which rules somebody has edited, so that what changed can be told from what was done.
//
//   Table table = edited_rules(was, is, comparison.renamed_facts);     // rule, edit, was, is
#pragma once

#include "engine/audit/outcomes.h"
#include "engine/audit/report.h"

namespace anteroom::audit {

// A row for each rule that is new, gone, renamed, asks something else, leads to something else, or is worded otherwise.
Table edited_rules(const ComparedRules& was, const ComparedRules& is,
                   const std::vector<std::pair<std::string, std::string>>& renamed_facts);

}  // namespace anteroom::audit
