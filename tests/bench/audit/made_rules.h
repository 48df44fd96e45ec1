// tests/bench/audit/made_rules.h: made-up rules of any number (synthetic.h) as the engine reads and compiles them, to measure the audit.
//
//   const MadeRules made(5000);
//   rule::RuleBase rules;
//   made.compile(made.sources, rules);
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "engine/base/problem.h"
#include "engine/ontology/ontology_builder.h"
#include "engine/rule/rule_base.h"
#include "engine/rule/rule_source.h"
#include "tests/bench/rules/synthetic.h"

namespace anteroom::bench {

struct MadeRules {
  explicit MadeRules(std::size_t rules, std::uint64_t seed = 1);
  // False, and the problems on standard error, where it cannot be.
  bool compile(const std::vector<rule::RuleSource>& rules, rule::RuleBase& compiled) const;

  ontology::Ontology ontology;
  rule::Departments departments;
  rule::Settings settings;
  std::vector<rule::RuleSource> sources;

 private:
  std::deque<std::pair<std::string, std::string>> files_;  // what the sources point into
};

}  // namespace anteroom::bench
