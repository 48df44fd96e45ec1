// Whatever the audit of the real rules rests on a proof is proved: each refutation is checked by a checker of our own, and Z3 finds no model
// either.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <z3++.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <sstream>

#include "engine/audit/case.h"
#include "engine/audit/check_rules.h"
#include "engine/audit/invariant.h"
#include "engine/audit/prove.h"
#include "engine/base/read_file.h"
#include "engine/knowledge/knowledge.h"
#include "tests/agreement/world.h"
#include "tests/proof/rup.h"

namespace anteroom::tests {
namespace {

const knowledge::Knowledge& real() {
  static const std::unique_ptr<const knowledge::Knowledge> kKnowledge = [] {
    base::Problems problems;
    auto loaded = knowledge::load(ANTEROOM_SOURCE_DIR, problems);
    EXPECT_NE(loaded, nullptr) << base::to_text(problems);
    return loaded;
  }();
  return *kKnowledge;
}

// Whether Z3 finds the formula unsatisfiable.
bool refuted_by_z3(const std::string& dimacs) {
  z3::context context;
  z3::solver solver(context);
  std::istringstream lines(dimacs);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("p ")) continue;
    z3::expr_vector clause(context);
    std::istringstream words(line);
    for (int literal = 0; words >> literal && literal != 0;) {
      const z3::expr variable = context.bool_const(std::to_string(std::abs(literal)).c_str());
      clause.push_back(literal > 0 ? variable : !variable);
    }
    solver.add(z3::mk_or(clause));
  }
  return solver.check() == z3::unsat;
}

// Checks all of them.
struct Checked {
  std::map<std::string, std::size_t> certificates;  // of each rule or invariant
  std::size_t wrong = 0;

  audit::TakeCertificate taker() {
    return [this](const std::string& of, const proof::Certificate& certificate) {
      ++certificates[of];
      const std::string problem = check_refutation(certificate.dimacs, certificate.drat);
      if (!problem.empty() && ++wrong < 5) ADD_FAILURE() << of << ": " << problem;
      if (!refuted_by_z3(certificate.dimacs) && ++wrong < 5) ADD_FAILURE() << of << ": Z3 finds a model";
    };
  }
};

TEST(Refutation, AWrongProofIsFound) {
  const std::string formula = "p cnf 2 4\n1 2 0\n-1 2 0\n1 -2 0\n-1 -2 0\n";
  EXPECT_EQ(check_refutation(formula, "2 0\n0\n"), "");
  EXPECT_EQ(check_refutation("p cnf 2 3\n1 2 0\n-1 2 0\n1 -2 0\n", "2 0\n"), "the proof does not come to the empty clause");
  EXPECT_EQ(check_refutation("p cnf 2 3\n1 2 0\n-1 2 0\n1 -2 0\n", "2 0\n1 0\n0\n"), "line 3: does not follow: 0");
  EXPECT_EQ(check_refutation(formula, "d 1 2 0\nd -1 2 0\n2 0\n"), "line 3: does not follow: 2 0");
  EXPECT_EQ(check_refutation("p cnf 1 1\n1\n", ""), "the formula has a clause without its end: 1");
}

// What the audit prints to paste is a case that can be read and that passes.
std::vector<std::string> failures_when_pasted(const audit::PartReport& report) {
  std::vector<Problem> none;
  audit::CaseRunner runner(Knowledge::load(ANTEROOM_SOURCE_DIR, none));
  std::vector<std::string> failures;
  for (const audit::Finding& finding : report.findings) {
    if (finding.witness.empty()) continue;
    base::Problems problems;
    std::vector<audit::Case> cases;
    audit::read_cases({"witness", finding.witness}, cases, problems);
    if (!problems.empty() || cases.empty()) failures.push_back(finding.witness + base::to_text(problems));
    for (const audit::Case& one : cases)
      for (const std::string& failure : runner.run(one)) failures.push_back(finding.witness + failure);
  }
  return failures;
}

