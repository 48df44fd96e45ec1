// engine/proof/evaluate.h: whether a goal is so of given facts, by running the rules over them; and the smallest facts of which it is.
//
//   Evaluator evaluator(bases);
//   if (evaluator.holds(goal, witness)) minimise(evaluator, goal, change, witness);
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "engine/infer/inference.h"
#include "engine/proof/prover.h"

namespace anteroom::proof {

// Of each `some_fired` under `not`, the rules that count.
using Included = std::map<const Goal*, std::set<RuleIndex>>;

class Evaluator {
 public:
  explicit Evaluator(std::vector<const rule::RuleBase*> bases) : bases_(std::move(bases)), chainers_(2 * bases_.size()) {}

  bool holds(const Goal& goal, const Witness& witness);
  // From now on goals hold as if no other rules than these could be meant by `some_fired` under `not`; null: as they are.
  void count_only(const Included* included) { included_ = included; }
  // What the rules make of the witness of the last `holds`; the goal must have named that view.
  const infer::Inference& inference(View view) const { return *runs_[slot(view)]; }

 private:
  static std::size_t slot(View view) { return std::size_t{2} * view.base + view.patient; }
  bool behind(const Goal& goal, const infer::Inference& inference) const;
  bool look(const Goal& goal, const Witness& witness, bool negated);
  const infer::Inference& run(View view, const Witness& witness);

  std::vector<const rule::RuleBase*> bases_;
  std::vector<std::unique_ptr<infer::Chainer>> chainers_;
  std::vector<const infer::Inference*> runs_;
  const Included* included_ = nullptr;
};

// Takes away one thing after the other, as long as the goal still holds: findings, attributes, what is known of the patient.
void minimise(Evaluator& evaluator, const Goal& goal, const Change& change, Witness& witness);

}  // namespace anteroom::proof
