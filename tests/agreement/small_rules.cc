#include "tests/agreement/small_rules.h"

#include <algorithm>

namespace anteroom::tests {
namespace {

using rule::Condition;
using rule::RuleSource;
using rule::Urgency;

std::size_t below(std::mt19937_64& random, std::size_t n) { return static_cast<std::size_t>(random() % n); }
bool chance(std::mt19937_64& random, unsigned percent) { return below(random, 100) < percent; }

std::string leaf(const Language& language, std::mt19937_64& random, std::size_t facts) {
  static const char* const kComparisons[] = {"age < 10 years",        "age >= 10 years", "age <= 60 years", "age > 60 years",
                                             "age in 10 .. 60 years", "sex = female",    "sex = male",      "pregnant",
                                             "pregnant = no"};
  if (facts > 0 && chance(random, 25)) return "fact_" + std::to_string(below(random, facts));
  if (chance(random, 40)) return kComparisons[below(random, std::size(kComparisons))];
  return language.leaves[below(random, language.leaves.size())];
}

void give_outcomes(RuleSource& rule, std::mt19937_64& random) {
  static const char* const kDepartments[] = {"alpha", "beta", "gamma"};
  rule.urgency = static_cast<Urgency>(below(random, 5));
  if (chance(random, 25)) rule.route.push_back({kDepartments[below(random, 3)], static_cast<std::uint8_t>(1 + below(random, 3)), {}});
  if (chance(random, 20)) rule.advise.push_back({chance(random, 50) ? "test.one" : "test.two", {}});
  if (rule.urgency <= Urgency::soon && chance(random, 40)) rule.red_flag.text = chance(random, 50) ? "red" : "crimson";
}

}  // namespace

std::string small_condition(const Language& language, std::mt19937_64& random, int depth, std::size_t facts) {
  if (depth == 0 || chance(random, 25)) return leaf(language, random, facts);
  const auto part = [&] { return small_condition(language, random, depth - 1, facts); };
  switch (below(random, 6)) {
    case 0:
      return "not (" + small_condition(language, random, depth - 1, 0) + ")";
    case 1:
      return "at_least(2, " + part() + ", " + part() + ", " + part() + ")";
    case 2:
    case 3:
      return "(" + part() + " or " + part() + ")";
    default:
      return "(" + part() + " and " + part() + ")";
  }
}

std::vector<RuleSource> small_rules(const Language& language, std::mt19937_64& random) {
  std::vector<RuleSource> rules;
  const std::size_t facts = below(random, 3);
  const auto condition = [&](int depth, std::size_t of) { return small_condition(language, random, depth, of); };
  for (std::size_t i = 0; i < facts; ++i)
    for (std::size_t twice = chance(random, 30) ? 2 : 1; twice > 0; --twice) {
      // A fact mostly rests on lower ones; now and then two rest on each other.
      rules.push_back(World::rule("f" + std::to_string(rules.size()), condition(2, chance(random, 80) ? i : facts),
                                  chance(random, 30) ? condition(1, i) : ""));
      rules.back().urgency = Urgency::none;
      rules.back().conclude.push_back({"fact_" + std::to_string(i), {}});
    }
  for (std::size_t more = 2 + below(random, 4); more > 0; --more) {
    rules.push_back(World::rule("r" + std::to_string(rules.size()), condition(2, facts), chance(random, 30) ? condition(1, facts) : ""));
    give_outcomes(rules.back(), random);
  }
  // The branches of a decision by age.
  if (chance(random, 40)) {
    const std::string rest = condition(1, 0);
    static const char* const kBands[] = {"age < 10 years", "age in 10 .. 60 years", "age > 60 years", "age >= 60 years", "age <= 10 years"};
    for (std::size_t more = 2 + below(random, 2); more > 0; --more) {
      rules.push_back(World::rule("band" + std::to_string(rules.size()), "(" + rest + ") and " + kBands[below(random, std::size(kBands))]));
      rules.back().urgency = static_cast<Urgency>(below(random, 5));
    }
  }
  // A second rule of nearly the same condition, so that something is redundant.
  if (chance(random, 50)) {
    RuleSource twin = rules[below(random, rules.size())];
    twin.id += "_again";
    if (chance(random, 50))
      twin.when_text = "(" + twin.when_text + ") and " + leaf(language, random, 0), twin.when = World::condition(twin.when_text);
    if (twin.urgency != Urgency::none && twin.red_flag.text.empty() && chance(random, 50))
      twin.urgency = static_cast<Urgency>(below(random, 5));
    rules.push_back(std::move(twin));
  }
  if (facts > 0) {
    std::string any = "fact_0";
    if (facts > 1) any += " or fact_1";
    rules.push_back(World::rule("user", any));
  }
  for (std::size_t rows = chance(random, 50) ? 1 + below(random, 3) : 0; rows > 0; --rows) {
    RuleSource row = World::rule("row" + std::to_string(rows), language.concepts[below(random, language.concepts.size())]);
    row.table = "test.table", row.table_kind = rule::TableKind::urgency, row.urgency = static_cast<Urgency>(1 + below(random, 4));
    rules.push_back(std::move(row));
  }
  return rules;
}

AllFired::AllFired(AllPatients& all, const std::vector<RuleSource>& rules) : all_(all), rules_(rules), fired_(rules.size(), all.none()) {
  for (const RuleSource& rule : rules)
    for (const rule::Named& fact : rule.conclude) facts_.try_emplace(fact.text, all.none()), strata_[fact.text] = 0;
  int last = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (const RuleSource& rule : rules)
      for (const rule::Named& fact : rule.conclude)
        if (const int now = stratum(rule); strata_[fact.text] < now) strata_[fact.text] = now, last = std::max(last, now), changed = true;
  }
  for (const RuleSource& rule : rules) last = std::max(last, stratum(rule));
  for (int now = 0; now <= last; ++now)
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < rules.size(); ++i) {
        if (stratum(rules[i]) != now) continue;
        PatientSet fires = when(i);
        if (rules[i].has_unless) fires -= side(rules[i].unless, true);
        if (fires.within(fired_[i])) continue;
        changed = changed || !rules[i].conclude.empty();
        fired_[i] |= fires;
        for (const rule::Named& fact : rules[i].conclude) facts_[fact.text] |= fires;
      }
    }
}

