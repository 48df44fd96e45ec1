// What the cases show of rules and conditions: Cover against the slow twin's value of each condition, case by case; and what find_cover()
// calls impossible against many patients. ANTEROOM_BASES sets how many random rule bases (default 100), ANTEROOM_SEED where to begin.
#include "engine/audit/cover.h"

#include <gtest/gtest.h>

#include <map>

#include "engine/audit/find_cover.h"
#include "tests/agreement/naive_chain.h"
#include "tests/agreement/random_rules.h"

namespace anteroom::tests {
namespace {

using rule::RuleIndex;

// What the twin saw of one rule: each way in which its conditions held, and whether it fired then.
struct Seen {
  std::map<std::vector<bool>, bool> ways;
  std::vector<bool> seen_true, seen_false, seen_unknown;
};

class Twin {
 public:
  Twin(const World& world, const rule::RuleBase& rules) : world_(world), sources_(audit::sources_of(rules)) {
    for (const rule::RuleSource& source : sources_) {
      conditions_.emplace_back(source);
      const std::size_t size = conditions_.back().size();
      seen_.push_back({{}, std::vector<bool>(size), std::vector<bool>(size), std::vector<bool>(size)});
    }
  }

  void look_at(const fact::Facts& facts) {
    const NaiveChain chain(sources_, world_.ontology, facts);
    std::set<std::string> fired;
    for (const NaiveFiring& firing : chain.fired()) fired.insert(firing.id);
    for (RuleIndex rule = 0; rule < sources_.size(); ++rule) {
      if (is_row(rule)) continue;
      std::vector<bool> way;
      for (std::size_t i = 0; i < conditions_[rule].size(); ++i) {
        const auto& one = conditions_[rule][i];
        const Value value = chain.value(one.leaf);
        (value == Value::yes ? seen_[rule].seen_true : value == Value::no ? seen_[rule].seen_false : seen_[rule].seen_unknown)[i] = true;
        way.push_back(value == (one.negated ? Value::no : Value::yes));
      }
      const auto [found, fresh] = seen_[rule].ways.emplace(way, fired.contains(sources_[rule].id));
      EXPECT_EQ(found->second, fired.contains(sources_[rule].id)) << sources_[rule].id << " is not decided by its conditions";
    }
  }

  const Seen& of(RuleIndex rule) const { return seen_[rule]; }
  bool is_row(RuleIndex rule) const { return sources_[rule].table_kind != rule::TableKind::none; }

  // Two ways that differ in one condition alone and in whether the rule fires.
  bool decided(RuleIndex rule, std::size_t condition) const {
    for (const auto& [way, fires] : seen_[rule].ways) {
      std::vector<bool> flipped = way;
      flipped[condition] = !flipped[condition];
      const auto other = seen_[rule].ways.find(flipped);
      if (other != seen_[rule].ways.end() && other->second != fires) return true;
    }
    return false;
  }

 private:
  const World& world_;
  std::vector<rule::RuleSource> sources_;
  std::vector<audit::RuleConditions> conditions_;
  std::vector<Seen> seen_;
};

TEST(Cover, SeesWhatTheSlowTwinSees) {
  const World world;
  const std::uint64_t bases = number_from("ANTEROOM_BASES", 100), seed = number_from("ANTEROOM_SEED", 1);
  std::uint64_t decided = 0, conditions = 0, impossible = 0, found = 0;
  for (std::uint64_t round = seed, done = 0; done < bases; ++round) {
    RandomRules random(world, round);
    rule::RuleBase rules;
    base::Problems problems;
    if (!world.compile(random.rules(), rules, problems)) continue;
    ++done;
    SCOPED_TRACE("seed " + std::to_string(round));
    Twin twin(world, rules);
    audit::Cover cover(rules);
    const auto look_at = [&](const fact::Facts& facts) { twin.look_at(facts), cover.look_at(facts); };
    for (int i = 0; i < 20; ++i) look_at(random.possible_facts());
    for (RuleIndex rule = 0; rule < rules.size(); ++rule) {
      if (twin.is_row(rule)) continue;  // it asks for more than its concept
      const audit::RuleCover seen = cover.rule(rule);
      const Seen& wanted = twin.of(rule);
      bool fired = false;
      for (const auto& [way, fires] : wanted.ways) fired |= fires;
      ASSERT_EQ(seen.fired, fired) << rules.id(rule);
      for (std::size_t i = 0; i < seen.conditions.size(); ++i) {
        SCOPED_TRACE(std::string(rules.id(rule)) + ": " + seen.conditions[i].text);
        ASSERT_EQ(seen.conditions[i].seen_true, wanted.seen_true[i]);
        ASSERT_EQ(seen.conditions[i].seen_false, wanted.seen_false[i]);
        ASSERT_EQ(seen.conditions[i].seen_unknown, wanted.seen_unknown[i]);
        ASSERT_EQ(seen.conditions[i].decided, twin.decided(rule, i));
        ++conditions, decided += seen.conditions[i].decided ? 1 : 0;
      }
    }

    const audit::CoverSearch search = audit::find_cover(rules, cover, {});
    for (const audit::Killer& one : search.found) twin.look_at(one.facts), ++found;
    for (int i = 0; i < 100; ++i) twin.look_at(random.possible_facts());
    for (RuleIndex rule = 0; rule < rules.size(); ++rule) {
      if (twin.is_row(rule)) continue;
      for (std::size_t i = 0; i < search.impossible[rule].decided.size(); ++i) {
        SCOPED_TRACE(std::string(rules.id(rule)) + ": " + cover.conditions(rule)[i].text);
        const audit::CoverSearch::Impossible& never = search.impossible[rule];
        ASSERT_FALSE(never.seen_true[i] && twin.of(rule).seen_true[i]);
        ASSERT_FALSE(never.seen_false[i] && twin.of(rule).seen_false[i]);
        ASSERT_FALSE(never.decided[i] && twin.decided(rule, i));
        impossible += never.decided[i] ? 1 : 0;
      }
    }
  }
  EXPECT_GT(decided, conditions / 20);
  EXPECT_GT(impossible, 0U);
  EXPECT_GT(found, bases);
  std::printf("%llu conditions, %llu decided, %llu cannot be, %llu patients found\n", static_cast<unsigned long long>(conditions),
              static_cast<unsigned long long>(decided), static_cast<unsigned long long>(impossible),
              static_cast<unsigned long long>(found));
}

}  // namespace
}  // namespace anteroom::tests
