// engine/rule/draft.h: all rules between their resolved form and the frozen arrays.
//
//   Draft draft = ...;  check_draft(draft, problems);  build(draft, rules);
//
// For compile_rules only.
#pragma once

#include <string>
#include <vector>

#include "engine/base/problem.h"
#include "engine/ontology/ontology.h"
#include "engine/rule/atom_table.h"
#include "engine/rule/departments.h"
#include "engine/rule/formula.h"
#include "engine/rule/resolve.h"
#include "engine/rule/rule_base.h"
#include "engine/rule/rule_source.h"
#include "engine/rule/settings.h"
#include "engine/rule/strata.h"

namespace anteroom::rule {

struct DraftRule {
  const RuleSource* source = nullptr;
  bool resolved = false;  // both conditions are
  Formula when, unless;
  RuleLinks links;
  Layer layer;
  RuleIndex rank = 0;  // among all by id
};

struct Draft {
  const ontology::Ontology& ontology;
  const Departments& departments;
  const Settings& settings;
  FactsByName facts;
  AtomTable atoms;
  std::vector<DraftRule> rules;  // by id, until they are built
};

// check_rules.cc: what is wrong with single rules and with all of them together, apart from names in conditions.
void check_ids(const std::vector<const RuleSource*>& sources, base::Problems& problems);
void check_facts(const Draft& draft, base::Problems& problems);
void check_departments(const Draft& draft, base::Problems& problems);
void check_reasons(const Draft& draft, base::Problems& problems);
void check_circles(const Draft& draft, const std::vector<Circle>& circles, base::Problems& problems);
// check_conditions.cc: conditions that can never be true.
void check_conditions(const Draft& draft, base::Problems& problems);

// rank_triggers.cc: the literals that a rule hangs off: whenever its condition becomes true, the last of its literals to become
// true is one of these (literals of findings and of the patient are all known before any derived fact is).
struct Hang {
  LiteralId literal = 0;
  LiteralId guard = 0;  // another that it needs, 0 where none is known
};
std::vector<Hang> choose_triggers(const Formula& when, const AtomTable& atoms, const std::vector<double>& likelihood);
// For each literal (provisional numbers), how likely it is to be true of a question, in no particular unit.
std::vector<double> guess_likelihood(const Draft& draft);

// nearest_row.cc: for each kind of table, the rows that a finding of a concept counts for: those of its broader concepts that have no
// row of a narrower one between.
class NearestRows {
 public:
  explicit NearestRows(const Draft& draft);
  std::vector<AtomId> of(ontology::ConceptId id) const;  // provisional numbers

 private:
  const ontology::Ontology& ontology_;
  std::vector<std::vector<AtomId>> rows_;  // for each concept
  std::vector<TableKind> kinds_;           // of each atom
};

// build.cc
struct RuleBaseBuilder {
  static void build(Draft& draft, RuleBase& rules);
};

}  // namespace anteroom::rule
