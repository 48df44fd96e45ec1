// A rule is looked at only when a literal that it hangs off becomes true, so it should hang off literals that seldom are. Literals of
// findings and of the patient are all known before the first derived fact is. So a rule that cannot do without derived facts
// hangs off these alone; any other hangs off a set of literals of which it needs at least one, and off its derived facts too.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/rule/draft.h"

namespace anteroom::rule {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

class Chooser {
 public:
  Chooser(const AtomTable& atoms, const std::vector<double>& likelihood) : atoms_(atoms), likelihood_(likelihood) {}

  struct Choice {
    double cost = 0;                  // kNever: nothing covers it
    bool needs_facts = false;         // it cannot be true while no derived fact is
    std::vector<LiteralId> literals;  // one of these is true whenever it is, as long as no derived fact is
  };

  Choice choose(const Formula& formula) const {
    if (formula.kind == Formula::Kind::literal) {
      if (formula.literal == 0) return {kNever, false, {}};
      if (is_fact(formula.literal)) return {0, true, {}};
      return {likelihood_[formula.literal], false, {formula.literal}};
    }
    std::vector<Choice> parts;
    for (const Formula& part : formula.parts) parts.push_back(choose(part));
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Choice& a, const Choice& b) { return a.needs_facts != b.needs_facts ? a.needs_facts : a.cost < b.cost; });
    if (formula.kind == Formula::Kind::all) return parts.front();
    // any: every part must be covered; at_least k of n: all but k - 1 of them.
    const std::size_t cover = formula.kind == Formula::Kind::any ? parts.size() : parts.size() - formula.count + 1;
    Choice result;
    result.needs_facts = true;
    for (std::size_t i = 0; i < cover; ++i) {
      result.cost += parts[i].cost;
      result.needs_facts &= parts[i].needs_facts;
      result.literals.insert(result.literals.end(), parts[i].literals.begin(), parts[i].literals.end());
    }
    return result;
  }

  bool is_fact(LiteralId literal) const { return atoms_.key(atom_of(literal)).kind == AtomKind::fact; }

 private:
  const AtomTable& atoms_;
  const std::vector<double>& likelihood_;
};

LiteralId choose_guard(const std::vector<LiteralId>& needed, LiteralId trigger, const std::vector<double>& likelihood) {
  LiteralId guard = 0;
  for (const LiteralId literal : needed)
    if (literal != trigger && (guard == 0 || likelihood[literal] < likelihood[guard])) guard = literal;
  return guard;
}

}  // namespace

std::vector<Hang> choose_triggers(const Formula& when, const AtomTable& atoms, const std::vector<double>& likelihood) {
  const Chooser chooser(atoms, likelihood);
  std::vector<LiteralId> triggers = chooser.choose(when).literals;
  when.each_literal([&](LiteralId literal) {
    if (chooser.is_fact(literal)) triggers.push_back(literal);
  });
  std::sort(triggers.begin(), triggers.end());
  triggers.erase(std::unique(triggers.begin(), triggers.end()), triggers.end());
  const std::vector<LiteralId> needed = necessary_literals(when);
  std::vector<Hang> hangs;
  for (const LiteralId trigger : triggers) hangs.push_back({trigger, choose_guard(needed, trigger, likelihood)});
  return hangs;
}

// Concepts that many rules name are those that patients often have; a broad concept is true for each narrower one.
std::vector<double> guess_likelihood(const Draft& draft) {
  std::vector<double> uses(2 * draft.atoms.size(), 1), likelihood(uses.size());
  for (const DraftRule& rule : draft.rules) rule.when.each_literal([&uses](LiteralId literal) { uses[literal] += 1; });
  for (const auto& [key, atom] : draft.atoms.by_key()) {
    for (const bool positive : {true, false}) {
      const LiteralId literal = literal_of(atom, positive);
      double& guess = likelihood[literal];
      guess = uses[literal];
      switch (key.kind) {
        case AtomKind::finding: {
          const auto related = positive ? draft.ontology.descendants(key.name) : draft.ontology.ancestors(key.name);
          guess += static_cast<double>(related.size());
          if (!positive) guess *= 0.5;
          if (!key.tests.empty()) guess *= 0.3;
          if (key.scope != Scope::plain) guess *= 0.3;
          break;
        }
        case AtomKind::row:
        case AtomKind::fact:
          break;
        default:
          guess = 1e9 + uses[literal];  // true of most patients, or of half of them
      }
    }
  }
  return likelihood;
}

}  // namespace anteroom::rule
