#include "engine/audit/gates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace anteroom::audit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

PartReport coverage(double share) {
  PartReport part;
  part.name = "coverage";
  part.figures.push_back({.name = "conditions_decided", .value = share, .ratio = true});
  return part;
}

Gates read(std::string_view text, std::vector<std::string>* codes = nullptr) {
  Gates gates;
  base::Problems problems;
  read_gates({"audit.yaml", text}, gates, problems);
  for (const base::Problem& problem : problems.list()) {
    if (codes == nullptr)
      ADD_FAILURE() << to_text(problem);
    else
      codes->push_back(problem.code);
  }
  return gates;
}

bool passes(std::string_view gates, PartReport part) {
  read(gates).set(part);
  return part.passes();
}

TEST(Gates, LeastAndMostAreInclusive) {
  const char* const least = "gates: {coverage: {conditions_decided: {least: 0.95}}}";
  EXPECT_TRUE(passes(least, coverage(0.95)));
  EXPECT_FALSE(passes(least, coverage(0.949)));
  const char* const most = "gates: {coverage: {conditions_decided: {most: 0.5}}}";
  EXPECT_TRUE(passes(most, coverage(0.5)));
  EXPECT_FALSE(passes(most, coverage(0.51)));
  EXPECT_FALSE(passes("gates: {coverage: {conditions_decided: {least: 0.2, most: 0.5}}}", coverage(0.1)));
}

TEST(Gates, OfAnotherPartDoNotCount) { EXPECT_TRUE(passes("gates: {mutate: {score: {least: 1}}}", coverage(0))); }

TEST(Gates, SayWhatAFigureMustReach) {
  const Gates gates = read("gates: {coverage: {conditions_decided: {least: 0.95}, rules_fired: {most: 1}}}");
  EXPECT_EQ(gates.least("coverage", "conditions_decided"), 0.95);
  EXPECT_EQ(gates.least("coverage", "rules_fired"), std::nullopt);
  EXPECT_EQ(gates.least("mutate", "conditions_decided"), std::nullopt);
}

TEST(Gates, AGateWithoutItsFigureIsAnError) {
  PartReport part = coverage(1);
  read("gates:\n  coverage: {conditions_decidid: {least: 0.95}}\n").set(part);
  ASSERT_EQ(part.findings.size(), 1U);
  EXPECT_EQ(part.findings[0].kind, "gate-without-figure");
  EXPECT_EQ(part.findings[0].place.line, 2U);
  EXPECT_THAT(part.findings[0].action, HasSubstr("did you mean 'conditions_decided'?"));
  EXPECT_FALSE(part.passes());
}

TEST(Gates, WhatIsWrittenWrongIsRefused) {
  const auto codes = [](std::string_view text) {
    std::vector<std::string> list;
    read(text, &list);
    return list;
  };
  EXPECT_THAT(codes("gates: {covrage: {x: {least: 1}}}"), ElementsAre("audit.unknown-part"));
  EXPECT_THAT(codes("gates: {coverage: {x: {}}}"), ElementsAre("audit.bad-gate"));
  EXPECT_THAT(codes("gates: {coverage: {x: {least: 2, most: 1}}}"), ElementsAre("audit.bad-gate"));
  EXPECT_THAT(codes("gates: {coverage: {x: {at_least: 1}}}"), ElementsAre("yaml.unknown-key", "audit.bad-gate"));
  EXPECT_THAT(codes("gates: {coverage: {x: {least: many}}}"), ElementsAre("yaml.wrong-type"));
  EXPECT_THAT(codes("gate: {}"), ElementsAre("yaml.unknown-key", "yaml.missing-key"));
}

}  // namespace
}  // namespace anteroom::audit
