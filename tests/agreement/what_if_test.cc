// Explanations of random rules over random facts: what if leaves out no fact that a search of its own finds, every fact it lists does
// what it says, and why not agrees with whether the rule fired.
#include "engine/explain/what_if.h"

#include <gtest/gtest.h>

#include "engine/decide/decision.h"
#include "engine/explain/why_not.h"
#include "tests/agreement/random_rules.h"

namespace anteroom::tests {
namespace {

using explain::Alternative;
using explain::Change;
using explain::Outcome;

class WhatIfAgreement {
 public:
  WhatIfAgreement(const World& world, const rule::RuleBase& rules, const fact::Facts& facts)
      : world_(world), rules_(rules), facts_(facts), chainer_(rules), decider_(rules), run_(rules) {
    inference_ = &chainer_.run(facts);
    answer_ = explain::what_if(*inference_);
  }

  std::size_t check() {
    EXPECT_EQ(answer_.now, outcome(facts_));
    for (const Change& change : answer_.changes) EXPECT_NE(change.then, answer_.now) << change.fact;
    add_each_concept();
    remove_each_finding();
    set_each_age();
    set_each_sex();
    explain_each_rule();
    return answer_.changes.size();
  }

 private:
  Outcome outcome(const fact::Facts& facts) {
    const decide::Decision& decision = decider_.decide(run_.run(facts));
    return {decision.urgency, decision.departments.front().department};
  }

  // Whether a condition holds of the facts.
  bool holds(const std::string& condition, const fact::Facts& facts) const {
    rule::RuleBase one;
    base::Problems problems;
    if (!world_.compile({World::rule("one", condition)}, one, problems)) {
      ADD_FAILURE() << condition << "\n" << base::to_text(problems);
      return false;
    }
    infer::Chainer chainer(one);
    return chainer.run(facts).fired(0);
  }

  // Some change of this kind leads to what the facts lead to, and is so in the facts.
  void expect_listed(Alternative::Kind kind, const fact::Facts& facts, const std::string& what) {
    const Outcome then = outcome(facts);
    if (then == answer_.now) return;
    const bool listed = std::any_of(answer_.changes.begin(), answer_.changes.end(), [&](const Change& change) {
      return change.kind == kind && change.then == then && holds(change.fact, facts);
    });
    EXPECT_TRUE(listed) << what;
  }

  void add_each_concept() {
    for (ontology::ConceptId id = 0; id < world_.ontology.size(); ++id) {
      if (world_.ontology[id].kind == ontology::Kind::site) continue;
      const bool there = std::any_of(facts_.findings.begin(), facts_.findings.end(),
                                     [&](const fact::Finding& f) { return f.plain() && world_.ontology.is_a(f.concept_id, id); });
      if (there) continue;
      fact::Facts facts = facts_;
      facts.findings.emplace_back().concept_id = id;
      expect_listed(Alternative::Kind::add, facts, std::string(world_.ontology[id].id));
    }
  }

  void remove_each_finding() {
    for (std::uint32_t i = 0; i < facts_.findings.size(); ++i) {
      const fact::Finding& one = facts_.findings[i];
      const auto same = [&](const fact::Finding& f) {
        return f.concept_id == one.concept_id && f.assertion == one.assertion && f.temporality == one.temporality &&
               f.experiencer == one.experiencer;
      };
      if (std::count_if(facts_.findings.begin(), facts_.findings.end(), same) > 1) continue;
      fact::Facts facts = facts_;
      facts.findings.erase(facts.findings.begin() + i);
      std::erase(facts.chief, i);
      for (std::uint32_t& chief : facts.chief) chief -= chief > i ? 1 : 0;
      const Outcome then = outcome(facts);
      if (then == answer_.now) continue;
      const bool listed = std::any_of(answer_.changes.begin(), answer_.changes.end(), [&](const Change& change) {
        return change.kind == Alternative::Kind::remove && change.then == then && change.findings == std::vector<std::uint32_t>{i};
      });
      EXPECT_TRUE(listed) << "without " << i;
    }
  }

