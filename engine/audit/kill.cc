// All mutated conditions are compiled beside the rules as they are (probed_rules.h), so one run of the Chainer for each case says of
// every mutant whether its rule fires. What follows from that is worked out only for mutants that no earlier case has killed and whose
// rule fires otherwise, on other findings or with another outcome in this case.
#include "engine/audit/kill.h"

#include <algorithm>
#include <list>
#include <thread>
#include <utility>

#include "engine/audit/rerun.h"

namespace anteroom::audit {
namespace {

using rule::RuleIndex;

// The outcome of a changed rule, with its lists.
struct OwnEffect {
  Effect effect;
  std::vector<rule::Route> routes;
  std::vector<rule::StringId> advise;
  std::vector<rule::FactIndex> conclusions;
};

class Plan {
 public:
  Plan(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, std::vector<Fate>& fates)
      : rules_(rules), mutants_(mutants), probed_(rules), begins_(rules.size() + 1, 0) {
    constexpr auto kNone = static_cast<ProbedRules::Probe>(-1);
    std::vector<ProbedRules::Probe> probes(mutants.size(), kNone);
    for (std::size_t i = 0; i < mutants.size(); ++i)
      if (const Mutant& mutant = mutants[i]; mutant.condition)
        probes[i] = mutant.source.has_unless ? probed_.add(mutant.source.when, mutant.source.unless) : probed_.add(mutant.source.when);
    probed_.compile();
    judge_ = std::make_unique<Judge>(probed_.rules());
    const FactUse uses(rules);
    conditions_.resize(mutants.size()), effects_.resize(mutants.size(), nullptr);
    for (std::size_t i = 0; i < mutants.size(); ++i) {
      const Mutant& mutant = mutants[i];
      ++begins_[mutant.rule + 1];
      const RuleIndex rule = probed_.of_rule(mutant.rule);
      conditions_[i] = mutant.op == Operator::delete_rule ? rule::kNoRule : mutant.condition ? probed_.of_probe(probes[i]) : rule;
      if ((mutant.condition && conditions_[i] == rule::kNoRule) || !uses.loads_with(mutant)) fates[i].kind = Fate::Kind::refused;
      if (!mutant.condition && mutant.op != Operator::delete_rule) effects_[i] = make_effect(mutant.source);
      if (mutant.condition && conditions_[i] != rule::kNoRule) mutant_of_[conditions_[i]] = static_cast<std::uint32_t>(i);
    }
    for (std::size_t rule = 0; rule < rules.size(); ++rule) begins_[rule + 1] += begins_[rule];
  }

  const ProbedRules& probed() const { return probed_; }
  const Judge& judge() const { return *judge_; }
  // The mutants of a rule of the base: [first, last).
  std::pair<std::uint32_t, std::uint32_t> of_rule(RuleIndex original) const { return {begins_[original], begins_[original + 1]}; }
  std::uint32_t of_condition(RuleIndex probe) const { return mutant_of_.at(probe); }

  RuleChange change(std::uint32_t mutant, const Rerun& rerun) const {
    const RuleIndex rule = probed_.of_rule(mutants_[mutant].rule);
    return {rule, conditions_[mutant], effects_[mutant] != nullptr ? effects_[mutant] : &rerun.effect(rule),
            mutants_[mutant].op == Operator::delete_rule};
  }

 private:
  const Effect* make_effect(const rule::RuleSource& source) {
    const rule::RuleBase& rules = probed_.rules();
    OwnEffect& own = own_.emplace_back();
    for (const rule::Weight& weight : source.route) own.routes.push_back({rules.departments().find(weight.department), weight.weight});
    for (const rule::Named& advice : source.advise) own.advise.push_back(judge_->find_string(advice.text));
    for (const rule::Named& fact : source.conclude) own.conclusions.push_back(rules.find_fact(fact.text));
    own.effect = {source.urgency, judge_->find_string(source.red_flag.text), own.routes, own.advise, own.conclusions};
    return &own.effect;
  }

