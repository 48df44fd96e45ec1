// tests/unit/explain/small_world.h: rules over the world of the conformance tests, run over facts written as conditions.
//
//   class Why : public SmallWorld {};
//   compile({rule("one", "a and b")});  run("a and not b");  to_text(why_not(inference(), find("one")), evidence());
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "engine/explain/write_explanation.h"
#include "tests/agreement/world.h"

namespace anteroom::explain {

class SmallWorld : public testing::Test {
 protected:
  // A rule test.case.<name> that says nothing but what is added to it.
  static rule::RuleSource rule(std::string_view name, std::string_view when, std::string_view unless = {}) {
    rule::RuleSource rule = tests::World::rule(name, when, unless);
    rule.urgency = rule::Urgency::none;
    return rule;
  }
  static rule::RuleSource urgent(rule::Urgency urgency, std::string_view name, std::string_view when, std::string_view unless = {}) {
    rule::RuleSource source = rule(name, when, unless);
    source.urgency = urgency;
    return source;
  }
  static rule::RuleSource concludes(const char* fact, std::string_view name, std::string_view when, std::string_view unless = {}) {
    rule::RuleSource source = rule(name, when, unless);
    source.conclude.push_back({fact, {}});
    return source;
  }
  static rule::RuleSource routes(const char* department, std::uint8_t weight, std::string_view name, std::string_view when) {
    rule::RuleSource source = rule(name, when);
    source.route = {{department, weight, {}}};
    return source;
  }
  static rule::RuleSource row(std::string_view concept_id, rule::Urgency urgency) {
    rule::RuleSource source = urgent(urgency, "rows." + std::string(concept_id), concept_id);
    source.table = "test.case.rows";
    source.table_kind = rule::TableKind::urgency;
    return source;
  }

  void compile(const std::vector<rule::RuleSource>& sources) {
    base::Problems problems;
    ASSERT_TRUE(world_.compile(sources, rules_, problems)) << base::to_text(problems);
    chainer_ = std::make_unique<infer::Chainer>(rules_);
    decider_ = std::make_unique<decide::Decider>(rules_);
  }
  void run(std::string_view facts) {
    facts_ = world_.facts(facts);
    inference_ = &chainer_->run(facts_);
    decision_ = &decider_->decide(*inference_);
  }

  const infer::Inference& inference() const { return *inference_; }
  const decide::Decision& decision() const { return *decision_; }
  rule::RuleIndex find(const std::string& name) const { return rules_.find("test.case." + name); }
  Evidence evidence() const { return Evidence(*inference_, words_of_); }
  const rule::RuleBase& rules() const { return rules_; }
  const tests::World& world() const { return world_; }
  fact::Facts& facts() { return facts_; }

 private:
  tests::World world_;
  rule::RuleBase rules_;
  fact::Facts facts_;
  std::unique_ptr<infer::Chainer> chainer_;
  std::unique_ptr<decide::Decider> decider_;
  const infer::Inference* inference_ = nullptr;
  const decide::Decision* decision_ = nullptr;
  const WordsOf words_of_ = [](const fact::Words& words) { return "words " + std::to_string(words.span.begin); };
};

}  // namespace anteroom::explain
