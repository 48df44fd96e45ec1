// The audit on made-up rule bases of the size that is asked for; the last lines hold the times against the bars of the project.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>

namespace {

struct TimeBar {
  const char *what, *benchmark;
  double most_ms;
};
constexpr TimeBar kBars[] = {{"what 20 edits in 5,000 rules change", "BM_Difference/5000", 3000},
                             {"which of 33,000 mistakes in 5,000 rules 1,000 cases notice", "BM_Kill/5000/real_time", 5000},
                             {"10,000 cases by words, on one core", "BM_Cases/10000", 1000}};

class KeepTimes : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs)
      if (run.run_type == Run::RT_Iteration)
        ms_[run.run_name.str()] = (run.run_name.time_type.empty() ? run.GetAdjustedCPUTime() : run.GetAdjustedRealTime()) * 1e3 /
                                  benchmark::GetTimeUnitMultiplier(run.time_unit);
    ConsoleReporter::ReportRuns(runs);
  }
  void compare() const {
    for (const TimeBar& bar : kBars)
      if (const auto found = ms_.find(bar.benchmark); found != ms_.end())
        std::printf("%s: %.0f ms; at most %.0f ms: %s\n", bar.what, found->second, bar.most_ms,
                    found->second <= bar.most_ms ? "met" : "MISSED");
  }

 private:
  std::map<std::string, double> ms_;
};

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  KeepTimes reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.compare();
}
