// tests/bench/rules/made_rules.h: made-up rules (synthetic.h) as the engine reads and compiles them.
//
//   const MadeRules made(Synthetic(5000, 1));
//   rule::RuleBase rules;
//   made.compile(made.read(), rules);
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/ontology/ontology_builder.h"
#include "engine/rule/rule_base.h"
#include "engine/rule/rule_source.h"
#include "tests/bench/rules/synthetic.h"

namespace anteroom::bench {

struct MadeRules {
  explicit MadeRules(const Synthetic& made);
  MadeRules(const MadeRules&) = delete;
  MadeRules& operator=(const MadeRules&) = delete;

  // From YAML, anew each time. What is wrong goes to standard error.
  std::vector<rule::RuleSource> read() const;
  bool compile(const std::vector<rule::RuleSource>& rules, rule::RuleBase& compiled) const;  // false where it cannot be

  ontology::Ontology ontology;
  rule::Departments departments;
  rule::Settings settings;

 private:
  std::vector<std::pair<std::string, std::string>> files_;  // which the sources point into
};

}  // namespace anteroom::bench