std::vector<audit::Invariant> all_invariants() {
  const std::string file = std::string(ANTEROOM_SOURCE_DIR) + "/" + std::string(audit::kInvariantsFile);
  std::vector<audit::Invariant> invariants;
  base::Problems problems;
  if (const auto text = base::read_file(file, problems)) audit::read_invariants({file, *text}, invariants, problems);
  EXPECT_TRUE(problems.empty()) << base::to_text(problems);
  return invariants;
}

TEST(Certificates, OfTheInvariants) {
  Checked checked;
  audit::ProveOptions options;
  options.certificate = checked.taker();
  const std::vector<audit::Invariant> invariants = all_invariants();
  const audit::PartReport report = audit::prove_invariants(real().rules, invariants, options);
  // Whether each holds is for the audit to say (audit.prove); what it says is proved has a certificate.
  std::set<std::string> proved;
  for (const audit::Finding& finding : report.findings)
    if (finding.kind == "invariant-proved") proved.insert(finding.of);
  EXPECT_GE(proved.size(), 3U);
  for (const std::string& name : proved) EXPECT_NE(checked.certificates[name], 0U) << name;
  EXPECT_EQ(checked.wrong, 0U);
}

TEST(Certificates, OfStaticFindings) {
  Checked checked;
  audit::CheckOptions options;
  options.certificate = checked.taker();
  const audit::PartReport report = audit::check_rules(real().rules, options);
  EXPECT_THAT(failures_when_pasted(report), testing::IsEmpty());
  EXPECT_EQ(checked.wrong, 0U);
  for (const audit::Finding& finding : report.findings)
    if (finding.kind == "rule-subsumed" || finding.kind == "rule-redundant") {
      EXPECT_NE(checked.certificates[finding.of], 0U) << finding.of;
    }
}

// The real rules have few findings: here is one of each kind that rests on a proof.
TEST(Certificates, OfEachKindOfStaticFinding) {
  const World world;
  const auto rule = [](const char* name, const char* when, rule::Urgency urgency, const char* fact = nullptr) {
    rule::RuleSource source = World::rule(name, when);
    source.urgency = urgency;
    if (fact != nullptr) source.conclude = {{fact, {}}};
    return source;
  };
  using rule::Urgency;
  const std::vector<rule::RuleSource> sources{rule("grown", "age >= 18 years", Urgency::none, "grown"),
                                              rule("never", "grown and age < 10 years", Urgency::soon, "small"),
                                              rule("user", "small and a", Urgency::soon),
                                              rule("contradicted", "b and c", Urgency::soon),
                                              rule("contradicts", "c and b", Urgency::urgent),
                                              rule("subsumed", "d and e", Urgency::soon),
                                              rule("wide", "d", Urgency::urgent),
                                              rule("one", "f and g", Urgency::soon, "one"),
                                              rule("other", "f and h", Urgency::soon, "other"),
                                              rule("redundant", "f and (g or h)", Urgency::soon),
                                              rule("uses", "one and other and a", Urgency::urgent)};
  rule::RuleBase rules;
  base::Problems problems;
  ASSERT_TRUE(world.compile(sources, rules, problems)) << base::to_text(problems);
  Checked checked;
  audit::CheckOptions options;
  options.certificate = checked.taker();
  std::vector<std::string> found;
  for (const audit::Finding& finding : audit::check_rules(rules, options).findings) found.push_back(finding.kind + " " + finding.of);
  EXPECT_THAT(found, testing::UnorderedElementsAre("rule-never-fires test.case.never", "rule-never-fires test.case.user",
                                                   "fact-never-true small", "conclusions-contradict test.case.contradicted",
                                                   "rule-subsumed test.case.subsumed", "rule-redundant test.case.redundant"));
  for (const char* const name : {"never", "user", "contradicted", "subsumed", "redundant"})
    EXPECT_NE(checked.certificates["test.case." + std::string(name)], 0U) << name;
  EXPECT_EQ(checked.wrong, 0U);
}

}  // namespace
}  // namespace anteroom::tests
