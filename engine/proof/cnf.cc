// Tseitin's encoding, in both directions, so that a literal of a gate may be used with either sign.
#include "engine/proof/cnf.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace anteroom::proof {

void Cnf::clause(std::span<const Lit> literals) {
  const std::size_t start = literals_.size();
  for (const Lit literal : literals) {
    if (literal == kTrue && literals.size() > 1) {
      literals_.resize(start);
      return;
    }
    if (literal != kFalse) literals_.push_back(literal);
  }
  literals_.push_back(0);
  ++clause_count_;
}

std::size_t Cnf::Hash::operator()(const std::vector<Lit>& literals) const {
  std::uint64_t hash = literals.size();
  for (const Lit literal : literals) hash = (hash ^ static_cast<std::uint32_t>(literal)) * 0x9e3779b97f4a7c15ULL, hash ^= hash >> 29;
  return hash;
}

Lit Cnf::all(std::vector<Lit> literals) {
  std::sort(literals.begin(), literals.end(), [](Lit a, Lit b) { return std::abs(a) != std::abs(b) ? std::abs(a) < std::abs(b) : a < b; });
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  if (!literals.empty() && literals.front() == kFalse) return kFalse;
  if (!literals.empty() && literals.front() == kTrue) literals.erase(literals.begin());
  for (std::size_t i = 1; i < literals.size(); ++i)
    if (literals[i] == -literals[i - 1]) return kFalse;
  if (literals.empty()) return kTrue;
  if (literals.size() == 1) return literals.front();
  const auto [gate, isnew] = gates_.emplace(literals, 0);
  if (!isnew) return gate->second;
  const Lit result = gate->second = fresh();
  for (Lit& literal : literals) {
    clause({-result, literal});
    literal = -literal;
  }
  literals.push_back(result);
  clause(literals);
  return result;
}

Lit Cnf::any(std::vector<Lit> literals) {
  for (Lit& literal : literals) literal = -literal;
  return -all(std::move(literals));
}

Lit Cnf::at_least(std::size_t count, std::span<const Lit> literals) {
  // row[k]: at least k of those seen so far.
  std::vector<Lit> row(count + 1, kFalse);
  row[0] = kTrue;
  for (const Lit literal : literals)
    for (std::size_t k = count; k > 0; --k) row[k] = any({row[k], all({row[k - 1], literal})});
  return row[count];
}

void Cnf::at_most_one(std::span<const Lit> literals) {
  if (literals.size() < 2) return;
  Lit before = literals.front();  // one of those seen so far
  for (const Lit literal : literals.subspan(1)) {
    clause({-before, -literal});
    before = any({before, literal});
  }
}

}  // namespace anteroom::proof
