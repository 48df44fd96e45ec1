// Each stage alone on the worked example, with what the stage before it made: where the time of a screening goes.
#include <benchmark/benchmark.h>

#include "engine/screening_parts.h"
#include "engine/write_screening.h"
#include "tests/bench/allocations.h"
#include "tests/bench/material.h"

namespace anteroom::bench {
namespace {

// The stages, each run once.
struct Stages {
  Stages() : parts(knowledge()), stages(parts.languages.begin()->second) {
    parts.language = &stages;
    text(), mention(), context(), facts(), infer(), decide(), reply();
    // As Screener does, for the JSON.
    parts.red_flags.resize(parts.decision->red_flags.size());
  }

  void text() { parts.text.read("", worked_example()); }
  void mention() { stages.finder.find(parts.text, parts.mentions); }
  void context() { stages.context.read(parts.text, parts.mentions); }
  void facts() {
    parts.problems.clear();
    stages.facts.read(parts.text, parts.mentions, stages.context, parts.form, parts.facts, parts.problems);
  }
  void infer() { parts.inference = &parts.chainer.run(parts.facts); }
  void decide() { parts.decision = &parts.decider.decide(*parts.inference); }
  void reply() { stages.writer.write(parts.facts, *parts.decision, parts.reply); }
  void json() {
    parts.json.clear();
    write_screening(parts, parts.json);
  }

  Screening::Parts parts;
  LanguageStages& stages;
};

void run(benchmark::State& state, void (Stages::*stage)()) {
  Stages stages;
  (stages.*stage)();
  const std::uint64_t before = allocations();
  for (auto _ : state) (stages.*stage)();
  state.counters["allocs"] = benchmark::Counter(static_cast<double>(allocations() - before), benchmark::Counter::kAvgIterations);
}

BENCHMARK_CAPTURE(run, BM_Stage_1_text, &Stages::text)->Name("BM_Stage_1_text");
BENCHMARK_CAPTURE(run, BM_Stage_2_mention, &Stages::mention)->Name("BM_Stage_2_mention");
BENCHMARK_CAPTURE(run, BM_Stage_3_context, &Stages::context)->Name("BM_Stage_3_context");
BENCHMARK_CAPTURE(run, BM_Stage_4_fact, &Stages::facts)->Name("BM_Stage_4_fact");
BENCHMARK_CAPTURE(run, BM_Stage_5_infer, &Stages::infer)->Name("BM_Stage_5_infer");
BENCHMARK_CAPTURE(run, BM_Stage_6_decide, &Stages::decide)->Name("BM_Stage_6_decide");
BENCHMARK_CAPTURE(run, BM_Stage_7_reply, &Stages::reply)->Name("BM_Stage_7_reply");
BENCHMARK_CAPTURE(run, BM_Stage_8_json, &Stages::json)->Name("BM_Stage_8_json");

}  // namespace
}  // namespace anteroom::bench
