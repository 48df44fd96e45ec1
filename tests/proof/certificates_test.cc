// Whatever the audit of the real rules rests on a proof is proved: each refutation is checked by a checker of our own, and Z3 finds no model
// either.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <z3++.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "engine/audit/case.h"
#include "engine/audit/check_rules.h"
#include "engine/audit/invariant.h"
#include "engine/audit/prove.h"
#include "engine/base/read_file.h"
#include "engine/knowledge/knowledge.h"
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

// Checks all of them, and every so many with Z3, which is slow; more of those that stand for many rules at once.
struct Checked {
  static constexpr std::size_t kLarge = 3'000'000;  // bytes
  std::size_t certificates = 0, large = 0, by_z3 = 0, wrong = 0;

  audit::TakeCertificate taker(std::size_t every) {
    return [this, every](const std::string& of, const proof::Certificate& certificate) {
      const std::string problem = check_refutation(certificate.dimacs, certificate.drat);
      if (!problem.empty() && ++wrong < 5) ADD_FAILURE() << of << ": " << problem;
      if (certificates++ % every != 0 && (certificate.dimacs.size() < kLarge || large++ % 3 != 0)) return;
      ++by_z3;
      if (!refuted_by_z3(certificate.dimacs)) ADD_FAILURE() << of << ": Z3 finds a model";
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
  options.certificate = checked.taker(20);
  const std::vector<audit::Invariant> invariants = all_invariants();
  const audit::PartReport report = audit::prove_invariants(real().rules, invariants, options);
  // Whether each holds is for the audit to say (audit.prove); what it says is proved has a certificate.
  const auto proved = [](const audit::Figure& figure) { return figure.name == "proved"; };
  const auto figure = std::find_if(report.figures.begin(), report.figures.end(), proved);
  ASSERT_NE(figure, report.figures.end());
  EXPECT_GE(figure->value, 3);
  EXPECT_GE(static_cast<double>(checked.certificates), figure->value);
  EXPECT_EQ(checked.wrong, 0U);
}

TEST(Certificates, OfStaticFindings) {
  Checked checked;
  audit::CheckOptions options;
  options.certificate = checked.taker(20);
  const audit::PartReport report = audit::check_rules(real().rules, options);
  EXPECT_THAT(failures_when_pasted(report), testing::IsEmpty());
  EXPECT_EQ(checked.wrong, 0U);
  RecordProperty("certificates", static_cast<int>(checked.certificates));
}

}  // namespace
}  // namespace anteroom::tests
