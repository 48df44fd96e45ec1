#include "engine/audit/same_support.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace anteroom::audit {
namespace {

using rule::Condition;
using rule::Scope;
using Kind = Condition::Kind;

// Whenever `narrow` is true, so is `wide`, of all the findings that it is true of.
bool covers(const rule::RuleBase& rules, const Condition& wide, const Condition& narrow) {
  if (wide.kind != Kind::finding || narrow.kind != Kind::finding || wide.scope == Scope::denied) return false;
  if (wide.scope != narrow.scope && (wide.scope != Scope::plain || narrow.scope != Scope::chief)) return false;
  const ontology::Ontology& ontology = rules.ontology();
  const ontology::ConceptId a = ontology.find(wide.name), b = ontology.find(narrow.name);
  if (a == ontology::kNoConcept || b == ontology::kNoConcept || !ontology.is_a(b, a)) return false;
  return std::all_of(wide.tests.begin(), wide.tests.end(), [&](const rule::Test& test) {
    return std::any_of(narrow.tests.begin(), narrow.tests.end(), [&](const rule::Test& other) { return to_text(other) == to_text(test); });
  });
}

Condition pruned(const rule::RuleBase& rules, const Condition& condition) {
  if (condition.kind == Kind::negation) return condition;
  Condition changed = condition;
  changed.parts.clear();
  for (const Condition& part : condition.parts) {
    Condition one = pruned(rules, part);
    if (one.kind == condition.kind && (one.kind == Kind::any || one.kind == Kind::all))
      changed.parts.insert(changed.parts.end(), one.parts.begin(), one.parts.end());
    else
      changed.parts.push_back(std::move(one));
  }
  if (changed.kind == Kind::any) {
    std::vector<Condition>& parts = changed.parts;
    for (std::size_t i = 0; i < parts.size();) {
      bool covered = false;  // of two that cover each other the first stays
      for (std::size_t j = 0; j < parts.size() && !covered; ++j)
        covered = j != i && covers(rules, parts[j], parts[i]) && (j < i || !covers(rules, parts[i], parts[j]));
      if (covered)
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
      else
        ++i;
    }
  }
  if (changed.parts.size() != 1 || changed.kind == Kind::at_least) return changed;
  Condition only = std::move(changed.parts.front());
  return only;
}

}  // namespace

bool same_support(const rule::RuleBase& rules, const Condition& a, const Condition& b) {
  return to_text(pruned(rules, a)) == to_text(pruned(rules, b));
}

}  // namespace anteroom::audit
