// engine/proof/cnf.h: a formula in conjunctive normal form as it grows; gates that say the same are one variable.
//
//   Cnf cnf;
//   const Lit a = cnf.fresh(), b = cnf.fresh();
//   cnf.require(cnf.any({a, -b}));
//
// Constants are folded: what is settled while the formula is written costs the solver nothing.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <unordered_map>
#include <vector>

namespace anteroom::proof {

using Lit = int;  // as in DIMACS: a variable, or minus it; never 0
inline constexpr Lit kTrue = 1, kFalse = -1;

class Cnf {
 public:
  Cnf() { clause({kTrue}); }

  Lit fresh() { return ++variables_; }
  void clause(std::span<const Lit> literals);
  void clause(std::initializer_list<Lit> literals) { clause(std::span(literals.begin(), literals.size())); }
  void require(Lit literal) { clause({literal}); }
  void implies(Lit a, Lit b) { clause({-a, b}); }

  // A literal that is true just when all, some, or at least `count` of them are.
  Lit all(std::vector<Lit> literals);
  Lit any(std::vector<Lit> literals);
  Lit at_least(std::size_t count, std::span<const Lit> literals);
  // No two of them are true.
  void at_most_one(std::span<const Lit> literals);

  int variables() const { return variables_; }
  std::size_t clauses() const { return clause_count_; }
  const std::vector<Lit>& literals() const { return literals_; }  // clauses end to end, each with a 0 after it

 private:
  int variables_ = 1;  // kTrue
  std::size_t clause_count_ = 0;
  std::vector<Lit> literals_;
  struct Hash {
    std::size_t operator()(const std::vector<Lit>& literals) const;
  };
  std::unordered_map<std::vector<Lit>, Lit, Hash> gates_;  // of `all`
};

}  // namespace anteroom::proof
