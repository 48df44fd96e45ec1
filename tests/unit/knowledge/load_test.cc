// Loading a folder: what is read, in spite of which order, and that broken knowledge never loads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/knowledge/small_folder.h"

namespace anteroom::knowledge {
namespace {

using testing::HasSubstr;

using LoadTest = SmallFolder;

TEST_F(LoadTest, AFolderBecomesOneWhole) {
  const auto knowledge = load();
  ASSERT_NE(knowledge, nullptr) << to_text(problems_);
  EXPECT_EQ(knowledge->ontology.size(), 2U);
  EXPECT_EQ(knowledge->rules.size(), 1U);
  EXPECT_EQ(knowledge->version, "2026.11");
  ASSERT_EQ(knowledge->languages.size(), 1U);
  EXPECT_EQ(knowledge->languages.at("en").lexicon->phrase_count(), 2U);
}

TEST_F(LoadTest, ALanguageIsFoundByItsTag) {
  const auto knowledge = load();
  ASSERT_NE(knowledge, nullptr);
  const Language* english = knowledge->find("en");
  ASSERT_NE(english, nullptr);
  EXPECT_EQ(knowledge->find("en-GB"), english);
  EXPECT_EQ(knowledge->find("de"), nullptr);
  EXPECT_EQ(knowledge->find(""), nullptr);
  EXPECT_EQ(knowledge->find("english"), nullptr);
}

TEST_F(LoadTest, ASecondLanguageIsFilesOnly) {
  write("lexicon/de/words.yaml", "phrases: {cough: [husten]}\nnames: {cough: Husten}");
  EXPECT_THAT(problems(), HasSubstr("reply.no-frame")) << "but they must be complete";
  write("rules/common/replies.de.yaml", kFrame);
  write("rules/chest/replies.de.yaml", "advice: {chest.cough: {about: Husten, causes: A., do: B., seek: C., more: D.}}");
  const auto knowledge = load();
  ASSERT_NE(knowledge, nullptr) << to_text(problems_);
  EXPECT_EQ(knowledge->find("de")->lexicon->name(knowledge->ontology.find("cough")), "Husten");
}

TEST_F(LoadTest, TheDigestIsOfNamesAndContents) {
  const std::string first = load()->digest;
  EXPECT_TRUE(first.starts_with("sha256:"));
  EXPECT_EQ(first.size(), 7U + 64U);
  EXPECT_EQ(load()->digest, first);
  write("rules/chest/cough.cases.yaml", "- case: cases are expectations, not knowledge");
  write("rules/chest/notes.txt", "nor is this");
  EXPECT_EQ(load()->digest, first);
  fs::rename(folder_ / "lexicon/en/more.yaml", folder_ / "lexicon/en/other.yaml");
  const std::string renamed = load()->digest;
  EXPECT_NE(renamed, first);
  write("lexicon/en/other.yaml", "phrases: {pain: [pain, ouch]}");
  EXPECT_NE(load()->digest, renamed);
}

TEST_F(LoadTest, TheSameKnowledgeElsewhereIsTheSame) {
  const std::string first = load()->digest;
  const fs::path before = folder_;
  folder_ += "_moved";
  fs::rename(before, folder_);
  EXPECT_EQ(load()->digest, first);
}

TEST_F(LoadTest, ProblemsOfSeveralStagesComeAtOnce) {
  write("lexicon/concepts/c.yaml", "concepts: {rash: {name: Rash, kind: zebra}}");
  write("lexicon/en/words.yaml", "phrases: {zebra: [zebra], cough: ['(']}");
  write("rules/chest/cough.rules.yaml",
        "- {id: chest.cough.plain, status: draft, says: A., when: zebra, then: {route: {zebra: 3}}, from_memory: true, sources: [{cite: "
        "a}]}\n");
  write("rules/chest/replies.en.yaml", "zebra: {}");
  const std::string text = problems();
  for (const char* code :
       {"ontology.unknown-kind", "lexicon.unknown-concept", "lexicon.bad-phrase", "rule.unknown-name", "yaml.unknown-key"}) {
    EXPECT_THAT(text, HasSubstr(code));
  }
  EXPECT_THAT(text, HasSubstr("lexicon/en/words.yaml:1:")) << "paths are those of the folder";
  for (const base::Problem& problem : problems_.list()) EXPECT_FALSE(problem.source_line.empty()) << problem.code;
}

TEST_F(LoadTest, AMissingFolderIsSaid) {
  fs::remove_all(folder_ / "rules");
  EXPECT_THAT(problems(), HasSubstr("file.missing"));
  fs::remove_all(folder_);
  EXPECT_THAT(problems(), HasSubstr("file.missing"));
}

TEST_F(LoadTest, ALexiconWithoutALanguageIsRefused) {
  fs::remove_all(folder_ / "lexicon/en");
  EXPECT_THAT(problems(), HasSubstr("knowledge.no-language"));
}

TEST_F(LoadTest, AMissingTextIsFoundBeforeAPatientWaitsForIt) {
  write("rules/chest/replies.en.yaml", "");
  EXPECT_THAT(problems(), HasSubstr("reply.no-advice"));
}

}  // namespace
}  // namespace anteroom::knowledge
