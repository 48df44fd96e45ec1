// A component is a set of rules whose weights are looked at together. It starts as one rule. A patient for whom a component weighs
// something is a difference, unless rules of other components make up for it: then they belong together, and are merged. When no
// patient can be found, no component can ever weigh anything, and so neither can the sum.
//
// Within a component, a patient for whom the weights cancel out rules out all for whom no more of the rules that count for the
// direction fire, and no fewer of those that count against it.
#include "engine/audit/compare_weights.h"

#include <algorithm>
#include <map>

namespace anteroom::audit {
namespace {

using proof::Goal;

constexpr int kMostRounds = 40;  // of one component and direction

struct Item {
  rule::RuleIndex rule = 0;
  std::uint8_t base = 0;
  int weight = 0;  // what NEW gives more than OLD when it fires
  std::size_t component = 0;

  Goal fired() const { return Goal::fired(rule, {.base = base}); }
};

std::vector<Item> items_of(const OutcomePair& pair) {
  std::vector<Item> items;
  auto was = pair.was.begin();
  for (const Cause& now : pair.is) {
    for (; was != pair.was.end() && was->firing < now.firing; ++was) items.push_back({was->rule, 0, -was->weight});
    const bool same = was != pair.was.end() && was->firing == now.firing;
    if (const int more = now.weight - (same ? was->weight : 0); more != 0) items.push_back({now.rule, 1, more});
    if (same) ++was;
  }
  for (; was != pair.was.end(); ++was) items.push_back({was->rule, 0, -was->weight});
  for (std::size_t i = 0; i < items.size(); ++i) items[i].component = i;
  return items;
}

class Comparison {
 public:
  Comparison(const OutcomePair& pair, const Ask& ask, const Fires& fires) : items_(items_of(pair)), ask_(ask), fires_(fires) {}

  WeightAnswer run() {
    for (std::size_t component = 0; component < items_.size();) {
      const bool merged = exists(component) && (explore(component, 1) == Explored::merged || explore(component, -1) == Explored::merged);
      component = merged ? 0 : component + 1;
    }
    answer_.no_more = never(1), answer_.no_less = never(-1);
    return std::move(answer_);
  }

 private:
  enum class Explored { none, found, merged, undecided };

  bool exists(std::size_t component) const {
    return std::any_of(items_.begin(), items_.end(), [&](const Item& item) { return item.component == component; });
  }

  // No component can count for the direction, and so the sum cannot.
  bool never(int sign) {
    for (std::size_t component = 0; component < items_.size(); ++component)
      if (exists(component) && explore(component, sign) != Explored::none) return false;
    return true;
  }

  // Looks for a patient for whom the component weighs more (sign 1) or less (sign -1) in NEW.
  Explored explore(std::size_t component, int sign) {
    if (explored_.contains({component, sign})) return explored_[{component, sign}];
    std::vector<Goal> some, goals;
    for (const Item& item : items_)
      if (item.component == component && item.weight * sign > 0) some.push_back(item.fired());
    if (some.empty()) return Explored::none;
    goals.push_back(Goal::any(std::move(some)));
    for (int round = 0; round < kMostRounds; ++round) {
      const proof::Answer answer = ask_(Goal::all(goals));
      if (answer.no()) return explored_[{component, sign}] = Explored::none;
      if (!answer.yes()) break;
      const fact::Facts& facts = answer.witness.facts;
      int own = 0, all = 0;
      std::vector<Goal> otherwise;
      std::vector<std::size_t> others;
      for (std::size_t i = 0; i < items_.size(); ++i) {
        const Item& item = items_[i];
        const bool fires = fires_(item.rule, item.base, facts);
        all += fires ? item.weight : 0;
        if (item.component != component) {
          if (fires) others.push_back(item.component);
          continue;
        }
        own += fires ? item.weight : 0;
        if (item.weight * sign > 0 && !fires) otherwise.push_back(item.fired());
        if (item.weight * sign < 0 && fires) otherwise.push_back(!item.fired());
      }
      note(all, facts);
      if (own * sign > 0) {
        if (all * sign > 0 || others.empty()) return explored_[{component, sign}] = Explored::found;
        merge(component, others);
        return Explored::merged;
      }
      goals.push_back(Goal::any(std::move(otherwise)));
    }
    return explored_[{component, sign}] = Explored::undecided;
  }

  void note(int weight, const fact::Facts& facts) {
    if (weight > 0 && !answer_.more) answer_.more = facts;
    if (weight < 0 && !answer_.less) answer_.less = facts;
  }

  void merge(std::size_t into, const std::vector<std::size_t>& components) {
    for (Item& item : items_)
      if (std::find(components.begin(), components.end(), item.component) != components.end()) item.component = into;
    std::erase_if(explored_, [&](const auto& one) {
      return one.first.first == into || std::find(components.begin(), components.end(), one.first.first) != components.end();
    });
  }

  std::vector<Item> items_;
  const Ask& ask_;
  const Fires& fires_;
  std::map<std::pair<std::size_t, int>, Explored> explored_;
  WeightAnswer answer_;
};

}  // namespace

WeightAnswer compare_weights(const OutcomePair& department, const Ask& ask, const Fires& fires) {
  return Comparison(department, ask, fires).run();
}

}  // namespace anteroom::audit
