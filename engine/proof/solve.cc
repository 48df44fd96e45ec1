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

}  // namespace

Solution solve(const Cnf& cnf, std::uint32_t conflicts, bool proof) {
  CaDiCaL::Solver solver;
  solver.set("quiet", 1), solver.set("phase", 0);
  MemoryFile trace;
  if (proof) solver.set("binary", 0), solver.trace_proof(trace.get(), "memory");
  solver.limit("conflicts", static_cast<int>(conflicts));
  solver.reserve(cnf.variables());
  for (const Lit literal : cnf.literals()) solver.add(literal);
  Solution solution;
  switch (solver.solve()) {
    case 10:
      solution.kind = Solution::Kind::found;
      solution.values.resize(static_cast<std::size_t>(cnf.variables()) + 1);
      for (int variable = 1; variable <= cnf.variables(); ++variable)
        solution.values[static_cast<std::size_t>(variable)] = solver.val(variable) > 0;
      break;
    case 20:
      solution.kind = Solution::Kind::none;
      break;
    default:
      break;
  }
  if (proof) {
    solver.flush_proof_trace();
    solver.close_proof_trace();
    solution.drat = trace.text();
  }
  return solution;
}

std::string dimacs(const Cnf& cnf) {
  std::string text = "p cnf " + std::to_string(cnf.variables()) + " " + std::to_string(cnf.clauses()) + "\n";
  for (const Lit literal : cnf.literals()) text += std::to_string(literal) + (literal == 0 ? "\n" : " ");
  return text;
}

}  // namespace anteroom::proof
