// Loading a folder: what is read, in spite of which order, and that broken knowledge never loads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/knowledge/knowledge.h"

namespace anteroom::knowledge {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

// A small folder of knowledge that loads, to be changed by each test.
class LoadTest : public testing::Test {
 protected:
  LoadTest() {
    static int number = 0;
    folder_ = fs::temp_directory_path() / ("anteroom_load_" + std::to_string(::getpid()) + "_" + std::to_string(number++));
    write("lexicon/attributes.yaml", "attributes: {severity: {values: [mild, severe], ordered: true}}");
    write("lexicon/concepts/a.yaml", "concepts: {pain: {name: Pain, kind: symptom}}");
    write("lexicon/concepts/b.yaml", "concepts: {cough: {name: Cough, kind: symptom, is_a: [pain]}}");
    write("lexicon/en/words.yaml", "morphology: {vowels: aeiou}\nphrases: {cough: [cough]}");
    write("lexicon/en/more.yaml", "phrases: {pain: [pain]}");
    write("rules/common/departments.yaml", "departments: {emergency: {name: Emergency}, family_medicine: {name: Family medicine}}");
    write("rules/common/settings.yaml", "settings: {knowledge_version: '2026.11'}");
    write("rules/common/replies.en.yaml", kFrame);
    write("rules/chest/cough.rules.yaml", kRules);
    write("rules/chest/cough.cases.yaml", "- case: not read here");
    write("rules/chest/replies.en.yaml", "advice: {chest.cough: {about: cough, causes: A., do: B., seek: C., more: D.}}");
  }
  ~LoadTest() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view text) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::unique_ptr<const Knowledge> load() {
    problems_ = {};
    return knowledge::load(folder_.string(), problems_);
  }
  // The problems of a folder that does not load.
  std::string problems() {
    EXPECT_EQ(load(), nullptr);
    EXPECT_FALSE(problems_.empty());
    return to_text(problems_);
  }

  static constexpr std::string_view kRules =
      "- {id: chest.cough.plain, status: draft, says: A test., when: cough, then: {route: {family_medicine: 3}, advise: [chest.cough]},"
      " from_memory: true, sources: [{cite: a test}]}\n";
  static constexpr std::string_view kFrame = R"(
frame: {greeting: A., closing: A., opening: A., opening_many: A., ask_heading: A., unclear: A., question_default: A., question_age: A., question_sex: A.,
  question_pregnant: A., question_duration: A., question_attribute: A., question_measure: A., question_past: A., question_family: A., emergency_heading: A., urgency_emergency: A.,
  urgency_urgent: A., urgency_soon: A., urgency_routine: A., urgency_self_care: A., see_department: A.}
)";
  fs::path folder_;
  base::Problems problems_;
};

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
