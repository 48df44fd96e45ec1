// Asked is what would change most and is closest to what was said: each rule votes for what it lacks, an emergency with more weight
// than an appointment, a rule written for this very complaint with more than one that lists it among ten others. A rule that shares
// only something broad (any pain) and asks about another part of the body is far: who has a headache would wonder why we ask about a
// cold leg. It is asked only where there is nothing closer.
#include <algorithm>

#include "engine/decide/question_finder.h"
#include "engine/infer/finding_truth.h"
#include "engine/infer/program.h"
#include "engine/rule/formula.h"

namespace anteroom::decide {
namespace {

using ontology::ConceptId;
using rule::Atom;
using rule::AtomKind;
using rule::is_finding;

constexpr std::size_t kBroad = 30;  // concepts: who has one of more than these has little in common with who has another

// Weights of a vote. A literal that must hold gives kWhole, one of n alternatives the n-th part.
constexpr std::uint32_t kWhole = 60, kSameSite = 15, kFar = 10;
constexpr std::uint32_t kChief = 2;                 // times as much where it is about a chief complaint
constexpr std::uint32_t kGain[] = {4, 3, 2, 1, 1};  // by the urgency that the rule would give
constexpr std::uint32_t kOtherDepartment = 1;

}  // namespace

// What concludes a fact stands before what tests it.
void QuestionFinder::measure_facts() {
  for (RuleIndex rule = 0; rule < rules_.size(); ++rule) {
    if (rules_.conclusions(rule).empty()) continue;
    std::uint32_t size = 0;
    infer::visit_literals(rules_.when(rule), [&](LiteralId literal) {
      const Atom& atom = rules_.atom(rule::atom_of(literal));
      if (is_finding(atom.kind))
        size += static_cast<std::uint32_t>(rules_.ontology().descendants(atom.name).size());
      else if (atom.kind == AtomKind::fact)
        size += fact_size_[atom.name];
    });
    for (const rule::FactIndex fact : rules_.conclusions(rule)) fact_size_[fact] += size;
  }
}

void QuestionFinder::consider(RuleIndex rule, bool chief) {
  seen_[rule] = round_;
  if (!lacks_one(rule)) return;
  const std::uint32_t support = support_of(rule);
  const std::uint32_t factor = gain_of(rule) * (chief ? kChief : 1);
  for (const LiteralId literal : lacking_) {
    const std::uint32_t own = nearness_of(literal), nearness = support + own;
    const bool far = nearness < kFar || (own == 0 && may_be_other_sex(literal));
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

// "Is the scrotum swollen?" of somebody who feels sick and may be a woman.
bool QuestionFinder::may_be_other_sex(LiteralId literal) const {
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  const bool unknown = inference_->facts().patient.sex == ontology::Sex::unknown;
  return unknown && is_finding(atom.kind) && rules_.ontology()[atom.name].sex != ontology::Sex::unknown;
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

}  // namespace anteroom::decide
