// tests/unit/anteroom/fail_allocations.h: makes memory run out at one allocation after the other.
//
//   fail_everywhere(Fail::once, [&] {
//     const bool answered = call();
//     stop_failing();                                     // what follows is the test's own
//     EXPECT_TRUE(answered || has_failed());
//   });
//
// The program's operator new is the one of fail_allocations.cc, for the libraries that it loads too. A thread fails alone.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>

namespace anteroom {

enum class Fail { never, once, always, other };  // other: once, and with something that is not about memory

inline constexpr Fail kWaysToFail[] = {Fail::once, Fail::always, Fail::other};

void start_failing(Fail how, std::size_t allowed);  // after so many allocations
void stop_failing();
bool has_failed();  // since start_failing

// No failures while it lives.
class Pause {
 public:
  Pause();
  ~Pause();
  Pause(const Pause&) = delete;
  Pause& operator=(const Pause&) = delete;

 private:
  const Fail how_;
};

// Calls work() with a failure at its first allocation, at its second, ... until it has none left to fail. `step` leaves some out, after
// the first few hundred.
template <class Work>
void fail_everywhere(Fail how, const Work& work, std::size_t step = 1) {
  bool failed = true;
  for (std::size_t at = 0; failed; at += at < 300 ? 1 : step) {
    ASSERT_LT(at, std::size_t{10'000'000});
    start_failing(how, at);
    work();
    stop_failing();
    failed = has_failed();
    if (testing::Test::HasFailure()) FAIL() << "at allocation " << at;
  }
}

}  // namespace anteroom
