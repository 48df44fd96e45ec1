// What twenty edits in 5,000 rules change: from two compiled rule bases to a report with proofs and patients.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>

#include "engine/audit/prove_outcomes.h"
#include "tests/bench/rules/made_rules.h"

namespace anteroom::bench {
namespace {

// Edits as people make them, a kind after the other, all over the rules.
std::vector<rule::RuleSource> edited(std::vector<rule::RuleSource> rules, std::size_t edits) {
  const std::size_t step = rules.size() / edits;
  for (std::size_t i = 0; i < edits; ++i) {
    rule::RuleSource& rule = rules[i * step + i];
    switch (i % 5) {
      case 0:
        rule.urgency = rule.urgency == rule::Urgency::urgent ? rule::Urgency::soon : rule::Urgency::urgent;
        break;
      case 1:
        rule.id += "_renamed";
        break;
      case 2:
        rule.route.front().weight = static_cast<std::uint8_t>(rule.route.front().weight % 6 + 1);
        break;
      case 3:
        rule.has_unless = false;
        break;
      default:
        rule::RuleSource half = rule;
        half.id += "_older";
        rule.when_text += " and age < 50 years", half.when_text += " and age >= 50 years";
        for (rule::RuleSource* one : {&rule, &half}) {
          one->when = {};
          static_cast<void>(rule::parse_condition(one->when_text, one->when));
        }
        rules.push_back(half);
    }
  }
  return rules;
}

void BM_Difference(benchmark::State& state) {
  const MadeRules made(Synthetic(static_cast<std::size_t>(state.range(0)), 1));
  const std::vector<rule::RuleSource> sources = made.read();
  rule::RuleBase was, is;
  if (!made.compile(sources, was) || !made.compile(edited(sources, 20), is)) std::abort();
  audit::PartReport last;
  for (auto _ : state) {
    audit::CanonicalTerms terms;
    const audit::CanonicalRules of_was(was, terms), of_is(is, terms);
    const audit::ComparedRules before{was, of_was}, now{is, of_is};
    last = {};
    audit::prove_outcomes(before, now, audit::compare_outcomes(before, now), last);
  }
  for (const audit::Figure& figure : last.figures) state.counters[figure.name] = figure.value;
}
BENCHMARK(BM_Difference)->Arg(5000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace anteroom::bench
