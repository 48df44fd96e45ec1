// A rule that lacks one literal is a question. Rules are reached from what is true (and, for chief complaints, from the narrower
// concepts: who says headache is asked whether it is a thunderclap headache). A derived fact that is one literal away counts as
// that literal for the rules that test it.
#include "engine/decide/question_finder.h"

#include <algorithm>
#include <tuple>

#include "engine/infer/finding_truth.h"
#include "engine/infer/program.h"
#include "engine/rule/formula.h"

namespace anteroom::decide {
namespace {

using infer::Truth;
using ontology::ConceptId;
using rule::Atom;
using rule::AtomKind;
using rule::Scope;

constexpr std::size_t kNearLiterals = 4;    // kept for one derived fact

bool about_findings(AtomKind kind) { return kind == AtomKind::finding || kind == AtomKind::row || kind == AtomKind::fact; }

}  // namespace

QuestionFinder::QuestionFinder(const rule::RuleBase& rules)
    : rules_(rules), seen_(rules.size(), 0), near_(rules.fact_count(), 0), near_literals_(rules.fact_count()),
      chief_literals_(2 * rules.atom_count(), 0) {}

void QuestionFinder::find(const infer::Inference& inference, Decision& decision, std::span<const double> scores) {
  if (decision.urgency == Urgency::emergency) return;      // nothing is more urgent, and the first department is given
  inference_ = &inference;
  decision_ = &decision;
  scores_ = scores;
  if (++round_ == 0) {                                     // after 2^32 questions
    std::fill(seen_.begin(), seen_.end(), 0);
    std::fill(near_.begin(), near_.end(), 0);
    round_ = 1;
  }
  candidates_.clear();
  near_queue_.clear();
  touch_all(inference);
  for (std::size_t next = 0; next < near_queue_.size(); ++next)
    for (const RuleIndex rule : rules_.rules_with(rules_.fact_atom(near_queue_[next]))) consider(rule);

  const auto order = [](const Candidate& c) {
    return std::tuple(!c.question.changes_urgency, c.question.urgency, !c.chief, ~c.support, c.question.rule, c.question.literal);
  };
  std::sort(candidates_.begin(), candidates_.end(), [&](const Candidate& a, const Candidate& b) { return order(a) < order(b); });
  for (const Candidate& candidate : candidates_) {
    const Question& q = candidate.question;
    if (decision.ask_next.size() >= std::max<std::size_t>(rules_.settings().ask_next_limit, 1)) break;
    const bool asked = std::any_of(decision.ask_next.begin(), decision.ask_next.end(), [&q](const Question& other) {
      return other.about == q.about && other.concept_id == q.concept_id && other.scope == q.scope && other.measure == q.measure &&
             (q.about != Question::About::attribute || (other.test->kind == q.test->kind && other.test->attribute == q.test->attribute));
    });
    if (!asked) decision.ask_next.push_back(q);
  }
  for (const LiteralId literal : chief_list_) chief_literals_[literal] = 0;
  chief_list_.clear();
}

// Rules are listed most urgent first.
void QuestionFinder::touch(AtomId atom, bool urgent_only) {
  for (const RuleIndex rule : rules_.rules_with(atom)) {
    if (urgent_only && rules_.urgency(rule) >= decision_->urgency) return;
    if (seen_[rule] == round_) continue;
    seen_[rule] = round_;
    consider(rule);
  }
}

void QuestionFinder::touch_all(const infer::Inference& inference) {
  const rule::RuleArrays& arrays = rules_.arrays();
  const auto mark_chief = [this](LiteralId literal) {
    if (chief_literals_[literal] == 0) chief_literals_[literal] = 1, chief_list_.push_back(literal);
  };
  const std::uint32_t claims = arrays.claim_rows[rule::claim_row(Scope::plain)], denials = arrays.denial_rows[0];
  if (claims != rule::kNoRow)
    for (const fact::Finding& finding : inference.facts().findings) {
      if (!finding.plain() || !finding.chief) continue;
      for (std::uint32_t at = arrays.claim_begin[claims + finding.concept_id]; at < arrays.claim_begin[claims + finding.concept_id + 1]; ++at)
        mark_chief(2 * (arrays.claims[at] & ~rule::kTested));
    }
  for (std::size_t i = 0; i < inference.fired().size(); ++i)
    if (!rules_.conclusions(inference.fired()[i]).empty() && inference.rests_on_chief(i))
      for (const rule::FactIndex fact : rules_.conclusions(inference.fired()[i])) mark_chief(2 * rules_.fact_atom(fact));
  for (const LiteralId literal : inference.true_literals())
    if (rule::is_positive(literal)) touch(rule::atom_of(literal), false);
  for (const fact::Finding& finding : inference.facts().findings) {
    if (!finding.plain()) continue;
    if (claims != rule::kNoRow)
      for (std::uint32_t at = arrays.claim_begin[claims + finding.concept_id + 1]; at-- > arrays.claim_begin[claims + finding.concept_id];) {
        if ((arrays.claims[at] & rule::kTested) == 0) break;               // tested ones are last
        touch(arrays.claims[at] & ~rule::kTested, false);
      }
    if (finding.chief && denials != rule::kNoRow)                          // narrower concepts
      for (std::uint32_t at = arrays.denial_begin[denials + finding.concept_id]; at < arrays.denial_begin[denials + finding.concept_id + 1]; ++at)
        touch(arrays.denials[at] & ~rule::kTested, true);
  }
}

bool QuestionFinder::could_matter(RuleIndex rule) const {
  if (rules_.urgency(rule) < decision_->urgency || !rules_.conclusions(rule).empty()) return true;
  rule::DepartmentIndex department = rule::kNoDepartment;
  return changes_first(rule, true, department);
}

void QuestionFinder::consider(RuleIndex rule) {
  if (inference_->fired(rule) || !could_matter(rule)) return;
  lacking_.clear();
  const auto when = rules_.when(rule);
  if (gap_of_list(when.data(), when.data() + when.size()) != Gap::one) return;
  const auto unless = rules_.unless(rule);
  if (!unless.empty() && infer::holds(unless, inference_->true_bits())) return;
  measure_support(rule);
  for (std::size_t i = 0; i < lacking_.size(); ++i) propose(rule, lacking_[i]);
  mark_near(rule, 0);
}

// What is true of the rule's condition already.
void QuestionFinder::measure_support(RuleIndex rule) {
  chief_ = false;
  support_ = 0;
  infer::visit_literals(rules_.when(rule), [this](LiteralId literal) {
    if (chief_literals_[literal] != 0) chief_ = true;                      // also an attribute of a chief complaint that is not known
    if (inference_->is_true(literal) && about_findings(rules_.atom(rule::atom_of(literal)).kind)) ++support_;
  });
}

QuestionFinder::Gap QuestionFinder::gap_of_list(const std::uint32_t* at, const std::uint32_t* end) {
  Gap gap = Gap::none;
  while (at != end) {
    const Gap part = gap_of_part(at);
    if (part == Gap::more || (part == Gap::one && gap == Gap::one)) return Gap::more;
    if (part == Gap::one) gap = part;
  }
  return gap;
}

QuestionFinder::Gap QuestionFinder::gap_of_part(const std::uint32_t*& at) {
  const std::uint32_t word = *at++;
  if (word < rule::kAll) return gap_of_literal(word);
  const std::uint32_t* const end = at + (word & rule::kPayload);
  const std::uint32_t group = word & rule::kGroup;
  const std::size_t begin = lacking_.size();
  Gap result = Gap::more;
  if (group == rule::kAll) {
    result = gap_of_list(at, end);
  } else {
    const std::uint32_t needed = group == rule::kAtLeast ? *at++ : 1;
    std::uint32_t held = 0, near = 0;
    while (at != end) {
      const std::size_t before = lacking_.size();
      const Gap part = gap_of_part(at);
      if (part == Gap::none) ++held;
      else if (part == Gap::one) ++near;
      if (part != Gap::one) lacking_.resize(before);
    }
    if (held >= needed) result = Gap::none;
    else if (held + 1 == needed && near > 0) result = Gap::one;
  }
  at = end;
  if (result != Gap::one) lacking_.resize(begin);
  return result;
}

QuestionFinder::Gap QuestionFinder::gap_of_literal(LiteralId literal) {
  if (inference_->is_true(literal)) return Gap::none;
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  if (atom.kind == AtomKind::fact) {
    if (near_[atom.name] != round_) return Gap::more;
    lacking_.insert(lacking_.end(), near_literals_[atom.name].begin(), near_literals_[atom.name].end());
    return Gap::one;
  }
  if (!can_ask(literal)) return Gap::more;
  lacking_.push_back(literal);
  return Gap::one;
}

// Whether one may ask about it: it is not known, and a person can answer.
bool QuestionFinder::can_ask(LiteralId literal) const {
  if (inference_->is_true(rule::negation_of(literal))) return false;
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  const fact::Patient& patient = inference_->facts().patient;
  switch (atom.kind) {
    case AtomKind::number: return !patient.measures[atom.name].known();
    case AtomKind::sex: return true;
    case AtomKind::pregnant:
    case AtomKind::postpartum:
    case AtomKind::breastfeeding: return rule::is_positive(literal);
    case AtomKind::finding:
    case AtomKind::row: break;
    default: return false;
  }
  if (!rule::is_positive(literal) || atom.scope == Scope::chief || atom.scope == Scope::possible) return false;
  const ontology::Concept& asked = rules_.ontology()[atom.name];
  if (asked.kind == ontology::Kind::intent) return false;
  return asked.sex == ontology::Sex::unknown || patient.sex == ontology::Sex::unknown || asked.sex == patient.sex;
}

// What the rule concludes is near; the rules that test it are considered (again).
void QuestionFinder::mark_near(RuleIndex rule, std::size_t begin) {
  for (const rule::FactIndex fact : rules_.conclusions(rule)) {
    if (near_[fact] == round_ || inference_->concluded(fact)) continue;
    near_[fact] = round_;
    const std::size_t count = std::min(lacking_.size() - begin, kNearLiterals);
    near_literals_[fact].assign(lacking_.begin() + static_cast<std::ptrdiff_t>(begin), lacking_.begin() + static_cast<std::ptrdiff_t>(begin + count));
    near_queue_.push_back(fact);
  }
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

void QuestionFinder::propose(RuleIndex rule, LiteralId literal) {
  Candidate candidate;
  candidate.question = question_about(literal);
  Question& q = candidate.question;
  q.rule = rule;
  q.literal = literal;
  q.changes_urgency = rules_.urgency(rule) < decision_->urgency;
  q.urgency = q.changes_urgency ? rules_.urgency(rule) : Urgency::none;
  rule::DepartmentIndex department = rule::kNoDepartment;
  if (changes_first(rule, chief_, department)) q.department = department;
  if (q.changes_urgency && q.urgency == Urgency::emergency)
    q.department = rules_.departments()[rules_.departments().find(rules_.settings().emergency_department)].answers;
  if (!q.changes_urgency && q.department == rule::kNoDepartment) return;
  candidate.chief = chief_;
  candidate.support = support_;
  candidates_.push_back(candidate);
}

// The first test that no mention of the concept settles, where some mention claims it.
const rule::AtomTest* QuestionFinder::unknown_test(const Atom& atom) const {
  const auto tests = rules_.tests(atom);
  for (const fact::Finding& finding : inference_->facts().findings) {
    if (!infer::claims(atom.scope, finding) || !rules_.ontology().is_a(finding.concept_id, atom.name)) continue;
    for (const rule::AtomTest& test : tests)
      if (infer::test_truth(rules_, test, finding) == Truth::unknown) return &test;
  }
  return nullptr;
}

Question QuestionFinder::question_about(LiteralId literal) const {
  Question q;
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  using About = Question::About;
  switch (atom.kind) {
    case AtomKind::number:
      q.measure = static_cast<fact::Measure>(atom.name);
      q.about = q.measure == fact::Measure::age ? About::age : q.measure == fact::Measure::weeks_pregnant ? About::pregnancy : About::measure;
      if (q.about == About::pregnancy) q.measure = fact::Measure::age;
      return q;
    case AtomKind::sex: q.about = About::sex; return q;
    case AtomKind::pregnant:
    case AtomKind::postpartum:
    case AtomKind::breastfeeding: q.about = About::pregnancy; return q;
    default: break;
  }
  q.concept_id = atom.name;
  q.scope = atom.scope;
  if (rules_.tests(atom).empty()) return q;
  q.test = unknown_test(atom);
  if (q.test != nullptr) q.about = About::attribute;
  else q.test = &rules_.tests(atom).front();
  return q;
}

}  // namespace anteroom::decide
