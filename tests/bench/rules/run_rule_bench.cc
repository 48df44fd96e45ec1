// Our engine against CLIPS over the same made-up rules and questions (synthetic.h): that both conclude the same, how long each takes,
// and whether the bars of the project hold. Times are taken in turns, a block of questions each, and are medians over the turns; a busy
// machine is then busy for both alike. The number of turns may be given: `anteroom_rule_bench 40`. Exit status 1 where
// they differ or a bar is not held.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/bench/allocations.h"
#include "tests/bench/rules/contest.h"

namespace anteroom::bench {
namespace {

struct Bar {
  std::size_t rules;
  double plain, reasons;  // at least so many times as fast as CLIPS
  double read_ms;         // at most, from YAML to ready
};
constexpr Bar kBars[] = {{500, 60, 30, 0}, {5'000, 150, 75, 300}, {50'000, 500, 200, 3000}};
constexpr double kMostGrowth = 8, kLeastThreads = 1.8, kMostBytes = 100, kMostMapMs = 2;

bool all_held = true;

void judge(bool held, const std::string& what) {
  all_held &= held;
  std::printf("  %-8s %s\n", held ? "held" : "NOT held", what.c_str());
}

std::string text(const char* format, double a, double b = 0) {
  char buffer[160];
  std::snprintf(buffer, sizeof buffer, format, a, b);
  return buffer;
}

int run(int turns) {
  std::printf(
      "us a question       CLIPS      ours  with reasons    ratios       fired  allocs  bytes a rule (hot, all)  ms from YAML, from a "
      "file\n");
  std::vector<Measured> measured;
  for (const Bar& bar : kBars) {
    Contest contest(bar.rules);
    if (const std::string difference = contest.difference(); !difference.empty()) {
      std::printf("NOT the same: %s\n", difference.c_str());
      return EXIT_FAILURE;
    }
    const Measured m = measured.emplace_back(contest.measure(turns));
    std::printf("%6zu rules %14.1f %9.3f %13.3f %6.0f %6.0f %8.1f %7.2f %13.0f %8.0f %15.0f %12.2f\n", bar.rules, m.clips_us, m.plain_us,
                m.reasons_us, m.clips_us / m.plain_us, m.clips_us / m.reasons_us, m.fired, m.allocations, m.hot_bytes, m.bytes, m.read_ms,
                m.map_ms);
    std::fflush(stdout);
  }
  std::printf("both conclude the same on every question; the bars:\n");
  for (std::size_t i = 0; i < measured.size(); ++i) {
    const Measured& m = measured[i];
    const std::string of = text("%.0f rules: ", static_cast<double>(kBars[i].rules));
    judge(m.clips_us / m.plain_us >= kBars[i].plain,
          of + text("%.0f times as fast as CLIPS, at least %.0f", m.clips_us / m.plain_us, kBars[i].plain));
    judge(m.clips_us / m.reasons_us >= kBars[i].reasons,
          of + text("%.0f times with full reasons, at least %.0f", m.clips_us / m.reasons_us, kBars[i].reasons));
    judge(m.allocations == 0, of + text("%.2f allocations a question, none", m.allocations));
    judge(m.two_threads >= kLeastThreads,
          of + text("two threads do %.2f times the questions of one, at least %.1f", m.two_threads, kLeastThreads));
    if (kBars[i].read_ms == 0) continue;  // of the smallest, most is what its concepts take
    judge(m.hot_bytes <= kMostBytes,
          of + text("%.0f bytes a rule, at most %.0f (without texts, places and sources)", m.hot_bytes, kMostBytes));
    judge(m.map_ms <= kMostMapMs, of + text("a file of them mapped, and ready, in %.2f ms, at most %.0f", m.map_ms, kMostMapMs));
    judge(m.read_ms <= kBars[i].read_ms, of + text("from YAML to ready in %.0f ms, at most %.0f", m.read_ms, kBars[i].read_ms));
  }
  const double growth = measured.back().plain_us / measured.front().plain_us;
  judge(growth <= kMostGrowth, text("500 to 50,000 rules: %.1f times the time, at most %.0f", growth, kMostGrowth) +
                                   text(" (CLIPS: %.0f)", measured.back().clips_us / measured.front().clips_us));
  return all_held ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace anteroom::bench

int main(int argc, char** argv) { return anteroom::bench::run(argc > 1 ? std::max(1, std::atoi(argv[1])) : 25); }
