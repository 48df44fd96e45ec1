// The facts are changed, the rules run, the decisions compared. That is exact, and quick enough for a person who asks: a run takes
// microseconds.
#include "engine/explain/what_if.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "engine/decide/decision.h"
#include "engine/infer/finding_truth.h"

namespace anteroom::explain {
namespace {

using infer::Inference;
using infer::Truth;
using rule::RuleBase;
using rule::RuleIndex;
using Kind = Alternative::Kind;
using Rules = std::vector<RuleIndex>;

// A change with what it takes to compare it with others.
struct Tried {
  Change change;
  rule::LiteralId literal = 0;
  fact::Finding finding;
  std::string low;
  bool kept = true;
};

Rules minus(const Rules& a, const Rules& b) {
  Rules result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

Rules both(const Rules& a, const Rules& b) {
  Rules result;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

class Trial {
 public:
  explicit Trial(const Inference& inference) : rules_(inference.rules()), chainer_(rules_), decider_(rules_) {
    now_ = run(inference.facts());
  }

  const Outcome& now() const { return now_.outcome; }

  void try_out(Alternative& alternative) {
    const Result then = run(alternative.facts);
    const bool goes_on = alternative.goes_on && last_changed_;
    last_changed_ = then.outcome != now_.outcome && (alternative.literal == 0 || inference_->is_true(alternative.literal));
    if (!last_changed_) return;
    Change change{alternative.kind, alternative.fact, alternative.findings, then.outcome, {}, {}, {}};
    change.newly_fired = minus(then.fired, now_.fired);
    change.no_longer_fired = minus(now_.fired, then.fired);
    const bool urgency = then.outcome.urgency != now_.outcome.urgency;
    change.by = both(urgency ? then.urgency : then.department, change.newly_fired);
    if (change.by.empty()) change.by = both(urgency ? now_.urgency : now_.department, change.no_longer_fired);
    // Two ranges of one number that meet and change the same are one; not where that would be every number, which no condition says.
    const bool every = goes_on && tried_.back().low.empty() && alternative.high.empty();
    if (goes_on && !every && same_effect(tried_.back().change, change))
      join(alternative, change);
    else
      tried_.push_back({std::move(change), alternative.literal, alternative.finding, alternative.low});
  }

  std::vector<Change> changes() {
    drop_repetitions();
    std::vector<Change> changes;
    for (Tried& one : tried_)
      if (one.kept) changes.push_back(std::move(one.change));
    std::stable_sort(changes.begin(), changes.end(), [this](const Change& a, const Change& b) { return key(a) < key(b); });
    return changes;
  }

 private:
  struct Result {
    Outcome outcome;
    Rules fired, urgency, department;  // ascending: all; those that say the urgency; those behind the first department
  };

  Result run(const fact::Facts& facts) {
    inference_ = &chainer_.run(facts);
    const decide::Decision& decision = decider_.decide(*inference_);
    const auto list = [](std::span<const std::uint32_t> indexes) {
      Rules rules(indexes.begin(), indexes.end());
      std::sort(rules.begin(), rules.end());
      return rules;
    };
    const decide::RankedDepartment& first = decision.departments.front();
    return {{decision.urgency, first.department},
            list(inference_->fired()),
            list(decision.at(decision.because)),
            list(decision.at(first.because))};
  }

  std::tuple<rule::Urgency, bool, rule::DepartmentIndex, Kind> key(const Change& change) const {
    return {change.then.urgency, change.then.urgency == now_.outcome.urgency, change.then.department, change.kind};
  }

  static bool same_effect(const Change& a, const Change& b) { return a.then == b.then && a.by == b.by; }

  // The range of the last change goes on to the end of another.
  void join(const Alternative& next, const Change& change) {
    Tried& last = tried_.back();
    last.change.fact = range_text(last.low, next.high);
    last.change.newly_fired = both(last.change.newly_fired, change.newly_fired);
    last.change.no_longer_fired = both(last.change.no_longer_fired, change.no_longer_fired);
  }

  // Whether the fact of `a` says no more than that of `b`: whoever has b has a.
  bool covers(const Tried& a, const Tried& b) const {
    const ontology::Ontology& ontology = rules_.ontology();
    const auto& some = a.change.findings;
    const auto& more = b.change.findings;
    if (a.change.kind == Kind::remove && (b.change.kind == Kind::remove || b.change.kind == Kind::deny))
      return std::includes(more.begin(), more.end(), some.begin(), some.end());
    if (a.change.kind != b.change.kind) return false;
    if (a.change.kind == Kind::deny)
      return a.finding.temporality == b.finding.temporality && a.finding.experiencer == b.finding.experiencer &&
             ontology.is_a(a.finding.concept_id, b.finding.concept_id);
    if (a.change.kind != Kind::add) return false;
    if (a.literal != 0) return infer::truth_of_finding(rules_, rules_.atom(a.literal / 2), b.finding) == Truth::true_;
    return b.finding.plain() && (b.finding.chief || !a.finding.chief) && ontology.is_a(b.finding.concept_id, a.finding.concept_id);
  }

  void drop_repetitions() {
    for (std::size_t b = 0; b < tried_.size(); ++b) {
      for (std::size_t a = 0; a < tried_.size() && tried_[b].kept; ++a) {
        if (a == b || tried_[a].change.then != tried_[b].change.then || !covers(tried_[a], tried_[b])) continue;
        tried_[b].kept = covers(tried_[b], tried_[a]) && b < a;  // of two that say the same, the first
      }
    }
  }

  const RuleBase& rules_;
  infer::Chainer chainer_;
  decide::Decider decider_;
  const Inference* inference_ = nullptr;
  Result now_;
  bool last_changed_ = false;
  std::vector<Tried> tried_;
};

}  // namespace

WhatIf what_if(const Inference& inference) {
  Trial trial(inference);
  each_alternative(inference, [&trial](Alternative& alternative) { trial.try_out(alternative); });
  return {trial.now(), trial.changes()};
}

}  // namespace anteroom::explain
