// engine/infer/inference.h: what follows from the facts of one question: the rules that fired, and why each did.
//
//   Chainer chainer(rules);                                  // one a thread
//   const Inference& inference = chainer.run(facts);
//   for (RuleIndex rule : inference.fired()) use(rules.id(rule));
//
// Forward chaining to a fixed point, stratum by stratum (docs/rules.md says what each condition means). Reasons are worked out
// only when somebody asks for them, from what the run left behind; so they cost a question nothing that nobody explains.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/fact/facts.h"
#include "engine/rule/rule_base.h"

namespace anteroom::infer {

using rule::AtomId;
using rule::FactIndex;
using rule::LiteralId;
using rule::RuleIndex;

enum class Truth : std::uint8_t { unknown, false_, true_ };

// Valid until the next run of the chainer that gave it; the facts must live and stay as they were until then. Not for use from
// several threads at once (reasons are kept once found).
class Inference {
 public:
  // The rules that fired, each once, ascending: what a rule rests on comes before it (except in a circle of rules).
  std::span<const RuleIndex> fired() const { return fired_; }
  bool fired(RuleIndex rule) const { return (fired_bits_[rule >> 6] >> (rule & 63) & 1) != 0; }

  bool is_true(LiteralId literal) const { return (true_bits_[literal >> 6] >> (literal & 63) & 1) != 0; }
  Truth truth(AtomId atom) const { return is_true(2 * atom) ? Truth::true_ : is_true(2 * atom + 1) ? Truth::false_ : Truth::unknown; }
  const std::uint64_t* true_bits() const { return true_bits_.data(); }  // one bit a literal, for program.h
  // Literals of findings and derived facts that are true, each once; no literals of the patient.
  std::span<const LiteralId> true_literals() const { return queue_; }
  bool concluded(FactIndex fact) const { return is_true(2 * rules_->fact_atom(fact)); }

  // Reasons of the firing fired()[index].
  // The true literals of its condition, in the order of its program: those that are part of why it is true (a true part of an
  // `any` whose other parts are not; nothing from a part that is not true). Findings, derived facts and the patient alike.
  std::span<const LiteralId> literals(std::size_t index) const;
  // The literals of its `unless` that did not hold: the absences it relies on. Empty where it has no `unless`.
  std::span<const LiteralId> absences(std::size_t index) const;
  // The findings behind those literals, ascending; a denied finding is behind "x is false". `through_facts`: also those behind the
  // derived facts, over any number of steps. Appends to `findings`, each once.
  void findings(std::size_t index, bool through_facts, std::vector<std::uint32_t>& findings) const;
  // Whether a chief complaint is among the findings behind it, through derived facts too.
  bool rests_on_chief(std::size_t index) const;
  // The findings behind one true literal (no derived fact), ascending. Appends.
  void findings_of(LiteralId literal, std::vector<std::uint32_t>& findings) const;

  const fact::Facts& facts() const { return *facts_; }
  const rule::RuleBase& rules() const { return *rules_; }

 private:
  friend class Chainer;
  struct Reasons;  // inference.cc

  const Reasons& reasons() const;

  const rule::RuleBase* rules_ = nullptr;
  const fact::Facts* facts_ = nullptr;
  std::vector<std::uint64_t> true_bits_, fired_bits_;
  std::vector<LiteralId> queue_;
  std::vector<RuleIndex> fired_;
  std::unique_ptr<Reasons> reasons_;

 public:
  Inference();
  ~Inference();
  Inference(const Inference&) = delete;
  Inference& operator=(const Inference&) = delete;
};

// Runs the rules over the facts of one question after the other; reuses its memory. One object a thread; `rules` outlives it.
class Chainer {
 public:
  explicit Chainer(const rule::RuleBase& rules);
  ~Chainer();
  const Inference& run(const fact::Facts& facts);

 private:
  struct Run;  // chainer.cc
  std::unique_ptr<Run> run_;
};

// The answer to one atom, straight from the facts; derived facts from `inference`. Slower than Inference::truth, the same answer
// (tests hold them equal).
Truth truth_from_facts(const Inference& inference, AtomId atom);

// Whether this one finding makes the atom true (or, denied, false): for explanations.
Truth truth_of_finding(const rule::RuleBase& rules, const rule::Atom& atom, const fact::Finding& finding);

}  // namespace anteroom::infer
