// tests/plain_words/plain_words_test.cc: what patients are told can be read after eight years of school, and gives no dose: every text of
// rules/**/replies.en.yaml, for whomever it is written.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <regex>

#include "engine/base/read_file.h"
#include "engine/base/yaml.h"
#include "engine/reply/message.h"
#include "tests/plain_words/grade.h"

namespace anteroom {
namespace {

using reply::Argument;

constexpr double kHighestGrade = 8;

// Readers who differ in all that a text can ask for.
std::vector<reply::Arguments> readers() {
  const auto reader = [](std::string_view relation, std::string_view sex, std::string_view age, std::string_view pregnant) {
    reply::Arguments out;
    const auto set = [&](Argument argument, std::string_view value) { out[static_cast<std::size_t>(argument)] = value; };
    set(Argument::relation, relation), set(Argument::sex, sex), set(Argument::age_group, age), set(Argument::pregnant, pregnant);
    set(Argument::emergency_number, "112"), set(Argument::crisis_line, "116 123"), set(Argument::poison_line, "19240");
    set(Argument::finding, "pain"), set(Argument::complaints, "pain"), set(Argument::department, "the doctor"), set(Argument::count, "2");
    return out;
  };
  return {reader("self", "female", "adult", "yes"), reader("self", "male", "older", "other"), reader("child", "male", "infant", "other"),
          reader("other", "female", "child", "other"), reader("unknown", "other", "other", "other")};
}

using Parts = std::vector<const base::YamlNode*>;

// What is read as one: the parts of one advice without its name, all questions of a file (the grade of a single line means little),
// each other text by itself.
std::vector<std::pair<std::string, Parts>> passages(const base::YamlNode& file) {
  std::vector<std::pair<std::string, Parts>> out;
  for (const auto& [section, texts] : file.entries) {
    if (section->scalar == "questions") out.emplace_back("questions", Parts{});
    for (const auto& [key, value] : texts->entries) {
      if (section->scalar != "questions") out.emplace_back(section->scalar + " " + key->scalar, Parts{});
      Parts& parts = out.back().second;
      if (value->kind == base::YamlNode::Kind::scalar) parts.push_back(value);
      for (const auto& [name, part] : value->entries)
        if (name->scalar != "about") parts.push_back(part);
    }
  }
  return out;
}

std::string written(const Parts& parts, const reply::Arguments& reader) {
  std::string text;
  for (const base::YamlNode* part : parts) {
    reply::MessageCode code;
    reply::MessageRange range;
    std::string error;
    EXPECT_TRUE(reply::compile_message(part->scalar, "en", code, range, error)) << part->scalar << ": " << error;
    const auto words = std::span<const std::uint32_t>(code.words).subspan(range.begin, range.size());
    reply::Message(words, code.strings.bytes(), nullptr).write(reader, text);
    text += '\n';
  }
  return text;
}

// Fails for each passage of which `wrong`, for one of its readers, says something.
void expect_of_each(const std::function<std::string(const std::string& text)>& wrong) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(ANTEROOM_SOURCE_DIR "/rules")) {
    if (entry.path().filename() != "replies.en.yaml") continue;
    ++files;
    base::Problems problems;
    const std::optional<std::string> file = base::read_file(entry.path(), problems);
    base::YamlTree tree;
    ASSERT_TRUE(file && base::read_yaml({entry.path().string(), *file}, tree, problems)) << to_text(problems);
    for (const auto& [name, parts] : passages(tree.root())) {
      for (const reply::Arguments& reader : readers()) {
        const std::string text = written(parts, reader);
        const std::string what = wrong(text);
        if (what.empty()) continue;
        ADD_FAILURE() << entry.path().string() << ": " << name << " " << what << ":\n" << text;
        break;
      }
    }
  }
  EXPECT_GT(files, 0U);
}

TEST(PlainWords, TheGradeIsThatOfTheFormula) {
  EXPECT_DOUBLE_EQ(grade_of(""), 0);
  EXPECT_NEAR(grade_of("The cat sat on the mat."), 0.39 * 6 + 11.8 - 15.59, 1e-9);
  EXPECT_NEAR(grade_of("Nobody wanted medicine"), 0.39 * 3 + 11.8 * 8 / 3 - 15.59, 1e-9);
  EXPECT_GT(grade_of("Postoperative anticoagulation necessitates individualised haematological surveillance."), 20);
}

TEST(PlainWords, CanBeReadAfterEightYearsOfSchool) {
  expect_of_each([](const std::string& text) {
    const double grade = grade_of(text);
    return grade > kHighestGrade ? "asks for grade " + std::to_string(grade) : "";
  });
}

TEST(PlainWords, GiveNoDose) {
  const std::regex dose(R"([0-9]\s*(mg|mcg|µg|milligrams?|micrograms?|units|tablets?|pills?|puffs?|drops)\b)", std::regex::icase);
  expect_of_each([&](const std::string& text) { return std::regex_search(text, dose) ? std::string("gives a dose") : ""; });
}

}  // namespace
}  // namespace anteroom
