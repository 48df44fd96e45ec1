#include "tests/bench/rules/made_rules.h"

#include <iostream>

#include "engine/base/problem.h"

namespace anteroom::bench {

MadeRules::MadeRules(const Synthetic& made) : files_(write_yaml(made)) {
  base::Problems problems;
  ontology::OntologyBuilder concepts;
  for (std::size_t i = 0; i < made.concepts; ++i) concepts.add(ontology::ConceptDraft{.id = "c" + std::to_string(i)});
  ontology = concepts.link({}, problems);
  for (std::uint32_t i = 0; i < kDepartments; ++i) {
    rule::Department department;
    department.id = department_id(i);
    departments.add(std::move(department));
  }
  departments.link(problems);
  settings.default_department = settings.emergency_department = department_id(0);
}

std::vector<rule::RuleSource> MadeRules::read() const {
  base::Problems problems;
  std::vector<rule::RuleSource> sources;
  for (const auto& [name, text] : files_) rule::read_rules({name, text}, sources, problems);
  if (!problems.empty()) std::cerr << to_text(problems);
  return sources;
}

bool MadeRules::compile(const std::vector<rule::RuleSource>& rules, rule::RuleBase& compiled) const {
  base::Problems problems;
  if (rule::compile_rules(rules, ontology, departments, settings, compiled, problems)) return true;
  std::cerr << to_text(problems);
  return false;
}

}  // namespace anteroom::bench
