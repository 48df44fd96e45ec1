// The meaning of each test is that of engine/infer/finding_truth.cc, written as formulas over what an attribute may be.
#include "engine/proof/instance.h"

#include <algorithm>
#include <bit>
#include <set>

#include "engine/proof/nice_number.h"

namespace anteroom::proof {
namespace {

using ontology::ConceptId;
using ontology::kNoConcept;
using rule::AtomTest;
using TestKind = rule::AtomTest::Kind;

bool is_range(TestKind kind) {
  return kind == TestKind::duration || kind == TestKind::episode || kind == TestKind::ago || kind == TestKind::per_day;
}

// What a site or a trigger says to a test for one concept.
enum class Says : std::uint8_t { open, yes, no };

Says says(const ontology::Ontology& ontology, ConceptId given, const AtomTest& test) {
  if (given == kNoConcept) return Says::open;
  if (ontology.is_a(given, test.concept_id)) return Says::yes;
  return test.kind == TestKind::site && !ontology.is_a(test.concept_id, given) ? Says::no : Says::open;
}

}  // namespace

Instance::Instance(Cnf& cnf, const Questions& questions, const ontology::Ontology& ontology, std::vector<Choice> choices, Lit present,
                   Lit chief, std::uint32_t slots, bool exact_numbers)
    : cnf_(cnf),
      questions_(questions),
      ontology_(ontology),
      choices_(std::move(choices)),
      present_(present),
      chief_(chief),
      slots_(slots),
      exact_numbers_(exact_numbers) {
  std::map<QuestionId, std::vector<Lit>> claims;
  for (const Choice& choice : choices_)
    for (const QuestionId id : choice.claims) claims[id].push_back(choice.chosen);
  // Only questions whose tests can all be answered can come out true.
  std::map<std::uint32_t, std::vector<const AtomTest*>> tests;
  const auto answers = [this](const Question& question) { return (question.slots & ~slots_) == 0; };
  for (const auto& [id, chosen] : claims)
    if (answers(questions[id]))
      for (const AtomTest& test : questions[id].tests()) tests[slot_of(test)].push_back(&test);
  for (const auto& [slot, list] : tests) make_slot(slot, list);
  for (auto& [id, chosen] : claims) {
    const Question& question = questions[id];
    Said& said = said_[id];
    said.claimed = cnf_.all({present_, cnf_.any(std::move(chosen)), question.scope == rule::Scope::chief ? chief_ : kTrue});
    if (!answers(question)) continue;  // open, or false in a way that nobody asks about
    const Truths truths = truth(question);
    said.yes = cnf_.all({said.claimed, truths.yes}), said.no = cnf_.all({said.claimed, truths.no});
    if (question.failing) std::swap(said.yes, said.no);
  }
}

void Instance::make_slot(std::uint32_t slot, const std::vector<const AtomTest*>& tests) {
  const TestKind kind = tests.front()->kind;
  if (kind == TestKind::values)
    make_values(tests.front()->attribute, tests);
  else if (is_range(kind))
    make_bounds(slot, tests);
  else
    make_options(slot, tests);
}

void Instance::make_values(unsigned attribute, const std::vector<const AtomTest*>& tests) {
  std::map<std::vector<bool>, std::uint32_t> groups;
  const std::size_t count = ontology_.attribute(static_cast<ontology::AttributeId>(attribute)).values.size();
  for (std::size_t value = 0; value < count; ++value) {
    std::vector<bool> profile;
    for (const AtomTest* test : tests)
      profile.push_back((test->accepted >> value & 1) != 0), profile.push_back((test->perhaps >> value & 1) != 0);
    groups[profile] |= 1U << value;
  }
  for (const auto& [profile, bits] : groups) values_[attribute].push_back({bits, cnf_.fresh()});
}

void Instance::make_bounds(std::uint32_t slot, const std::vector<const AtomTest*>& tests) {
  Bounds& bounds = bounds_[slot];
  bounds.known = cnf_.fresh();
  for (const AtomTest* test : tests) {
    if (test->low != rule::kFixedMin) bounds.at[test->low];
    if (test->high != rule::kFixedMax) bounds.at[test->high + 1];
  }
  const Bound* before = nullptr;
  for (auto& [number, bound] : bounds.at) {
    bound = number <= 0 ? Bound{bounds.known, kTrue} : Bound{cnf_.fresh(), cnf_.fresh()};
    cnf_.implies(bound.low, bounds.known), cnf_.implies(bound.low, bound.high);
    if (before != nullptr) cnf_.implies(bound.low, before->low), cnf_.implies(bound.high, before->high);
    if (exact_numbers_) cnf_.clause({-bounds.known, -bound.high, bound.low});
    before = &bound;
  }
}

void Instance::make_options(std::uint32_t slot, const std::vector<const AtomTest*>& tests) {
  std::set<std::vector<Says>> profiles;
  std::vector<Option>& options = options_[slot];
  options.push_back({kNoConcept, kTrue});
  const auto add = [&](ConceptId id) {
    std::vector<Says> profile;
    for (const AtomTest* test : tests) profile.push_back(says(ontology_, id, *test));
    if (profiles.insert(profile).second) options.push_back({id, kTrue});
  };
  for (const AtomTest* test : tests) add(test->concept_id);
  if (slot == kSiteSlot) {
    for (ConceptId id = 0; id < ontology_.size(); ++id)
      if (ontology_[id].kind == ontology::Kind::site) add(id);
  } else {
    for (const AtomTest* test : tests)
      for (const ConceptId id : ontology_.descendants(test->concept_id)) add(id);
  }
  std::vector<Lit> chosen;
  for (Option& option : options) chosen.push_back(option.chosen = cnf_.fresh());
  cnf_.clause(chosen);
  cnf_.at_most_one(chosen);
}

Instance::Truths Instance::values_truth(const AtomTest& test) const {
  std::vector<Lit> accepted, perhaps, given;
  for (const Bits& bits : values_.at(test.attribute)) {
    given.push_back(bits.given);
    if ((bits.bits & test.accepted) != 0) accepted.push_back(bits.given);
    if ((bits.bits & test.perhaps) != 0) perhaps.push_back(bits.given);
  }
  const Lit yes = cnf_.any(accepted);
  return {yes, cnf_.all({-yes, cnf_.any(given), -cnf_.any(perhaps)})};
}

Instance::Truths Instance::range_truth(const AtomTest& test) const {
  const Bounds& bounds = bounds_.at(slot_of(test));
  const Bound low = test.low == rule::kFixedMin ? Bound{bounds.known, kTrue} : bounds.at.at(test.low);
  const Bound above = test.high == rule::kFixedMax ? Bound{kFalse, kFalse} : bounds.at.at(test.high + 1);
  return {cnf_.all({bounds.known, low.low, -above.high}), cnf_.all({bounds.known, cnf_.any({-low.high, above.low})})};
}

Instance::Truths Instance::concept_truth(const AtomTest& test) const {
  std::vector<Lit> yes, no;
  const auto take = [&](ConceptId given, Lit chosen) {
    const Says what = says(ontology_, given, test);
    if (what == Says::yes) yes.push_back(chosen);
    if (what == Says::no) no.push_back(chosen);
  };
  for (const Option& option : options_.at(slot_of(test))) {
    if (option.concept_id != kNoConcept || test.kind != TestKind::site) {
      take(option.concept_id, option.chosen);
      continue;
    }
    for (const Choice& choice : choices_)  // where its concept says
      take(ontology_.site_of(choice.concept_id), cnf_.all({option.chosen, choice.chosen}));
  }
  return {cnf_.any(yes), cnf_.any(no)};
}

Instance::Truths Instance::truth(const AtomTest& test) const {
  const Truths truths = test.kind == TestKind::values ? values_truth(test) : is_range(test.kind) ? range_truth(test) : concept_truth(test);
  return test.negated ? Truths{truths.no, truths.yes} : truths;
}

Instance::Truths Instance::truth(const Question& question) const {
  std::vector<Lit> yes, no;
  for (const AtomTest& test : question.tests()) {
    const Truths truths = truth(test);
    yes.push_back(truths.yes), no.push_back(truths.no);
  }
  return {cnf_.all(yes), cnf_.any(no)};
}

void Instance::require_only(QuestionId id) {
  cnf_.implies(present_, said_.at(id).yes);
  for (const AtomTest& test : questions_[id].tests()) {
    if (test.kind != TestKind::values) continue;
    for (const Bits& bits : values_.at(test.attribute))
      if (((bits.bits & test.accepted) != 0) == test.negated) cnf_.implies(present_, -bits.given);
  }
}

fact::Finding Instance::read(const Solution& solution) const {
  fact::Finding finding;
  for (const Choice& choice : choices_)
    if (finding.concept_id == kNoConcept && solution.value(choice.chosen)) finding.concept_id = choice.concept_id;
  finding.chief = solution.value(chief_);
  for (const auto& [attribute, groups] : values_)
    for (const Bits& bits : groups)
      if (solution.value(bits.given)) finding.values[attribute] |= 1U << std::countr_zero(bits.bits);
  for (const auto& [slot, options] : options_)
    for (const Option& option : options) {
      if (!solution.value(option.chosen)) continue;
      (slot == kSiteSlot ? finding.site : slot == kSiteSlot << 1 ? finding.trigger : finding.relief) = option.concept_id;
    }
  for (const auto& [slot, bounds] : bounds_) {
    if (!solution.value(bounds.known)) continue;
    struct Cell {
      rule::Fixed low = rule::kFixedMin, end = rule::kFixedMax;
    } low, high;
    for (const auto& [number, bound] : bounds.at) {
      if (solution.value(bound.low)) low.low = number;
      if (!solution.value(bound.low)) low.end = std::min(low.end, number);
      if (solution.value(bound.high)) high.low = number;
      if (!solution.value(bound.high)) high.end = std::min(high.end, number);
    }
    const unsigned which = static_cast<unsigned>(std::countr_zero(slot)) - static_cast<unsigned>(ontology::kMaxAttributes);
    const rule::Bounds possible = rule::bounds_of(which == 3 ? rule::Quantity::per_day : rule::Quantity::time);
    fact::Range* const ranges[] = {&finding.duration_days, &finding.episode_days, &finding.ago_days, &finding.per_day};
    *ranges[which] = {nice_number(low.low, low.end, possible), nice_number(high.low, high.end, possible)};
  }
  return finding;
}

}  // namespace anteroom::proof
