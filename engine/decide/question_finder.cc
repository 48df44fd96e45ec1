// A rule that lacks one literal is a question. Rules are reached from what is true and, for chief complaints, from narrower concepts
// (who says headache is asked whether it is a thunderclap headache). A derived fact that is one literal away counts as that literal
// for the rules that test it.
//
// Asked is what would change most and is closest to what was said: each rule votes for what it lacks, an emergency with more weight
// than an appointment, a rule written for this very complaint with more than one that lists it among ten others. A rule that shares
// only something broad (any pain) and asks about another part of the body is far: who has a headache would wonder why we ask about a
// cold leg. It is asked only where there is nothing closer.
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
constexpr std::size_t kBroad = 30;        // concepts: who has one of more than these has little in common with who has another

// Weights of a vote. A literal that must hold gives kWhole, one of n alternatives the n-th part.
constexpr std::uint32_t kWhole = 60, kSameSite = 15, kFar = 10;
constexpr std::uint32_t kChief = 2;                 // times as much where it is about a chief complaint
constexpr std::uint32_t kGain[] = {4, 3, 2, 1, 1};  // by the urgency that the rule would give
constexpr std::uint32_t kOtherDepartment = 1;

bool is_finding(AtomKind kind) { return kind == AtomKind::finding || kind == AtomKind::row; }

std::span<const std::uint32_t> entries(std::span<const std::uint32_t> begin, std::span<const std::uint32_t> list, std::uint32_t row,
                                       ConceptId id) {
  if (row == rule::kNoRow) return {};
  return list.subspan(begin[row + id], begin[row + id + 1] - begin[row + id]);
}

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
  for (RuleIndex rule = 0; rule < rules.size(); ++rule) {  // what concludes a fact stands before what tests it
    if (rules.conclusions(rule).empty()) continue;
    std::uint32_t size = 0;
    infer::visit_literals(rules.when(rule), [&](LiteralId literal) {
      const Atom& atom = rules.atom(rule::atom_of(literal));
      if (is_finding(atom.kind))
        size += static_cast<std::uint32_t>(rules.ontology().descendants(atom.name).size());
      else if (atom.kind == AtomKind::fact)
        size += fact_size_[atom.name];
    });
    for (const rule::FactIndex fact : rules.conclusions(rule)) fact_size_[fact] += size;
  }
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
  choose(decision, limit, false);
  std::swap(candidates_, deferred_);
  choose(decision, limit, true);
  std::swap(candidates_, far_);
  choose(decision, 1, true);
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
  far_.clear();
  deferred_.clear();
  touched_[0].clear();
  touched_[1].clear();
}

void QuestionFinder::touch(AtomId atom, bool chief, bool urgent_only) {
  if (touched_atoms_[atom] == round_) return;
  touched_atoms_[atom] = round_;
  touched_[chief ? 1 : 0].push_back({atom, urgent_only});
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

bool QuestionFinder::can_change(RuleIndex rule, bool urgent_only) const {
  if (seen_[rule] == round_ || inference_->fired(rule)) return false;
  if (rules_.urgency(rule) < decision_->urgency) return true;
  rule::DepartmentIndex department = rule::kNoDepartment;
  return !urgent_only && !rules_.routes(rule).empty() && changes_first(rule, rests_on_chief(rule), department);
}

void QuestionFinder::consider(RuleIndex rule, bool chief) {
  seen_[rule] = round_;
  if (!lacks_one(rule)) return;
  const std::uint32_t support = support_of(rule);
  const std::uint32_t factor = gain_of(rule) * (chief ? kChief : 1);
  for (const LiteralId literal : lacking_) {
    const std::uint32_t nearness = support + nearness_of(literal);
    const bool far = nearness < kFar;
    // A rule that speaks for a department that is to answer already knows what belongs together.
    (far ? far_ : candidates_).push_back({0, factor * (shares_department(rule) ? 2 * nearness : nearness), rule, literal});
  }
}

std::uint32_t QuestionFinder::gain_of(RuleIndex rule) const {
  const Urgency urgency = rules_.urgency(rule);
  return urgency < decision_->urgency ? kGain[static_cast<std::size_t>(urgency)] : kOtherDepartment;
}

// What the literal asks about: the same thing now and long ago, sudden or severe, is one thing.
std::uint32_t QuestionFinder::vote_key(LiteralId literal) const {
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  return is_finding(atom.kind) ? atom.name : static_cast<std::uint32_t>(rules_.ontology().size()) + rule::atom_of(literal);
}

// A question about something broader is answered by all who wait for something narrower: "Is there any weakness?"
void QuestionFinder::count_votes() {
  const ontology::Ontology& ontology = rules_.ontology();
  const auto each_vote = [&](const Candidate& candidate, auto&& visit) {
    const std::uint32_t key = vote_key(candidate.literal);
    visit(votes_[key]);
    if (key >= ontology.size()) return;
    for (const ConceptId broader : ontology.ancestors(key).subspan(1))
      if (ontology.descendants(broader).size() <= kBroad) visit(votes_[broader]);
  };
  for (const Candidate& candidate : candidates_) each_vote(candidate, [&](std::uint32_t& votes) { votes += candidate.weight; });
  for (Candidate& candidate : candidates_) candidate.votes = votes_[vote_key(candidate.literal)];
  for (const Candidate& candidate : candidates_) each_vote(candidate, [](std::uint32_t& votes) { votes = 0; });
}

// Turns candidates into questions, those with most votes and weight first, until there are enough.
void QuestionFinder::choose(Decision& decision, std::size_t limit, bool all) {
  count_votes();
  std::stable_sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(~a.votes, ~a.weight, a.rule) < std::tuple(~b.votes, ~b.weight, b.rule);  // then as the rule names them
  });
  for (const Candidate& candidate : candidates_) {
    if (decision.ask_next.size() >= limit) break;
    const Question question = question_about(candidate.literal);
    const bool felt = question.about != Question::About::concept_ || rules_.ontology()[question.concept_id].kind == ontology::Kind::symptom;
    if (felt || all)
      ask(candidate, question, decision);
    else
      deferred_.push_back(candidate);
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
  const auto when = rules_.when(rule);
  return support_of_list(when.data(), when.data() + when.size(), kWhole);
}

