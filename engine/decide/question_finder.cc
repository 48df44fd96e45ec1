// A rule that lacks one literal is a question. Rules are reached from what is true and, for chief complaints, from narrower concepts
// (who says headache is asked whether it is a thunderclap headache). A derived fact that is one literal away counts as that literal
// for the rules that test it. The worst questions are found first: by urgency, and for each urgency those that belong to a chief
// complaint; as soon as there are enough, the rest is not looked at.
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

constexpr std::size_t kNearLiterals = 4;  // kept for one derived fact

bool about_findings(AtomKind kind) { return kind == AtomKind::finding || kind == AtomKind::row || kind == AtomKind::fact; }

std::span<const std::uint32_t> entries(std::span<const std::uint32_t> begin, std::span<const std::uint32_t> list, std::uint32_t row,
                                       ConceptId id) {
  if (row == rule::kNoRow) return {};
  return list.subspan(begin[row + id], begin[row + id + 1] - begin[row + id]);
}

bool same_question(const Question& a, const Question& b) {
  return a.about == b.about && a.concept_id == b.concept_id && a.measure == b.measure &&  // now or before: once is enough

         (a.about != Question::About::attribute || (a.test->kind == b.test->kind && a.test->attribute == b.test->attribute));
}

}  // namespace

QuestionFinder::QuestionFinder(const rule::RuleBase& rules)
    : rules_(rules),
      emergency_(rules.departments()[rules.departments().find(rules.settings().emergency_department)].answers),
      seen_(rules.size(), 0),
      touched_atoms_(rules.atom_count(), 0),
      chief_atoms_(rules.atom_count(), 0),
      near_(rules.fact_count(), 0),
      near_literals_(rules.fact_count()) {}

void QuestionFinder::find(const infer::Inference& inference, Decision& decision, std::span<const double> scores) {
  if (decision.urgency == Urgency::emergency) return;  // nothing is more urgent, and the first department is given
  begin(inference, decision, scores);
  touch_claims();
  touch_narrower();
  touch_near_facts();
  const std::size_t limit = std::max<std::size_t>(rules_.settings().ask_next_limit, 1);
  search(decision, limit);
  // What one would have to know (a diagnosis, an exposure) is asked where there is room left beside what one can feel.
  std::swap(candidates_, deferred_);
  choose(decision, limit, true);
  std::stable_sort(decision.ask_next.begin(), decision.ask_next.end(), [](const Question& a, const Question& b) {
    return std::tuple(!a.changes_urgency, a.urgency) < std::tuple(!b.changes_urgency, b.urgency);
  });
}

// Chief complaints first, the worst of each first, up to the limit.
void QuestionFinder::search(Decision& decision, std::size_t limit) {
  for (const bool chief : {true, false})
    for (std::size_t level = 0; level < static_cast<std::size_t>(decision.urgency); ++level) {
      consider_urgency(static_cast<Urgency>(level), chief);
      choose(decision, limit, false);
      if (decision.ask_next.size() >= limit) return;
    }
  for (const bool chief : {true, false}) {
    consider_departments(chief);
    choose(decision, limit, false);
    if (decision.ask_next.size() >= limit) return;
  }
}

void QuestionFinder::begin(const infer::Inference& inference, const Decision& decision, std::span<const double> scores) {
  inference_ = &inference;
  decision_ = &decision;
  scores_ = scores;
  if (++round_ == 0) {  // after 2^32 questions
    for (auto* stamps : {&seen_, &touched_atoms_, &chief_atoms_, &near_}) std::fill(stamps->begin(), stamps->end(), 0);
    round_ = 1;
  }
  deferred_.clear();
  touched_[0].clear();
  touched_[1].clear();
}

void QuestionFinder::touch(AtomId atom, bool chief, bool urgent_only) {
  if (touched_atoms_[atom] == round_) return;
  touched_atoms_[atom] = round_;
  touched_[chief ? 1 : 0].push_back({atom, 0, urgent_only});
}

