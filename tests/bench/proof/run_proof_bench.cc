// How fast rule bases are proved, and how that compares with Z3 on the same questions in the same run. Bars: static findings at 500 rules
// in 0.5 s, at 5,000 in 15 s; one invariant at 5,000 under 1 s; at least 20 times as fast as Z3.
//   anteroom_proof_bench [QUESTIONS FOR Z3]
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "engine/audit/check_rules.h"
#include "engine/audit/prove.h"
#include "engine/ontology/ontology_builder.h"
#include "tests/bench/proof/native_z3.h"
#include "tests/bench/rules/made_rules.h"

namespace anteroom::bench {
namespace {

// Seconds that this thread has had the processor.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

struct Base {
  explicit Base(std::size_t count) : made(count, 1), read(made) {
    std::vector<rule::RuleSource> sources = read.read();
    for (rule::RuleSource& source : sources) source.route.clear();  // a rule that routes is never redundant: that would be too easy
    if (!read.compile(sources, rules)) std::exit(EXIT_FAILURE);
  }

  Synthetic made;
  MadeRules read;
  rule::RuleBase rules;
};

proof::Goal alone(const Base& base, std::size_t rule, rule::RuleIndex index) {
  std::vector<rule::RuleIndex> others;
  for (std::size_t i = 0; i < base.made.rules.size(); ++i)
    if (i != rule && base.made.rules[i].urgency <= base.made.rules[rule].urgency) others.push_back(base.rules.find(rule_id(i)));
  return proof::Goal::fired(index) && !proof::Goal::some_fired(others);
}

void measure(std::size_t count, std::size_t questions) {
  const Base base(count);
  double start = now();
  const audit::PartReport report = audit::check_rules(base.rules, {});
  std::printf("%5zu rules: static findings %.2f s (%zu findings)", count, now() - start, report.findings.size());

  // One that a rule refutes; one that holds, by the rules behind a fact; one that holds, of all rules at once.
  for (const char* const text :
       {"if: [f0], then: [urgency >= soon]", "if: [f0], then: [urgency >= routine]", "if: [urgency >= soon], then: [urgency >= routine]"}) {
    std::vector<audit::Invariant> invariants;
    base::Problems problems;
    audit::read_invariants({"i.yaml", std::string("- {invariant: i, says: So., ") + text + "}\n"}, invariants, problems);
    start = now();
    const audit::PartReport proved = audit::prove_invariants(base.rules, invariants, {});
    std::printf(", an invariant %.3f s (%s)", now() - start, proved.findings.empty() ? "-" : proved.findings.front().kind.c_str());
  }
  std::printf("\n");

  if (questions == 0) return;
  proof::Prover prover(base.rules);
  double ours = 0, theirs = 0;
  start = now();
  NativeZ3 z3(base.made);
  const double setup = now() - start;
  std::size_t different = 0, asked = 0;
  for (std::size_t i = 0; i < questions; ++i) {
    const std::size_t rule = i * count / questions;
    const rule::RuleIndex index = base.rules.find(rule_id(rule));
    const proof::Goal goal = alone(base, rule, index);
    start = now();
    const bool fires = prover.ask(proof::Goal::fired(index)).yes(), is_alone = prover.ask(goal).yes();
    ours += now() - start;
    start = now();
    const bool z3_fires = z3.can_fire(rule), z3_alone = z3.can_fire_alone(rule);
    theirs += now() - start;
    different += (fires != z3_fires ? 1 : 0) + (is_alone != z3_alone ? 1 : 0), asked += 2;
  }
  std::printf(
      "             %zu questions: ours %.3f ms each, Z3 %.1f ms each (and %.1f s to begin with): %.0f times as fast; %zu answers differ\n",
      asked, 1e3 * ours / static_cast<double>(asked), 1e3 * theirs / static_cast<double>(asked), setup, theirs / ours, different);
}

}  // namespace
}  // namespace anteroom::bench

int main(int argc, char** argv) {
  const std::size_t questions = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 50;
  for (const std::size_t count : {500, 5000}) anteroom::bench::measure(count, questions);
  return 0;
}
