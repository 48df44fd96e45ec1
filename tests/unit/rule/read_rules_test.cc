#include <gtest/gtest.h>

#include "engine/rule/departments.h"
#include "engine/rule/rule_source.h"
#include "engine/rule/settings.h"

namespace anteroom::rule {
namespace {

constexpr std::string_view kGood = R"(
- id: neurology.twitching.benign
  status: reviewed
  says: Usually harmless.
  when: a and any(b, c)
  unless: d
  then:
    conclude: [benign]
    urgency: routine
    route: {neurology: 3, psychiatry: 2}
    advise: [neurology.twitching]
  sources: [{cite: "NHS, 2023", url: "https://example.org", read_on: 2026-11-22}]
  why: You describe {finding:a}.
- table: neurology.routes
  status: draft
  then: route
  from_memory: true
  sources: [{cite: a book}]
  rows:
    a: {neurology: 3}
    a and b: {psychiatry: 1}
    "a[duration > 3 weeks]": {psychiatry: 1}
)";

struct Read {
  explicit Read(std::string_view text, std::string_view file = "rules/neurology/twitching.rules.yaml") {
    read_rules({file, text}, rules, problems);
  }
  std::vector<std::string> codes() const {
    std::vector<std::string> list;
    for (const base::Problem& problem : problems.list())
      list.push_back(problem.code + "@" + std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column));
    return list;
  }
  std::vector<RuleSource> rules;
  base::Problems problems;
};

using Codes = std::vector<std::string>;

TEST(ReadRules, RulesAndTables) {
  const Read read(kGood);
  EXPECT_TRUE(read.problems.empty()) << base::to_text(read.problems);
  ASSERT_EQ(read.rules.size(), 4U);
  const RuleSource& rule = read.rules[0];
  EXPECT_EQ(rule.id, "neurology.twitching.benign");
  EXPECT_EQ(rule.status, Status::reviewed);
  EXPECT_EQ(to_text(rule.when), "all(a, any(b, c))");
  EXPECT_TRUE(rule.has_unless);
  EXPECT_EQ(rule.urgency, Urgency::routine);
  EXPECT_EQ(rule.route.size(), 2U);
  EXPECT_EQ(rule.route[0].weight, 3);
  EXPECT_EQ(rule.sources[0].read_on, "2026-11-22");
  EXPECT_EQ(read.rules[1].id, "neurology.routes.a");
  EXPECT_EQ(read.rules[1].table, "neurology.routes");
  EXPECT_EQ(read.rules[1].table_kind, TableKind::route);
  EXPECT_EQ(read.rules[2].id, "neurology.routes.a_and_b");
  EXPECT_EQ(read.rules[3].id, "neurology.routes.a_duration_above_3_weeks");
  EXPECT_TRUE(read.rules[3].from_memory);
}

TEST(ReadRules, ErrorsInConditionsPointIntoTheFile) {
  const Read read(
      "- id: neurology.twitching.x\n  status: draft\n  says: s\n  when: a and\n    bad bad\n  then: {urgency: soon}\n  from_memory: true\n "
      " sources: [{cite: x}]\n");
  EXPECT_EQ(read.codes(), Codes{"rule.syntax@5:9"});
  const Read quoted(
      "- id: neurology.twitching.x\n  status: draft\n  says: s\n  when: \"a & b\"\n  then: {urgency: soon}\n  from_memory: true\n  "
      "sources: [{cite: x}]\n");
  EXPECT_EQ(quoted.codes(), Codes{"rule.syntax@4:12"});
}

