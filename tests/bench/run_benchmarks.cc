// Runs all benchmarks several times, in turn (a busy machine is then busy for each of them alike), and shows their medians; the
// last line is the bar of the project, the ratio of BM_Screening to BM_IcuFoldAndWordBreak. Arguments are Google Benchmark's.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace {

constexpr double kBar = 1.0;

// Shows the median of each benchmark alone, or each run where there is but one, and keeps its time on the processor.
class MedianReporter : public benchmark::ConsoleReporter {
 public:
  MedianReporter() : ConsoleReporter(OO_Tabular) {}

  void ReportRuns(const std::vector<Run>& runs) override {
    std::vector<Run> shown;
    for (const Run& run : runs) {
      if (run.run_type == Run::RT_Aggregate && run.aggregate_name != "median") continue;
      shown.push_back(run);
      medians_[run.run_name.function_name] = run.GetAdjustedCPUTime();
    }
    if (!shown.empty()) ConsoleReporter::ReportRuns(shown);
  }

  void report_bar() const {
    const auto ours = medians_.find("BM_Screening"), icu = medians_.find("BM_IcuFoldAndWordBreak");
    if (ours == medians_.end() || icu == medians_.end()) return;
    const double ratio = ours->second / icu->second;
    std::printf("screening / ICU: %.3f (%.1f us / %.1f us; the bar is %.1f: %s)\n", ratio, ours->second / 1e3, icu->second / 1e3, kBar,
                ratio <= kBar ? "held" : "NOT held");
  }

 private:
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
  reporter.report_bar();
  benchmark::Shutdown();
  return 0;
}
