// engine/audit/show_difference.h: a patient for whom OLD and NEW differ, as a finding: which outcome, by which rule, what was decided and
// what is, the patient as a case to paste, the chain of rules.
//
//   DifferencesShown shown(was, is);
//   shown.outcome(pair, 1, {rule}, witness.facts, true);
//   for (Finding& finding : shown.findings()) ...
#pragma once

#include <string>
#include <vector>

#include "engine/audit/outcomes.h"
#include "engine/audit/report.h"
#include "engine/decide/decision.h"
#include "engine/infer/inference.h"

namespace anteroom::audit {

// Causes of `own` that `other` does not have, or with another weight: the rules that were edited, as far as an outcome is concerned.
std::vector<rule::RuleIndex> differing_rules(const std::vector<Cause>& own, const std::vector<Cause>& other);

// In all of this base 0 is OLD and base 1 is NEW. Not for several threads at once.
class DifferencesShown {
 public:
  DifferencesShown(const rule::RuleBase& was, const rule::RuleBase& is) : sides_{Side(was), Side(is)} {}

  bool fires(rule::RuleIndex rule, std::uint8_t base, const fact::Facts& facts) { return sides_[base].run(facts).fired(rule); }

  // The patient has the outcome in `from` by one of these rules, and not in the other base. `exact`: no number is known roughly; else it is
  // a note. Outcomes that the same patient shows by the same rule are one finding.
  void outcome(const OutcomePair& pair, std::uint8_t from, const std::vector<rule::RuleIndex>& rules, const fact::Facts& facts, bool exact);
  // The department gets other weights.
  void weights(const OutcomePair& pair, const fact::Facts& facts, bool exact);

  std::vector<Finding>& findings() { return findings_; }

 private:
  // One rule base at work on a patient.
  struct Side {
    explicit Side(const rule::RuleBase& of) : rules(of), chainer(of), decider(of) {}
    const infer::Inference& run(const fact::Facts& facts) { return chainer.run(facts); }
    const decide::Decision& decide(const fact::Facts& facts) { return decider.decide(run(facts)); }
    std::string decided(const fact::Facts& facts);  // "urgent, cardiology first"

    const rule::RuleBase& rules;
    infer::Chainer chainer;
    decide::Decider decider;
  };

  void add(const char* kind, const std::string& of, std::string says, const fact::Facts& facts, bool exact);
  void set_place(rule::RuleIndex rule, std::uint8_t base);
  std::string case_of(const std::string& name, const fact::Facts& facts);

  Side sides_[2];
  std::vector<Finding> findings_;
};

}  // namespace anteroom::audit
