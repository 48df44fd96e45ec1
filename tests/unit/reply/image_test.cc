// Replies over their image are the same replies; over a damaged one they are none, or harmless.
#include <gtest/gtest.h>

#include "engine/ontology/ontology_builder.h"
#include "engine/reply/replies_builder.h"
#include "tests/unit/base/damage.h"

namespace anteroom::reply {
namespace {

constexpr std::string_view kTexts =
    "advice: {a.cough: {about: cough, causes: A., do: '{sex, select, female {She} other {They}} rest', seek: C., more: D.}}\n"
    "warnings: {choking: Choking.}\n"
    "questions: {cough: '{count, plural, one {One cough} =7 {seven} other {# coughs}}?'}\n"
    "frame: {greeting: 'Hello {department}'}\n";

Replies small() {
  base::Problems problems;
  ontology::OntologyBuilder concepts;
  read_concepts({"c.yaml", "concepts: {cough: {name: Cough, kind: symptom}}"}, concepts, problems);
  const ontology::Ontology ontology = concepts.link({}, problems);
  rule::Departments departments;
  read_departments({"d.yaml", "departments: {emergency: {name: E}, family_medicine: {name: F}}"}, departments, problems);
  departments.link(problems);
  std::vector<rule::RuleSource> sources;
  read_rules({"rules/a/b.rules.yaml",
              "- id: a.b.c\n  status: draft\n  says: It is.\n  when: cough\n  then: {urgency: soon, red_flag: choking, advise: [a.cough]}\n"
              "  sources: [{cite: A test}]\n  from_memory: true\n"},
             sources, problems);
  rule::RuleBase rules;
  compile_rules(sources, ontology, departments, {}, rules, problems);
  EXPECT_TRUE(problems.empty()) << to_text(problems);
  RepliesBuilder builder("en");
  builder.read({"r.yaml", kTexts}, problems);
  return builder.link(rules, {"Cough"}, problems);  // most of the frame is missing
}

std::string all_of(const Replies& replies) {
  Arguments arguments{};
  arguments.fill("1");
  std::string all(replies.name(0));
  all += replies.lower_name(0);
  for (rule::StringId id = 0; id < 500; ++id) {
    if (const std::optional<Advice> advice = replies.advice(id))
      for (const Message& one : {advice->about, advice->causes, advice->act, advice->check, advice->seek, advice->more})
        one.write(arguments, all);
    replies.warning(id).write(arguments, all);
    replies.question(id).write(arguments, all);
  }
  for (const std::string_view key : kFrameKeys) replies.frame(key).write(arguments, all);
  return all;
}

TEST(RepliesImage, AreTheSameReplies) {
  const Replies made = small();
  Replies again;
  ASSERT_TRUE(Replies::attach(made.image(), "en", 1, again));
  EXPECT_EQ(all_of(again), all_of(made));
  EXPECT_EQ(all_of(made), "CoughcoughOne cough?Choking.coughA.They restC.D.Hello 1");
  EXPECT_FALSE(Replies::attach(made.image(), "en", 2, again)) << "made for other concepts";
}

TEST(RepliesImage, DamagedOnesAreRefusedOrHarmless) {
  const double refused = base::refused_share(small().image(), [](const base::Image& image) {
    Replies replies;
    if (!Replies::attach(image, "en", 1, replies)) return true;
    all_of(replies);  // sanitizers watch
    return false;
  });
  EXPECT_GT(refused, 0.3);
}

}  // namespace
}  // namespace anteroom::reply
