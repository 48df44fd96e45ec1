// tests/bench/allocations.h: how often the program asked for memory, for a benchmark to say how often a question does.
//
//   const Allocations before = allocations();
//   work();
//   state.counters["allocs"] = double(allocations() - before);
#pragma once

#include <cstdint>

namespace anteroom::bench {

// Calls of operator new since the program began, on all threads. Counted by replacing operator new (allocations.cc).
std::uint64_t allocations();

}  // namespace anteroom::bench
