// engine/audit/invariant_prover.h: the questions that an invariant comes to.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/audit/probes.h"
#include "engine/audit/prove.h"
#include "engine/infer/inference.h"

namespace anteroom::audit {

class InvariantProver {
 public:
  InvariantProver(const rule::RuleBase& rules, const Probes& probes, const ProveOptions& options)
      : rules_(rules), probes_(probes), options_(options), prover_({&rules, &probes.rules()}), chainer_(rules) {}

  // The invariant's probes are numbered from `first_probe`, premises before conclusions.
  void prove(const Invariant& invariant, std::size_t first_probe);

  std::vector<Finding> take() { return std::move(findings_); }
  std::size_t proved = 0, refuted = 0, undecided = 0, questions = 0;

 private:
  enum class Outcome : std::uint8_t { holds, broken, open };

  proof::Goal goal_of(const Saying& saying, std::size_t& probe);
  proof::Goal all_of(const std::vector<Saying>& sayings, std::size_t& probe);
  // Whether nobody makes the goal true; else a finding says who does.
  Outcome ask(const proof::Goal& goal, const std::string& about, const proof::Change& change = {});
  proof::Answer ask_at_once(const proof::Goal& goal, const proof::Change& change = {});
  bool take(const proof::Answer& answer);
  void implies(std::size_t probe);
  void complaints();
  void each_gets(const std::vector<ontology::ConceptId>& complaints, const proof::Goal& what, const std::string& name);
  void with_finding();
  void with_age();
  proof::Goal drops(const std::set<rule::RuleIndex>& rules, std::uint8_t before, std::uint8_t after) const;
  std::vector<rule::RuleIndex> may_be_lost(std::set<rule::RuleIndex> rules, const proof::Change& change, std::uint8_t before,
                                           std::uint8_t after);
  std::vector<rule::RuleIndex> may_stop(ontology::ConceptId id);
  const std::set<rule::AtomId>& stopping(rule::RuleIndex rule);
  void collect(rule::RuleIndex rule, bool positive, std::set<std::pair<rule::RuleIndex, bool>>& seen, std::set<rule::AtomId>& atoms) const;
  std::vector<proof::MoreFinding> alarms();
  rule::Urgency sure_with(const proof::MoreFinding& more);
  std::set<rule::RuleIndex> exempt();
  ontology::ConceptId concept_named(const std::string& name);

  Finding& report(std::string kind, Level level, std::string says, std::string action);
  std::string fired_by(const fact::Facts& facts);
  std::string cases_of(const proof::Answer& answer, const proof::Change& change);
  void unknown(const std::string& what, base::Place place);

  const rule::RuleBase& rules_;
  const Probes& probes_;
  const ProveOptions& options_;
  proof::Prover prover_;
  infer::Chainer chainer_;
  std::vector<Finding> findings_;
  std::vector<std::set<rule::AtomId>> stopping_;  // of each rule: atoms that can keep it from firing; filled when first asked for
  const Invariant* invariant_ = nullptr;
  std::set<rule::RuleIndex> cone_;  // of the current invariant
  bool holds_ = true, open_ = false, known_ = true;
  std::size_t asked_ = 0;
};

}  // namespace anteroom::audit
