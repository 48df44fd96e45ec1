// CLIPS as an oracle: the project's rules, exported, run by CLIPS on every case of rules/**/*.cases.yaml, must conclude what our engine
// concludes: rules that fire, derived facts, and what is true and false of every concept and test that some rule names.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

#include "engine/audit/case.h"
#include "engine/base/read_file.h"
#include "engine/clips/program.h"
#include "engine/screening_parts.h"
#include "tests/agreement/random_rules.h"
#include "tests/clips/environment.h"

namespace anteroom::clips {
namespace {

using Conclusions = std::set<std::string>;
using rule::AtomKind;

std::string truth_text(const rule::RuleBase& rules, const rule::Atom& atom, bool truth) {
  const std::string scope(atom.scope == rule::Scope::plain ? "plain" : name_of(atom.scope));
  return "(is " + scope + " " + what_of(rules, atom) + (truth ? " yes)" : " no)");
}

Conclusions ours(const infer::Inference& inference) {
  const rule::RuleBase& rules = inference.rules();
  Conclusions conclusions;
  for (const rule::RuleIndex rule : inference.fired()) conclusions.insert("(fired " + std::string(rules.id(rule)) + ")");
  for (rule::FactIndex fact = 0; fact < rules.fact_count(); ++fact)
    if (inference.concluded(fact)) conclusions.insert("(derived " + std::string(rules.fact_name(fact)) + ")");
  for (rule::AtomId id = 0; id < rules.atom_count(); ++id)
    if (rules.atom(id).kind == AtomKind::finding && inference.truth(id) != infer::Truth::unknown)
      conclusions.insert(truth_text(rules, rules.atom(id), inference.truth(id) == infer::Truth::true_));
  return conclusions;
}

class Oracle {
 public:
  explicit Oracle(const rule::RuleBase& rules) {
    clips_.load(write_program(rules));
    clips_.reset();
    for (const rule::Atom& atom : rules.arrays().atoms)
      if (atom.kind == AtomKind::finding) asked_.insert(truth_text(rules, atom, true)), asked_.insert(truth_text(rules, atom, false));
  }

  Conclusions conclude(const fact::Facts& facts, const ontology::Ontology& ontology) {
    clips_.retract_new();
    for (const std::string& fact : list_facts(facts, ontology)) clips_.assert_fact(fact);
    clips_.run();
    Conclusions conclusions;
    for (const char* kind : {"fired", "derived"})
      for (std::string& fact : clips_.facts(kind)) conclusions.insert(std::move(fact));
    for (std::string& fact : clips_.facts("is"))
      if (asked_.contains(fact)) conclusions.insert(std::move(fact));
    return conclusions;
  }

 private:
  Environment clips_;
  Conclusions asked_;  // CLIPS tells what holds of every concept, also of those that no rule names
};

std::string difference(const Conclusions& ours, const Conclusions& theirs) {
  std::vector<std::string> only;
  std::string text;
  std::set_difference(ours.begin(), ours.end(), theirs.begin(), theirs.end(), std::back_inserter(only));
  for (const std::string& one : only) text += "  ours alone: " + one + "\n";
  only.clear();
  std::set_difference(theirs.begin(), theirs.end(), ours.begin(), ours.end(), std::back_inserter(only));
  for (const std::string& one : only) text += "  CLIPS alone: " + one + "\n";
  return text;
}

std::vector<audit::Case> read_all_cases() {
  base::Problems problems;
  std::vector<audit::Case> cases;
  for (const std::string& path : base::list_files(ANTEROOM_SOURCE_DIR "/rules", ".cases.yaml", problems))
    if (const auto text = base::read_file(path, problems)) audit::read_cases({path, *text}, cases, problems);
  EXPECT_TRUE(problems.empty()) << to_text(problems);
  return cases;
}

TEST(Clips, ConcludesWhatOurEngineConcludesOnEveryCase) {
  std::vector<Problem> problems;
  const auto knowledge = Knowledge::load(ANTEROOM_SOURCE_DIR, problems);
  ASSERT_NE(knowledge, nullptr) << problems.size() << " problems";
  const knowledge::Knowledge& all = *knowledge->parts().all;
  Oracle oracle(all.rules);
  Screener screener(knowledge);
  std::size_t conclusions = 0, cases = 0;
  for (const audit::Case& one : read_all_cases()) {
    if (one.text.empty()) continue;  // a case by facts says nothing
    const Screening::Parts& parts =
        screener.screen({.title = one.title, .text = one.text, .age = one.age, .sex = one.sex, .asked_on = one.asked_on}).parts();
    const Conclusions our = ours(*parts.inference);
    EXPECT_EQ(difference(our, oracle.conclude(parts.facts, all.ontology)), "") << one.file << ": " << one.name;
    conclusions += our.size();
    ++cases;
  }
  std::cout << cases << " cases, " << conclusions << " conclusions\n";
  EXPECT_GT(cases, 0U);
}

// Stranger conditions than people write: groups in groups, at_least, every scope, rows, several strata.
TEST(Clips, ConcludesWhatOurEngineConcludesFromRandomRules) {
  const tests::World world;
  std::size_t conclusions = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    tests::RandomRules random(world, seed);
    rule::RuleBase rules;
    base::Problems problems;
    if (!world.compile(random.rules(), rules, problems)) continue;
    infer::Chainer chainer(rules);
    Oracle oracle(rules);
    for (int i = 0; i < 20; ++i) {
      const fact::Facts facts = random.facts();
      const Conclusions our = ours(chainer.run(facts));
      ASSERT_EQ(difference(our, oracle.conclude(facts, world.ontology)), "")
          << "seed " << seed << ", facts " << i << write_program(rules) << write_question(facts, world.ontology);
      conclusions += our.size();
    }
  }
  EXPECT_GT(conclusions, 10000U);
}

}  // namespace
}  // namespace anteroom::clips
