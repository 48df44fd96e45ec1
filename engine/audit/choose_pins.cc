// Weighted set cover, greedily. What one shows beyond the others only shrinks while others are chosen, so the best is asked again, and put
// back where it is the best no more.
#include "engine/audit/choose_pins.h"

#include <map>
#include <queue>
#include <tuple>
#include <utility>

#include "engine/audit/all_that_comes.h"
#include "engine/audit/attack.h"
#include "engine/audit/patient_text.h"
#include "engine/infer/inference.h"

namespace anteroom::audit {
namespace {

using Mutants = std::vector<std::uint32_t>;

class Chooser {
 public:
  Chooser(const rule::RuleBase& rules, const MutantPlan& plan, const std::vector<Fate>& fates)
      : rules_(rules), plan_(plan), attack_(plan), chainer_(plan.probed().rules()), open_(fates.size()) {
    for (std::size_t i = 0; i < fates.size(); ++i) {
      open_[i] = fates[i].kind == Fate::Kind::survived;
      shown_ += fates[i].kind == Fate::Kind::killed ? 1 : 0, all_ += open_[i] || fates[i].kind == Fate::Kind::killed ? 1 : 0;
    }
    open_at_first_ = open_;
  }

  // What a patient can show: his outcome, with advice and without, and each rule that a mistake makes fire, or not fire, for him.
  void add_patient(const fact::Facts& facts) {
    if (!attack_.look_at(facts)) return;
    Expectation outcome = all_that_comes(attack_.judge(), attack_.firings());
    outcome.fired.clear(), outcome.fired_alone = false;
    const std::size_t length = patient_text(facts, rules_.ontology()).size();
    if (!outcome.advice.empty()) add({{facts, {}, false, outcome}, length + 60});
    outcome.advice.clear();
    add({{facts, {}, false, std::move(outcome)}, length + 30});
    for (auto& [rule, one] : flips(facts)) {
      const std::string id(rules_.id(rule));
      // The rule's name stands once for several patients.
      add({{facts, id, one.fires, {}}, length + 4 + (id.size() + 25) / 2, std::move(one.mutants)});
    }
  }

  // Nothing is told twice. Call once, after all patients.
  void measure() {
    std::vector<FactCase> cases;
    std::vector<std::size_t> of;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (!units_[i].pin.rule.empty()) continue;
      of.push_back(i);
      cases.emplace_back().facts = units_[i].pin.facts;
      cases.back().said.expect = units_[i].pin.outcome;
      for (const std::string& item : units_[i].pin.outcome.departments) units_[i].bytes += item.size() + 2;
      for (const std::string& item : *units_[i].pin.outcome.red_flags) units_[i].bytes += item.size() + 6;
    }
    for (const auto& [mutant, one] : kill(plan_, cases, {.all = true}).pairs)
      if (open_[mutant]) units_[of[one]].mutants.push_back(mutant);
  }

  std::vector<Pin> choose(const std::vector<Pin>& before, double enough) {
    for (const Pin& one : before)
      if (const auto found = by_key_.find(key(one)); found != by_key_.end() && gain(found->second) != 0) take(found->second);
    std::priority_queue<std::pair<double, std::size_t>> queue;
    for (std::size_t i = 0; i < units_.size(); ++i) queue.emplace(worth(i), i);
    while (!queue.empty() && static_cast<double>(shown_) < enough * static_cast<double>(all_)) {
      const auto [was, one] = queue.top();
      queue.pop();
      const double now = worth(one);
      if (now == 0) continue;
      if (now < was)
        queue.emplace(now, one);
      else
        take(one);
    }
    keep_needed();
    return std::move(chosen_);
  }

 private:
  struct Unit {
    Pin pin;
    std::size_t bytes = 0;  // about
    Mutants mutants{};
  };
  struct Flip {
    bool fires = false;
    Mutants mutants;
  };

