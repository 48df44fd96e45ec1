// engine/decide/question_finder.h: what to ask next: facts that one rule lacks to fire and to change the decision.
//
//   QuestionFinder finder(rules);
//   finder.find(inference, decision, scores);     // fills decision.ask_next
//
// Cost follows the facts of the question: only rules that share an atom with them are looked at, the most urgent first, and no
// more than it takes to find as many questions as may be asked.
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

  // An atom whose rules may be one fact away, and how many of them (most urgent first) have been considered.
  struct Touched {
    AtomId atom = 0;
    std::uint32_t next = 0;
    bool urgent_only = false;  // a narrower concept than what was said: no reason to ask about departments
  };
  struct Candidate {
    std::uint32_t support = 0;  // true literals of findings and facts in the rule
    RuleIndex rule = 0;
    LiteralId literal = 0;
  };
  // How many literals a part lacks: 0, 1 or more; where it is one, those that would do alone are at the end of `lacking_`.
  enum class Gap : std::uint8_t { none, one, more };

  void begin(const infer::Inference& inference, const Decision& decision, std::span<const double> scores);
  void touch_claims();
  void touch_narrower();
  void touch_near_facts();
  void touch(AtomId atom, bool chief, bool urgent_only);
  void consider_urgency(Urgency urgency, bool chief);
  void consider_departments(bool chief);
  void consider(RuleIndex rule);
  void search(Decision& decision, std::size_t limit);
  void choose(Decision& decision, std::size_t limit, bool all);

  bool lacks_one(RuleIndex rule);
  Gap gap_of_list(const std::uint32_t* at, const std::uint32_t* end);
  Gap gap_of_part(const std::uint32_t*& at);
  Gap gap_of_literal(LiteralId literal);
  bool can_ask(LiteralId literal) const;
  std::uint32_t support_of(RuleIndex rule) const;
  bool rests_on_chief(RuleIndex rule) const;
  bool changes_first(RuleIndex rule, bool chief, rule::DepartmentIndex& department) const;
  Question question_about(LiteralId literal) const;
  const rule::AtomTest* unknown_test(const rule::Atom& atom) const;

  const rule::RuleBase& rules_;
  rule::DepartmentIndex emergency_;
  const infer::Inference* inference_ = nullptr;
  const Decision* decision_ = nullptr;
  std::span<const double> scores_;
  std::uint32_t round_ = 0;                            // stamps what was seen for this question
  std::vector<std::uint32_t> seen_;                    // of each rule
  std::vector<std::uint32_t> touched_atoms_;           // of each atom
  std::vector<std::uint32_t> chief_atoms_;             // of each atom: a chief complaint claims it
  std::vector<std::uint32_t> near_;                    // of each fact: one more literal would conclude it
  std::vector<std::vector<LiteralId>> near_literals_;  // of facts that are near; memory kept
  std::vector<Touched> touched_[2];                    // in passing; by a chief complaint
  std::vector<LiteralId> lacking_;
  std::vector<Candidate> candidates_;
  std::vector<Candidate> deferred_;  // about what one would have to know
};

}  // namespace anteroom::decide
