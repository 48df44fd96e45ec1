// What `audit coverage` finds for the conditions of small rule bases, and what it says cannot be, against all patients: every pair of them
// that differs in one condition is known.
#include <map>
#include <optional>

#include "engine/audit/find_cover.h"
#include "tests/agreement/small_base.h"

namespace anteroom::tests {
namespace {

using rule::Condition;
using rule::RuleIndex;
using rule::RuleSource;

// The ways in which a rule's conditions can hold, each with whether the rule fires then.
class Ways {
 public:
  Ways(SmallBases& bases, RuleIndex rule) : bases_(bases), rule_(rule), conditions_(bases.sources()[rule]) {
    for (std::size_t i = 0; i < conditions_.size(); ++i) {
      const bool row =
          bases.sources()[rule].table_kind != rule::TableKind::none;  // it stands in for broader ones, which its concept does not
      leaves_.push_back(bases.run().of(conditions_[i].leaf));
      holds_.push_back(row ? bases.run().when(rule) : conditions_[i].negated ? leaves_.back().no : leaves_.back().yes);
    }
    split(bases.all().everybody(), {});
  }

  const Split& leaf(std::size_t condition) const { return leaves_[condition]; }
  bool decided(std::size_t condition) const {
    return std::any_of(ways_.begin(), ways_.end(), [&](const auto& way) {
      std::vector<bool> flipped = way.first;
      flipped[condition] = !flipped[condition];
      const auto other = ways_.find(flipped);
      return other != ways_.end() && other->second != way.second;
    });
  }
  bool decisive(std::size_t condition) const {
    return std::any_of(ways_.begin(), ways_.end(), [&](const auto& way) {
      return conditions_.fires(holding(way.first)) != conditions_.fires(holding(way.first).flipped(condition));
    });
  }

 private:
  audit::Holding holding(const std::vector<bool>& way) const {
    audit::Holding holding(way.size());
    for (std::size_t i = 0; i < way.size(); ++i) holding.set(i, way[i]);
    return holding;
  }

  void split(const PatientSet& set, std::vector<bool> way) {
    if (set.empty()) return;
    if (way.size() == holds_.size()) {
      const PatientSet fired = set & bases_.run().fired(rule_);
      EXPECT_TRUE(fired.empty() || fired == set) << "not decided by its conditions";
      EXPECT_EQ(conditions_.fires(holding(way)), !fired.empty());
      ways_.emplace(std::move(way), !fired.empty());
      return;
    }
    const PatientSet& holds = holds_[way.size()];
    way.push_back(true);
    split(set & holds, way);
    way.back() = false;
    split(set - holds, std::move(way));
  }

  SmallBases& bases_;
  const RuleIndex rule_;
  const audit::RuleConditions conditions_;
  std::vector<Split> leaves_;
  std::vector<PatientSet> holds_;
  std::map<std::vector<bool>, bool> ways_;
};

using One = audit::RuleConditions::One;

// The condition with one of a rule's left out, wherever it stands so, denied or not; nothing where that leaves nothing.
std::optional<Condition> without(const Condition& c, const One& one, bool negated = false) {
  if (c.parts.empty()) return negated == one.negated && to_text(c) == to_text(one.leaf) ? std::nullopt : std::optional(c);
  Condition rest = c;
  rest.parts.clear();
  for (const Condition& part : c.parts)
    if (std::optional<Condition> kept = without(part, one, negated != (c.kind == Condition::Kind::negation)))
      rest.parts.push_back(std::move(*kept));
  if (rest.parts.empty() || (c.kind == Condition::Kind::at_least && rest.parts.size() < c.count)) return std::nullopt;
  return rest;
}

// Whether the rule fires for the same patients where the condition is left out.
bool same_without(SmallBases& bases, RuleIndex rule, const One& one) {
  const RuleSource& source = bases.sources()[rule];
  const std::optional<Condition> when = without(source.when, one), unless = source.has_unless ? without(source.unless, one) : std::nullopt;
  PatientSet fires = when ? bases.run().of(*when).yes : bases.all().none();
  if (unless) fires -= bases.run().of(*unless).yes;
  return fires == bases.run().fired(rule);
}

TEST(EveryPatient, CoverageFindsWhatCanBeShownAndNothingElse) {
  SmallBases bases;
  std::size_t conditions = 0, decided = 0, never = 0, undecided = 0, useless = 0;
  while (bases.next()) {
    SCOPED_TRACE(bases.text());
    audit::Cover cover(bases.rules());
    for (int i = 0; i < 4; ++i) cover.look_at(bases.all().facts(bases.random()() % bases.all().size()));
    std::vector<audit::RuleCover> before;
    for (RuleIndex rule = 0; rule < bases.rules().size(); ++rule) before.push_back(cover.rule(rule));
    const audit::CoverSearch search = audit::find_cover(bases.rules(), cover, {});
    for (RuleIndex rule = 0; rule < bases.rules().size(); ++rule) {
      const Ways ways(bases, rule);
      const audit::RuleCover now = cover.rule(rule);
      const audit::CoverSearch::Impossible& impossible = search.impossible[rule];
      EXPECT_EQ(now.fired, !bases.run().fired(rule).empty()) << bases.rules().id(rule);
      EXPECT_EQ(impossible.fired, bases.run().fired(rule).empty()) << bases.rules().id(rule);
      for (std::size_t i = 0; i < now.conditions.size(); ++i) {
        const std::string about = std::string(bases.rules().id(rule)) + ": " + now.conditions[i].text;
        ++conditions;
        EXPECT_EQ(now.conditions[i].seen_true, !ways.leaf(i).yes.empty()) << about;
        EXPECT_EQ(now.conditions[i].seen_false, now.conditions[i].can_be_false && !ways.leaf(i).no.empty()) << about;
        EXPECT_FALSE(ways.decided(i) ? impossible.decided[i] : now.conditions[i].decided) << about;
        ++(now.conditions[i].decided ? decided : impossible.decided[i] ? never : undecided);
        EXPECT_TRUE(!impossible.decided[i] || impossible.decisive[i] != ways.decisive(i)) << about;
        if (!impossible.adds_nothing[i]) continue;
        EXPECT_TRUE(same_without(bases, rule, cover.conditions(rule)[i])) << about;
        ++useless;
      }
      for (std::size_t i = 0; i < now.numbers.size(); ++i) {
        const Split split = bases.run().of(World::condition(now.numbers[i].text));
        EXPECT_EQ(now.numbers[i].inside, !split.yes.empty()) << now.numbers[i].text;
        EXPECT_EQ(now.numbers[i].outside, !split.no.empty()) << now.numbers[i].text;
      }
    }
  }
  EXPECT_LT(undecided, conditions / 100 + 1);
  std::printf("%zu conditions: %zu decide, %zu cannot (%zu add nothing), %zu undecided\n", conditions, decided, never, useless, undecided);
}

}  // namespace
}  // namespace anteroom::tests
