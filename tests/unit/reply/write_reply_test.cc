// One reply for one decision: what stands in it, in which order, and what an emergency leaves out.
#include "engine/reply/write_reply.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/ontology/ontology_builder.h"
#include "engine/reply/replies_builder.h"

namespace anteroom::reply {
namespace {

using testing::HasSubstr;

constexpr std::string_view kConcepts = R"(
concepts:
  cough: {name: Cough, kind: symptom}
  rash: {name: Rash, kind: symptom}
  ecg: {name: ECG, kind: test}
)";
constexpr std::string_view kDepartments = "departments: {emergency: {name: Emergency}, family_medicine: {name: Family medicine}}";
constexpr std::string_view kSettings = "settings: {emergency_number: '119', crisis_line: the crisis line, poison_line: the poison line}";
constexpr std::string_view kRules = R"(
- table: common.advice
  status: draft
  then: advise
  from_memory: true
  sources: [{cite: a test}]
  rows:
    cough: [common.cough]
    rash: [common.rash]
- id: common.flags.cough
  status: draft
  says: A test.
  when: cough and rash
  then: {urgency: emergency, red_flag: choking, route: {family_medicine: 3}}
  from_memory: true
  sources: [{cite: a test}]
)";
constexpr std::string_view kReplies = R"(
frame:
  greeting: Hello.
  closing: Goodbye.
  opening: About {complaints}.
  and_about: "{complaints}, and about {finding}"
  until_seen: "Note when it began."
  ask_heading: "Tell us:"
  unclear: We could not read that.
  question_default: "{relation, select, child {Does the child have {finding}?} other {Do you have {finding}?}}"
  question_age: How old?
  question_sex: Which sex?
  question_pregnant: Pregnant?
  question_duration: "Since when, the {finding}?"
  question_attribute: "How is the {finding}?"
  question_measure: What did you measure?
  question_past: "Did you have {finding}?"
  question_family: "Had your family {finding}?"
  emergency_heading: Emergency!
  urgency_emergency: Call {emergency_number}.
  urgency_urgent: Today.
  urgency_soon: In days.
  urgency_routine: Some day.
  urgency_self_care: At home.
  see_department: Go to {department}.
advice:
  common.cough:
    about: cough
    causes: Cough has causes.
    do: "{age_group, select, infant {Infant.} child {Child.} elder {Elder.} other {Drink.}}"
    seek: See about the cough.
    more: "{sex, select, female {She} male {He} other {They}} cough."
  common.rash: {about: a rash, causes: Rash has causes., do: Cool it., check: They look., seek: See about the rash., more: More on rash.}
warnings:
  choking: "You may choke{pregnant, select, yes {, and you are pregnant} other {}}."
questions:
  rash: Is there a rash at all?
)";

class ReplyTest : public testing::Test {
 protected:
  ReplyTest() {
    base::Problems problems;
    ontology::OntologyBuilder ontology;
    read_concepts({"c.yaml", kConcepts}, ontology, problems);
    ontology_ = ontology.link({}, problems);
    rule::Departments departments;
    rule::Settings settings;
    std::vector<rule::RuleSource> sources;
    read_departments({"d.yaml", kDepartments}, departments, problems);
    departments.link(problems);
    read_settings({"s.yaml", kSettings}, settings, problems);
    read_rules({"rules/common/flags.rules.yaml", kRules}, sources, problems);
    compile_rules(sources, ontology_, departments, settings, rules_, problems);
    RepliesBuilder replies("en");
    replies.read({"r.yaml", kReplies}, problems);
    replies_ = replies.link(rules_, {"Cough", "Rash", "ECG"}, problems);
    EXPECT_TRUE(problems.empty()) << to_text(problems);
    decision_.recognised = true;
    decision_.departments.push_back({rules_.departments().find("family_medicine"), 1, 1, {}});
    facts_.patient.relation = fact::Relation::self;
  }

