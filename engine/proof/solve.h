// engine/proof/solve.h: whether a formula has a model. The only place that knows the solver.
//
//   const Solution solution = solve(cnf, 200000);
//   if (solution.found()) use(solution.value(literal));
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/proof/cnf.h"

namespace anteroom::proof {

struct Solution {
  enum class Kind : std::uint8_t { none, found, gave_up };
  Kind kind = Kind::gave_up;
  std::vector<bool> values;  // by variable; where found
  std::string drat;          // as text; where none is found and `proof` was asked for
  bool found() const { return kind == Kind::found; }
  bool value(Lit literal) const {
    return literal > 0 ? values[static_cast<std::size_t>(literal)] : !values[static_cast<std::size_t>(-literal)];
  }
};

// Gives up after that many conflicts. The same formula gives the same answer.
Solution solve(const Cnf& cnf, std::uint32_t conflicts, bool proof = false);

std::string dimacs(const Cnf& cnf);

}  // namespace anteroom::proof
