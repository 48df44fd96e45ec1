// The whole stress test on a small knowledge: what holds is counted, what breaks is told, and the words of a language must be there.
#include "engine/audit/stress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/audit/small_copy.h"

namespace anteroom::audit {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Stressed : public SmallCopy {
 protected:
  PartReport run(std::string_view words, std::string_view cases, const std::string& change = {}) {
    write("rules/common/stress.en.yaml", words);
    write("rules/head/some.cases.yaml", cases);
    return run_stress(load(), {folder_.string(), {}, change});
  }
};

constexpr std::string_view kCase = "- {case: breathless, text: I have chest pain and am short of breath., expect: {urgency: emergency}}\n";

TEST_F(Stressed, WhatHoldsIsCounted) {
  const PartReport report = run("added: [{name: chat, must: same, say: [The bus is late.]}]", kCase);
  EXPECT_THAT(kinds(report), IsEmpty());
  EXPECT_TRUE(report.passes());
  EXPECT_EQ(figure(report, "chat").value, 1);
  ASSERT_EQ(report.tables.size(), 1U);
  EXPECT_THAT(report.tables[0].rows, Contains(ElementsAre("chat", "1", "0", "100 %", "the same screening")));
}

TEST_F(Stressed, ATextOfOneSentenceIsSetIntoAnother) {
  const PartReport plain = run("added: [{name: aside, must: same, say: ['To be honest, {text}, and the bus is late.']}]", kCase);
  EXPECT_THAT(kinds(plain), IsEmpty());
  EXPECT_EQ(figure(plain, "aside").value, 1);
  const PartReport broken = run("added: [{name: aside, must: same, say: ['My mother says {text} and a rash.']}]",
                                "- {case: breathless, text: Chest pain and short of breath., expect: {urgency: emergency}}\n");
  ASSERT_THAT(kinds(broken), ElementsAre("stress-broken: aside"));
  EXPECT_THAT(broken.findings[0].says, HasSubstr("changed: \"My mother says chest pain and short of breath and a rash.\""));
}

TEST_F(Stressed, NeitherAQuestionNorALetterIsSetIntoASentence) {
  const std::string words = "added: [{name: aside, must: same, say: ['I have a rash, {text}.']}]";
  EXPECT_THAT(kinds(run(words, kCase)), ElementsAre("stress-broken: aside"));
  for (const std::string text : {"Is chest pain my heart?", "I have chest pain. I am short of breath."})
    EXPECT_THAT(kinds(run(words, "- {case: other, text: '" + text + "', expect: {findings: [{concept: chest_pain}]}}\n")), IsEmpty())
        << text;
}

TEST_F(Stressed, ANewFindingBreaksWhatMustBeTheSame) {
  const PartReport report = run("added: [{name: chat, must: same, say: [I have a rash.]}]", kCase);
  ASSERT_THAT(kinds(report), ElementsAre("stress-broken: chat"));
  EXPECT_EQ(report.findings[0].level, Level::note);
  EXPECT_EQ(report.findings[0].place.line, 1U);
  EXPECT_THAT(report.findings[0].file, HasSubstr("rules/head/some.cases.yaml"));
  EXPECT_THAT(report.findings[0].says, HasSubstr("rash is new. As written: \"I have chest pain"));
  EXPECT_EQ(figure(report, "chat").value, 0);
}

TEST_F(Stressed, ALostEmergencyIsAWarning) {
  write("rules/chest/pain.rules.yaml",
        "- {id: chest.pain.breathless, status: draft, says: A test., from_memory: true, sources: [{cite: a test}],\n"
        "   when: chest_pain and dyspnea, unless: rash, then: {urgency: emergency, red_flag: heart, advise: [chest.pain]}}\n");
  const PartReport report = run("added: [{name: chat, must: not_lower, say: [I have a rash.]}]", kCase);
  ASSERT_THAT(kinds(report), ElementsAre("stress-loses-emergency: chat"));
  EXPECT_EQ(report.findings[0].level, Level::warning);
  EXPECT_THAT(report.findings[0].says, HasSubstr("urgency emergency became "));
  EXPECT_THAT(report.findings[0].says, HasSubstr("red flag heart is lost"));
  EXPECT_THAT(kinds(run("added: [{name: chat, must: not_lower, say: [I have a fever.]}]", kCase)), IsEmpty());
}

TEST_F(Stressed, MoreDangerMayRaiseTheUrgencyAndMust) {
  const std::string words = "added: [{name: danger, must: not_lower, urgency: emergency, say: [";
  const std::string rash = "- {case: rash, text: I have a rash., expect: {red_flags: []}}\n";
  EXPECT_THAT(kinds(run(words + "I have chest pain and am short of breath.]}]", rash)), IsEmpty());
  const PartReport report = run(words + "I have chest pain.]}]", rash);
  ASSERT_THAT(kinds(report), ElementsAre("stress-broken: danger"));
  EXPECT_THAT(report.findings[0].says, HasSubstr("urgency is urgent, not emergency"));
}

TEST_F(Stressed, WhatIsDeniedMustBeGone) {
  const std::string no = "negated: {articles: [a], after: [have], no: ";
  const std::string rash = "- {case: rash, text: I have a rash., expect: {red_flags: []}}\n";
  EXPECT_THAT(kinds(run(no + "\"no\"}", rash, "negated")), IsEmpty());
  const PartReport report = run(no + "\"one\"}", rash, "negated");  // "one" denies nothing
  ASSERT_THAT(kinds(report), ElementsAre("stress-broken: negated"));
  EXPECT_THAT(report.findings[0].says, HasSubstr("the patient has rash"));
}

// To deny what excuses may raise the urgency: a rule waits for it not to be there.
TEST_F(Stressed, AHigherUrgencyIsRightWhereARuleRestsOnTheAbsence) {
  const std::string head =
      "- {id: head.pain.bare, status: draft, says: A test., from_memory: true, sources: [{cite: a test}], when: headache, ";
  const std::string cases = "- {case: a, text: I have a headache and have a rash., expect: {red_flags: []}}\n";
  const std::string no = "negated: {articles: [a], after: [have], no: \"no\"}";
  write("rules/head/pain.rules.yaml", head + "unless: rash, then: {urgency: urgent}}\n");
  EXPECT_THAT(kinds(run(no, cases, "negated")), IsEmpty());
  write("rules/head/pain.rules.yaml", head + "then: {urgency: soon}}\n");
  EXPECT_THAT(kinds(run(no, cases, "negated")), IsEmpty());
}

TEST_F(Stressed, OneChangeAloneLeavesTheOtherFiguresAtOne) {
  const PartReport report =
      run("added: [{name: a, must: same, say: [I have a rash.]}, {name: b, must: same, say: [I have a fever.]}]", kCase, "b");
  EXPECT_THAT(kinds(report), ElementsAre("stress-broken: b"));
  EXPECT_EQ(figure(report, "a").value, 1);
  EXPECT_EQ(report.tables[0].rows.size(), 1U);
}

TEST_F(Stressed, ThoroughlyEachSentenceStandsBeforeAndAfterOnce) {
  write("rules/common/stress.en.yaml", "added: [{name: chat, must: same, say: [It rains., The bus is late., I have a rash.]}]");
  write("rules/head/some.cases.yaml", kCase);
  const PartReport report = run_stress(load(), {.folder = folder_.string(), .filter = {}, .change = "chat", .thorough = true});
  ASSERT_EQ(report.tables[0].rows.size(), 1U);
  EXPECT_EQ(report.tables[0].rows[0][1], "6");
  EXPECT_EQ(report.tables[0].rows[0][2], "2");
}

TEST_F(Stressed, BrokenFilesAreErrors) {
  EXPECT_THAT(kinds(run("added: [{name: a, must: sane, say: [A.]}]", kCase)), ElementsAre("stress.unknown-must: "));
  EXPECT_THAT(kinds(run("{}", "- {case: a}")), Contains("yaml.missing-key: "));
  EXPECT_THAT(kinds(run("{}", "[]")), ElementsAre("case.none-found: "));
  std::filesystem::remove(folder_ / "rules/common/stress.en.yaml");
  const PartReport report = run_stress(load(), {folder_.string(), {}, {}});
  EXPECT_THAT(kinds(report), Contains("file.missing: "));
  EXPECT_FALSE(report.passes());
}

}  // namespace
}  // namespace anteroom::audit