std::string with(std::string_view from, std::string_view to) {
  std::string text(kGood);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string first_code(const std::string& text) {
  const Read read(text);
  return read.problems.empty() ? "" : read.problems.list().front().code;
}

TEST(ReadRules, EachMistakeHasItsCode) {
  EXPECT_EQ(first_code(with("neurology.twitching.benign", "neurology.other.benign")), "rule.id-elsewhere");
  EXPECT_EQ(first_code(with("neurology.twitching.benign", "benign")), "rule.bad-id");
  EXPECT_EQ(first_code(with("neurology.routes", "cardiology.routes")), "rule.id-elsewhere");
  EXPECT_EQ(first_code(with("status: reviewed", "status: final")), "rule.unknown-status");
  EXPECT_EQ(first_code(with("urgency: routine", "urgency: rutine")), "rule.unknown-urgency");
  EXPECT_EQ(first_code(with("urgency: routine", "red_flag: stroke")), "rule.red-flag-urgency");
  EXPECT_EQ(first_code(with("psychiatry: 2", "psychiatry: 11")), "rule.bad-weight");
  EXPECT_EQ(first_code(with("psychiatry: 2", "psychiatry: 1.5")), "rule.bad-weight");
  EXPECT_EQ(first_code(with("read_on: 2026-11-22", "read_on: yesterday")), "rule.bad-date");
  EXPECT_EQ(first_code(with(", url: \"https://example.org\", read_on: 2026-11-22", "")), "rule.source-not-read");
  EXPECT_EQ(first_code(with("{cite: a book}", "{cite: a book, url: x, read_on: 2026-01-01}")), "rule.source-read");
  EXPECT_EQ(first_code(with("sources: [{cite: a book}]", "sources: []")), "rule.no-source");
  EXPECT_EQ(first_code(with("a: {neurology: 3}", "a: {}")), "rule.no-effect");
  EXPECT_EQ(first_code(with("then: route\n", "then: color\n")), "rule.unknown-table-kind");
  EXPECT_EQ(first_code(with("conclude: [benign]", "conclude: [benign, benign]")), "rule.listed-twice");
  EXPECT_EQ(first_code(with("  says: Usually harmless.\n", "")), "yaml.missing-key");
  EXPECT_EQ(first_code(with("  unless: d", "  unles: d")), "yaml.unknown-key");
  EXPECT_EQ(first_code("a: b\n"), "rule.not-a-list");
  EXPECT_EQ(first_code(""), "");
}

TEST(ReadRules, AllProblemsAtOnce) {
  const Read read(with("status: reviewed", "status: final") + "- id: neurology.twitching.y\n  when: a b\n");
  EXPECT_GE(read.problems.size(), 6U) << base::to_text(read.problems);
}

TEST(Departments, FoldIntoThoseThatAreOffered) {
  base::Problems problems;
  Departments departments;
  read_departments({"d.yaml", "departments:\n  a: {name: A}\n  b: {name: B, folds_into: a}\n  c: {name: C, folds_into: b}\n"}, departments,
                   problems);
  read_departments({"site.yaml", "departments:\n  b: {offered: false}\n  c: {offered: false, name: See}\n"}, departments, problems, true);
  departments.link(problems);
  ASSERT_TRUE(problems.empty()) << base::to_text(problems);
  EXPECT_EQ(departments[departments.find("c")].answers, departments.find("a"));
  EXPECT_EQ(departments[departments.find("c")].name, "See");
  EXPECT_EQ(departments.find("x"), kNoDepartment);
}

TEST(Departments, MistakesAreReported) {
  base::Problems problems;
  Departments departments;
  read_departments({"d.yaml",
                    "departments:\n  a: {name: A, offered: false, folds_into: b}\n  b: {name: B, offered: false, folds_into: a}\n  c: "
                    "{name: C, offered: false}\n"},
                   departments, problems);
  read_departments({"e.yaml", "departments:\n  a: {name: A}\n"}, departments, problems);
  departments.link(problems);
  std::vector<std::string> codes;
  for (const base::Problem& problem : problems.list()) codes.push_back(problem.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"department.duplicate", "department.circle", "department.circle", "department.unknown"}));
}

TEST(Settings, NumbersDepartmentsAndTexts) {
  base::Problems problems;
  Settings settings;
  read_settings({"s.yaml", "settings:\n  chief_factor: 1.5\n  ask_next_limit: 0\n  default_department: x\n  emergency_number: \"112\"\n"},
                settings, problems);
  EXPECT_TRUE(problems.empty()) << base::to_text(problems);
  EXPECT_EQ(settings.chief_factor, 1.5);
  EXPECT_EQ(settings.ask_next_limit, 0U);
  EXPECT_EQ(settings.default_department, "x");
  EXPECT_EQ(settings.text("emergency_number"), "112");
  EXPECT_EQ(settings.text("greeting"), "");
  read_settings({"s.yaml", "settings:\n  chief_factor: 100\n  ask_next_limit: 1.5\n"}, settings, problems);
  EXPECT_EQ(problems.size(), 2U);
}

}  // namespace
}  // namespace anteroom::rule
