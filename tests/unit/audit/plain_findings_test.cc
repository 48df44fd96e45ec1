// What `audit check` finds without a proof: each planted defect is found, and its near miss is not.
#include "engine/audit/plain_findings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/audit/small_copy.h"

namespace anteroom::audit {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class Plain : public SmallCopy {
 protected:
  PartReport check(const std::string& today = "2026-11-27") {
    PartReport report;
    add_plain_findings(*load(), {folder_.string(), today}, report);
    return report;
  }
  const Finding& found(const PartReport& report, std::string_view kind) {
    for (const Finding& one : report.findings) {
      if (one.kind == kind) return one;
    }
    ADD_FAILURE() << kind << " was not found";
    static const Finding none;
    return none;
  }
  void set_years(const std::string& years) {
    write("rules/common/settings.yaml", "settings: {knowledge_version: a, source_years: \"" + years + "\"}");
  }
};

TEST_F(Plain, AConceptThatNoRuleAsksAboutIsUnused) {
  const std::vector<std::string> all = kinds(check());
  EXPECT_THAT(all, Contains("concept-unused: paracetamol"));
  EXPECT_THAT(all, Contains("concept-unused: ecg"));
  EXPECT_THAT(all, Not(Contains("concept-unused: pain")));    // headache is a kind of it
  EXPECT_THAT(all, Not(Contains("concept-unused: stress")));  // tested
  EXPECT_THAT(all, Not(Contains("concept-unused: head")));    // a site
  EXPECT_THAT(all, Not(Contains("concept-unused: asks_department")));
}

TEST_F(Plain, AConceptNarrowerThanWhatARuleAsksAboutIsUsed) {
  write("lexicon/concepts/more.yaml",
        "concepts: {migraine: {name: Migraine, kind: condition, is_a: [headache]}, cyst: {name: Cyst, kind: condition}}");
  write("lexicon/en/more.yaml", "phrases: {migraine: [migraine], cyst: [cyst]}");
  const PartReport report = check();
  EXPECT_THAT(kinds(report), Not(Contains("concept-unused: migraine")));
  EXPECT_THAT(kinds(report), Contains("concept-unused: cyst"));
  EXPECT_EQ(figure(report, "concepts_unused").value, 4);  // rash too
}

TEST_F(Plain, AConceptThatRulesTestNeedsAPhrase) {
  EXPECT_THAT(kinds(check()), Not(Contains(HasSubstr("concept-unsaid"))));
  write("lexicon/concepts/more.yaml",
        "concepts: {cough: {name: Cough, kind: symptom}, dry_cough: {name: Dry cough, kind: symptom, is_a: [cough]}}");
  write("rules/chest/cough.rules.yaml",
        "- {id: chest.cough.a, status: draft, says: A., when: cough, then: {urgency: soon}, from_memory: true, sources: [{cite: a}]}\n");
  const PartReport report = check();
  EXPECT_THAT(kinds(report), Contains("concept-unsaid: cough"));
  EXPECT_EQ(found(report, "concept-unsaid").file, "lexicon/concepts/more.yaml");
  for (const char* words : {"phrases: {dry_cough: [dry cough]}",  // a narrower one will do
                            "word_sets: {a: [hack], b: [dry]}\ntogether: [{means: cough, words: [a, b]}]",
                            "readings: [{say: [coughs], means: {cough: [9, 99]}}]"}) {
    write("lexicon/en/more.yaml", words);
    EXPECT_THAT(kinds(check()), Not(Contains("concept-unsaid: cough"))) << words;
  }
}

TEST_F(Plain, AReplyThatNoRuleCallsForIsUnused) {
  EXPECT_THAT(kinds(check()), Not(Contains(HasSubstr("reply-unused"))));
  write("rules/skin/replies.en.yaml",
        "advice: {skin.rash: {about: rash, causes: A., do: B., seek: C., more: D.}}\nwarnings: {meningitis: A.}\n"
        "questions: {rash: 'Is there a rash?', headache: 'Does it hurt?'}\n");
  const std::vector<std::string> all = kinds(check());
  EXPECT_THAT(all, Contains("reply-unused: advice skin.rash"));
  EXPECT_THAT(all, Contains("reply-unused: warnings meningitis"));
  EXPECT_THAT(all, Contains("reply-unused: questions rash"));
  EXPECT_THAT(all, Not(Contains("reply-unused: questions headache")));
}

TEST_F(Plain, AnOldSourceIsReadAgain) {
  EXPECT_THAT(kinds(check("2099-01-01")), Not(Contains(HasSubstr("source-stale"))));  // the site sets no age
  set_years("3");
  EXPECT_THAT(kinds(check("2029-11-22")), Not(Contains(HasSubstr("source-stale"))));  // to the day
  const PartReport report = check("2029-11-23");
  EXPECT_THAT(kinds(report), Contains("source-stale: Golden, Chest, 2026 <https://example.org/chest>"));
  EXPECT_THAT(found(report, "source-stale").says, HasSubstr("more than 3 years ago; 1 rule rests on it"));
  EXPECT_EQ(found(report, "source-stale").level, Level::warning);
  EXPECT_THAT(kinds(check("")), Not(Contains(HasSubstr("source-"
                                                       "stale"))));
}

TEST_F(Plain, ASourceOfTomorrowWasNotRead) {
  EXPECT_THAT(kinds(check("2026-11-22")), Not(Contains(HasSubstr("source-of-tomorrow"))));
  EXPECT_THAT(kinds(check("2026-11-21")), Contains(HasSubstr("source-of-tomorrow")));
}

// One source may be read by two rules on two days: neither day hides the other.
TEST_F(Plain, ASourceCanBeBothOldAndOfTomorrow) {
  set_years("3");
  for (const std::string day : {"2020-01-01", "2027-01-01"}) {
    const std::string topic = "year" + day.substr(0, 4);
    write("rules/chest/" + topic + ".rules.yaml", "- {id: chest." + topic +
                                                      ".a, status: draft, says: A., when: fever, then: {urgency: soon}, " +
                                                      "sources: [{cite: B, url: 'https://b.org', read_on: " + day + "}]}\n");
  }
  const std::vector<std::string> all = kinds(check());
  EXPECT_THAT(all, Contains("source-stale: B <https://b.org>"));
  EXPECT_THAT(all, Contains("source-of-tomorrow: B <https://b.org>"));
}

TEST_F(Plain, AnAgeThatIsNoNumberIsAnError) {
  for (const char* years : {"three", "0", "-1", "101", "3.5", "3 years"}) {
    set_years(years);
    const PartReport report = check();
    EXPECT_EQ(found(report, "bad-setting").level, Level::error) << years;
    EXPECT_FALSE(report.passes());
  }
}

TEST_F(Plain, RulesWithoutASourceThatWasReadAreCounted) {
  const PartReport report = check();
  EXPECT_THAT(found(report, "source-unread").says, HasSubstr("rules and rows of this file"));
  EXPECT_EQ(found(report, "source-unread").level, Level::note);
  EXPECT_NEAR(figure(report, "rules_with_source_read").value, 1.0 / 8, 1e-9);
}

TEST_F(Plain, AComplaintToldAloneIsAnswered) {
  const PartReport report = check();
  const std::vector<std::string> all = kinds(report);
  EXPECT_THAT(all, Not(Contains("complaint-without-urgency: chest_pain")));
  EXPECT_THAT(all, Not(Contains("complaint-without-reply: chest_pain")));
  EXPECT_THAT(all, Contains("complaint-without-urgency: headache"));
  EXPECT_THAT(all, Not(Contains("complaint-without-department: headache")));
  EXPECT_THAT(all, Contains("complaint-without-department: rash"));
  EXPECT_THAT(all, Contains("complaint-without-reply: rash"));
  EXPECT_THAT(all, Not(Contains("complaint-without-urgency: stress")));  // an exposure is no complaint
  EXPECT_EQ(found(report, "complaint-without-urgency").level, Level::warning);
  EXPECT_NEAR(figure(report, "complaints_routed").value, 1.0 / 9, 1e-9);
}

TEST_F(Plain, ABrokenFileIsAnError) {
  const std::shared_ptr<const Knowledge> knowledge = load();
  write("rules/head/replies.en.yaml", "advice: [");
  PartReport report;
  add_plain_findings(*knowledge, {folder_.string(), "2026-11-27"}, report);
  EXPECT_THAT(kinds(report), Contains("yaml.syntax: "));
}

}  // namespace
}  // namespace anteroom::audit
