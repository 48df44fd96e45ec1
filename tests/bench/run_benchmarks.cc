// Runs all benchmarks several times, in turn (a busy machine is then busy for each of them alike), and shows their medians; the
// last lines hold them against the bars of the project. Arguments are Google Benchmark's.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace {

struct Bar {
  const char *what, *ours, *other;
  double most;  // of ours / other
};
constexpr Bar kBars[] = {{"screening / ICU's folding and word breaking", "BM_Screening", "BM_IcuFoldAndWordBreak", 1.0},
                         {"reading with ten times the phrases / reading", "BM_Annotate1KB_Tenfold", "BM_Annotate1KB", 1.3}};
struct TimeBar {
  const char *what, *benchmark;
  double most;  // ms
};
constexpr TimeBar kTimeBars[] = {{"the knowledge from a snapshot", "BM_LoadSnapshot", 10},
                                 {"ask, from a cold start with a snapshot", "BM_ColdAsk", 30}};
constexpr double kLeastQuestions = 10'000;  // of 1 KB, read in a second

// Shows the median of each benchmark alone, or each run where there is but one, and keeps its time.
class MedianReporter : public benchmark::ConsoleReporter {
 public:
  MedianReporter() : ConsoleReporter(OO_Tabular) {}

  void ReportRuns(const std::vector<Run>& runs) override {
    std::vector<Run> shown;
    for (const Run& run : runs) {
      if (run.run_type == Run::RT_Aggregate && run.aggregate_name != "median") continue;
      shown.push_back(run);
      medians_[run.run_name.function_name] = ns(run);
    }
    if (!shown.empty()) ConsoleReporter::ReportRuns(shown);
  }

  void report_bars() const {
    for (const Bar& bar : kBars) {
      const auto ours = medians_.find(bar.ours), other = medians_.find(bar.other);
      if (ours == medians_.end() || other == medians_.end()) continue;
      const double ratio = ours->second / other->second;
      std::printf("%s: %.2f (%.1f us / %.1f us; at most %.1f: %s)\n", bar.what, ratio, ours->second / 1e3, other->second / 1e3, bar.most,
                  verdict(ratio <= bar.most));
    }
    for (const TimeBar& bar : kTimeBars) {
      const auto time = medians_.find(bar.benchmark);
      if (time == medians_.end()) continue;
      const double ms = time->second / 1e6;
      std::printf("%s: %.1f ms (at most %.0f: %s)\n", bar.what, ms, bar.most, verdict(ms <= bar.most));
    }
    if (const auto read = medians_.find("BM_Annotate1KB"); read != medians_.end()) {
      const double questions = 1e9 / read->second;
      std::printf("questions of 1 KB read in a second: %.0f (at least %.0f: %s)\n", questions, kLeastQuestions,
                  verdict(questions >= kLeastQuestions));
    }
  }

 private:
  // On the processor, or as the benchmark says.
  static double ns(const Run& run) {
    const double time = run.run_name.time_type.empty() ? run.GetAdjustedCPUTime() : run.GetAdjustedRealTime();
    return time / benchmark::GetTimeUnitMultiplier(run.time_unit) * 1e9;
  }
  static const char* verdict(bool held) { return held ? "held" : "NOT held"; }
  std::map<std::string, double> medians_;  // ns
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments = {argv[0], "--benchmark_enable_random_interleaving=true", "--benchmark_repetitions=9",
                                        "--benchmark_min_time=0.1", "--benchmark_display_aggregates_only=true"};
  arguments.insert(arguments.end(), argv + 1, argv + argc);  // these win
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  int count = static_cast<int>(pointers.size());
  benchmark::Initialize(&count, pointers.data());
  if (benchmark::ReportUnrecognizedArguments(count, pointers.data())) return 2;
  MedianReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.report_bars();
  benchmark::Shutdown();
  return 0;
}
