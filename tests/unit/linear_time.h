// tests/unit/linear_time.h: holds that what reads a text takes time in proportion to its length.
//
//   expect_linear("no fever ", 50'000, [&](const std::string& text) { reader.read(text); });
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <string_view>

namespace anteroom {

// Of this thread on the processor, the least of a few: what else runs on the machine does not count.
template <typename Read>
double processor_seconds(std::string_view piece, std::size_t bytes, const Read& read) {
  std::string text;
  while (text.size() < bytes) text += piece;
  const auto now = [] {
    std::timespec at{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) + 1e-9 * static_cast<double>(at.tv_nsec);
  };
  double best = 1e9;
  for (int i = 0; i < 4; ++i) {
    const double start = now();
    read(text);
    best = std::min(best, now() - start);
  }
  return best;
}

// Eight times the text; were it quadratic, 64 times the time. Between them is room for caches.
template <typename Read>
void expect_linear(std::string_view piece, std::size_t bytes, const Read& read) {
  const double shorter = processor_seconds(piece, bytes, read), longer = processor_seconds(piece, 8 * bytes, read);
  EXPECT_LT(longer, 24 * shorter + 0.002) << piece << ": " << shorter << " s and " << longer << " s";
}

}  // namespace anteroom