  std::string key(const Pin& one) const {
    const char* const kind = !one.rule.empty() ? one.rule.c_str() : one.outcome.advice.empty() ? "-" : "+";
    return patient_text(one.facts, rules_.ontology()) + "|" + kind;
  }

  void add(Unit unit) {
    if (by_key_.emplace(key(unit.pin), units_.size()).second) units_.push_back(std::move(unit));
  }

  // The rules whose own mistakes make them fire, or not fire, for this patient.
  std::map<rule::RuleIndex, Flip> flips(const fact::Facts& facts) {
    std::map<rule::RuleIndex, Flip> flips;
    const infer::Inference& inference = chainer_.run(facts);
    for (const rule::RuleIndex fired : inference.fired()) {
      const ProbedRules::Origin origin = plan_.probed().origin(fired);
      if (origin.is_probe) {
        const std::uint32_t mutant = plan_.of_condition(fired);
        const rule::RuleIndex rule = plan_.rule(mutant);
        if (open_[mutant] && !inference.fired(plan_.probed().of_rule(rule))) flips[rule].mutants.push_back(mutant);
        continue;
      }
      const auto [begin, end] = plan_.of_rule(origin.index);
      for (std::uint32_t mutant = begin; mutant < end; ++mutant) {
        const rule::RuleIndex then = plan_.condition(mutant);
        if (!open_[mutant] || (then != rule::kNoRule && inference.fired(then))) continue;
        flips[origin.index].fires = true;
        flips[origin.index].mutants.push_back(mutant);
      }
    }
    return flips;
  }

  std::size_t gain(std::size_t one) const {
    std::size_t count = 0;
    for (const std::uint32_t mutant : units_[one].mutants) count += open_[mutant] ? 1 : 0;
    return count;
  }
  double worth(std::size_t one) const { return static_cast<double>(gain(one)) / static_cast<double>(units_[one].bytes); }

  void take(std::size_t one) {
    shown_ += gain(one);
    for (const std::uint32_t mutant : units_[one].mutants) open_[mutant] = false;
    chosen_.push_back(units_[one].pin);
  }

  // In the order of the file, as `before` will be asked next time: so that without an edit nothing changes then.
  void keep_needed() {
    std::map<std::tuple<std::string, bool, std::string>, std::size_t> in_order;
    for (const Pin& one : chosen_) {
      std::string text = one.rule.empty() ? pinned_text({one}, rules_.ontology()) : patient_text(one.facts, rules_.ontology());
      in_order.emplace(std::tuple(one.rule, !one.fires, std::move(text)), by_key_.at(key(one)));
    }
    chosen_.clear(), open_ = open_at_first_;
    for (const auto& [text, one] : in_order)
      if (gain(one) != 0) take(one);
  }

  const rule::RuleBase& rules_;
  const MutantPlan& plan_;
  Attack attack_;
  infer::Chainer chainer_;
  std::vector<bool> open_, open_at_first_;
  std::size_t shown_ = 0, all_ = 0;
  std::vector<Unit> units_;
  std::map<std::string, std::size_t> by_key_;
  std::vector<Pin> chosen_;
};

}  // namespace

Pin pin_of(const FactCase& one) {
  const std::vector<std::string>& fired = one.said.expect.fired;
  const std::vector<std::string>& not_fired = one.said.expect.not_fired;
  const std::string rule = !fired.empty() ? fired.front() : !not_fired.empty() ? not_fired.front() : std::string();
  return {one.facts, rule, !fired.empty(), one.said.expect};
}

std::vector<Pin> choose_pins(const rule::RuleBase& rules, const MutantPlan& plan, const std::vector<Fate>& fates,
                             const std::vector<Pin>& before, const std::vector<Killer>& found, double enough) {
  Chooser chooser(rules, plan, fates);
  for (const Pin& one : before) chooser.add_patient(one.facts);
  for (const Killer& one : found) chooser.add_patient(one.facts);
  chooser.measure();
  return chooser.choose(before, enough);
}

}  // namespace anteroom::audit
