#include "engine/proof/finding_model.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/infer/finding_truth.h"

namespace anteroom::proof {
namespace {

using context::Assertion;
using context::Experiencer;
using context::Temporality;
using ontology::ConceptId;
using ontology::kNoConcept;
using rule::Scope;

constexpr std::size_t kPlain = 0, kChief = 4;

// Without words of its own, of no concept yet.
fact::Finding denial_in(Scope scope) {
  fact::Finding denial;
  denial.assertion = Assertion::absent;
  if (scope == Scope::past) denial.temporality = Temporality::past;
  if (scope == Scope::family) denial.experiencer = Experiencer::family;
  return denial;
}

}  // namespace

Lit FindingModel::literal(QuestionId question, bool positive, std::uint8_t patient) {
  if (answers_.size() <= question) answers_.resize(question + 1);
  Answers& answers = answers_[question];
  const std::size_t who = two() ? patient : 0;
  for (std::size_t i = 0; i <= who; ++i)
    if (answers.yes[i] == 0) answers.yes[i] = cnf_.fresh();
  if (positive) return answers.yes[who];
  if (answers.no[who] == 0) answers.no[who] = cnf_.fresh();
  return answers.no[who];
}

// A chief complaint is claimed in the plain sense too.
bool FindingModel::asked_in(const Question& question, std::size_t sense) const {
  return sense_of(question) == sense || (sense == kChief && sense_of(question) == kPlain);
}

std::vector<FindingModel::Claim> FindingModel::claims_in(std::size_t sense) const {
  std::vector<Claim> claims;
  bool wanted = false;
  for (QuestionId id = 0; id < questions_.size(); ++id) {
    if (!asked_in(questions_[id], sense)) continue;
    wanted |= sense_of(questions_[id]) == sense;
    for (const ConceptId claiming : questions_[id].concepts) claims.push_back({claiming, id});
  }
  if (!wanted) claims.clear();  // nobody asks in this sense itself
  std::sort(claims.begin(), claims.end());
  return claims;
}

// Of all claims, sorted, those of one concept.
FindingModel::Class FindingModel::class_of(std::span<const Claim> claims, ConceptId id) const {
  Class one{id, {}, kNoConcept};
  bool site = false;
  for (auto at = std::lower_bound(claims.begin(), claims.end(), Claim{id, 0}); at != claims.end() && at->concept_id == id; ++at) {
    one.claims.push_back(at->question);
    site |= (questions_[at->question].slots & kSiteSlot) != 0;
  }
  if (site) one.own_site = ontology_.site_of(id);
  return one;
}

// Concepts that questions name come first: they are the broadest of their class.
void FindingModel::make_classes(std::size_t sense) {
  const std::vector<Claim> claims = claims_in(sense);
  std::vector<Class>& classes = classes_[sense];
  std::vector<std::vector<std::uint32_t>>& claimed_by = claimed_by_[sense];
  claimed_by.resize(questions_.size());
  std::map<std::pair<std::vector<QuestionId>, ConceptId>, std::uint32_t> known;
  const auto add = [&](ConceptId id) {
    Class one = class_of(claims, id);
    if (one.claims.empty()) return;
    if (!known.emplace(std::pair(one.claims, one.own_site), static_cast<std::uint32_t>(classes.size())).second) return;
    for (const QuestionId question : one.claims) claimed_by[question].push_back(static_cast<std::uint32_t>(classes.size()));
    classes.push_back(std::move(one));
  };
  if (claims.empty()) return;
  for (QuestionId id = 0; id < questions_.size(); ++id)
    if (asked_in(questions_[id], sense)) add(questions_[id].name);
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (i == 0 || claims[i].concept_id != claims[i - 1].concept_id) add(claims[i].concept_id);
}

// The classes that claim the question and as little else as can be.
std::vector<std::size_t> FindingModel::least(std::size_t sense, QuestionId question) const {
  const std::vector<Class>& classes = classes_[sense];
  std::vector<std::size_t> candidates(claimed_by_[sense][question].begin(), claimed_by_[sense][question].end());
  std::stable_sort(candidates.begin(), candidates.end(), [&](std::size_t a, std::size_t b) {
    const Class &x = classes[a], &y = classes[b];
    return std::pair(x.claims.size(), x.own_site != kNoConcept) < std::pair(y.claims.size(), y.own_site != kNoConcept);
  });
  const auto replaces = [&](std::size_t a, std::size_t b) {  // whatever b can be, a can, and claims no more
    const Class &x = classes[a], &y = classes[b];
    if (x.own_site != kNoConcept && y.own_site == kNoConcept) return false;
    return std::includes(y.claims.begin(), y.claims.end(), x.claims.begin(), x.claims.end());
  };
  std::vector<std::size_t> result;
  for (const std::size_t candidate : candidates)
    if (std::none_of(result.begin(), result.end(), [&](std::size_t less) { return replaces(less, candidate); }))
      result.push_back(candidate);
  return result;
}

Choice FindingModel::choice(std::size_t sense, std::size_t index, Lit chosen) const {
  return {classes_[sense][index].concept_id, classes_[sense][index].claims, chosen};
}

// The attributes that matter: the given ones, those of claimed questions that somebody wants to be false, and a site where the concept
// itself has one that could be in the way.
std::uint32_t FindingModel::slots_for(const std::vector<Choice>& choices, std::uint32_t slots) const {
  for (const Choice& choice : choices)
    for (const QuestionId id : choice.claims) {
      if (answers_[id].may_be_false()) slots |= questions_[id].slots;
      if ((questions_[id].slots & kSiteSlot) != 0 && ontology_.site_of(choice.concept_id) != kNoConcept) slots |= kSiteSlot;
    }
  return slots;
}

void FindingModel::add_mention(std::size_t sense, std::size_t index) {
  Lit& present = mentions_[sense][index];
  if (present != 0) return;
  present = cnf_.fresh();
  std::vector<Choice> choices{choice(sense, index, kTrue)};
  const std::uint32_t slots = slots_for(choices, 0);
  instances_.emplace_back(sense, std::make_unique<Instance>(cnf_, questions_, ontology_, std::move(choices), present,
                                                            sense == kChief ? kTrue : kFalse, slots, change_.exact_numbers));
}

void FindingModel::add_designated(QuestionId question) {
  const std::size_t sense = sense_of(questions_[question]);
  const std::vector<std::size_t> classes = least(sense, question);
  std::vector<Choice> choices;
  std::vector<Lit> chosen;
  for (const std::size_t index : classes) {
    chosen.push_back(classes.size() == 1 ? kTrue : cnf_.fresh());
    choices.push_back(choice(sense, index, chosen.back()));
  }
  if (classes.size() > 1) cnf_.clause(chosen), cnf_.at_most_one(chosen);
  const std::uint32_t slots = slots_for(choices, questions_[question].slots);
  const Lit present = answers_[question].may_be_false() ? cnf_.fresh() : answers_[question].yes[0];
  instances_.emplace_back(sense, std::make_unique<Instance>(cnf_, questions_, ontology_, std::move(choices), present,
                                                            sense == kChief ? kTrue : kFalse, slots, change_.exact_numbers));
  designated_[question] = instances_.back().second.get();
}

// The findings one of which patient 1 has and patient 0 has not.
void FindingModel::make_extras() {
  std::vector<Claim> claims = claims_in(kPlain);
  for (const Claim& claim : claims_in(kChief)) claims.push_back(claim);
  std::sort(claims.begin(), claims.end());
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
  std::vector<Lit> present;
  for (const More& more : more_) {
    const Class one = class_of(claims, more.concept_id);
    const bool tested = more.question != kNone && questions_[more.question].tested();
    present.push_back(more_.size() == 1 ? kTrue : cnf_.fresh());
    extras_.push_back(std::make_unique<Instance>(cnf_, questions_, ontology_, std::vector<Choice>{{one.concept_id, one.claims, kTrue}},
                                                 present.back(), cnf_.fresh(), tested ? questions_[more.question].slots : 0,
                                                 change_.exact_numbers));
    if (tested) extras_.back()->require_only(more.question);
  }
  cnf_.clause(present), cnf_.at_most_one(present);
}

void FindingModel::sum_up(const Instance& instance, std::vector<Sum>& sums) const {
  for (const auto& [id, said] : instance.said()) {
    sums[id].claimed.push_back(said.claimed);
    sums[id].yes.push_back(questions_[id].tested() ? said.yes : said.claimed);
    sums[id].not_no.push_back(cnf_.all({said.claimed, -said.no}));
  }
}

// A denial as the chainer reads it: of all questions below its concept, or of those that its own words cover.
void FindingModel::add_denial(const fact::Finding& finding, bool narrow) {
  const Lit present = cnf_.fresh();
  denials_.push_back({finding, present});
  for (QuestionId id = 0; id < questions_.size(); ++id) {
    const Question& question = questions_[id];
    if (question.atom == nullptr || !answers_[id].may_be_false() || !infer::denies(question.scope, finding)) continue;
    if (!ontology_.is_a(question.name, finding.concept_id)) continue;
    if (!narrow)
      denied_[id].push_back(present);
    else if (question.tested() && infer::excludes(*question.rules, finding, *question.atom))
      excluded_[id].push_back(present);
  }
}

// The tightest denials with words of their own that make the question false.
void FindingModel::narrow_denials(QuestionId id) {
  const Question& question = questions_[id];
  std::vector<fact::Finding> denials{denial_in(question.scope)};
  std::map<std::uint32_t, std::vector<const rule::AtomTest*>> by_slot;
  for (const rule::AtomTest& test : question.tests())
    if (!test.negated) by_slot[slot_of(test)].push_back(&test);
  for (const auto& [slot, tests] : by_slot) {
    std::vector<fact::Finding> more;
    for (const fact::Finding& denial : denials)
      for (const rule::AtomTest* test : tests) {
        fact::Finding with = denial;
        if (test->kind == rule::AtomTest::Kind::values) with.values[test->attribute] = test->accepted;
        if (test->kind == rule::AtomTest::Kind::site) with.site = test->concept_id;
        if (test->kind == rule::AtomTest::Kind::trigger) with.trigger = test->concept_id;
        more.push_back(with);
      }
    denials = std::move(more);
  }
  for (fact::Finding& denial : denials)
    for (const ConceptId broad : ontology_.ancestors(question.name)) {
      denial.concept_id = broad;
      if (infer::is_narrow(*question.rules, denial)) add_denial(denial, true);
      // A broader denial is only tighter where the site says more than the broader concept does.
      if (denial.site == kNoConcept) break;
    }
}

void FindingModel::make_denials() {
  std::set<std::pair<Scope, ConceptId>> known;
  for (QuestionId id = 0; id < questions_.size(); ++id) {
    const Question& question = questions_[id];
    if (question.atom == nullptr || !answers_[id].may_be_false()) continue;
    fact::Finding denial = denial_in(question.scope);
    denial.concept_id = question.name;
    const Scope group = question.scope == Scope::past || question.scope == Scope::family ? question.scope : Scope::plain;
    if (known.emplace(group, question.name).second) add_denial(denial, false);
    if (question.tested()) narrow_denials(id);
  }
}

Lit FindingModel::false_when(QuestionId question, Lit yes, const Sum& sum) {
  const Lit denied = cnf_.any(denied_[question]);
  if (!questions_[question].tested()) return cnf_.all({-yes, denied});
  const Lit claimed = cnf_.any(sum.claimed), open = cnf_.any(sum.not_no);
  return cnf_.all({-yes, cnf_.any({cnf_.any(excluded_[question]), cnf_.all({claimed, -open}), cnf_.all({-claimed, denied})})});
}

void FindingModel::tie(QuestionId id) {
  const Question& question = questions_[id];
  const Answers& answers = answers_[id];
  std::vector<Lit> reasons;
  if (question.tested()) {
    reasons.push_back(designated_[id]->said().at(id).yes);
  } else {
    const std::size_t sense = sense_of(question);
    for (const std::size_t index : least(sense, id)) reasons.push_back(mentions_[sense][index]);
  }
  cnf_.implies(answers.yes[0], cnf_.any(reasons));
  for (const Lit yes : sums_[id].yes) cnf_.implies(yes, answers.yes[0]);
  const auto equal = [this](Lit a, Lit b) { cnf_.implies(a, b), cnf_.implies(b, a); };
  if (answers.no[0] != 0) equal(answers.no[0], false_when(id, answers.yes[0], sums_[id]));
  if (answers.yes[1] != 0) {
    Sum sum = sums_[id];
    const auto append = [](std::vector<Lit>& to, const std::vector<Lit>& from) { to.insert(to.end(), from.begin(), from.end()); };
    append(sum.claimed, with_extra_[id].claimed), append(sum.not_no, with_extra_[id].not_no);
    std::vector<Lit> yes{answers.yes[0]};
    append(yes, with_extra_[id].yes);
    equal(answers.yes[1], cnf_.any(yes));
    if (answers.no[1] != 0) equal(answers.no[1], false_when(id, answers.yes[1], sum));
  }
}

void FindingModel::close() {
  const std::size_t count = questions_.size();
  answers_.resize(count);
  for (Answers& answers : answers_)
    if (answers.yes[0] == 0) answers.yes[0] = cnf_.fresh();
  designated_.resize(count), sums_.resize(count), with_extra_.resize(count), denied_.resize(count), excluded_.resize(count);
  for (std::size_t sense = 0; sense < kSenses; ++sense) {
    make_classes(sense);
    mentions_[sense].assign(classes_[sense].size(), 0);
  }
  for (QuestionId id = 0; id < count; ++id) {
    const std::size_t sense = sense_of(questions_[id]);
    if (questions_[id].tested())
      add_designated(id);
    else
      for (const std::size_t index : least(sense, id)) add_mention(sense, index);
  }
  for (const auto& [sense, instance] : instances_) sum_up(*instance, sums_);
  if (two()) make_extras();
  for (const auto& extra : extras_) sum_up(*extra, with_extra_);
  make_denials();
  for (QuestionId id = 0; id < count; ++id) tie(id);
}

void FindingModel::read(const Solution& solution, Witness& witness) const {
  for (const auto& [sense, instance] : instances_) {
    if (!solution.value(instance->present())) continue;
    fact::Finding finding = instance->read(solution);
    if (sense == rule::claim_row(Scope::past)) finding.temporality = Temporality::past;
    if (sense == rule::claim_row(Scope::family)) finding.experiencer = Experiencer::family;
    if (sense == rule::claim_row(Scope::possible)) finding.assertion = Assertion::possible;
    witness.facts.findings.push_back(finding);
  }
  for (const Denial& denial : denials_)
    if (solution.value(denial.present)) witness.facts.findings.push_back(denial.finding);
  std::stable_sort(witness.facts.findings.begin(), witness.facts.findings.end(), [](const fact::Finding& a, const fact::Finding& b) {
    return std::pair(a.assertion == Assertion::absent, a.concept_id) < std::pair(b.assertion == Assertion::absent, b.concept_id);
  });
  if (two()) witness.changed.findings = witness.facts.findings;
  for (const auto& extra : extras_)
    if (solution.value(extra->present())) witness.changed.findings.push_back(extra->read(solution));
}

}  // namespace anteroom::proof
