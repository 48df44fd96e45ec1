// CaDiCaL, told to try `false` first: a patient of whom little is said is a small witness.
#include "engine/proof/solve.h"

#include <cadical.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace anteroom::proof {
namespace {

// What is written to it ends up in a string.
class MemoryFile {
 public:
  MemoryFile() : file_(open_memstream(&data_, &size_)) {}
  ~MemoryFile() { close(), std::free(data_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  FILE* get() { return file_; }
  std::string text() { return close(), std::string(data_, size_); }

 private:
  void close() {
    if (file_ != nullptr) std::fclose(file_);
    file_ = nullptr;
  }
  char* data_ = nullptr;
  std::size_t size_ = 0;
  FILE* file_;
};

constexpr int kSatisfiable = 10, kUnsatisfiable = 20;

void give(CaDiCaL::Solver& solver, const Cnf& cnf) {
  solver.set("quiet", 1), solver.set("phase", 0);
  solver.reserve(cnf.variables());
  for (const Lit literal : cnf.literals()) solver.add(literal);
}

}  // namespace

struct Solver::State {
  CaDiCaL::Solver solver;
  std::vector<Lit> assumed;
};

Solver::Solver(const Cnf& cnf) : state_(std::make_unique<State>()) { give(state_->solver, cnf); }
Solver::~Solver() = default;

Solution Solver::solve(std::span<const Lit> assumed, std::uint32_t conflicts) {
  CaDiCaL::Solver& solver = state_->solver;
  state_->assumed.assign(assumed.begin(), assumed.end());
  for (const Lit literal : assumed) solver.assume(literal);
  solver.limit("conflicts", static_cast<int>(conflicts));
  Solution solution;
  const int result = solver.solve();
  if (result == kUnsatisfiable) solution.kind = Solution::Kind::none;
  if (result != kSatisfiable) return solution;
  solution.kind = Solution::Kind::found;
  const int variables = solver.vars();
  solution.values.resize(static_cast<std::size_t>(variables) + 1);
  for (int variable = 1; variable <= variables; ++variable) solution.values[static_cast<std::size_t>(variable)] = solver.val(variable) > 0;
  return solution;
}

std::vector<Lit> Solver::core() const {
  std::vector<Lit> core;
  for (const Lit literal : state_->assumed)
    if (state_->solver.failed(literal)) core.push_back(literal);
  return core;
}

std::string refutation(const Cnf& cnf) {
  CaDiCaL::Solver solver;
  MemoryFile trace;
  solver.set("binary", 0), solver.trace_proof(trace.get(), "memory");
  give(solver, cnf);
  solver.solve();
  solver.flush_proof_trace();
  solver.close_proof_trace();
  return trace.text();
}

std::string dimacs(const Cnf& cnf) {
  std::string text = "p cnf " + std::to_string(cnf.variables()) + " " + std::to_string(cnf.clauses()) + "\n";
  for (const Lit literal : cnf.literals()) text += std::to_string(literal) + (literal == 0 ? "\n" : " ");
  return text;
}

}  // namespace anteroom::proof