int AllFired::stratum(const Condition& condition) const {
  int result = 0;
  if (condition.kind == Condition::Kind::finding)
    if (const auto fact = strata_.find(condition.name); fact != strata_.end()) result = fact->second;
  for (const Condition& part : condition.parts) result = std::max(result, stratum(part));
  return result;
}

// Above all facts whose absence it rests on.
int AllFired::stratum(const RuleSource& rule) const {
  const auto names_fact = [this](const auto& self, const Condition& c) -> bool {
    return (c.kind == Condition::Kind::finding && strata_.contains(c.name)) ||
           std::any_of(c.parts.begin(), c.parts.end(), [&](const Condition& part) { return self(self, part); });
  };
  const int below = stratum(rule.when);
  return rule.has_unless && names_fact(names_fact, rule.unless) ? std::max(below, stratum(rule.unless) + 1) : below;
}

bool AllFired::is_row(const RuleSource& rule) const {
  return rule.table_kind != rule::TableKind::none && rule.when.kind == Condition::Kind::finding && rule.when.tests.empty();
}

// Some finding is of the row's concept, and of no other row's that is narrower.
PatientSet AllFired::row(const RuleSource& rule) const {
  const ontology::Ontology& ontology = all_.ontology();
  PatientSet set = all_.none();
  for (std::size_t claim = 0; claim < all_.language().claims.size(); ++claim) {
    const ontology::ConceptId id = all_.claimed(claim), own = ontology.find(rule.when.name);
    const bool narrower = std::any_of(rules_.begin(), rules_.end(), [&](const RuleSource& other) {
      const ontology::ConceptId its = ontology.find(other.when.name);
      return is_row(other) && other.table_kind == rule.table_kind && its != own && ontology.is_a(its, own) && ontology.is_a(id, its);
    });
    if (ontology.is_a(id, own) && !narrower) set |= all_.claiming(claim);
  }
  return set;
}

PatientSet AllFired::when(std::size_t rule) const { return is_row(rules_[rule]) ? row(rules_[rule]) : side(rules_[rule].when, true); }

Split AllFired::of(const Condition& c) const { return {side(c, true), side(c, false)}; }

// Of whom a condition is true, or false.
PatientSet AllFired::side(const Condition& c, bool yes) const {
  using Kind = Condition::Kind;
  if (c.kind == Kind::negation) return side(c.parts.front(), !yes);
  if (c.parts.empty()) {
    if (const auto fact = facts_.find(c.name); c.kind == Kind::finding && fact != facts_.end()) return yes ? fact->second : all_.none();
    return yes ? all_.of(c).yes : all_.of(c).no;
  }
  // At least so many of the parts must be so: for `not at_least(2, a, b, c)` two of them must be false.
  const std::size_t parts = c.parts.size(), count = c.kind == Kind::all ? parts : c.kind == Kind::any ? 1 : c.count;
  const std::size_t needed = yes ? count : parts - count + 1;
  std::vector<PatientSet> reached{side(c.parts.front(), yes)};  // [n]: those of whom more than n of the parts so far are
  for (std::size_t i = 1; i < parts; ++i) {
    const PatientSet part = side(c.parts[i], yes);
    if (needed == parts) {  // all
      reached[0] &= part;
      continue;
    }
    if (reached.size() < needed) reached.push_back(all_.none());
    for (std::size_t n = reached.size(); n-- > 1;) reached[n] |= reached[n - 1] & part;
    reached[0] |= part;
  }
  return needed == parts ? reached[0] : reached[needed - 1];
}

PatientSet AllFired::urgency(Urgency worst) const {
  return some_fired([&](const RuleSource& rule) { return rule.urgency <= worst; });
}

}  // namespace anteroom::tests