  // Also that a range that is listed does the same all over.
  void set_each_age() {
    for (const double age : {0.0, 0.1, 1.0, 2.5, 5.0, 10.0, 11.9, 15.0, 18.0, 30.0, 40.0, 50.0, 60.0, 64.9, 65.0, 80.0, 100.0}) {
      fact::Facts facts = facts_;
      facts.patient[fact::Measure::age] = {age, age};
      expect_listed(Alternative::Kind::set, facts, "age " + std::to_string(age));
      for (const Change& change : answer_.changes) {
        if (change.kind != Alternative::Kind::set || !change.fact.starts_with("age ") || !holds(change.fact, facts)) continue;
        EXPECT_EQ(change.then, outcome(facts)) << change.fact << " at " << age;
      }
    }
  }

  void set_each_sex() {
    for (const ontology::Sex sex : {ontology::Sex::female, ontology::Sex::male}) {
      fact::Facts facts = facts_;
      facts.patient.sex = sex;
      expect_listed(Alternative::Kind::set, facts, std::string(ontology::name_of(sex)));
    }
  }

  void explain_each_rule() {
    for (rule::RuleIndex rule = 0; rule < rules_.size(); ++rule) {
      const explain::WhyNot answer = explain::why_not(*inference_, rule);
      const bool when = answer.when.truth == infer::Truth::true_;
      EXPECT_EQ(answer.fired, inference_->fired(rule));
      EXPECT_EQ(answer.fired, when && !answer.held_back);
      EXPECT_EQ(answer.missing.empty(), when);
      EXPECT_EQ(answer.held_back, when && answer.has_unless && answer.unless.truth == infer::Truth::true_);
      for (const rule::LiteralId literal : answer.missing) EXPECT_FALSE(inference_->is_true(literal));
      for (const rule::LiteralId literal : answer.holding_back) EXPECT_TRUE(inference_->is_true(literal));
    }
  }

  const World& world_;
  const rule::RuleBase& rules_;
  const fact::Facts facts_;
  infer::Chainer chainer_;
  decide::Decider decider_;
  infer::Chainer run_;
  const infer::Inference* inference_ = nullptr;
  explain::WhatIf answer_;
};

// Random rules all say the same; these differ in what follows.
std::vector<rule::RuleSource> with_outcomes(std::vector<rule::RuleSource> sources) {
  using rule::Urgency;
  static constexpr Urgency kUrgencies[] = {Urgency::routine, Urgency::soon, Urgency::none, Urgency::urgent, Urgency::self_care};
  static constexpr const char* kDepartments[] = {"alpha", "beta", "gamma", "folded"};
  for (std::size_t i = 0; i < sources.size(); ++i) {
    sources[i].urgency = kUrgencies[i % std::size(kUrgencies)];
    const auto weight = static_cast<std::uint8_t>(1 + i % 5);
    if (i % 3 != 0 || sources[i].urgency == Urgency::none) sources[i].route = {{kDepartments[i % std::size(kDepartments)], weight, {}}};
  }
  return sources;
}

TEST(WhatIfAgreement, FindsWhatASearchFinds) {
  const World world;
  int done = 0;
  std::size_t changes = 0;
  for (std::uint64_t seed = 1; done < 2000 && !testing::Test::HasFailure(); ++seed) {
    RandomRules random(world, seed);
    rule::RuleBase rules;
    base::Problems problems;
    if (!world.compile(with_outcomes(random.rules()), rules, problems)) continue;
    for (int i = 0; i < 2; ++i) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", facts " + std::to_string(i));
      changes += WhatIfAgreement(world, rules, random.facts()).check();
      ++done;
    }
  }
  EXPECT_GT(changes, 3000U);
}

}  // namespace
}  // namespace anteroom::tests
