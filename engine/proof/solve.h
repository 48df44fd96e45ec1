// engine/proof/solve.h: whether a formula has a model. The only place that knows the solver.
//
//   Solver solver(cnf);
//   const Solution solution = solver.solve({guard}, 200000);
//   if (solution.found()) use(solution.value(literal));
//   if (solution.kind == Solution::Kind::none) use(solver.core());
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/proof/cnf.h"

namespace anteroom::proof {

struct Solution {
  enum class Kind : std::uint8_t { none, found, gave_up };
  Kind kind = Kind::gave_up;
  std::vector<bool> values;  // by variable; where found
  bool found() const { return kind == Kind::found; }
  bool value(Lit literal) const {
    return literal > 0 ? values[static_cast<std::size_t>(literal)] : !values[static_cast<std::size_t>(-literal)];
  }
};

// Of one formula, which is not kept. What was learnt for one question serves the next.
class Solver {
 public:
  explicit Solver(const Cnf& cnf);
  ~Solver();

  // A model in which all of these are true. Gives up after that many conflicts. The same questions in the same order get the same answers.
  Solution solve(std::span<const Lit> assumed, std::uint32_t conflicts);
  // After a question without a model: of what was assumed, that which there is none for.
  std::vector<Lit> core() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string dimacs(const Cnf& cnf);
// Of a formula that has no model: its refutation, DRAT as text.
std::string refutation(const Cnf& cnf);

}  // namespace anteroom::proof
