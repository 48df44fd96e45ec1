// tests/agreement/all_patients.h: every patient whom the rules of one small language can tell apart.
//
//   AllPatients all(world, kLanguages[0]);
//   const Split& told = all.of(World::condition("age < 10 years"));         // of whom it is true, of whom false
//   fact::Facts facts = all.facts(patient);
//
// A patient has some of the language's findings, each denied, too, or not; an age that is known, known within bounds, or not at all; a
// sex; a pregnancy. Ages are those that no bound of the language, nor one that a mutant moves, tells apart from any other.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/agreement/patient_set.h"
#include "tests/agreement/world.h"

namespace anteroom::tests {

struct Language {
  std::vector<std::string> claims;  // findings; of each: none, one, one that is a chief complaint
  std::vector<std::string> others;  // denials and other senses; of each: none or one
  std::vector<std::string> leaves;  // what rules ask of findings
  std::vector<std::string> concepts;
};
extern const std::vector<Language> kLanguages;

class AllPatients {
 public:
  AllPatients(const World& world, const Language& language);

  std::size_t size() const { return blocks_ * kAges * kPersons; }
  fact::Facts facts(std::size_t patient) const;
  const Language& language() const { return language_; }
  const ontology::Ontology& ontology() const { return world_.ontology; }

  const Split& of(const rule::Condition& leaf);  // a finding or a comparison, no derived fact
  // Those with a plain finding of just this concept; those with the language's claim.
  PatientSet mentioning(const std::string& name) const;
  const PatientSet& claiming(std::size_t claim) const { return claiming_[claim]; }
  ontology::ConceptId claimed(std::size_t claim) const { return claimed_[claim]; }  // the concept of it

  PatientSet none() const { return PatientSet(blocks_ * kBlockWords); }
  const PatientSet& everybody() const { return everybody_; }
  // Who has the claim and nothing else, and of whom nothing else is known.
  std::size_t alone(std::size_t claim) const;
  // Of whom it would be so if they had the claim, too.
  PatientSet with(std::size_t claim, bool chief, const PatientSet& set) const;
  // Whether someone of `young` would be in `old` at a higher age, or the same, of those from `from` to `to` (years), all else being alike.
  bool ageing(const PatientSet& young, const PatientSet& old, double from, double to) const;
  // Of ages that are known to one number, the least and the greatest; whoever is known to be above one such and below another.
  std::pair<double, double> ages(const PatientSet& set) const;
  PatientSet aged_between(double above, double below) const;
  bool contains(const PatientSet& set, std::size_t patient) const;
  std::vector<std::size_t> one_for_each_findings(const PatientSet& set) const;  // of all those with the same findings, one

 private:
  static constexpr std::size_t kPersons = 8, kAges = 92, kBlockWords = 12;  // a byte an age, a block of ages for the same findings

  void make_ages();
  void make_persons();
  std::vector<std::size_t> states(std::size_t block) const;
  fact::Facts make_findings(std::size_t block) const;
  template <class Says>
  PatientSet by_block(const Says& says) const;
  PatientSet by_age(const std::vector<bool>& ages) const;
  PatientSet by_person(const std::vector<bool>& persons) const;

  const World& world_;
  const Language& language_;
  std::size_t blocks_ = 1;
  std::vector<fact::Range> ages_;
  std::vector<fact::Patient> persons_;
  std::vector<fact::Facts> findings_;  // of each block
  PatientSet everybody_;
  std::vector<PatientSet> claiming_;
  std::vector<ontology::ConceptId> claimed_;
  std::map<std::string, Split> leaves_;
};

}  // namespace anteroom::tests
