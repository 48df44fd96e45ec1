// JSON to questions: every field, nothing left of the one before, and all that is wrong with a line at once.
#include "engine/request/read_question.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace anteroom::request {
namespace {

using testing::ElementsAre;

std::vector<std::string> codes(const QuestionReader& reader) {
  std::vector<std::string> list;
  for (const Problem& problem : reader.problems()) list.push_back(problem.code);
  return list;
}

TEST(QuestionReader, ReadsEveryField) {
  QuestionReader reader;
  ASSERT_TRUE(reader.read(R"({"id": "q", "title": "T", "text": "fever", "language": "en", "age_years": 25, "age": "20~29", "sex": "female",
                             "asked_on": "2019-10-01", "known": [{"concept": "fever", "assertion": "absent"}], "other": [1]})"));
  const Question& question = reader.question();
  EXPECT_EQ(question.id, "q");
  EXPECT_EQ(question.title, "T");
  EXPECT_EQ(question.text, "fever");
  EXPECT_EQ(question.language, "en");
  EXPECT_EQ(question.age_years, 25);
  EXPECT_EQ(question.age, "20~29");
  EXPECT_EQ(question.sex, "female");
  EXPECT_EQ(question.asked_on, "2019-10-01");
  ASSERT_EQ(question.known.size(), 1U);
  EXPECT_EQ(question.known[0].concept_id, "fever");
  EXPECT_EQ(question.known[0].assertion, "absent");
}

TEST(QuestionReader, KeepsNothingOfTheLineBefore) {
  QuestionReader reader;
  ASSERT_TRUE(reader.read(R"({"id": "q", "text": "fever", "age_years": 25, "known": [{"concept": "fever", "assertion": "absent"}]})"));
  EXPECT_FALSE(reader.read(R"({"text": 1})"));
  EXPECT_EQ(reader.id(), "");
  ASSERT_TRUE(reader.read(R"({"text": "", "title": null})"));
  EXPECT_FALSE(reader.question().age_years.has_value());
  EXPECT_TRUE(reader.question().known.empty());
  EXPECT_TRUE(reader.problems().empty());
}

TEST(QuestionReader, SaysAllThatIsWrong) {
  QuestionReader reader(QuestionReader::Targets::require);
  EXPECT_FALSE(reader.read(R"({"id": "q", "age_years": "25", "sex": 1})"));
  EXPECT_EQ(reader.id(), "q");
  EXPECT_THAT(codes(reader), ElementsAre("line.wrong-type", "line.wrong-type", "line.no-text", "line.no-target"));
  EXPECT_FALSE(reader.read(R"({"text": "fever", "target": {"begin": 0, "end": 6}})"));
  EXPECT_THAT(codes(reader), ElementsAre("line.bad-target"));
  for (const auto& [json, code] : {std::pair{"", "line.not-json"},
                                   {"{", "line.not-json"},
                                   {"{\"text\": \"\"} {}", "line.not-json"},
                                   {"\xff", "line.invalid-utf8"},
                                   {"[]", "line.not-object"},
                                   {"null", "line.not-object"}}) {
    EXPECT_FALSE(reader.read(json)) << json;
    EXPECT_THAT(codes(reader), ElementsAre(code)) << json;
  }
  EXPECT_FALSE(reader.read(std::string(1000, '[')));
  EXPECT_THAT(codes(reader), ElementsAre("line.too-deep"));
}

}  // namespace
}  // namespace anteroom::request
