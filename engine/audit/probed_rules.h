// engine/audit/probed_rules.h: a rule base with more conditions beside its own, so that one run of the Chainer says of all of them
// whether they hold.
//
//   ProbedRules probed(rules);
//   const ProbedRules::Probe warm = probed.add(condition_of("fever and not chills"));
//   probed.compile();
//   infer::Chainer chainer(probed.rules());
//   if (chainer.run(facts).fired(probed.of_probe(warm))) ...          // it holds where all other rules are as they were
//
// Probes conclude nothing and state nothing, so the rules of the base fire as they do without them.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "engine/rule/rule_base.h"

namespace anteroom::audit {

// The rules of a base as they stood in their files, apart from texts for people (says, why, sources).
std::vector<rule::RuleSource> sources_of(const rule::RuleBase& rules);

class ProbedRules {
 public:
  using Probe = std::uint32_t;

  // `rules` and its ontology outlive this.
  explicit ProbedRules(const rule::RuleBase& rules);

  // A condition: `when` is true and `unless`, where there is one, is not. A single concept asks for that concept, never for the row of
  // a table.
  Probe add(rule::Condition when);
  Probe add(rule::Condition when, rule::Condition unless);

  // After all are added; once. Probes that the compiler refuses (unknown names, conditions that can never be true) are left out.
  void compile();

  const rule::RuleBase& rules() const { return compiled_; }
  rule::RuleIndex of_probe(Probe probe) const { return of_probe_[probe]; }  // kNoRule where it was refused
  rule::RuleIndex of_rule(rule::RuleIndex original) const { return of_rule_[original]; }
  // What a rule of rules() is: `original` of the base given, or a probe.
  struct Origin {
    bool is_probe = false;
    std::uint32_t index = 0;
  };
  Origin origin(rule::RuleIndex rule) const { return origins_[rule]; }

 private:
  const rule::RuleBase& rules_;
  std::deque<std::string> names_;  // of probes, as files: so problems say which of them they are about
  std::vector<rule::RuleSource> probes_;
  rule::RuleBase compiled_;
  std::vector<rule::RuleIndex> of_probe_, of_rule_;
  std::vector<Origin> origins_;
};

}  // namespace anteroom::audit
