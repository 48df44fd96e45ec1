// tests/unit/knowledge/small_folder.h: a small folder of knowledge that loads, to be changed by each test.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "engine/knowledge/knowledge.h"

namespace anteroom::knowledge {

namespace fs = std::filesystem;

class SmallFolder : public testing::Test {
 protected:
  SmallFolder() {
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
  ~SmallFolder() override { fs::remove_all(folder_); }

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
frame: {greeting: A., closing: A., opening: A., and_about: A., ask_heading: A., until_seen: A., unclear: A., question_default: A., question_age: A., question_sex: A.,
  question_pregnant: A., question_duration: A., question_attribute: A., question_measure: A., question_past: A., question_family: A., emergency_heading: A., urgency_emergency: A.,
  urgency_urgent: A., urgency_soon: A., urgency_routine: A., urgency_self_care: A., see_department: A.}
)";
  fs::path folder_;
  base::Problems problems_;
};

}  // namespace anteroom::knowledge
