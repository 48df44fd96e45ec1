// engine/proof/evaluate.h: whether a goal is so of given facts, by running the rules over them; and the smallest facts of which it is.
//
//   Evaluator evaluator(bases);
//   if (evaluator.holds(goal, witness)) minimise(evaluator, goal, change, witness);
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "engine/infer/inference.h"
#include "engine/proof/prover.h"

namespace anteroom::proof {

class Evaluator {
 public:
  explicit Evaluator(std::vector<const rule::RuleBase*> bases) : bases_(std::move(bases)), chainers_(2 * bases_.size()) {}

  bool holds(const Goal& goal, const Witness& witness);
  // What the rules make of the witness of the last `holds`; the goal must have named that view.
  const infer::Inference& inference(View view) const { return *runs_[slot(view)]; }

 private:
  static std::size_t slot(View view) { return std::size_t{2} * view.base + view.patient; }
  bool look(const Goal& goal, const Witness& witness);
  const infer::Inference& run(View view, const Witness& witness);

  std::vector<const rule::RuleBase*> bases_;
  std::vector<std::unique_ptr<infer::Chainer>> chainers_;
  std::vector<const infer::Inference*> runs_;
};

// Takes away one thing after the other, as long as the goal still holds: findings, attributes, what is known of the patient.
void minimise(Evaluator& evaluator, const Goal& goal, const Change& change, Witness& witness);

}  // namespace anteroom::proof
