// engine/audit/rerun.h: which rules fire of one question when one rule is another than it is, without starting anew.
//
//   Rerun rerun(probed, judge);                     // one a thread
//   rerun.look_at(facts);                            // runs the Chainer once
//   use(rerun.firings());
//   use(rerun.with({.rule = rule, .condition = probe_rule, .effect = &effect}));   // once for each change that matters
//
// Only rules that rest on the changed one, through derived facts, are tried again, in the order of strata; all others keep what they
// did. Tests hold it equal to compiling the changed rules and running them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/audit/judge.h"
#include "engine/audit/probed_rules.h"
#include "engine/infer/inference.h"

namespace anteroom::audit {

// Rules are of probed.rules(); conditions may be probes.
struct RuleChange {
  rule::RuleIndex rule = 0;
  rule::RuleIndex condition = 0;   // whose `when` and `unless` it has now: its own, or a probe's. kNoRule: it never fires
  const Effect* effect = nullptr;  // what follows from it now
  bool deleted = false;            // it is not there, so that as the row of a table it stands in for no other row
};

class Rerun {
 public:
  // All outlive this.
  explicit Rerun(const ProbedRules& probed, const Judge& judge);
  ~Rerun();

  // Facts with at most kMostFindings findings; they live until the next call.
  void look_at(const fact::Facts& facts);

  // The base's own rules that fired, ascending. Probes are not among them.
  std::span<const Firing> firings() const { return firings_; }
  const infer::Inference& inference() const { return *inference_; }
  bool fired(rule::RuleIndex rule_or_probe) const { return inference_->fired(rule_or_probe); }

  // Whether anything about which rules fire, on what, or what follows, can differ. (False is certain.)
  bool differs(const RuleChange& change) const;
  // The firings with the change. Valid until the next call.
  std::span<const Firing> with(const RuleChange& change);

  const Effect& effect(rule::RuleIndex rule) const { return effects_[rule]; }

 private:
  void collect_support();
  void add_rows(const RuleChange& change);
  void run_again(const RuleChange& change);
  const std::vector<rule::RuleIndex>& cone_of(rule::RuleIndex rule);

  const ProbedRules& probed_;
  const rule::RuleBase& rules_;
  infer::Chainer chainer_;
  std::vector<Effect> effects_;                      // of each rule
  std::vector<bool> in_circle_;                      // of each rule: it may rest on itself
  std::vector<std::vector<rule::RuleIndex>> users_;  // of each fact: rules of the base whose when or unless tests it
  std::vector<std::unique_ptr<std::vector<rule::RuleIndex>>> cones_;

  // Of the facts looked at.
  const fact::Facts* facts_ = nullptr;
  const infer::Inference* inference_ = nullptr;
  std::vector<Firing> firings_;
  std::vector<std::uint64_t> masks_;    // of each rule or probe that fired: the findings behind it
  std::vector<std::uint64_t> bits_;     // true literals, changed and put back
  std::vector<std::uint64_t> support_;  // of each true literal: findings; only where supported_
  bool supported_ = false;

  // Of one change.
  std::vector<rule::RuleIndex> again_;                                     // rules that are tried again, ascending
  std::vector<rule::LiteralId> rows_;                                      // rows that are true now, or of more findings
  std::vector<std::pair<rule::LiteralId, std::uint64_t>> support_before_;  // what to put back
  std::vector<Firing> changed_, tried_;
};

}  // namespace anteroom::audit
