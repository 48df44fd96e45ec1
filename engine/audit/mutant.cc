// The mistakes: in conditions (mutate_condition.cc) and in what follows from a rule (here).
#include "engine/audit/mutant.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/audit/mutate_condition.h"
#include "engine/audit/probed_rules.h"

namespace anteroom::audit {
namespace {

using rule::Condition;
using rule::RuleIndex;
using rule::RuleSource;
using rule::Urgency;

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

Urgency moved(Urgency urgency, int by) { return static_cast<Urgency>(static_cast<int>(urgency) + by); }

class Mutation {
 public:
  Mutation(const rule::RuleBase& rules, std::vector<Mutant>& mutants) : rules_(rules), mutants_(mutants) {}

  void mutate(RuleIndex rule, const RuleSource& source) {
    rule_ = rule, source_ = &source;
    if (!is_row()) vary_conditions();
    vary_urgency();
    vary_route();
    drop_each(Operator::drop_conclusion, &RuleSource::conclude, "the conclusion ");
    drop_each(Operator::drop_advice, &RuleSource::advise, "the advice ");
    add(Operator::delete_rule, "the whole rule left out", false);
  }

 private:
  bool is_row() const {
    const Condition& when = source_->when;
    return source_->table_kind != rule::TableKind::none && when.kind == Condition::Kind::finding && when.scope == rule::Scope::plain &&
           when.tests.empty() && rules_.find_fact(when.name) == rule::kNoFact;
  }

  RuleSource& add(Operator op, std::string change, bool condition) {
    mutants_.push_back({rule_, op, std::move(change), condition, *source_});
    RuleSource& changed = mutants_.back().source;
    if (condition) changed.table_kind = rule::TableKind::none;
    return changed;
  }

  void vary_conditions() {
    mutate_condition(rules_, source_->when, [this](Operator op, Condition changed, const std::string& what) {
      add(op, what + " (when)", true).when = std::move(changed);
    });
    if (!source_->has_unless) return;
    mutate_condition(rules_, source_->unless, [this](Operator op, Condition changed, const std::string& what) {
      add(op, what + " (unless)", true).unless = std::move(changed);
    });
    add(Operator::drop_unless, "`unless` left out", true).has_unless = false;
    RuleSource& negated = add(Operator::negate_unless, "fires only where `unless` holds", true);
    Condition both;
    both.kind = Condition::Kind::all;
    both.parts = {negated.when, negated.unless};
    negated.when = std::move(both), negated.has_unless = false;
  }

  void vary_urgency() {
    const Urgency urgency = source_->urgency;
    const bool flag = !source_->red_flag.text.empty();
    const auto change = [&](Operator op, int by) {
      const Urgency to = moved(urgency, by);
      add(op, "urgency " + code(name_of(urgency)) + " made " + code(name_of(to)), false).urgency = to;
    };
    if (urgency != Urgency::none && urgency != Urgency::emergency) change(Operator::urgency_up, -1);
    if (urgency < (flag ? Urgency::soon : Urgency::self_care)) change(Operator::urgency_down, 1);
    if (flag) add(Operator::drop_red_flag, "the red flag " + code(source_->red_flag.text) + " left out", false).red_flag.text.clear();
  }

  void vary_route() {
    const std::vector<rule::Weight>& route = source_->route;
    if (route.empty()) return;
    std::size_t first = 0, second = 0;  // by weight, as the decision has it; ties by id
    const auto before = [&](const rule::Weight& a, const rule::Weight& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.department < b.department;
    };
    for (std::size_t i = 1; i < route.size(); ++i)
      if (before(route[i], route[first])) first = i;
    second = first == 0 ? 1 : 0;
    for (std::size_t i = 0; i < route.size(); ++i)
      if (i != first && before(route[i], route[second])) second = i;
    if (route.size() > 1) {
      RuleSource& changed =
          add(Operator::swap_departments, code(route[second].department) + " put before " + code(route[first].department), false);
      std::swap(changed.route[first].department, changed.route[second].department);
    } else if (const std::string& last = rules_.settings().default_department; route[0].department != last) {
      add(Operator::swap_departments, code(route[0].department) + " made " + code(last), false).route[0].department = last;
    }
    for (std::size_t i = 0; i < route.size(); ++i)
      if (i != first) {
        RuleSource& changed = add(Operator::drop_department, code(route[i].department) + " left out", false);
        changed.route.erase(changed.route.begin() + static_cast<std::ptrdiff_t>(i));
      }
  }

