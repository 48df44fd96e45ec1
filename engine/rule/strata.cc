// Rules and facts are the nodes of one graph: a rule rests on the facts it names, a fact on the rules that conclude it. Tarjan's
// algorithm (without recursion: chains can be long) gives its circles in an order in which what a node rests on comes first. A
// circle is harmless, rules only add, unless some rule in it is held back by a fact of the same circle.
#include "engine/rule/strata.h"

#include <algorithm>
#include <deque>

namespace anteroom::rule {
namespace {

using Node = std::uint32_t;  // facts first, then rules
constexpr Node kNone = 0xffffffffU;

class Graph {
 public:
  Graph(const std::vector<RuleLinks>& links, std::size_t fact_count)
      : links_(links), facts_(static_cast<Node>(fact_count)), edges_(fact_count + links.size()) {
    for (std::size_t i = 0; i < links.size(); ++i) {
      const Node rule = facts_ + static_cast<Node>(i);
      for (const FactIndex fact : links[i].tests) edges_[rule].push_back(fact);
      for (const FactIndex fact : links[i].denies) edges_[rule].push_back(fact);
      for (const FactIndex fact : links[i].concludes) edges_[fact].push_back(rule);
    }
  }

  Strata solve() {
    groups_.assign(edges_.size(), kNone);
    order_.assign(edges_.size(), 0);
    low_.assign(edges_.size(), 0);
    layers_.assign(edges_.size(), {});
    for (Node node = 0; node < edges_.size(); ++node)
      if (order_[node] == 0) visit(node);
    result_.layers.assign(layers_.begin() + facts_, layers_.end());
    return std::move(result_);
  }

 private:
  struct Frame {
    Node node;
    std::size_t next;
  };

  void visit(Node start) {
    std::vector<Frame> frames{{start, 0}};
    enter(start);
    while (!frames.empty()) {
      auto& [node, next] = frames.back();
      if (next < edges_[node].size()) {
        const Node to = edges_[node][next++];
        if (order_[to] == 0) {
          enter(to);
          frames.push_back({to, 0});
        } else if (groups_[to] == kNone) {
          low_[node] = std::min(low_[node], order_[to]);
        }
        continue;
      }
      const Node done = node;
      frames.pop_back();
      if (!frames.empty()) low_[frames.back().node] = std::min(low_[frames.back().node], low_[done]);
      if (low_[done] == order_[done]) close(done);
    }
  }

  void enter(Node node) {
    order_[node] = low_[node] = ++count_;
    stack_.push_back(node);
  }

  // All nodes of one group are known; all that they rest on outside of it has its layer.
  void close(Node first) {
    const auto begin = std::find(stack_.begin(), stack_.end(), first);  // near the end
    std::vector<Node> group(begin, stack_.end());
    stack_.erase(begin, stack_.end());
    std::sort(group.begin(), group.end());
    for (const Node node : group) groups_[node] = group_count_;
    Layer layer;
    bool circle = false;
    for (const Node node : group) {
      const bool is_rule = node >= facts_;
      for (const Node to : edges_[node]) {
        if (groups_[to] == group_count_) continue;
        layer.stratum = std::max(layer.stratum, layers_[to].stratum);
        layer.level = std::max(layer.level, layers_[to].level + (is_rule ? 1 : 0));
      }
      if (!is_rule) continue;
      for (const FactIndex fact : links_[node - facts_].denies) {
        if (groups_[fact] != group_count_) {
          layer.stratum = std::max(layer.stratum, layers_[fact].stratum + 1);
        } else if (!circle) {
          circle = true;
          result_.circles.push_back(find_circle(node, fact));
        }
      }
    }
    for (const Node node : group) layers_[node] = layer;
    ++group_count_;
  }

  // The shortest way from `fact` back to `rule`, within the group at hand.
  Circle find_circle(Node rule, Node fact) const {
    std::vector<Node> from(edges_.size(), kNone);
    std::deque<Node> queue{fact};
    while (!queue.empty() && from[rule] == kNone) {
      const Node node = queue.front();
      queue.pop_front();
      for (const Node to : edges_[node])
        if (groups_[to] == group_count_ && from[to] == kNone && to != fact) from[to] = node, queue.push_back(to);
    }
    std::vector<Node> way{rule};
    while (way.back() != fact) way.push_back(from[way.back()]);
    std::reverse(way.begin(), way.end());  // fact, rule, fact, ..., rule
    Circle circle;
    for (std::size_t i = 0; i + 1 < way.size(); i += 2) circle.facts.push_back(way[i]);
    circle.rules.push_back(rule - facts_);
    for (std::size_t i = 1; i + 2 < way.size(); i += 2) circle.rules.push_back(way[i] - facts_);
    return circle;
  }

  const std::vector<RuleLinks>& links_;
  const Node facts_;
  std::vector<std::vector<Node>> edges_;
  std::vector<std::uint32_t> order_, low_, groups_;
  std::vector<Node> stack_;
  std::vector<Layer> layers_;
  std::uint32_t count_ = 0, group_count_ = 0;
  Strata result_;
};

}  // namespace

Strata stratify(const std::vector<RuleLinks>& links, std::size_t fact_count) { return Graph(links, fact_count).solve(); }

}  // namespace anteroom::rule
