// What the prover and `audit check` say of small rule bases, against all their patients one by one: both must say the same, of every base.
#include <map>
#include <set>

#include "engine/audit/check_rules.h"
#include "engine/infer/inference.h"
#include "engine/proof/prover.h"
#include "tests/agreement/expected_findings.h"

namespace anteroom::tests {
namespace {

using proof::Goal;
using rule::RuleIndex;
using rule::RuleSource;
using rule::Urgency;

// The sets themselves: some patients, run through the rules as they are.
TEST(EveryPatient, SetsAreWhatTheChainerSays) {
  SmallBases bases;
  while (bases.next()) {
    SCOPED_TRACE(bases.text());
    infer::Chainer chainer(bases.rules());
    for (int i = 0; i < 20; ++i) {
      const std::size_t patient = bases.random()() % bases.all().size();
      const infer::Inference& inference = chainer.run(bases.all().facts(patient));
      for (RuleIndex rule = 0; rule < bases.rules().size(); ++rule)
        ASSERT_EQ(bases.all().contains(bases.run().fired(rule), patient), inference.fired(rule))
            << bases.rules().id(rule) << ", patient " << patient;
    }
  }
}

TEST(EveryPatient, TheProverAgrees) {
  SmallBases bases;
  std::size_t yes = 0, no = 0;
  while (bases.next()) {
    SCOPED_TRACE(bases.text());
    proof::Prover prover(bases.rules());
    const auto agree = [&](const Goal& goal, const PatientSet& set, const std::string& what) {
      const proof::Answer answer = prover.ask(goal);
      ++(set.empty() ? no : yes);
      EXPECT_EQ(answer.kind, set.empty() ? proof::Answer::Kind::no : proof::Answer::Kind::yes) << what;
    };
    for (RuleIndex a = 0; a < bases.rules().size(); ++a) {
      const PatientSet& fired = bases.run().fired(a);
      agree(Goal::fired(a), fired, "fired " + std::string(bases.rules().id(a)));
      for (RuleIndex b = 0; b < bases.rules().size(); ++b) {
        const std::string names = std::string(bases.rules().id(a)) + " and " + std::string(bases.rules().id(b));
        if (a < b) agree(Goal::fired(a) && Goal::fired(b), fired & bases.run().fired(b), names);
        if (a != b) agree(Goal::fired(a) && !Goal::fired(b), fired - bases.run().fired(b), names + " not");
      }
    }
  }
  std::printf("%zu can be, %zu cannot\n", yes, no);
}

// Without the rules that add nothing, all that is said of anybody is the same.
void expect_no_loss(SmallBases& bases, const std::set<std::string>& redundant) {
  std::vector<RuleSource> rest = bases.sources();
  std::erase_if(rest, [&](const RuleSource& rule) { return redundant.contains(rule.id); });
  const AllFired run(bases.all(), rest);
  const auto same = [&](const auto& says) { return run.some_fired(says) == bases.run().some_fired(says); };
  const auto names = [](const std::vector<rule::Named>& all, const std::string& text) {
    return std::any_of(all.begin(), all.end(), [&](const rule::Named& one) { return one.text == text; });
  };
  for (int urgency = 0; urgency < 5; ++urgency) {
    const auto worst = static_cast<Urgency>(urgency);
    EXPECT_TRUE(same([&](const RuleSource& rule) { return rule.urgency <= worst; })) << name_of(worst);
    for (const char* flag : {"red", "crimson"})
      EXPECT_TRUE(same([&](const RuleSource& rule) { return rule.red_flag.text == flag && rule.urgency <= worst; })) << flag;
  }
  for (const char* fact : {"fact_0", "fact_1"})
    EXPECT_TRUE(same([&](const RuleSource& rule) { return names(rule.conclude, fact); })) << fact;
  for (const char* advice : {"test.one", "test.two"})
    EXPECT_TRUE(same([&](const RuleSource& rule) { return names(rule.advise, advice); })) << advice;
}

TEST(EveryPatient, StaticFindingsAreTheSame) {
  SmallBases bases;
  std::map<std::string, std::size_t> kinds;
  while (bases.next()) {
    SCOPED_TRACE(bases.text());
    std::vector<std::string> found;
    std::set<std::string> redundant;
    for (const audit::Finding& finding : audit::check_rules(bases.rules(), {}).findings) {
      found.push_back(finding.kind + ": " + finding.of);
      ++kinds[finding.kind];
      if (finding.kind == "rule-subsumed" || finding.kind == "rule-redundant") redundant.insert(finding.of);
      EXPECT_FALSE(finding.witness.empty() && finding.certificate.empty()) << found.back();
    }
    expect_no_loss(bases, redundant);
    std::vector<std::string> expected = expected_findings(bases);
    std::sort(found.begin(), found.end()), std::sort(expected.begin(), expected.end());
    EXPECT_EQ(found, expected);
  }
  for (const auto& [kind, count] : kinds) std::printf("%s: %zu\n", kind.c_str(), count);
}

}  // namespace
}  // namespace anteroom::tests
