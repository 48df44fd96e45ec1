// Bounds of one measure are ordered: who is at least 50 is at least 40. A number within bounds has reached some, has missed some, and the
// rest is open. Sexes exclude each other.
#include "engine/proof/patient_model.h"

#include <algorithm>

#include "engine/proof/nice_number.h"

namespace anteroom::proof {

using rule::AtomKind;

PatientModel::Reached& PatientModel::reached(std::size_t measure, rule::Fixed bound, std::size_t patient) {
  const bool exact = two(measure);
  Reached& one = bounds_[exact ? patient : 0][measure][bound];
  if (one.yes != 0) return one;
  if (!exact) {
    one.yes = cnf_.fresh();
    one.no = bound <= 0 ? kFalse : cnf_.fresh();
  } else {  // both patients are compared at each bound
    for (auto& of_patient : bounds_) {
      Reached& each = of_patient[measure][bound];
      each.yes = bound <= rule::to_fixed(change_.low) ? kTrue : bound > rule::to_fixed(change_.high) ? kFalse : cnf_.fresh();
      each.no = -each.yes;
    }
    cnf_.implies(bounds_[0][measure][bound].yes, bounds_[1][measure][bound].yes);
  }
  return one;
}

PatientModel::State& PatientModel::state(AtomKind kind) {
  State& state = kind == AtomKind::sex          ? female_
                 : kind == AtomKind::pregnant   ? pregnant_
                 : kind == AtomKind::postpartum ? postpartum_
                                                : breastfeeding_;
  if (state.yes != 0) return state;
  state.yes = cnf_.fresh(), state.no = cnf_.fresh();
  cnf_.clause({-state.yes, -state.no});
  if (kind == AtomKind::pregnant || kind == AtomKind::postpartum) cnf_.implies(this->state(AtomKind::sex).no, state.no);
  return state;
}

Lit PatientModel::literal(const rule::Atom& atom, bool positive, std::uint8_t patient) {
  if (atom.kind == AtomKind::number) {
    const Reached& one = reached(atom.name, atom.bound, patient);
    return positive ? one.yes : one.no;
  }
  const State& one = state(atom.kind);
  const bool male = atom.kind == AtomKind::sex && atom.name == static_cast<std::uint32_t>(ontology::Sex::male);
  return positive != male ? one.yes : one.no;
}

void PatientModel::close(const Bounds& bounds) {
  const Reached* before = nullptr;
  for (const auto& [bound, one] : bounds) {
    cnf_.clause({-one.yes, -one.no});
    if (before != nullptr) cnf_.implies(one.yes, before->yes), cnf_.implies(before->no, one.no);
    if (before != nullptr && change_.exact_numbers)  // known at one bound, known at all
      for (const auto& [known, other] : {std::pair(before, &one), std::pair(&one, before)})
        cnf_.clause({-known->yes, other->yes, other->no}), cnf_.clause({-known->no, other->yes, other->no});
    if (bound <= 0)  // what is known at all is not negative
      for (const auto& [other, known] : bounds) cnf_.implies(known.no, one.yes);
    before = &one;
  }
}

void PatientModel::close() {
  for (const auto& of_patient : bounds_)
    for (const Bounds& bounds : of_patient) close(bounds);
}

fact::Range PatientModel::range(std::size_t who, std::size_t measure, const Solution& solution) const {
  rule::Fixed reached = rule::kFixedMin, above_reached = rule::kFixedMax, missed = rule::kFixedMax, below_missed = rule::kFixedMin;
  bool known = two(measure);
  const Bounds& bounds = bounds_[who][measure];
  for (const auto& [bound, one] : bounds) {
    if (solution.value(one.yes)) reached = bound, known = true;
    if (!solution.value(one.yes)) above_reached = std::min(above_reached, bound);
    if (solution.value(one.no)) missed = std::min(missed, bound), known = true;
  }
  if (!known) return {};
  for (const auto& [bound, one] : bounds)
    if (bound < missed) below_missed = bound;
  rule::Bounds possible = rule::bounds_of(rule::quantity_of(static_cast<fact::Measure>(measure)));
  if (two(measure)) possible = {change_.low, change_.high};
  const double low = nice_number(reached, above_reached, possible);
  if (missed == above_reached) return {low, low};  // nothing between is open
  return {low, nice_number(below_missed, missed, possible)};
}

void PatientModel::read(const Solution& solution, Witness& witness) const {
  const auto answer = [&](const State& state) {
    if (state.yes == 0) return fact::Answer::unknown;
    return solution.value(state.yes) ? fact::Answer::yes : solution.value(state.no) ? fact::Answer::no : fact::Answer::unknown;
  };
  fact::Patient& patient = witness.facts.patient;
  const fact::Answer female = answer(female_);
  patient.sex = female == fact::Answer::yes  ? ontology::Sex::female
                : female == fact::Answer::no ? ontology::Sex::male
                                             : ontology::Sex::unknown;
  patient.pregnant = answer(pregnant_), patient.postpartum = answer(postpartum_), patient.breastfeeding = answer(breastfeeding_);
  for (std::size_t i = 0; i < fact::kMeasureCount; ++i) patient.measures[i] = range(0, i, solution);
  if (change_.kind == Change::Kind::none) return;
  witness.changed.patient = patient;
  if (change_.kind != Change::Kind::measure) return;
  witness.changed.findings = witness.facts.findings;
  const auto at = static_cast<std::size_t>(change_.measure);
  witness.changed.patient.measures[at] = range(1, at, solution);
}

}  // namespace anteroom::proof