// What the true literals of the list are worth, each of `share`, and less inside a group of alternatives.
std::uint32_t QuestionFinder::support_of_list(const std::uint32_t* at, const std::uint32_t* end, std::uint32_t share) const {
  std::uint32_t support = 0;
  while (at != end) {
    const std::uint32_t word = *at++;
    if (word < rule::kAll) {
      if (inference_->is_true(word) && is_close(word)) support += share;
      continue;
    }
    const std::uint32_t size = word & rule::kPayload, group = word & rule::kGroup;
    const std::uint32_t* const begin = group == rule::kAtLeast ? at + 1 : at;
    support += support_of_list(begin, at + size, group == rule::kAll ? share : share / std::min(size, kWhole));
    at += size;
  }
  return support;
}

bool QuestionFinder::shares_department(RuleIndex rule) const {
  const auto routes = rules_.routes(rule);
  return std::any_of(routes.begin(), routes.end(), [&](const rule::Route& route) {
    const rule::DepartmentIndex answers = rules_.departments()[route.department].answers;
    return answers != emergency_ && scores_[answers] > 0;
  });
}

// Whether a true literal says nearly what the person said.
bool QuestionFinder::is_close(LiteralId literal) const {
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  if (atom.kind == AtomKind::fact) return fact_size_[atom.name] <= kBroad;
  if (!is_finding(atom.kind)) return false;
  if (rules_.ontology().descendants(atom.name).size() <= kBroad) return true;
  const auto& findings = inference_->facts().findings;
  return std::any_of(findings.begin(), findings.end(), [&](const fact::Finding& finding) { return finding.concept_id == atom.name; });
}

// Where the atom is asked for.
ConceptId QuestionFinder::site_of(const Atom& atom) const {
  for (const rule::AtomTest& test : rules_.tests(atom))
    if (test.kind == rule::AtomTest::Kind::site) return test.concept_id;
  return rules_.ontology().site_of(atom.name);
}

// Whether what is asked is a finding of the patient more closely, or is at the same part of the body.
std::uint32_t QuestionFinder::nearness_of(LiteralId literal) const {
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  if (!is_finding(atom.kind)) return 0;
  const ontology::Ontology& ontology = rules_.ontology();
  const ConceptId site = site_of(atom);
  std::uint32_t nearness = 0;
  for (const fact::Finding& finding : inference_->facts().findings) {
    if (!finding.plain()) continue;
    if (ontology.is_a(atom.name, finding.concept_id)) return kWhole;
    const ConceptId other = infer::site_of(rules_, finding);
    if (site != ontology::kNoConcept && other != ontology::kNoConcept && (ontology.is_a(site, other) || ontology.is_a(other, site)))
      nearness = kSameSite;
  }
  return nearness;
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
