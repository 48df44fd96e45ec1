// A rule adds nothing where, whenever it fires, others say each thing that it says: the fact, the urgency or a worse one, the red flag with
// that urgency, the advice. It could then be deleted without a change for anybody. (What others say because of a fact that it concludes
// counts only if that fact is concluded by others too, so they would say it without this rule; except in a circle, which is left out.)
#include <algorithm>

#include "engine/audit/rule_checks.h"
#include "engine/infer/program.h"

namespace anteroom::audit {

using proof::Goal;
using rule::RuleIndex;
using rule::Urgency;

std::vector<RuleChecks::Saying> RuleChecks::sayings(RuleIndex rule) const {
  std::vector<Saying> list;
  for (const rule::FactIndex fact : rules_.conclusions(rule)) list.push_back({Saying::Kind::fact, fact});
  if (rules_.urgency(rule) != Urgency::none) list.push_back({Saying::Kind::urgency, static_cast<std::uint32_t>(rules_.urgency(rule))});
  if (rules_.red_flag(rule) != rule::kNoString) list.push_back({Saying::Kind::red_flag, rule});
  for (const rule::StringId advice : rules_.advise(rule)) list.push_back({Saying::Kind::advice, advice});
  return list;
}

bool RuleChecks::says(RuleIndex rule, const Saying& saying) const {
  switch (saying.kind) {
    case Saying::Kind::fact: {
      const auto facts = rules_.conclusions(rule);
      return std::find(facts.begin(), facts.end(), saying.what) != facts.end();
    }
    case Saying::Kind::urgency:
      return static_cast<std::uint32_t>(rules_.urgency(rule)) <= saying.what;
    case Saying::Kind::red_flag:
      return rules_.red_flag(rule) == rules_.red_flag(saying.what) && rules_.urgency(rule) <= rules_.urgency(saying.what);
    case Saying::Kind::advice: {
      const auto advice = rules_.advise(rule);
      return std::find(advice.begin(), advice.end(), saying.what) != advice.end();
    }
  }
  return false;
}

std::vector<RuleIndex> RuleChecks::others_saying(RuleIndex rule, const Saying& saying) const {
  std::vector<RuleIndex> list;
  if (saying.kind == Saying::Kind::fact) {
    for (const RuleIndex other : rules_.concluders(saying.what))
      if (other != rule && !redundant_[other]) list.push_back(other);
    return list;
  }
  for (RuleIndex other = 0; other < rules_.size(); ++other)
    if (other != rule && !redundant_[other] && says(other, saying)) list.push_back(other);
  return list;
}

bool RuleChecks::may_be_redundant(RuleIndex rule) const {
  if (!rules_.routes(rule).empty()) return false;
  bool circle = false;  // it rests on a fact that is concluded by itself or by a later rule
  infer::visit_literals(rules_.when(rule), [&](rule::LiteralId literal) {
    const rule::Atom& atom = rules_.atom(literal / 2);
    if (atom.kind != rule::AtomKind::fact) return;
    for (const RuleIndex other : rules_.concluders(atom.name)) circle |= other >= rule;
  });
  for (const rule::FactIndex fact : rules_.conclusions(rule))
    for (const RuleIndex other : rules_.concluders(fact))
      infer::visit_literals(rules_.when(other), [&](rule::LiteralId literal) {
        const rule::Atom& atom = rules_.atom(literal / 2);
        if (atom.kind == rule::AtomKind::fact && rules_.concluders(atom.name).back() >= other) circle = true;
      });
  return !circle;
}

// Whether the rule says something that no other of these does.
bool RuleChecks::adds(RuleIndex rule, const std::vector<RuleIndex>& fired) const {
  const std::vector<Saying> list = sayings(rule);
  return std::any_of(list.begin(), list.end(), [&](const Saying& saying) {
    return std::none_of(fired.begin(), fired.end(), [&](RuleIndex other) { return other != rule && says(other, saying); });
  });
}

// That it fires and says something that none of `only` (empty: of all others) says.
Goal RuleChecks::adds_goal(RuleIndex rule, const std::vector<RuleIndex>& only) const {
  std::vector<Goal> something;
  for (const Saying& saying : sayings(rule)) {
    std::vector<RuleIndex> others = others_saying(rule, saying);
    if (!only.empty()) std::erase_if(others, [&](RuleIndex other) { return std::find(only.begin(), only.end(), other) == only.end(); });
    something.push_back(!Goal::some_fired(std::move(others)));
  }
  return Goal::fired(rule) && Goal::any(std::move(something));
}

void RuleChecks::redundancy() {
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    if (!seen_[rule] || needed_[rule] || contradicted_[rule]) continue;
    const proof::Answer answer = ask(adds_goal(rule, {}), id(rule), false);
    if (!answer.no()) continue;
    const std::vector<RuleIndex>& others = answer.relied_on;  // between them they say it all
    redundant_[rule] = true;
    const bool one = others.size() == 1;
    Finding& finding = report(one ? "rule-subsumed" : "rule-redundant", Level::warning, rule,
                              "This rule adds nothing: whenever it fires, " + join_ids(rules_, others) +
                                  (one ? " says" : " between them say") + " all that it says, or something more urgent.",
                              "Delete it, or say in it what the others do not.");
    prove(finding, adds_goal(rule, others));
    std::vector<RuleIndex> together{rule};
    if (one) together.push_back(others.front());
    finding.witness = witness(prover_.ask(Goal::fired(rule), options_.budget), id(rule) + " adds nothing",
                              {"fired: [" + join_ids(rules_, together) + "]"});
  }
}

}  // namespace anteroom::audit
