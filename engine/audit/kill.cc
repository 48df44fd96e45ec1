// All mutated conditions are compiled beside the rules as they are (probed_rules.h), so one run of the Chainer for each case says of
// every mutant whether its rule fires. What follows from that is worked out (rerun.h) only for mutants that no earlier case has killed
// and whose rule fires otherwise, on other findings or with another outcome in this case.
#include "engine/audit/kill.h"

#include <algorithm>
#include <list>
#include <thread>

#include "engine/audit/attack.h"

namespace anteroom::audit {
namespace {

// Every `step`th of the cases, on one thread.
struct Worker {
  Worker(const MutantPlan& plan, bool all) : attack(plan, all) {}

  void run(const std::vector<FactCase>& cases, std::uint32_t first, std::uint32_t step) {
    for (std::uint32_t i = first; i < cases.size(); i += step) {
      const Attack::Result result = attack.on(cases[i].facts, cases[i].said.expect, i);
      if (result == Attack::Result::fails) failing.push_back(i);
      if (result == Attack::Result::too_long) left_out.push_back(i);
    }
  }

  void add_to(Kills& kills) {
    for (std::size_t i = 0; i < kills.fates.size(); ++i)
      if (attack.fates()[i].kind == Fate::Kind::killed)
        kills.fates[i] = {Fate::Kind::killed, std::min(kills.fates[i].by, attack.fates()[i].by)};
    kills.failing.insert(kills.failing.end(), failing.begin(), failing.end());
    kills.left_out.insert(kills.left_out.end(), left_out.begin(), left_out.end());
    kills.pairs.insert(kills.pairs.end(), attack.pairs().begin(), attack.pairs().end());
  }

  Attack attack;
  std::vector<std::uint32_t> failing, left_out;
};

}  // namespace

Kills kill(const MutantPlan& plan, const std::vector<FactCase>& cases, const KillOptions& options) {
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  std::list<Worker> workers;
  std::vector<std::thread> running;
  for (unsigned i = 0; i < threads; ++i) {
    Worker& worker = workers.emplace_back(plan, options.all);
    running.emplace_back([&worker, &cases, i, threads] { worker.run(cases, i, threads); });
  }
  for (std::thread& one : running) one.join();
  Kills kills;
  kills.fates = workers.front().attack.fates();
  for (Worker& worker : workers) worker.add_to(kills);
  std::sort(kills.failing.begin(), kills.failing.end());
  std::sort(kills.left_out.begin(), kills.left_out.end());
  std::sort(kills.pairs.begin(), kills.pairs.end());
  return kills;
}

Kills kill(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const std::vector<FactCase>& cases,
           const KillOptions& options) {
  return kill(MutantPlan(rules, mutants), cases, options);
}

}  // namespace anteroom::audit
