// engine/proof/patient_model.h: what can be so of a patient: numbers known, known within bounds or not at all; sex; pregnancy.
//
//   PatientModel model(cnf, change);
//   const Lit old = model.literal(atom, true, 0);   // "age >= 50 years"
//   model.close();
#pragma once

#include <array>
#include <map>

#include "engine/proof/cnf.h"
#include "engine/proof/prover.h"
#include "engine/proof/solve.h"

namespace anteroom::proof {

class PatientModel {
 public:
  PatientModel(Cnf& cnf, const Change& change) : cnf_(cnf), change_(change) {}

  // That an atom of kind number, sex, pregnant, postpartum or breastfeeding is true, or false.
  Lit literal(const rule::Atom& atom, bool positive, std::uint8_t patient);
  void close();
  void read(const Solution& solution, Witness& witness) const;

 private:
  struct Reached {
    Lit yes = 0, no = 0;  // the number is at least the bound, below it; neither where that is open
  };
  using Bounds = std::map<rule::Fixed, Reached>;
  struct State {
    Lit yes = 0, no = 0;
  };

  bool two(std::size_t measure) const {
    return change_.kind == Change::Kind::measure && measure == static_cast<std::size_t>(change_.measure);
  }
  Reached& reached(std::size_t measure, rule::Fixed bound, std::size_t patient);
  State& state(rule::AtomKind kind);
  void close(const Bounds& bounds);
  fact::Range range(std::size_t patient, std::size_t measure, const Solution& solution) const;

  Cnf& cnf_;
  const Change& change_;
  std::array<Bounds, fact::kMeasureCount> bounds_[2];     // of patient 0 and, where that differs, patient 1
  State female_, pregnant_, postpartum_, breastfeeding_;  // female: no means male
};

}  // namespace anteroom::proof
