// Which of 33,000 mistakes in 5,000 rules 1,000 cases notice, mutants made and compiled within the time, on all cores; beside it a sample
// of them each compiled and run over all cases. And running cases themselves, on one core.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "engine/audit/case.h"
#include "engine/audit/kill.h"
#include "engine/base/read_file.h"
#include "engine/infer/inference.h"
#include "tests/bench/rules/made_rules.h"

namespace anteroom::bench {
namespace {

fact::Facts facts_of(const SyntheticQuestion& question) {
  fact::Facts facts;
  for (const auto& [id, present] : question.findings) {
    fact::Finding finding;
    finding.concept_id = id;
    if (!present) finding.assertion = context::Assertion::absent;
    facts.findings.push_back(finding);
  }
  facts.findings.front().chief = facts.findings.front().plain();
  if (facts.findings.front().chief) facts.chief.push_back(0);
  constexpr fact::Measure kMeasures[] = {fact::Measure::age, fact::Measure::temperature, fact::Measure::heart_rate};
  for (std::size_t i = 0; i < kNumbers; ++i) facts.patient[kMeasures[i]] = {double(question.numbers[i]), double(question.numbers[i])};
  return facts;
}

// Cases that expect what comes out: the rules that fire, every other one a rule more.
std::vector<audit::FactCase> cases_of(std::size_t rule_count, const rule::RuleBase& rules) {
  std::vector<audit::FactCase> cases;
  infer::Chainer chainer(rules);
  for (const SyntheticQuestion& question : Synthetic(rule_count, 1).questions(1000)) {
    audit::FactCase& one = cases.emplace_back();
    one.facts = facts_of(question);
    for (const rule::RuleIndex rule : chainer.run(one.facts).fired())
      if (one.said.expect.fired.size() < 4) one.said.expect.fired.emplace_back(rules.id(rule));
    one.said.expect.not_fired.emplace_back(rules.id(static_cast<rule::RuleIndex>(cases.size() * 4 % rules.size())));
    if (chainer.run(one.facts).fired(rules.find(one.said.expect.not_fired.front()))) one.said.expect.not_fired.clear();
  }
  return cases;
}

std::vector<audit::Mutant> some(std::vector<audit::Mutant> mutants, std::size_t count) {
  std::vector<audit::Mutant> kept;
  for (std::size_t i = 0; i < mutants.size(); ++i)
    if (i * count / mutants.size() != (i + 1) * count / mutants.size()) kept.push_back(std::move(mutants[i]));
  return kept;
}

void BM_Kill(benchmark::State& state) {
  const auto size = static_cast<std::size_t>(state.range(0));
  const MadeRules made(Synthetic(size, 1));
  rule::RuleBase rules;
  if (!made.compile(made.read(), rules)) std::abort();
  const std::vector<audit::FactCase> cases = cases_of(size, rules);
  std::size_t mutants = 0, killed = 0;
  for (auto _ : state) {
    const std::vector<audit::Mutant> list = some(audit::mutants_of(rules), 33000);
    mutants = list.size(), killed = 0;
    for (const audit::Fate& fate : audit::kill(rules, list, cases).fates) killed += fate.kind == audit::Fate::Kind::killed ? 1 : 0;
  }
  state.counters["mutants"] = static_cast<double>(mutants), state.counters["killed"] = static_cast<double>(killed);
}
BENCHMARK(BM_Kill)->Arg(5000)->Unit(benchmark::kMillisecond)->UseRealTime();

// One mutant: compiled anew, and the rules run over all cases.
void BM_KillByForce(benchmark::State& state) {
  const auto size = static_cast<std::size_t>(state.range(0));
  const MadeRules made(Synthetic(size, 1));
  rule::RuleBase rules;
  if (!made.compile(made.read(), rules)) std::abort();
  const std::vector<audit::FactCase> cases = cases_of(size, rules);
  const std::vector<audit::Mutant> list = some(audit::mutants_of(rules), 50);
  const std::vector<rule::RuleSource> sources = made.read();
  std::size_t next = 0;
  for (auto _ : state) {
    const audit::Mutant& mutant = list[next++ % list.size()];
    std::vector<rule::RuleSource> changed = sources;
    for (rule::RuleSource& source : changed)
      if (source.id == mutant.source.id) source.when = mutant.source.when, source.unless = mutant.source.unless;
    rule::RuleBase compiled;
    base::Problems problems;
    if (!rule::compile_rules(changed, made.ontology, made.departments, made.settings, compiled, problems)) continue;
    infer::Chainer chainer(compiled);
    std::size_t fired = 0;
    for (const audit::FactCase& one : cases) fired += chainer.run(one.facts).fired().size();
    benchmark::DoNotOptimize(fired);
  }
}
BENCHMARK(BM_KillByForce)->Arg(5000)->Unit(benchmark::kMillisecond);

void BM_Cases(benchmark::State& state) {
  const std::string folder(ANTEROOM_SOURCE_DIR);
  std::vector<Problem> problems;
  const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(folder, problems);
  if (knowledge == nullptr) std::abort();
  base::Problems wrong;
  std::vector<audit::Case> cases;
  for (const std::string& path : base::list_files(folder + "/rules", ".cases.yaml", wrong))
    if (const auto text = base::read_file(path, wrong)) audit::read_cases({path, *text}, cases, wrong);
  std::erase_if(cases, [](const audit::Case& one) { return one.facts.has_value(); });
  audit::CaseRunner runner(knowledge);
  std::size_t failed = 0;
  for (auto _ : state)
    for (std::int64_t i = 0; i < state.range(0); ++i)
      failed += runner.run(cases[static_cast<std::size_t>(i) % cases.size()]).empty() ? 0 : 1;
  state.counters["failed"] = static_cast<double>(failed);
}
BENCHMARK(BM_Cases)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace anteroom::bench
