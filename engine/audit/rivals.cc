#include "engine/audit/rivals.h"

#include <algorithm>
#include <utility>

namespace anteroom::audit {

using rule::DepartmentIndex;
using rule::Route;
using rule::RuleIndex;

namespace {

constexpr std::size_t kTries = 4;  // of each department

bool rests_on_chief(const Firing& firing, const fact::Facts& facts) {
  return std::ranges::any_of(facts.chief, [&](std::uint32_t each) { return (firing.findings >> each & 1) != 0; });
}

}  // namespace

fact::Facts with_finding(fact::Facts facts, ontology::ConceptId id, bool is_chief) {
  fact::Finding finding;
  finding.concept_id = id, finding.chief = is_chief;
  if (is_chief) facts.chief.push_back(static_cast<std::uint32_t>(facts.findings.size()));
  facts.findings.push_back(finding);
  return facts;
}

Rivals::Rivals(const rule::RuleBase& rules) : rules_(rules), to_(rules.departments().size()) {
  for (RuleIndex rule = 0; rule < rules.size(); ++rule) {
    const rule::LiteralId first = rules.when(rule)[0];
    if (first >= rule::kAll || rules.atom(first / 2).kind != rule::AtomKind::row) continue;
    if (rules.table_kind(rule) == rule::TableKind::advise) advised_.push_back(rules.atom(first / 2).name);
    if (rules.table_kind(rule) != rule::TableKind::route) continue;
    rows_.push_back({rules.atom(first / 2).name, rule});
    for (const Route& route : rules.routes(rule)) to_[answers(route)].push_back(rows_.back());
  }
}

std::vector<fact::Facts> Rivals::beside(const fact::Facts& facts, std::span<const Firing> firings, RuleIndex of) const {
  const double factor = rules_.settings().chief_factor;
  std::vector<double> scores(to_.size(), 0);
  bool chief_now = false;
  for (const Firing& firing : firings) {
    const bool chief = rests_on_chief(firing, facts);
    for (const Route& route : firing.effect->routes) scores[answers(route)] += route.weight * (chief ? factor : 1);
    chief_now |= firing.rule == of && chief;
  }
  std::set<DepartmentIndex> own;
  for (const Route& route : rules_.routes(of)) own.insert(answers(route));
  std::vector<fact::Facts> found;
  for (const Route& route : rules_.routes(of)) {
    const double now = scores[answers(route)], then = now + route.weight * (chief_now ? 1 - factor : factor - 1);
    for (std::size_t other = 0; other < to_.size(); ++other)
      if (const auto rival = static_cast<DepartmentIndex>(other); !own.contains(rival))
        add_between(facts, rival, {std::min(now, then) - scores[rival], std::max(now, then) - scores[rival]}, own, found);
  }
  return found;
}

// Complaints that draw to the rival and to none of `own`, as many as it takes.
void Rivals::add_between(const fact::Facts& facts, DepartmentIndex rival, Gap gap, const std::set<DepartmentIndex>& own,
                         std::vector<fact::Facts>& found) const {
  fact::Facts more = facts;
  double sum = 0;
  std::size_t tries = 0;
  for (const Row& row : to_[rival]) {
    const auto routes = rules_.routes(row.rule);
    if (std::ranges::any_of(routes, [&](const Route& route) { return own.contains(answers(route)); })) continue;
    const auto route = std::ranges::find_if(routes, [&](const Route& each) { return answers(each) == rival; });
    for (const bool is_chief : {true, false}) {
      const double weight = route->weight * (is_chief ? rules_.settings().chief_factor : 1);
      if (sum + weight > gap.most || more.findings.size() >= kMostFindings) continue;
      sum += weight, more = with_finding(std::move(more), row.concept_id, is_chief);
      if (sum >= gap.least) found.push_back(more), ++tries;
      break;
    }
    if (tries == kTries) return;
  }
}

}  // namespace anteroom::audit
