// Which cases notice which mutants: kill() against compiling each mutated rule base and running every case with the Chainer and the
// Decider. ANTEROOM_BASES sets how many random rule bases (default 300), ANTEROOM_SEED where to begin.
#include "engine/audit/kill.h"
#include "engine/audit/attack.h"
#include "engine/audit/find_killers.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/audit/probed_rules.h"
#include "engine/decide/decision.h"
#include "tests/agreement/random_rules.h"

namespace anteroom::tests {
namespace {

using audit::Fate;
using audit::Mutant;

class RandomCases {
 public:
  RandomCases(const World& world, std::uint64_t seed) : rules_(world, seed), random_(seed) {}

  // Random rules with random outcomes.
  std::vector<rule::RuleSource> sources() {
    std::vector<rule::RuleSource> sources = rules_.rules();
    std::erase_if(sources, [](const rule::RuleSource& rule) { return rule.status == rule::Status::retired; });
    for (rule::RuleSource& rule : sources) {
      rule.urgency = static_cast<rule::Urgency>(below(6));
      for (const char* department : {"alpha", "beta", "gamma", "folded", "general"})
        if (chance(25)) rule.route.push_back({department, static_cast<std::uint8_t>(1 + below(4)), {}});
      for (const char* advice : {"test.one", "test.two", "test.three"})
        if (chance(20)) rule.advise.push_back({advice, {}});
      if (rule.urgency <= rule::Urgency::soon && chance(40)) rule.red_flag.text = chance(50) ? "red" : "crimson";
    }
    return sources;
  }

  // Facts, and some of what comes out as expectation.
  audit::FactCase one(const rule::RuleBase& rules, infer::Chainer& chainer, decide::Decider& decider) {
    audit::FactCase one;
    one.facts = facts();
    const infer::Inference& inference = chainer.run(one.facts);
    const decide::Decision& decision = decider.decide(inference);
    audit::Expectation& expect = one.said.expect;
    if (chance(40)) expect.urgency = {std::string(name_of(decision.urgency))};
    if (chance(10)) expect.urgency.emplace_back("soon");
    for (std::size_t i = 0; i < decision.departments.size() && chance(50); ++i)
      expect.departments.push_back(rules.departments()[decision.departments[i].department].id);
    for (std::size_t i = 0; i < decision.departments.size() && i < 3; ++i)
      if (chance(20)) expect.first_three.push_back(rules.departments()[decision.departments[i].department].id);
    if (chance(30)) {
      expect.red_flags.emplace();
      for (const decide::RedFlag& flag : decision.red_flags) expect.red_flags->emplace_back(rules.string(flag.id));
    }
    for (rule::RuleIndex rule = 0; rule < rules.size(); ++rule)
      if (chance(15)) (inference.fired(rule) ? expect.fired : expect.not_fired).emplace_back(rules.id(rule));
    for (const rule::StringId id : decision.advice)
      if (chance(30)) expect.advice.emplace_back(rules.string(id));
    if (chance(3)) expect.urgency = {"urgent"};  // it may fail as it is
    return one;
  }

  // At most a dozen findings.
  fact::Facts facts() {
    while (true)
      if (fact::Facts facts = rules_.possible_facts(); facts.findings.size() <= 12) return facts;
  }

  bool chance(unsigned percent) { return below(100) < percent; }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

