// engine/audit/same_support.h: on which findings a rule rests where it fires, as goals. They tell two conditions apart that are true for the
// same patients: a chief complaint behind a rule makes it weigh more, a disease brings its advice, and care at home asks whether all
// complaints are behind some rule.
//
//   const SameSupport same(rules);
//   if (prover.ask(same.more(rule, mutant)).no() && prover.ask(same.more(mutant, rule)).no()) ...   // the same findings
//
// What is compared is `rule` with `other`, whose condition is true for the same patients; neither of the two may rest on what it concludes.
#pragma once

#include <vector>

#include "engine/proof/base_info.h"
#include "engine/proof/goal.h"
#include "engine/rule/rule_base.h"

namespace anteroom::audit {

class SameSupport {
 public:
  explicit SameSupport(const rule::RuleBase& rules);

  // That `rule` fires and rests on some finding on which `other` does not. Findings are not told apart one by one, but by what is true of
  // them: where nobody makes the goal true there is none; a patient who does may be a false alarm.
  proof::Goal more(rule::RuleIndex rule, rule::RuleIndex other) const;
  // The same of the rule `base` with either condition, where no rule says anything worse than care at home, and no rule of care at home
  // rests on that finding with the condition of `other`. As above; and such rules rest on something that may be each of these complaints,
  // where the patient has it.
  proof::Goal more_at_home(rule::RuleIndex base, rule::RuleIndex rule, rule::RuleIndex other,
                           const std::vector<ontology::ConceptId>& complaints) const;

  // `of`, which is the rule of the base or may rest on what that concludes, fires and rests on a chief complaint where the condition is that
  // of `rule`, and on none where it is that of `other`. Exact.
  struct Swap {
    rule::RuleIndex of, base, rule, other;
  };
  proof::Goal chief(const Swap& swap) const;
  // The same of a chief complaint or a disease: its advice is not in passing. Exact but for denials, which may be of something broader.
  proof::Goal disease(const Swap& swap) const;

  // The rule fires where none says anything worse than care at home, and rests on a complaint that it may be alone to account for; others
  // may account for `complaints`, where the patient has them. Never too seldom; a patient may be a false alarm.
  proof::Goal accounts_alone(rule::RuleIndex rule, const std::vector<ontology::ConceptId>& complaints) const;
  bool is_complaint(ontology::ConceptId id) const;  // which care at home has to account for

  // The rule fires, and it may be that no chief complaint and no disease is behind it, so that its advice is in passing.
  proof::Goal in_passing(rule::RuleIndex rule) const;
  // The rule fires, and it may be that nobody else gives its advice where it does. Never too seldom; a patient may be a false alarm.
  proof::Goal advises_alone(rule::RuleIndex rule, rule::StringId advice) const;

 private:
  struct Leaf;
  static std::vector<Leaf> leaves(std::span<const std::uint32_t> program);
  bool covers(rule::LiteralId wide, rule::LiteralId literal) const;
  bool covers(const rule::AtomTest& wide, const rule::AtomTest& test) const;
  struct Through;
  proof::Goal covered(rule::RuleIndex by, rule::LiteralId literal, Through& through) const;
  struct Found;
  void collect_behind(rule::RuleIndex rule, const proof::Goal& fires, std::vector<rule::FactIndex>& open, std::vector<Found>& found) const;
  bool behind_home(rule::RuleIndex rule) const;
  proof::Goal not_at_home(const Found& leaf, Through through) const;
  proof::Goal accounted(ontology::ConceptId id, rule::RuleIndex base, rule::RuleIndex instead) const;
  bool may_be_plain(rule::LiteralId literal) const;
  bool may_be(rule::LiteralId literal, ontology::ConceptId complaint) const;
  bool covers_complaints(rule::LiteralId wide, rule::LiteralId literal) const;
  bool denies_disease(rule::LiteralId literal) const;
  bool may_be_complaint(rule::LiteralId literal) const;
  struct Weighing;
  proof::Goal weighty(rule::RuleIndex rule, Weighing& weighing) const;
  proof::Goal weighty_literal(rule::LiteralId literal, Weighing& weighing) const;
  proof::Goal differs(const Swap& swap, bool diseases) const;

  const rule::RuleBase& rules_;
  const proof::BaseInfo info_;
  std::vector<rule::RuleIndex> home_, worse_;  // rules that say: care at home; anything more urgent
};

}  // namespace anteroom::audit
