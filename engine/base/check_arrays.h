// engine/base/check_arrays.h: looks at arrays that came from outside, so that running over them touches nothing else.
//
//   return is_index(begin, items.size()) && all_below(items, concepts) && is_bool(row.offered);
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>

#include "engine/base/string_pool.h"

namespace anteroom::base {

// Where each of begin.size() - 1 lists starts in an array of `size` items: ascending from 0, the last one its end.
inline bool is_index(std::span<const std::uint32_t> begin, std::size_t size) {
  return !begin.empty() && begin.front() == 0 && begin.back() == size && std::is_sorted(begin.begin(), begin.end());
}

template <class T>
bool all_below(std::span<const T> list, std::size_t bound) {
  T most = 0;
  for (const T item : list) most = std::max(most, item);
  return list.empty() || most < bound;
}

// A byte that is neither 0 nor 1 is no bool, and reading it as one is undefined.
inline bool is_bool(const bool& value) {
  unsigned char byte = 0;
  std::memcpy(&byte, &value, sizeof byte);
  return byte <= 1;
}

inline bool all_strings(std::span<const char> pool, std::span<const StringId> ids) {
  return std::all_of(ids.begin(), ids.end(), [pool](StringId id) { return is_string(pool, id); });
}

}  // namespace anteroom::base
