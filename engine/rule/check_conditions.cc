// Conditions that no patient can satisfy, as far as one look at each `all` shows it. (The audit proves the rest.)
#include <algorithm>
#include <map>
#include <optional>

#include "engine/rule/draft.h"

namespace anteroom::rule {
namespace {

bool is_plain_claim(const AtomKey& key) {
  return key.kind == AtomKind::row || (key.kind == AtomKind::finding && (key.scope == Scope::plain || key.scope == Scope::chief));
}

// Whether `a` and `b` cannot both be true.
bool exclude(const Draft& draft, LiteralId a, LiteralId b) {
  if (a == negation_of(b)) return true;
  const AtomKey &x = draft.atoms.key(atom_of(a)), &y = draft.atoms.key(atom_of(b));
  if (is_positive(a) && is_positive(b)) {
    if (x.kind == AtomKind::sex && y.kind == AtomKind::sex) return x.name != y.name;
    const auto male = [](const AtomKey& key) {
      return key.kind == AtomKind::sex && key.name == static_cast<std::uint32_t>(ontology::Sex::male);
    };
    const auto of_women = [](const AtomKey& key) { return key.kind == AtomKind::pregnant || key.kind == AtomKind::postpartum; };
    return (male(x) && of_women(y)) || (male(y) && of_women(x));
  }
  if (is_positive(a) == is_positive(b)) return false;
  const AtomKey &yes = is_positive(a) ? x : y, &no = is_positive(a) ? y : x;
  if (yes.kind == AtomKind::number && no.kind == AtomKind::number) return yes.name == no.name && yes.bound >= no.bound;
  return is_plain_claim(yes) && no.kind == AtomKind::finding && no.scope == Scope::plain && no.tests.empty() &&
         draft.ontology.is_a(yes.name, no.name);
}

std::optional<std::pair<LiteralId, LiteralId>> find_contradiction(const Draft& draft, const Formula& formula) {
  if (formula.kind == Formula::Kind::all)
    for (std::size_t i = 0; i < formula.parts.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (formula.parts[i].kind == Formula::Kind::literal && formula.parts[j].kind == Formula::Kind::literal &&
            exclude(draft, formula.parts[j].literal, formula.parts[i].literal))
          return std::pair(formula.parts[j].literal, formula.parts[i].literal);
  for (const Formula& part : formula.parts)
    if (auto found = find_contradiction(draft, part)) return found;
  return std::nullopt;
}

void report(base::Problems& problems, const RuleSource& rule, base::Place place, std::string code, std::string message, std::string hint) {
  problems.add({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}, rule.source, place);
}

// `unless` holds whenever `when` does: some alternative of it is made of literals that `when` needs.
bool always_held_back(const DraftRule& rule) {
  const std::vector<LiteralId> needed = necessary_literals(rule.when);
  const auto covered = [&needed](const Formula& alternative) {
    bool all = alternative.kind == Formula::Kind::literal || alternative.kind == Formula::Kind::all;
    if (alternative.kind == Formula::Kind::all)
      for (const Formula& part : alternative.parts) all &= part.kind == Formula::Kind::literal;
    if (!all) return false;
    alternative.each_literal([&](LiteralId literal) { all &= std::binary_search(needed.begin(), needed.end(), literal); });
    return all;
  };
  if (rule.unless.kind != Formula::Kind::any) return covered(rule.unless);
  return std::any_of(rule.unless.parts.begin(), rule.unless.parts.end(), covered);
}

}  // namespace

void check_conditions(const Draft& draft, base::Problems& problems) {
  for (const DraftRule& rule : draft.rules) {
    if (!rule.resolved) continue;
    if (find_contradiction(draft, rule.when))
      report(problems, *rule.source, rule.source->when_place, "rule.contradiction", "parts of this condition exclude each other",
             "write `or`, or leave one out");
    if (!rule.source->has_unless) continue;
    if (find_contradiction(draft, rule.unless))
      report(problems, *rule.source, rule.source->unless_place, "rule.contradiction", "parts of this condition exclude each other",
             "write `or`, or leave one out");
    if (always_held_back(rule))
      report(problems, *rule.source, rule.source->unless_place, "rule.never-fires",
             "`unless` holds whenever `when` does, so the rule never fires", "");
  }
}

}  // namespace anteroom::rule