  rule::StringId advice(std::string_view concept_id) const {
    return rules_.advise(rules_.find("common.advice." + std::string(concept_id))).front();
  }
  void raise(rule::Urgency urgency) {
    decision_.red_flags.push_back({rules_.red_flag(rules_.find("common.flags.cough")), urgency, {}, {}});
    decision_.urgency = urgency;
  }
  void ask(decide::Question question) { decision_.ask_next.push_back(question); }
  ontology::ConceptId concept_id(std::string_view id) const { return ontology_.find(id); }

  const std::string& text() {
    writer_.write(facts_, decision_, reply_);
    return reply_.text;
  }

  ontology::Ontology ontology_;
  rule::RuleBase rules_;
  Replies replies_;
  ReplyWriter writer_{replies_, rules_};
  fact::Facts facts_;
  decide::Decision decision_;
  Reply reply_;
};

TEST_F(ReplyTest, OneComplaint) {
  decision_.advice = {advice("cough")};
  EXPECT_EQ(text(), "Hello.\nAbout cough. Cough has causes.\nDrink.\nSee about the cough.\nGo to Family medicine. Some day.\nGoodbye.");
  EXPECT_EQ(reply_.more, "They cough.");
}

TEST_F(ReplyTest, SeveralComplaintsShareOneReply) {
  decision_.advice = {advice("cough"), advice("rash")};
  EXPECT_EQ(text(),
            "Hello.\nAbout cough, and about a rash. Cough has causes. Rash has causes.\nDrink. Cool it.\nThey look.\n"
            "See about the cough. See about the rash.\nGo to Family medicine. Some day.\nGoodbye.");
  EXPECT_EQ(reply_.more, "They cough.\n\nMore on rash.");
}

TEST_F(ReplyTest, AnEmergencyGetsItsWarningAndNothingThatCouldDelay) {
  decision_.advice = {advice("cough")};
  ask({.about = decide::Question::About::age});
  raise(rule::Urgency::emergency);
  EXPECT_EQ(text(), "Hello.\nEmergency! Call 119.\nYou may choke.");
  EXPECT_EQ(reply_.more, "");
  EXPECT_EQ(reply_.questions.size(), 1U) << "kept for those who ask by telephone";
}

TEST_F(ReplyTest, AWarningThatIsNoEmergencyStandsFirst) {
  decision_.advice = {advice("cough")};
  raise(rule::Urgency::urgent);
  EXPECT_EQ(
      text(),
      "Hello.\nYou may choke.\nGo to Family medicine. Today.\nAbout cough. Cough has causes.\nDrink.\nSee about the cough.\nGoodbye.");
}

TEST_F(ReplyTest, UrgentComesBeforeAdviceAndRoutineAfterIt) {
  decision_.advice = {advice("cough")};
  decision_.urgency = rule::Urgency::urgent;
  EXPECT_LT(text().find("Today."), text().find("Cough has causes."));
  decision_.urgency = rule::Urgency::soon;
  EXPECT_GT(text().find("In days."), text().find("See about"));
  decision_.urgency = rule::Urgency::self_care;
  EXPECT_THAT(text(), HasSubstr("At home."));
}

TEST_F(ReplyTest, NothingRecognisedAsksWhatTheTroubleIs) {
  decision_.recognised = false;
  EXPECT_EQ(text(), "Hello.\nWe could not read that.\nGoodbye.");
}

TEST_F(ReplyTest, WithoutAdviceThereIsStillADepartment) { EXPECT_EQ(text(), "Hello.\nGo to Family medicine. Some day.\nGoodbye."); }

TEST_F(ReplyTest, WithoutAdviceItSaysWhatWasUnderstood) {
  for (const char* id : {"cough", "rash", "rash"}) facts_.findings.emplace_back().concept_id = concept_id(id);
  facts_.chief = {0};
  EXPECT_EQ(text(), "Hello.\nAbout cough. Note when it began.\nGo to Family medicine. Some day.\nGoodbye.");
  facts_.chief = {0, 1, 2};
  EXPECT_THAT(text(), HasSubstr("About cough, and about rash. Note")) << "each once";
}

