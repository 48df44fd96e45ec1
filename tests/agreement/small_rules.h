// tests/agreement/small_rules.h: random rules of a small language, and what all its patients make of them.
//
//   const std::vector<rule::RuleSource> sources = small_rules(all.language(), random);
//   const AllFired run(all, sources);
//   if (run.fired(0).empty()) ...                      // nobody makes the first rule fire
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "engine/rule/rule_source.h"
#include "tests/agreement/all_patients.h"

namespace anteroom::tests {

// A condition of the language, with parts inside each other to this depth.
std::string small_condition(const Language& language, std::mt19937_64& random, int depth, std::size_t facts);
std::vector<rule::RuleSource> small_rules(const Language& language, std::mt19937_64& random);

class AllFired {
 public:
  // Rules free of problems; both outlive the object.
  AllFired(AllPatients& all, const std::vector<rule::RuleSource>& rules);

  const PatientSet& fired(std::size_t rule) const { return fired_[rule]; }
  // Some rule that says `worst` or something more urgent.
  PatientSet urgency(rule::Urgency worst) const;
  template <class Which>
  PatientSet some_fired(const Which& which) const {
    PatientSet set = all_.none();
    for (std::size_t i = 0; i < rules_.size(); ++i)
      if (which(rules_[i])) set |= fired_[i];
    return set;
  }
  Split of(const rule::Condition& condition) const;  // derived facts too
  PatientSet when(std::size_t rule) const;           // of whom it is true; a row stands in for broader ones

 private:
  bool is_row(const rule::RuleSource& rule) const;
  PatientSet side(const rule::Condition& condition, bool yes) const;
  PatientSet row(const rule::RuleSource& rule) const;
  int stratum(const rule::Condition& condition) const;
  int stratum(const rule::RuleSource& rule) const;

  AllPatients& all_;
  const std::vector<rule::RuleSource>& rules_;
  std::map<std::string, PatientSet> facts_;  // of whom each is concluded
  std::map<std::string, int> strata_;
  std::vector<PatientSet> fired_;
};

}  // namespace anteroom::tests
