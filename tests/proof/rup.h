// tests/proof/rup.h: checks that a refutation refutes, with nothing of the solver in it: each lemma must follow from the clauses so far by
// propagating its negation (reverse unit propagation), and the empty clause must come in the end.
//
//   const std::string wrong = check_refutation(certificate.dimacs, certificate.drat);
//   EXPECT_EQ(wrong, "");
#pragma once

#include <string>

namespace anteroom::tests {

// Empty where the proof is right, else what is wrong with it: "line 3: does not follow: 1 -2 0".
std::string check_refutation(const std::string& dimacs, const std::string& drat);

}  // namespace anteroom::tests