TEST_F(ReplyTest, TextsFitThePatient) {
  decision_.advice = {advice("cough")};
  fact::Range& age = facts_.patient[fact::Measure::age];
  for (const auto& [years, words] :
       {std::pair{0.5, "Infant."}, {1.0, "Child."}, {17.9, "Child."}, {18.0, "Drink."}, {64.0, "Drink."}, {65.0, "Elder."}}) {
    age = {years, years};
    EXPECT_THAT(text(), HasSubstr(words)) << years;
  }
  facts_.patient.sex = ontology::Sex::male;
  text();
  EXPECT_EQ(reply_.more, "He cough.");
  facts_.patient.pregnant = fact::Answer::yes;
  raise(rule::Urgency::emergency);
  EXPECT_THAT(text(), HasSubstr("You may choke, and you are pregnant."));
}

TEST_F(ReplyTest, QuestionsToAskNext) {
  ask({.about = decide::Question::About::concept_, .concept_id = concept_id("cough")});
  ask({.about = decide::Question::About::concept_, .concept_id = concept_id("rash")});
  ask({.about = decide::Question::About::concept_, .concept_id = concept_id("cough"), .scope = rule::Scope::family});
  ask({.about = decide::Question::About::concept_, .concept_id = concept_id("cough"), .scope = rule::Scope::past});
  ask({.about = decide::Question::About::concept_, .concept_id = concept_id("ecg")});
  ask({.about = decide::Question::About::age});
  ask({.about = decide::Question::About::sex});
  ask({.about = decide::Question::About::pregnancy});
  EXPECT_THAT(
      text(),
      HasSubstr(
          "\nTell us: Do you have cough? Is there a rash at all? Had your family cough? Did you have cough? Do you have ECG? How old? "
          "Which sex? Pregnant?\nGoodbye."));
  EXPECT_EQ(reply_.questions.size(), 8U);
  facts_.patient.relation = fact::Relation::child;
  text();
  EXPECT_EQ(reply_.questions[0], "Does the child have cough?");
}

TEST_F(ReplyTest, AWriterForgetsTheQuestionBefore) {
  ask({.about = decide::Question::About::age});
  decision_.advice = {advice("cough"), advice("rash")};
  text();
  decision_ = {};
  decision_.recognised = true;
  decision_.departments.push_back({rules_.departments().find("family_medicine"), 1, 1, {}});
  EXPECT_EQ(text(), "Hello.\nGo to Family medicine. Some day.\nGoodbye.");
  EXPECT_EQ(reply_.more, "");
  EXPECT_TRUE(reply_.questions.empty());
}

TEST_F(ReplyTest, WhatIsMissingIsFoundWhenTheKnowledgeIsLoaded) {
  const auto problems_of = [&](std::string_view text) {
    base::Problems problems;
    RepliesBuilder replies("en");
    replies.read({"r.yaml", text}, problems);
    replies.link(rules_, {"Cough", "Rash", "ECG"}, problems);
    std::set<std::string> codes;
    for (const base::Problem& problem : problems.list()) codes.insert(problem.code);
    return codes;
  };
  using Codes = std::set<std::string>;
  EXPECT_EQ(problems_of(""), (Codes{"reply.no-advice", "reply.no-warning", "reply.no-frame"}));
  EXPECT_THAT(problems_of("questions: {zebra: 'A zebra?'}"), testing::Contains("reply.unknown-concept"));
  EXPECT_THAT(problems_of("frame: {zebra: A zebra.}"), testing::Contains("reply.unknown-frame"));
  EXPECT_THAT(problems_of("warnings: {choking: '{'}"), testing::Contains("reply.bad-text"));
  EXPECT_THAT(problems_of("zebras: {}"), testing::Contains("yaml.unknown-key"));
  const auto twice = [&] {
    base::Problems problems;
    RepliesBuilder replies("en");
    replies.read({"a.yaml", "warnings: {choking: One.}"}, problems);
    replies.read({"b.yaml", "warnings: {choking: Two.}"}, problems);
    return to_text(problems);
  }();
  EXPECT_THAT(twice, HasSubstr("reply.duplicate"));
  EXPECT_THAT(twice, HasSubstr("a.yaml:1")) << "the first place is named";
}

}  // namespace
}  // namespace anteroom::reply
