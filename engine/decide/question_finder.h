// engine/decide/question_finder.h: what to ask next: facts that one rule lacks to fire and to change the decision.
//
//   QuestionFinder finder(rules);
//   finder.find(inference, decision, scores);     // fills decision.ask_next
//
// Cost follows the facts of the question: only rules that share a literal with them are looked at.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/decide/decision.h"
#include "engine/infer/inference.h"

namespace anteroom::decide {

class QuestionFinder {
 public:
  explicit QuestionFinder(const rule::RuleBase& rules);

  // `decision` has its urgency and departments; `scores` is by department as answered.
  void find(const infer::Inference& inference, Decision& decision, std::span<const double> scores);

 private:
  using LiteralId = rule::LiteralId;
  using AtomId = rule::AtomId;

  // How many literals a part lacks: 0, 1 or more; where it is one, those that would do alone are at the end of `lacking_`.
  enum class Gap : std::uint8_t { none, one, more };
  struct Candidate {
    Question question;
    bool chief = false;                 // what is true of the rule rests on a chief complaint
    std::uint32_t support = 0;          // true literals of findings and facts in the rule
  };

  void touch(AtomId atom, bool urgent_only);
  void touch_all(const infer::Inference& inference);
  void consider(RuleIndex rule);
  bool could_matter(RuleIndex rule) const;
  Gap gap_of_list(const std::uint32_t* at, const std::uint32_t* end);
  Gap gap_of_part(const std::uint32_t*& at);
  Gap gap_of_literal(LiteralId literal);
  bool can_ask(LiteralId literal) const;
  void mark_near(RuleIndex rule, std::size_t begin);
  void propose(RuleIndex rule, LiteralId literal);
  bool changes_first(RuleIndex rule, bool chief, rule::DepartmentIndex& department) const;
  Question question_about(LiteralId literal) const;
  const rule::AtomTest* unknown_test(const rule::Atom& atom) const;
  void measure_support(RuleIndex rule);

  const rule::RuleBase& rules_;
  const infer::Inference* inference_ = nullptr;
  const Decision* decision_ = nullptr;
  std::span<const double> scores_;
  std::vector<std::uint32_t> seen_;     // of each rule, the round in which it was considered
  std::vector<std::uint32_t> near_;     // of each fact, the round in which one more literal would conclude it
  std::uint32_t round_ = 0;
  std::vector<std::vector<LiteralId>> near_literals_;   // of facts that are near; memory kept
  std::vector<rule::FactIndex> near_queue_;
  std::vector<LiteralId> lacking_;
  std::vector<std::uint8_t> chief_literals_;            // of each literal: rests on a chief complaint; only true ones are set
  std::vector<LiteralId> chief_list_;
  std::vector<Candidate> candidates_;
  bool chief_ = false;                  // of the rule at hand
  std::uint32_t support_ = 0;
};

}  // namespace anteroom::decide
