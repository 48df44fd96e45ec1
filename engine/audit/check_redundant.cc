// A rule adds nothing where, whenever it fires, others say each thing that it says: the fact, the urgency or a worse one, the red flag with
// that urgency, the advice; and where all that is said is care at home, all that it rests on is accounted for without it. It could then be
// deleted without a change for anybody. (What others say because of a fact that it concludes counts only if that fact is concluded by others
// too, so they would say it without this rule; except in a circle, which is left out.)
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/audit/rule_checks.h"

namespace anteroom::audit {

using proof::Goal;
using rule::RuleIndex;
using rule::Urgency;

void RuleChecks::add_sayings(RuleIndex rule, std::vector<Saying>& list) const {
  for (const rule::FactIndex fact : rules_.conclusions(rule)) list.push_back({Saying::Kind::fact, fact});
  if (rules_.urgency(rule) != Urgency::none) list.push_back({Saying::Kind::urgency, static_cast<std::uint32_t>(rules_.urgency(rule))});
  if (rules_.red_flag(rule) != rule::kNoString) list.push_back({Saying::Kind::red_flag, rule});
  for (const rule::StringId advice : rules_.advise(rule)) list.push_back({Saying::Kind::advice, advice});
}

// What the rule says; and what broader rows would say without it, which must be said already, too.
std::vector<RuleChecks::Saying> RuleChecks::sayings(RuleIndex rule) const {
  std::vector<Saying> list;
  add_sayings(rule, list);
  for (const RuleIndex row : broader_rows_[rule]) add_sayings(row, list);
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

// A row stands in for the broader ones of its kind: deleted, it would leave its patients to them.
void RuleChecks::find_broader_rows() {
  const auto row_of = [this](RuleIndex rule) -> const rule::Atom* {
    const auto when = rules_.when(rule);
    if (when.size() != 1 || when[0] >= rule::kAll) return nullptr;
    const rule::Atom& atom = rules_.atom(when[0] / 2);
    return atom.kind == rule::AtomKind::row ? &atom : nullptr;
  };
  std::map<std::pair<rule::TableKind, ontology::ConceptId>, std::vector<RuleIndex>> rows;
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule)
    if (const rule::Atom* row = row_of(rule)) rows[{row->table, row->name}].push_back(rule);
  broader_rows_.resize(rules_.size());
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    const rule::Atom* row = row_of(rule);
    if (row == nullptr) continue;
    for (const ontology::ConceptId broader : rules_.ontology().ancestors(row->name)) {
      const auto found = rows.find({row->table, broader});
      if (broader != row->name && found != rows.end())
        broader_rows_[rule].insert(broader_rows_[rule].end(), found->second.begin(), found->second.end());
    }
  }
}

bool RuleChecks::may_be_redundant(RuleIndex rule) const {
  const auto facts = rules_.conclusions(rule);
  return rules_.routes(rule).empty() &&
         std::all_of(facts.begin(), facts.end(), [this](rule::FactIndex fact) { return info_.circle(fact) == 0; });
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

// Of these, which between them say all that the rule says, as few as still do; one alone, if any rule does. `fires`: a patient with whom
// it fires, so that rule does, too.
std::vector<RuleIndex> RuleChecks::fewest(RuleIndex rule, std::vector<RuleIndex> others, const fact::Facts& fires) {
  proof::Budget eager = options_.budget;
  eager.eager = true, eager.minimal = false;
  const auto do_all = [&](const std::vector<RuleIndex>& list) { return prover_.ask(adds_goal(rule, list), eager).no(); };
  for (std::size_t i = others.size(); i-- > 0 && others.size() > 1;) {
    std::vector<RuleIndex> fewer = others;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (do_all(fewer)) others = std::move(fewer);
  }
  if (others.size() == 1) return others;
  const auto fired = chainer_.run(fires).fired();
  const std::vector<RuleIndex> candidates(fired.begin(), fired.end());
  for (const RuleIndex one : candidates)
    if (one != rule && !redundant_[one] && !adds(rule, {one}) && do_all({one})) return {one};
  return others;
}

// What nobody makes true, where nobody is left at home because of what this rule rests on and no other accounts for; else nothing. Who has
// another complaint that none accounts for is no such patient: that it be accounted for is asked for once it is seen.
std::optional<Goal> RuleChecks::never_accounts_alone(RuleIndex rule) {
  std::set<ontology::ConceptId> complaints;
  for (std::size_t before = 0;; before = complaints.size()) {
    Goal alone = support_.accounts_alone(rule, {complaints.begin(), complaints.end()});
    const proof::Answer answer = prover_.ask(alone, options_.budget);
    if (answer.no()) return alone;
    for (const fact::Finding& finding : answer.witness.facts.findings)
      if (finding.plain() && support_.is_complaint(finding.concept_id)) complaints.insert(finding.concept_id);
    if (complaints.size() == before) return std::nullopt;
  }
}

void RuleChecks::redundancy() {
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    if (!seen_[rule] || needed_[rule] || contradicted_[rule]) continue;
    const proof::Answer answer = ask(adds_goal(rule, {}), id(rule), false);
    if (!answer.no()) continue;
    const std::optional<Goal> alone = never_accounts_alone(rule);
    if (!alone) continue;
    const proof::Answer fires = prover_.ask(Goal::fired(rule), options_.budget);
    const std::vector<RuleIndex> others = fewest(rule, answer.relied_on, fires.witness.facts);
    redundant_[rule] = true;
    const bool one = others.size() == 1;
    Finding& finding = report(one ? "rule-subsumed" : "rule-redundant", Level::warning, rule,
                              "This rule adds nothing: whenever it fires, " + join_ids(rules_, others) +
                                  (one ? " says" : " between them say") + " all that it says, or something more urgent.",
                              "Delete it, or say in it what the others do not.");
    prove(finding, {adds_goal(rule, others), *alone});
    std::vector<RuleIndex> together{rule};
    if (one) together.push_back(others.front());
    finding.witness = witness(fires, id(rule) + " adds nothing", {"fired: [" + join_ids(rules_, together) + "]"});
  }
}

}  // namespace anteroom::audit
