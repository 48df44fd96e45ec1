// engine/audit/rule_options.h: what `audit coverage` and `audit mutate` are told, and what both report of a rule.
#pragma once

#include <string>
#include <string_view>

#include "engine/rule/rule_base.h"

namespace anteroom::audit {

struct RuleOptions {
  std::string only{};   // cases of files whose path contains this; empty: all
  std::string rules{};  // rules whose id begins with this; empty: all
  bool quick = false;   // look for no patients and prove nothing: what no patient can show then counts as not shown
  std::string write{};  // mutate: a knowledge folder, whose record is made anew (pinned_case.h); empty: not
};

// Under what a rule is counted: its folder, and whether it is a row of a table.
inline std::string group_of(const rule::RuleBase& rules, rule::RuleIndex rule) {
  const std::string_view id = rules.id(rule);
  return std::string(id.substr(0, id.find('.'))) + (rules.table(rule).empty() ? "" : " (tables)");
}

}  // namespace anteroom::audit
