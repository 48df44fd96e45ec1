// engine/infer/program.h: conditions run as programs over the bits of what is true (rule_arrays.h says how they are written).
//
//   bool fires = holds(rules.when(rule), bits);
#pragma once

#include <cstdint>
#include <span>

#include "engine/rule/rule_arrays.h"

namespace anteroom::infer {

inline bool is_set(const std::uint64_t* bits, std::uint32_t at) { return (bits[at >> 6] >> (at & 63) & 1) != 0; }

// One part, and `at` after it.
bool part_holds(const std::uint32_t*& at, const std::uint64_t* bits);

// Whether every part of a list of words holds.
inline bool holds(std::span<const std::uint32_t> program, const std::uint64_t* bits) {
  const std::uint32_t* at = program.data();
  const std::uint32_t* const end = at + program.size();
  while (at != end) {
    if (*at < rule::kAll) {
      if (!is_set(bits, *at++)) return false;
    } else if (!part_holds(at, bits)) {
      return false;
    }
  }
  return true;
}

// Calls visit(literal) for each literal that is part of why the list holds: the true ones, without those inside of parts that do
// not hold.
template <class Visit>
void visit_support(const std::uint32_t* at, const std::uint32_t* end, const std::uint64_t* bits, const Visit& visit) {
  while (at != end) {
    const std::uint32_t word = *at;
    if (word < rule::kAll) {
      if (is_set(bits, word)) visit(word);
      ++at;
      continue;
    }
    const std::uint32_t* part = at;
    const bool true_part = part_holds(part, bits);
    if (true_part) visit_support(at + ((word & rule::kGroup) == rule::kAtLeast ? 2 : 1), part, bits, visit);
    at = part;
  }
}

// Calls visit(literal) for every literal of a list.
template <class Visit>
void visit_literals(std::span<const std::uint32_t> program, const Visit& visit) {
  for (std::size_t at = 0; at < program.size(); ++at) {
    const std::uint32_t group = program[at] & rule::kGroup;
    if (group == 0) visit(program[at]);
    if (group == rule::kAtLeast) ++at;
  }
}

}  // namespace anteroom::infer
