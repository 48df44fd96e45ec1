// A rule that lacks one literal is a question. Rules are reached from what is true and, for chief complaints, from narrower concepts
// (who says headache is asked whether it is a thunderclap headache). A derived fact that is one literal away counts as that literal
// for the rules that test it.
#include "engine/decide/question_finder.h"

#include <algorithm>
#include <tuple>

#include "engine/infer/finding_truth.h"
#include "engine/infer/program.h"
#include "engine/rule/formula.h"

namespace anteroom::decide {
namespace {

using ontology::ConceptId;

bool asks_for_concept(const Question& q) { return q.about == Question::About::concept_; }

// Now or before is asked once, and a finding is described in one answer, however many rules wait for it; only its time is apart.
bool same_question(const Question& a, const Question& b) {
  const auto asks_time = [](const Question& q) { return q.test->kind == rule::AtomTest::Kind::duration; };
  return a.about == b.about && a.concept_id == b.concept_id && a.measure == b.measure &&
         (a.about != Question::About::attribute || asks_time(a) == asks_time(b));
}

}  // namespace

QuestionFinder::QuestionFinder(const rule::RuleBase& rules)
    : rules_(rules),
      emergency_(rules.departments()[rules.departments().find(rules.settings().emergency_department)].answers),
      seen_(rules.size(), 0),
      touched_atoms_(rules.atom_count(), 0),
      chief_atoms_(rules.atom_count(), 0),
      near_(rules.fact_count(), 0),
      near_literals_(rules.fact_count()),
      votes_(rules.ontology().size() + rules.atom_count(), 0),
      fact_size_(rules.fact_count(), 0) {
  measure_facts();
}

void QuestionFinder::find(const infer::Inference& inference, Decision& decision, std::span<const double> scores) {
  if (decision.urgency == Urgency::emergency) return;  // nothing is more urgent, and the first department is given
  begin(inference, decision, scores);
  touch_claims();
  touch_narrower();
  touch_near_facts();
  for (const bool chief : {true, false})
    for (const Touched& touched : touched_[chief ? 1 : 0])
      for (const RuleIndex rule : rules_.rules_with(touched.atom))
        if (can_change(rule, touched.urgent_only)) consider(rule, chief);
  // What one would have to know (a diagnosis, an exposure) is asked where there is room left beside what one can feel.
  const std::size_t limit = std::max<std::size_t>(rules_.settings().ask_next_limit, 1);
  choose(decision, limit, Pass::felt);
  std::swap(candidates_, deferred_);
  choose(decision, limit, Pass::known);
  std::swap(candidates_, again_);
  choose(decision, limit, Pass::all);
  std::swap(candidates_, far_);
  choose(decision, 1, Pass::all);
  std::stable_sort(decision.ask_next.begin(), decision.ask_next.end(), [](const Question& a, const Question& b) {
    return std::tuple(!a.changes_urgency, a.urgency) < std::tuple(!b.changes_urgency, b.urgency);
  });
}

void QuestionFinder::begin(const infer::Inference& inference, const Decision& decision, std::span<const double> scores) {
  inference_ = &inference;
  decision_ = &decision;
  scores_ = scores;
  if (++round_ == 0) {  // after 2^32 questions
    for (auto* stamps : {&seen_, &touched_atoms_, &chief_atoms_, &near_}) std::fill(stamps->begin(), stamps->end(), 0);
    round_ = 1;
  }
  for (auto* list : {&far_, &deferred_, &again_}) list->clear();
  touched_[0].clear();
  touched_[1].clear();
}

bool QuestionFinder::can_change(RuleIndex rule, bool urgent_only) const {
  if (seen_[rule] == round_ || inference_->fired(rule)) return false;
  if (rules_.urgency(rule) < decision_->urgency) return true;
  rule::DepartmentIndex department = rule::kNoDepartment;
  return !urgent_only && !rules_.routes(rule).empty() && changes_first(rule, rests_on_chief(rule), department);
}

// Whether one is asked already for the same red flag: a question about another danger tells more.
bool QuestionFinder::is_for_same_danger(const Candidate& candidate, const Decision& decision) const {
  const rule::StringId flag = rules_.red_flag(candidate.rule);
  return flag != rule::kNoString && std::any_of(decision.ask_next.begin(), decision.ask_next.end(),
                                                [&](const Question& other) { return rules_.red_flag(other.rule) == flag; });
}

// Turns candidates into questions, those with most votes and weight first, until there are enough.
void QuestionFinder::choose(Decision& decision, std::size_t limit, Pass pass) {
  count_votes();
  std::stable_sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(~a.votes, ~a.weight, a.rule) < std::tuple(~b.votes, ~b.weight, b.rule);  // then as the rule names them
  });
  for (const Candidate& candidate : candidates_) {
    if (decision.ask_next.size() >= limit) break;
    const Question question = question_about(candidate.literal);
    const bool felt = question.about != Question::About::concept_ || rules_.ontology()[question.concept_id].kind == ontology::Kind::symptom;
    if (!felt && rules_.urgency(candidate.rule) >= decision.urgency) continue;  // "Do you smoke?" only to know who answers
    if (!felt && pass == Pass::felt)
      deferred_.push_back(candidate);
    else if (pass != Pass::all && is_for_same_danger(candidate, decision))
      again_.push_back(candidate);
    else
      ask(candidate, question, decision);
  }
  candidates_.clear();
}

void QuestionFinder::ask(const Candidate& candidate, const Question& question, Decision& decision) const {
  const ontology::Ontology& ontology = rules_.ontology();
  const auto same = [&](const Question& other) {
    return same_question(question, other) ||
           (asks_for_concept(question) && asks_for_concept(other) &&
            (ontology.is_a(question.concept_id, other.concept_id) || ontology.is_a(other.concept_id, question.concept_id)));
  };
  if (std::any_of(decision.ask_next.begin(), decision.ask_next.end(), same)) return;
  Question& q = decision.ask_next.emplace_back(question);
  q.rule = candidate.rule;
  q.literal = candidate.literal;
  q.changes_urgency = rules_.urgency(q.rule) < decision.urgency;
  q.urgency = q.changes_urgency ? rules_.urgency(q.rule) : Urgency::none;
  rule::DepartmentIndex department = rule::kNoDepartment;
  if (changes_first(q.rule, rests_on_chief(q.rule), department)) q.department = department;
  if (q.urgency == Urgency::emergency) q.department = emergency_;
}

bool QuestionFinder::rests_on_chief(RuleIndex rule) const {
  bool chief = false;
  infer::visit_literals(rules_.when(rule), [&](LiteralId literal) { chief |= chief_atoms_[rule::atom_of(literal)] == round_; });
  return chief;
}

bool QuestionFinder::changes_first(RuleIndex rule, bool chief, rule::DepartmentIndex& department) const {
  const rule::Departments& departments = rules_.departments();
  const rule::DepartmentIndex first = decision_->departments.front().department;
  const double factor = chief ? rules_.settings().chief_factor : 1;
  const auto added = [&](rule::DepartmentIndex to) {
    double sum = 0;
    for (const rule::Route& route : rules_.routes(rule))
      if (departments[route.department].answers == to) sum += route.weight * factor;
    return sum;
  };
  double best = scores_[first] + added(first);
  department = first;
  for (const rule::Route& route : rules_.routes(rule)) {
    const rule::DepartmentIndex to = departments[route.department].answers;
    const double score = scores_[to] + added(to);
    if (score > best) best = score, department = to;
  }
  return department != first;
}

}  // namespace anteroom::decide
