// engine/proof/encoding.h: the formula of one goal: that some patient (Change: some two) makes it true.
//
//   Encoding encoding(bases, change, included, Encoding::Guards::yes);
//   encoding.require(goal), encoding.close();
//   Solver solver(encoding.cnf());
//   if (const Solution found = solver.solve(encoding.guards(), conflicts); found.found()) use(encoding.read(found));
#pragma once

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "engine/proof/evaluate.h"
#include "engine/proof/finding_model.h"
#include "engine/proof/patient_model.h"
#include "engine/proof/rule_model.h"
#include "engine/proof/solve.h"

namespace anteroom::proof {

class Encoding {
 public:
  // Of `some_fired` under `not` only the rules of `included` count. With guards each counts only where its guard is assumed to be true, so
  // that the solver can tell which of them mattered.
  enum class Guards : bool { no, yes };
  Encoding(const std::vector<BaseInfo>& bases, const Change& change, const Included& included, Guards guards);

  void require(const Goal& goal);
  void close();  // once, in the end: says what patients there are

  const Cnf& cnf() const { return cnf_; }
  const std::vector<Lit>& guards() const { return guards_; }
  // The rules of these guards.
  Included rules_of(std::span<const Lit> guards) const;
  Witness read(const Solution& solution) const;
  std::vector<RuleIndex> cone() const;  // the rules of base 0 that the formula speaks of, ascending

 private:
  RuleModel& rules(View view);
  Lit of(const Goal& goal, bool negated);
  Lit behind(const Goal& goal);
  Lit some_fired(const Goal& goal, bool negated);
  Lit guarded(const Goal& goal, RuleIndex rule, Lit fired);

  const std::vector<BaseInfo>& bases_;
  const Change& change_;
  const Included& included_;
  Guards with_guards_;
  Cnf cnf_;
  Questions questions_;
  PatientModel patient_;
  FindingModel findings_;
  std::vector<std::unique_ptr<RuleModel>> rules_;  // by base and patient
  std::vector<Lit> guards_;
  std::map<Lit, std::pair<const Goal*, RuleIndex>> guarded_;
};

}  // namespace anteroom::proof