// What is true, and what is claimed with attributes that are not known.
void QuestionFinder::touch_claims() {
  const rule::RuleArrays& arrays = rules_.arrays();
  const std::uint32_t row = arrays.claim_rows[rule::claim_row(Scope::plain)];
  const auto& findings = inference_->facts().findings;
  for (const bool chief : {true, false})  // chief complaints first: an atom that they claim is theirs
    for (const fact::Finding& finding : findings) {
      if (!finding.plain() || finding.chief != chief) continue;
      for (const std::uint32_t entry : entries(arrays.claim_begin, arrays.claims, row, finding.concept_id)) {
        const AtomId atom = entry & ~rule::kTested;
        if (chief) chief_atoms_[atom] = round_;
        if (!inference_->is_true(2 * atom + 1)) touch(atom, chief, false);
      }
    }
  for (std::size_t i = 0; i < inference_->fired().size(); ++i) {
    const auto conclusions = rules_.conclusions(inference_->fired()[i]);
    if (conclusions.empty() || !inference_->rests_on_chief(i)) continue;
    for (const rule::FactIndex fact : conclusions) {
      chief_atoms_[rules_.fact_atom(fact)] = round_;
      touch(rules_.fact_atom(fact), true, false);
    }
  }
  for (const LiteralId literal : inference_->true_literals())
    if (rule::is_positive(literal)) touch(rule::atom_of(literal), false, false);
}

void QuestionFinder::touch_narrower() {
  const rule::RuleArrays& arrays = rules_.arrays();
  for (const fact::Finding& finding : inference_->facts().findings) {
    if (!finding.plain() || !finding.chief) continue;
    for (const std::uint32_t entry : entries(arrays.denial_begin, arrays.denials, arrays.denial_rows[0], finding.concept_id))
      touch(entry & ~rule::kTested, true, true);
  }
}

// Facts that rules with one gap would conclude, over any number of steps.
void QuestionFinder::touch_near_facts() {
  for (const bool chief : {true, false})
    for (std::size_t i = 0; i < touched_[chief ? 1 : 0].size(); ++i)  // grows on the way
      for (const RuleIndex rule : rules_.steps_with(touched_[chief ? 1 : 0][i].atom)) {
        if (inference_->fired(rule) || !lacks_one(rule)) continue;
        for (const rule::FactIndex fact : rules_.conclusions(rule)) {
          if (near_[fact] == round_ || inference_->concluded(fact)) continue;
          near_[fact] = round_;
          const std::size_t count = std::min(lacking_.size(), kNearLiterals);
          near_literals_[fact].assign(lacking_.begin(), lacking_.begin() + static_cast<std::ptrdiff_t>(count));
          touch(rules_.fact_atom(fact), chief, false);
        }
      }
}

// Rules are listed most urgent first, and considered in that order.
void QuestionFinder::consider_urgency(Urgency urgency, bool chief) {
  for (Touched& touched : touched_[chief ? 1 : 0]) {
    const auto list = rules_.rules_with(touched.atom);
    for (; touched.next < list.size() && rules_.urgency(list[touched.next]) == urgency; ++touched.next) consider(list[touched.next]);
  }
}

void QuestionFinder::consider_departments(bool chief) {
  for (Touched& touched : touched_[chief ? 1 : 0]) {
    if (touched.urgent_only) continue;
    const auto list = rules_.rules_with(touched.atom);
    for (; touched.next < list.size(); ++touched.next) {
      rule::DepartmentIndex department = rule::kNoDepartment;
      const RuleIndex rule = list[touched.next];
      if (!rules_.routes(rule).empty() && changes_first(rule, rests_on_chief(rule), department)) consider(rule);
    }
  }
}

void QuestionFinder::consider(RuleIndex rule) {
  if (seen_[rule] == round_) return;
  seen_[rule] = round_;
  if (inference_->fired(rule) || !lacks_one(rule)) return;
  const std::uint32_t support = support_of(rule);
  for (const LiteralId literal : lacking_) candidates_.push_back({support, rule, literal});
}

// Turns candidates into questions, those with most support first, until there are enough.
void QuestionFinder::choose(Decision& decision, std::size_t limit, bool all) {
  std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(~a.support, a.rule, a.literal) < std::tuple(~b.support, b.rule, b.literal);
  });
  for (const Candidate& candidate : candidates_) {
    if (decision.ask_next.size() >= limit) break;
    Question q = question_about(candidate.literal);
    const bool felt = q.about != Question::About::concept_ || rules_.ontology()[q.concept_id].kind == ontology::Kind::symptom;
    if (!felt && !all) {
      deferred_.push_back(candidate);
      continue;
    }
    const auto same = [&q](const Question& other) { return same_question(q, other); };
    if (std::any_of(decision.ask_next.begin(), decision.ask_next.end(), same)) continue;
    q.rule = candidate.rule;
    q.literal = candidate.literal;
    q.changes_urgency = rules_.urgency(q.rule) < decision.urgency;
    q.urgency = q.changes_urgency ? rules_.urgency(q.rule) : Urgency::none;
    rule::DepartmentIndex department = rule::kNoDepartment;
    if (changes_first(q.rule, rests_on_chief(q.rule), department)) q.department = department;
    if (q.urgency == Urgency::emergency) q.department = emergency_;
    decision.ask_next.push_back(q);
  }
  candidates_.clear();
}

