// engine/base/span.h: a half-open range of a text or of a list.
#pragma once

#include <cstdint>

namespace anteroom::base {

// [begin, end). What is counted (code points, tokens, bytes) is said where a span is held.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace anteroom::base
