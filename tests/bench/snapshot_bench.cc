// The full knowledge from its sources and from a snapshot, and a whole `anteroom ask` from a cold start with the snapshot. All by the time
// on the processor, which by the clock of a machine that has nothing else to do is the same.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "tests/bench/material.h"

extern char** environ;

namespace anteroom::bench {
namespace {

// Written once, removed at the end of the program.
class SnapshotFile {
 public:
  SnapshotFile() : path_(std::filesystem::temp_directory_path() / ("anteroom_bench_" + std::to_string(::getpid()) + ".snapshot")) {
    std::vector<Problem> problems;
    if (knowledge()->save(path_.string(), problems)) return;
    std::cerr << problems.front().text;
    std::exit(1);
  }
  ~SnapshotFile() { std::filesystem::remove(path_); }
  std::string path() const { return path_.string(); }

 private:
  const std::filesystem::path path_;
};

const std::string& snapshot() {
  static const SnapshotFile file;
  static const std::string path = file.path();
  return path;
}

void load(benchmark::State& state, const std::string& path) {
  for (auto _ : state) {
    std::vector<Problem> problems;
    const auto loaded = Knowledge::load(path, problems);
    if (loaded == nullptr) return state.SkipWithError(problems.front().code.c_str());
  }
}

void BM_LoadSources(benchmark::State& state) { load(state, ANTEROOM_SOURCE_DIR); }
BENCHMARK(BM_LoadSources)->Unit(benchmark::kMillisecond);

void BM_LoadSnapshot(benchmark::State& state) {
  load(state, snapshot());
  state.counters["MB"] = static_cast<double>(std::filesystem::file_size(snapshot())) / 1e6;
}
BENCHMARK(BM_LoadSnapshot)->Unit(benchmark::kMillisecond);

#ifdef ANTEROOM_PROGRAM
double seconds_of_children() {  // that have ended
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

void BM_ColdAsk(benchmark::State& state) {
  std::string arguments[] = {ANTEROOM_PROGRAM, "--knowledge", snapshot(), "ask", ANTEROOM_SOURCE_DIR "/docs/examples/muscle_spasm.txt"};
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t to_nowhere;
  posix_spawn_file_actions_init(&to_nowhere);
  posix_spawn_file_actions_addopen(&to_nowhere, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  for (auto _ : state) {
    pid_t child = 0;
    int status = 1;
    const double before = seconds_of_children();
    if (posix_spawn(&child, pointers[0], &to_nowhere, nullptr, pointers.data(), environ) != 0 || waitpid(child, &status, 0) != child ||
        status != 0) {
      state.SkipWithError("the program did not run");
      break;
    }
    state.SetIterationTime(seconds_of_children() - before);
  }
  posix_spawn_file_actions_destroy(&to_nowhere);
}
BENCHMARK(BM_ColdAsk)->Unit(benchmark::kMillisecond)->UseManualTime();
#endif

}  // namespace
}  // namespace anteroom::bench