  const rule::RuleBase& rules_;
  const std::vector<Mutant>& mutants_;
  ProbedRules probed_;
  std::unique_ptr<Judge> judge_;
  std::vector<std::uint32_t> begins_;
  std::vector<RuleIndex> conditions_;  // of each mutant
  std::vector<const Effect*> effects_;
  std::unordered_map<RuleIndex, std::uint32_t> mutant_of_;
  std::list<OwnEffect> own_;
};

// Some of the cases, on one thread.
class Worker {
 public:
  Worker(const Plan& plan, const std::vector<FactCase>& cases, const KillOptions& options, std::vector<Fate> fates)
      : plan_(plan), cases_(cases), all_(options.all), judge_(plan.judge()), rerun_(plan.probed(), judge_) {
    kills_.fates = std::move(fates);
  }

  void run(std::uint32_t first, std::uint32_t step) {
    for (std::uint32_t i = first; i < cases_.size(); i += step) look_at(i);
  }

  Kills& kills() { return kills_; }

 private:
  void look_at(std::uint32_t index) {
    const FactCase& one = cases_[index];
    wanted_ = judge_.resolve(one.said.expect);
    if (!wanted_.asks()) return;
    if (one.facts.findings.size() > kMostFindings) return kills_.left_out.push_back(index);
    judge_.look_at(one.facts);
    rerun_.look_at(one.facts);
    if (!judge_.meets(wanted_, rerun_.firings())) return kills_.failing.push_back(index);
    const std::vector<Firing> fired(rerun_.firings().begin(), rerun_.firings().end());
    for (const Firing& firing : fired) {
      const auto [begin, end] = plan_.of_rule(plan_.probed().origin(firing.rule).index);
      for (std::uint32_t mutant = begin; mutant < end; ++mutant) attack(mutant, index);
    }
    for (const RuleIndex rule : rerun_.inference().fired()) {
      if (!plan_.probed().origin(rule).is_probe) continue;
      const std::uint32_t mutant = plan_.of_condition(rule);
      if (!rerun_.fired(plan_.change(mutant, rerun_).rule)) attack(mutant, index);
    }
  }

  void attack(std::uint32_t mutant, std::uint32_t index) {
    Fate& fate = kills_.fates[mutant];
    if (fate.kind == Fate::Kind::refused || (fate.kind == Fate::Kind::killed && !all_)) return;
    const RuleChange change = plan_.change(mutant, rerun_);
    if (!rerun_.differs(change) || judge_.meets(wanted_, rerun_.with(change))) return;
    fate.kind = Fate::Kind::killed;
    fate.by = std::min(fate.by, index);
    if (all_) kills_.pairs.emplace_back(mutant, index);
  }

  const Plan& plan_;
  const std::vector<FactCase>& cases_;
  const bool all_;
  Judge judge_;
  Rerun rerun_;
  Wanted wanted_;
  Kills kills_;
};

void merge(const Kills& from, Kills& into) {
  for (std::size_t i = 0; i < into.fates.size(); ++i)
    if (from.fates[i].kind == Fate::Kind::killed) into.fates[i] = {Fate::Kind::killed, std::min(into.fates[i].by, from.fates[i].by)};
  into.failing.insert(into.failing.end(), from.failing.begin(), from.failing.end());
  into.left_out.insert(into.left_out.end(), from.left_out.begin(), from.left_out.end());
  into.pairs.insert(into.pairs.end(), from.pairs.begin(), from.pairs.end());
}

}  // namespace

Kills kill(const rule::RuleBase& rules, const std::vector<Mutant>& mutants, const std::vector<FactCase>& cases,
           const KillOptions& options) {
  Kills kills;
  kills.fates.resize(mutants.size());
  const Plan plan(rules, mutants, kills.fates);
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  std::list<Worker> workers;
  {
    std::vector<std::thread> running;
    for (unsigned i = 0; i < threads; ++i) {
      Worker& worker = workers.emplace_back(plan, cases, options, kills.fates);
      running.emplace_back([&worker, i, threads] { worker.run(i, threads); });
    }
    for (std::thread& one : running) one.join();
  }
  for (Worker& worker : workers) merge(worker.kills(), kills);
  std::sort(kills.failing.begin(), kills.failing.end());
  std::sort(kills.left_out.begin(), kills.left_out.end());
  std::sort(kills.pairs.begin(), kills.pairs.end());
  return kills;
}

}  // namespace anteroom::audit
