// engine/decide/question_finder.h: what to ask next: facts that one rule lacks to fire and to change the decision.
//
//   QuestionFinder finder(rules);
//   finder.find(inference, decision, scores);     // fills decision.ask_next
//
// Cost follows the facts of the question: only rules that share an atom with them are looked at.
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

  // An atom whose rules may be one fact away.
  struct Touched {
    AtomId atom = 0;
    bool urgent_only = false;  // a narrower concept than what was said: no reason to ask about departments
  };
  struct Candidate {
    std::uint32_t votes = 0;   // weights of all rules that wait for an answer about the same thing
    std::uint32_t weight = 0;  // how much the rule would change, and how near it is to what was said
    RuleIndex rule = 0;
    LiteralId literal = 0;
  };
  // What is asked first: what one can feel; then what one has to know; then what is for a danger that is asked for already.
  enum class Pass : std::uint8_t { felt, known, all };
  // How many literals a part lacks: 0, 1 or more; where it is one, those that would do alone are at the end of `lacking_`.
  enum class Gap : std::uint8_t { none, one, more };

  // (reach_rules.cc)
  void touch_claims();
  void touch_narrower();
  void touch_near_facts();
  void touch(AtomId atom, bool chief, bool urgent_only);
  // (question_finder.cc)
  void begin(const infer::Inference& inference, const Decision& decision, std::span<const double> scores);
  void choose(Decision& decision, std::size_t limit, Pass pass);
  bool is_for_same_danger(const Candidate& candidate, const Decision& decision) const;
  void ask(const Candidate& candidate, const Question& question, Decision& decision) const;
  bool can_change(RuleIndex rule, bool urgent_only) const;
  bool rests_on_chief(RuleIndex rule) const;
  bool changes_first(RuleIndex rule, bool chief, rule::DepartmentIndex& department) const;
  // (find_gaps.cc)
  bool lacks_one(RuleIndex rule);
  Gap gap_of_list(const std::uint32_t* at, const std::uint32_t* end);
  Gap gap_of_part(const std::uint32_t*& at);
  Gap gap_of_literal(LiteralId literal);
  bool can_ask(LiteralId literal) const;
  // (weigh_questions.cc)
  void measure_facts();
  void consider(RuleIndex rule, bool chief);
  void count_votes();
  std::uint32_t gain_of(RuleIndex rule) const;
  std::uint32_t support_of(RuleIndex rule) const;
  std::uint32_t support_of_list(const std::uint32_t* at, const std::uint32_t* end, std::uint32_t share) const;
  bool is_close(LiteralId literal) const;
  bool may_be_other_sex(LiteralId literal) const;
  std::uint32_t nearness_of(LiteralId literal) const;
  ontology::ConceptId site_of(const rule::Atom& atom) const;
  bool shares_department(RuleIndex rule) const;
  std::uint32_t vote_key(LiteralId literal) const;
  // (word_question.cc)
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
  std::vector<Candidate> far_;            // of rules that have little in common with what was said
  std::vector<Candidate> deferred_;       // about what one would have to know
  std::vector<Candidate> again_;          // for a danger that is asked for already
  std::vector<std::uint32_t> votes_;      // of each concept, then of each atom; all 0 between questions
  std::vector<std::uint32_t> fact_size_;  // of each derived fact: how many concepts can make it true
};

}  // namespace anteroom::decide