// Whether one more literal would make the rule fire; `lacking_` then holds those that would.
bool QuestionFinder::lacks_one(RuleIndex rule) {
  lacking_.clear();
  const auto when = rules_.when(rule), unless = rules_.unless(rule);
  return gap_of_list(when.data(), when.data() + when.size()) == Gap::one &&
         (unless.empty() || !infer::holds(unless, inference_->true_bits()));
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
    while (at != end && held < needed) {
      const std::size_t before = lacking_.size();
      const Gap part = gap_of_part(at);
      if (part == Gap::none)
        ++held;
      else if (part == Gap::one)
        ++near;
      if (part != Gap::one) lacking_.resize(before);
    }
    if (held >= needed)
      result = Gap::none;
    else if (held + 1 == needed && near > 0)
      result = Gap::one;
  }
  at = end;
  if (result != Gap::one) lacking_.resize(begin);
  return result;
}

QuestionFinder::Gap QuestionFinder::gap_of_literal(LiteralId literal) {
  if (inference_->is_true(literal)) return Gap::none;
  if (inference_->is_true(rule::negation_of(literal))) return Gap::more;
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

// Whether a person can answer what is not known.
bool QuestionFinder::can_ask(LiteralId literal) const {
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  const fact::Patient& patient = inference_->facts().patient;
  switch (atom.kind) {
    case AtomKind::number:
      return !patient.measures[atom.name].known();
    case AtomKind::sex:
      return true;
    case AtomKind::pregnant:
    case AtomKind::postpartum:
    case AtomKind::breastfeeding:
      return rule::is_positive(literal);
    case AtomKind::finding:
    case AtomKind::row:
      break;
    default:
      return false;
  }
  if (!rule::is_positive(literal) || atom.scope == Scope::chief || atom.scope == Scope::possible) return false;
  const ontology::Concept& asked = rules_.ontology()[atom.name];
  if (asked.kind == ontology::Kind::intent) return false;
  return asked.sex == ontology::Sex::unknown || patient.sex == ontology::Sex::unknown || asked.sex == patient.sex;
}

std::uint32_t QuestionFinder::support_of(RuleIndex rule) const {
  std::uint32_t support = 0;
  infer::visit_literals(rules_.when(rule), [&](LiteralId literal) {
    if (inference_->is_true(literal) && about_findings(rules_.atom(rule::atom_of(literal)).kind)) ++support;
  });
  return support;
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

// The first test that a mention of the concept leaves open.
const rule::AtomTest* QuestionFinder::unknown_test(const Atom& atom) const {
  for (const fact::Finding& finding : inference_->facts().findings) {
    if (!infer::claims(atom.scope, finding) || !rules_.ontology().is_a(finding.concept_id, atom.name)) continue;
    for (const rule::AtomTest& test : rules_.tests(atom))
      if (infer::test_truth(rules_, test, finding) == Truth::unknown) return &test;
  }
  return nullptr;
}

Question QuestionFinder::question_about(LiteralId literal) const {
  Question q;
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  using About = Question::About;
  switch (atom.kind) {
    case AtomKind::number: {
      const auto measure = static_cast<fact::Measure>(atom.name);
      q.about = measure == fact::Measure::age ? About::age : measure == fact::Measure::weeks_pregnant ? About::pregnancy : About::measure;
      if (q.about == About::measure) q.measure = measure;
      return q;
    }
    case AtomKind::sex:
      q.about = About::sex;
      return q;
    case AtomKind::pregnant:
    case AtomKind::postpartum:
    case AtomKind::breastfeeding:
      q.about = About::pregnancy;
      return q;
    default:
      break;
  }
  q.concept_id = atom.name;
  q.scope = atom.scope;
  if (rules_.tests(atom).empty()) return q;
  q.test = unknown_test(atom);
  if (q.test != nullptr)
    q.about = About::attribute;
  else
    q.test = &rules_.tests(atom).front();
  return q;
}

}  // namespace anteroom::decide