  // A rule from which nothing follows does not load; leaving out its only effect is the same as deleting it.
  void drop_each(Operator op, std::vector<rule::Named> RuleSource::*list, const char* what) {
    const RuleSource& s = *source_;
    if (s.conclude.size() + s.advise.size() + s.route.size() == 1 && s.urgency == Urgency::none) return;
    for (std::size_t i = 0; i < (source_->*list).size(); ++i) {
      RuleSource& changed = add(op, what + code((source_->*list)[i].text) + " left out", false);
      (changed.*list).erase((changed.*list).begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  const rule::RuleBase& rules_;
  std::vector<Mutant>& mutants_;
  RuleIndex rule_ = 0;
  const RuleSource* source_ = nullptr;
};

void collect_facts(const rule::RuleBase& rules, const Condition& condition, std::set<rule::FactIndex>& facts) {
  if (condition.kind == Condition::Kind::finding)
    if (const rule::FactIndex fact = rules.find_fact(condition.name); fact != rule::kNoFact) facts.insert(fact);
  for (const Condition& part : condition.parts) collect_facts(rules, part, facts);
}

std::set<rule::FactIndex> tested_facts(const rule::RuleBase& rules, const RuleSource& source) {
  std::set<rule::FactIndex> facts;
  collect_facts(rules, source.when, facts);
  if (source.has_unless) collect_facts(rules, source.unless, facts);
  return facts;
}

}  // namespace

std::string_view name_of(Operator op) {
  static constexpr std::array<std::string_view, kOperators> kNames{
      "drop_conjunct",   "drop_disjunct",   "negate",      "and_to_or",    "or_to_and",     "count_up",
      "count_down",      "bound_up",        "bound_down",  "drop_test",    "widen_scope",   "narrow_scope",
      "drop_unless",     "negate_unless",   "urgency_up",  "urgency_down", "drop_red_flag", "swap_departments",
      "drop_department", "drop_conclusion", "drop_advice", "delete_rule"};
  return kNames[static_cast<std::size_t>(op)];
}

std::vector<Mutant> mutants_of(const rule::RuleBase& rules) {
  std::vector<Mutant> mutants;
  const std::vector<RuleSource> sources = sources_of(rules);
  Mutation mutation(rules, mutants);
  for (RuleIndex rule = 0; rule < rules.size(); ++rule) mutation.mutate(rule, sources[rule]);
  return mutants;
}

std::vector<RuleSource> mutated(std::vector<RuleSource> sources, const Mutant& mutant) {
  if (mutant.op == Operator::delete_rule)
    sources.erase(sources.begin() + static_cast<std::ptrdiff_t>(mutant.rule));
  else
    sources[mutant.rule] = mutant.source;
  return sources;
}

FactUse::FactUse(const rule::RuleBase& rules) : rules_(rules), testers_(rules.fact_count()), concluders_(rules.fact_count()) {
  for (const RuleSource& source : sources_of(rules)) {
    const std::set<rule::FactIndex> facts = tested_facts(rules, source);
    tested_.emplace_back(facts.begin(), facts.end());
    for (const rule::FactIndex fact : facts) ++testers_[fact];
  }
  for (rule::FactIndex fact = 0; fact < rules.fact_count(); ++fact)
    concluders_[fact] = static_cast<std::uint32_t>(rules.concluders(fact).size());
}

bool FactUse::loads_with(const Mutant& mutant) const {
  std::set<rule::FactIndex> tested, concluded;
  if (mutant.op != Operator::delete_rule) {
    tested = tested_facts(rules_, mutant.source);
    for (const rule::Named& fact : mutant.source.conclude) concluded.insert(rules_.find_fact(fact.text));
  }
  const std::vector<rule::FactIndex>& tested_before = tested_[mutant.rule];
  const auto concluded_before = rules_.conclusions(mutant.rule);
  const auto fits = [&](rule::FactIndex fact) {
    const auto count = [fact](std::uint32_t all, const auto& before, const std::set<rule::FactIndex>& now) {
      return all - static_cast<std::uint32_t>(std::count(before.begin(), before.end(), fact)) + now.count(fact);
    };
    return (count(testers_[fact], tested_before, tested) > 0) == (count(concluders_[fact], concluded_before, concluded) > 0);
  };
  return std::all_of(tested_before.begin(), tested_before.end(), fits) &&
         std::all_of(concluded_before.begin(), concluded_before.end(), fits);
}

}  // namespace anteroom::audit