 private:
  RandomRules rules_;
  std::mt19937_64 random_;
};

// What CaseRunner compares, from the decision itself.
bool meets(const audit::Expectation& expect, const rule::RuleBase& rules, const infer::Inference& inference,
           const decide::Decision& decision) {
  const auto contains = [](const auto& list, const std::string& item) { return std::find(list.begin(), list.end(), item) != list.end(); };
  std::vector<std::string> departments, flags, advice;
  for (const auto& one : decision.departments) departments.push_back(rules.departments()[one.department].id);
  for (const auto& one : decision.red_flags) flags.emplace_back(rules.string(one.id));
  for (const rule::StringId id : decision.advice) advice.emplace_back(rules.string(id));
  if (!expect.urgency.empty() && !contains(expect.urgency, std::string(name_of(decision.urgency)))) return false;
  if (departments.size() < expect.departments.size() ||
      !std::equal(expect.departments.begin(), expect.departments.end(), departments.begin()))
    return false;
  if (departments.size() > 3) departments.resize(3);
  for (const std::string& id : expect.first_three)
    if (!contains(departments, id)) return false;
  if (expect.red_flags) {
    if (expect.red_flags->empty() && !flags.empty()) return false;
    for (const std::string& id : *expect.red_flags)
      if (!contains(flags, id)) return false;
  }
  const auto fired = [&](const std::string& id) { return rules.find(id) != rule::kNoRule && inference.fired(rules.find(id)); };
  for (const std::string& id : expect.fired)
    if (!fired(id)) return false;
  for (const std::string& id : expect.not_fired)
    if (fired(id)) return false;
  for (const std::string& id : expect.advice)
    if (!contains(advice, id)) return false;
  return !expect.fired_alone || inference.fired().size() == expect.fired.size();
}

// Whether the rules of both stand in the same order. Advice of equal rank goes by that, and kill() by the order of the base as it is.
bool same_order(const rule::RuleBase& base, const rule::RuleBase& mutated) {
  for (rule::RuleIndex rule = 1; rule < mutated.size(); ++rule)
    if (base.find(mutated.id(rule - 1)) > base.find(mutated.id(rule))) return false;
  return true;
}

std::string text_of(const Mutant& mutant) { return mutant.source.id + " " + std::string(name_of(mutant.op)) + ": " + mutant.change; }

TEST(Kill, SameKillsAsCompilingAndRunningEachMutant) {
  const World world;
  const std::uint64_t bases = number_from("ANTEROOM_BASES", 300), seed = number_from("ANTEROOM_SEED", 1);
  constexpr std::size_t kCases = 12;
  std::uint64_t mutants_tried = 0, killed = 0, refused = 0, pairs = 0;
  std::set<audit::Operator> operators;
  for (std::uint64_t round = seed, done = 0; done < bases; ++round) {
    RandomCases random(world, round);
    const std::vector<rule::RuleSource> sources = random.sources();
    rule::RuleBase rules;
    base::Problems problems;
    if (!world.compile(sources, rules, problems)) continue;
    ++done;
    infer::Chainer chainer(rules);
    decide::Decider decider(rules);
    std::vector<audit::FactCase> cases;
    while (cases.size() < kCases) cases.push_back(random.one(rules, chainer, decider));
    std::vector<bool> fails;
    for (const audit::FactCase& one : cases) {
      const infer::Inference& inference = chainer.run(one.facts);
      fails.push_back(!meets(one.said.expect, rules, inference, decider.decide(inference)));
    }

    const std::vector<Mutant> mutants = audit::mutants_of(rules);
    const audit::Kills kills = audit::kill(rules, mutants, cases, {.threads = 2, .all = true});
    const audit::Kills first = audit::kill(rules, mutants, cases, {.threads = 1});
    const std::set<std::pair<std::uint32_t, std::uint32_t>> found(kills.pairs.begin(), kills.pairs.end());
    const std::vector<rule::RuleSource> original = audit::sources_of(rules);
    for (std::uint32_t i = 0; i < mutants.size(); ++i) {
      SCOPED_TRACE("seed " + std::to_string(round) + ", " + text_of(mutants[i]));
      ++mutants_tried, operators.insert(mutants[i].op);
      rule::RuleBase mutated;
      base::Problems found_wrong;
      if (!world.compile(audit::mutated(original, mutants[i]), mutated, found_wrong)) {
        ++refused;
        ASSERT_EQ(kills.fates[i].kind, Fate::Kind::refused) << to_text(found_wrong);
        continue;
      }
      ASSERT_NE(kills.fates[i].kind, Fate::Kind::refused);
      infer::Chainer mutated_chainer(mutated);
      decide::Decider mutated_decider(mutated);
      std::uint32_t by = Fate{}.by;
      const bool ordered = same_order(rules, mutated);
      for (std::uint32_t k = 0; k < cases.size(); ++k) {
        if (!ordered && !cases[k].said.expect.advice.empty()) {
          by = kills.fates[i].by == k ? std::min(by, k) : by;
          continue;
        }
        const infer::Inference& inference = mutated_chainer.run(cases[k].facts);
        const bool kill = !fails[k] && !meets(cases[k].said.expect, mutated, inference, mutated_decider.decide(inference));
        ASSERT_EQ(found.contains({i, k}), kill) << "case " << k;
        pairs += kill ? 1 : 0;
        if (kill) by = std::min(by, k);
      }
      killed += by != Fate{}.by ? 1 : 0;
      ASSERT_EQ(kills.fates[i].by, by);
      ASSERT_EQ(first.fates[i].by, by);
      ASSERT_EQ(first.fates[i].kind, kills.fates[i].kind);
    }
  }
  EXPECT_EQ(operators.size(), audit::kOperators);
  EXPECT_GT(killed, mutants_tried / 10);
  EXPECT_GT(refused, 0U);
  std::printf("%llu bases, %llu mutants, %llu refused, %llu killed, %llu kills\n", static_cast<unsigned long long>(bases),
              static_cast<unsigned long long>(mutants_tried), static_cast<unsigned long long>(refused),
              static_cast<unsigned long long>(killed), static_cast<unsigned long long>(pairs));
}

// What find_killers() says of survivors: a mutant that it calls equivalent does the same for everybody, and its patients notice what they
// are said to.
TEST(Kill, SurvivorsAreNoticedByTheirPatientsOrEquivalent) {
  const World world;
  const std::uint64_t bases = number_from("ANTEROOM_BASES", 100), seed = number_from("ANTEROOM_SEED", 1);
  std::uint64_t equivalent = 0, noticed = 0, undecided = 0;
  for (std::uint64_t round = seed, done = 0; done < bases; ++round) {
    RandomCases random(world, round);
    const std::vector<rule::RuleSource> sources = random.sources();
    rule::RuleBase rules;
    base::Problems problems;
    if (!world.compile(sources, rules, problems)) continue;
    ++done;
    const std::vector<Mutant> mutants = audit::mutants_of(rules);
    const audit::MutantPlan plan(rules, mutants);
    const audit::Killers killers = audit::find_killers(rules, mutants, plan, audit::kill(plan, {}).fates, {});
    undecided += killers.undecided;
    std::vector<fact::Facts> patients;
    while (patients.size() < 60) patients.push_back(random.facts());
    for (const audit::Killer& one : killers.found) patients.push_back(one.facts);
    infer::Chainer chainer(rules);
    decide::Decider decider(rules);
    for (std::uint32_t i = 0; i < mutants.size(); ++i) {
      const Fate& fate = killers.fates[i];
      if (fate.kind != Fate::Kind::equivalent && fate.kind != Fate::Kind::killed) continue;
      SCOPED_TRACE("seed " + std::to_string(round) + ", " + text_of(mutants[i]));
      rule::RuleBase mutated;
      ASSERT_TRUE(world.compile(audit::mutated(audit::sources_of(rules), mutants[i]), mutated, problems));
      infer::Chainer mutated_chainer(mutated);
      decide::Decider mutated_decider(mutated);
      if (fate.kind == Fate::Kind::killed) {
        ++noticed;
        const audit::Killer& by = killers.found.at(fate.by);
        const infer::Inference& inference = mutated_chainer.run(by.facts);
        if (same_order(rules, mutated) || by.expect.advice.empty()) {
          ASSERT_FALSE(meets(by.expect, mutated, inference, mutated_decider.decide(inference)));
        }
        const infer::Inference& original = chainer.run(by.facts);
        ASSERT_TRUE(meets(by.expect, rules, original, decider.decide(original)));
        continue;
      }
      ++equivalent;
      for (const fact::Facts& facts : patients) {
        const infer::Inference& inference = mutated_chainer.run(facts);
        const infer::Inference& original = chainer.run(facts);
        for (rule::RuleIndex rule = 0; rule < mutated.size(); ++rule)
          ASSERT_EQ(inference.fired(rule), original.fired(rules.find(mutated.id(rule)))) << mutated.id(rule);
        const decide::Decision &now = mutated_decider.decide(inference), &before = decider.decide(original);
        ASSERT_EQ(now.urgency, before.urgency);
        ASSERT_EQ(now.red_flags.size(), before.red_flags.size());
        ASSERT_EQ(now.departments.size(), before.departments.size());
        for (std::size_t d = 0; d < now.departments.size(); ++d) ASSERT_EQ(now.departments[d].score, before.departments[d].score);
      }
    }
  }
  EXPECT_GT(equivalent, bases / 4);
  EXPECT_GT(noticed, 10 * bases);
  EXPECT_LT(undecided, (noticed + equivalent) / 5);
  std::printf("%llu noticed, %llu equivalent, %llu undecided\n", static_cast<unsigned long long>(noticed),
              static_cast<unsigned long long>(equivalent), static_cast<unsigned long long>(undecided));
}

}  // namespace
}  // namespace anteroom::tests
