// Questions to screenings: what the calls give, that nothing of one question is left for the next, that threads agree.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <thread>

#include "tests/golden/json_schema.h"
#include "tests/unit/anteroom/load_small.h"

namespace anteroom {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const Question kEmergency{.text = "My 40 year old mother has terrible pain in her chest. She is short of breath."};
const Question kTwitching{.title = "Twitching", .text = "I have anxiety, and twitching in my thighs. No fever."};

class ScreenerTest : public testing::Test {
 protected:
  const std::string& json(const Question& question) {
    const std::string& text = screener_.screen(question).json();
    EXPECT_EQ(against_schema("screening", text), "") << text;
    return text;
  }
  Screener screener_{small_knowledge()};
};

TEST_F(ScreenerTest, GivesTheDecision) {
  const Screening& s = screener_.screen(kTwitching);
  EXPECT_EQ(s.urgency(), "routine");
  EXPECT_FALSE(s.settled());
  ASSERT_EQ(s.departments().size(), 2U);
  EXPECT_EQ(s.departments()[0].id, "neurology");
  EXPECT_EQ(s.departments()[0].name, "Neurology");
  EXPECT_GT(s.departments()[0].score, s.departments()[1].score);
  EXPECT_NEAR(s.departments()[0].share + s.departments()[1].share, 1, 1e-9);
  EXPECT_THAT(s.red_flags(), IsEmpty());
  EXPECT_THAT(s.reply(), HasSubstr("Rest and relax."));
  EXPECT_THAT(s.more(), HasSubstr("Tense muscles"));
  EXPECT_THAT(s.questions(), testing::ElementsAre("Do the muscles also feel weak?"));
}

TEST_F(ScreenerTest, GivesRedFlags) {
  const Screening& s = screener_.screen(kEmergency);
  EXPECT_EQ(s.urgency(), "emergency");
  EXPECT_EQ(s.departments().front().id, "emergency");
  ASSERT_EQ(s.red_flags().size(), 1U);
  EXPECT_EQ(s.red_flags()[0].id, "heart");
  EXPECT_EQ(s.red_flags()[0].urgency, "emergency");
  EXPECT_THAT(s.red_flags()[0].warning, HasSubstr("Call 112."));
}

TEST_F(ScreenerTest, OfTwoWhoMayBeThePatientTheMoreUrgentIsScreened) {
  const auto relation = [&](std::string_view text) {
    const std::string& line = json({.text = text});
    const std::size_t at = line.find("relation_to_asker\":\"") + 20;
    return line.substr(at, line.find('"', at) - at) + (lists(line, "text.two-patients") ? " in doubt" : "");
  };
  EXPECT_EQ(relation("My mother has pain in her chest. I have twitching and weakness."), "parent in doubt");
  EXPECT_EQ(screener_.screen({.text = "My mother has pain in her chest. I have twitching and weakness."}).urgency(), "urgent");
  EXPECT_EQ(relation("I have pain in my chest. My mother has twitching."), "self") << "the first is more urgent";
  EXPECT_EQ(relation("My mother has twitching. I have twitching and weakness. She has a fever."), "self") << "neither is urgent";
  EXPECT_EQ(relation("My mother has no pain in her chest. I have twitching and weakness."), "self") << "she has none";
}

TEST_F(ScreenerTest, JsonIsMadeOnceAndFits) {
  const Screening& s = screener_.screen(kEmergency);
  const std::string& first = s.json();
  EXPECT_EQ(&first, &s.json());
  EXPECT_EQ(against_schema("screening", first), "");
  EXPECT_EQ(first.find('\n'), std::string::npos) << "a screening is one line";
}

TEST_F(ScreenerTest, FormFieldsWin) {
  const Question question{.id = "q-1",
                          .text = "I am a 20 year old man with a fever.",
                          .age_years = 30,
                          .sex = "female",
                          .asked_on = "2019-10-01",
                          .known = {{"muscle_weakness", "absent"}, {"rash", "present"}}};
  const std::string& text = json(question);
  EXPECT_THAT(text, HasSubstr(R"("id":"q-1")"));
  EXPECT_THAT(text, HasSubstr(R"("low_years":30,"high_years":30,"span":null)"));
  EXPECT_THAT(text, HasSubstr(R"("sex":"female")"));
  EXPECT_THAT(text, HasSubstr(R"("asked_on":"2019-10-01")"));
  EXPECT_THAT(text, HasSubstr(R"("concept":"rash")"));
  EXPECT_TRUE(lists(text, "form.contradicts-text"));
}

TEST_F(ScreenerTest, BadFormFieldsAreIgnoredAndListed) {
  for (const double age : {-1.0, 131.0, 1e300, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    const std::string& text = json({.text = "I have a fever.", .age_years = age});
    EXPECT_TRUE(lists(text, "form.bad-age")) << age;
    EXPECT_THAT(text, HasSubstr(R"("age":null)"));
  }
  for (const char* age : {"old", "20~", "~29", "30~20", "-5", "20~29~39", "nan", "1e9", "20~200"})
    EXPECT_TRUE(lists(json({.text = "fever", .age = age}), "form.bad-age")) << age;
  for (const char* age : {"25", "20~29", "20-29", "0.5", "0", "130"})
    EXPECT_FALSE(lists(json({.text = "fever", .age = age}), "form.bad-age")) << age;
  for (const char* day : {"today", "2019/10/01", "2019-13-01", "2019-00-10", "2019-10-32", "19-10-01", "2019-10-1x"}) {
    EXPECT_TRUE(lists(json({.text = "fever", .asked_on = day}), "form.bad-date")) << day;
  }
  EXPECT_TRUE(lists(json({.text = "fever", .sex = "x"}), "form.bad-sex"));
  EXPECT_TRUE(lists(json({.text = "fever", .known = {{"no_such_concept", "present"}}}), "form.bad-known"));
  EXPECT_TRUE(lists(json({.text = "fever", .known = {{"fever", "maybe"}}}), "form.bad-known"));
}

TEST_F(ScreenerTest, KnownAnswersChangeTheDecision) {
  EXPECT_EQ(screener_.screen({.text = "Twitching.", .known = {{"muscle_weakness", "present"}}}).urgency(), "soon");
  EXPECT_THAT(screener_.screen({.text = "Twitching and anxiety.", .known = {{"muscle_weakness", "absent"}}}).questions(), IsEmpty());
}

TEST_F(ScreenerTest, LanguagesAreFoundByTheirFirstPart) {
  EXPECT_FALSE(lists(json({.text = "I have a fever.", .language = "en-GB"}), "text.no-lexicon"));
  EXPECT_TRUE(lists(json({.text = "I have a fever.", .language = "zz"}), "text.no-lexicon"));
  EXPECT_TRUE(lists(json({.text = "Ich habe seit gestern starke Kopfschmerzen und etwas Schwindel."}), "text.language-unknown"));
}

TEST_F(ScreenerTest, NothingIsLeftForTheNextQuestion) {
  const std::vector<Question> questions = {kEmergency,
                                           {.text = ""},
                                           kTwitching,
                                           {.id = "x", .title = "Fever", .text = "\xff\xfe", .age = "old"},
                                           {.text = "no"},
                                           {.text = "fever", .language = "zz", .known = {{"rash", "present"}}},
                                           {.text = "I am pregnant."}};
  std::vector<std::string> alone;
  for (const Question& question : questions) alone.push_back(Screener(small_knowledge()).screen(question).json());
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const std::size_t at = round == 1 ? questions.size() - 1 - i : i;
      EXPECT_EQ(json(questions[at]), alone[at]);
      if (round == 2) screener_.annotate(questions[(i * 3) % questions.size()]);  // nor of an annotation
    }
  }
}

TEST_F(ScreenerTest, ThreadsAgree) {
  std::vector<std::string> out(8);
  std::vector<std::thread> threads;
  for (std::string& one : out) {
    threads.emplace_back([&one] {
      Screener screener(small_knowledge());
      for (int i = 0; i < 200; ++i) one += screener.screen(i % 3 == 0 ? kEmergency : kTwitching).json();
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : out) EXPECT_EQ(one, out[0]);
}

TEST_F(ScreenerTest, CanBeMoved) {
  Screener other(small_knowledge());
  other.screen(kEmergency);
  other = std::move(screener_);
  EXPECT_EQ(other.screen(kTwitching).urgency(), "routine");
  const Screener third(std::move(other));
  EXPECT_THAT(third.why(), HasSubstr("head.twitching.benign"));
}

TEST_F(ScreenerTest, AnnotatesTargets) {
  const std::string text = "My mother had no wobbles last week.";
  const auto at = static_cast<std::uint32_t>(text.find("wobbles"));
  const std::string& json = screener_.annotate({.id = "t", .text = text}, Target{at, at + 7});
  EXPECT_EQ(against_schema("annotation", json), "") << json;
  EXPECT_THAT(json, HasSubstr(R"("target":{"assertion":"absent",)"));
  EXPECT_THAT(screener_.annotate({.text = text}), testing::Not(HasSubstr("\"target\"")));
}

TEST_F(ScreenerTest, AnyTargetIsAllowed) {
  const std::string text = "\xf0\x9f\x98\x80 no fever ";
  for (const auto& [begin, end] :
       {std::pair{0U, 0U}, {0U, 1U}, {1U, 2U}, {3U, 99U}, {50U, 99U}, {9U, 3U}, {0U, 0xffffffffU}, {0xffffffffU, 0xffffffffU}}) {
    for (const std::string& one : {text, std::string(), std::string(" ")}) {
      const std::string& json = screener_.annotate({.title = "no", .text = one}, Target{begin, end});
      EXPECT_EQ(against_schema("annotation", json), "") << json;
    }
  }
}

TEST_F(ScreenerTest, Explains) {
  screener_.screen(kTwitching);
  EXPECT_THAT(screener_.why(), HasSubstr("head.twitching.benign"));
  EXPECT_THAT(screener_.why_not("head.twitching.weak"), HasSubstr("missing: muscle_weakness"));
  EXPECT_EQ(screener_.why_not("head.twitching.week"), "no rule is called 'head.twitching.week'; did you mean 'head.twitching.weak'?\n");
  EXPECT_THAT(screener_.what_if(), HasSubstr("soon, neurology first\n    with muscle_weakness: head.twitching.weak\n"));
  EXPECT_THAT(screener_.trace(), HasSubstr("head.routes.anxiety"));
}

TEST_F(ScreenerTest, ExplainsInEveryFormat) {
  for (const Question& question : {kTwitching, kEmergency, Question{.text = ""}, Question{.title = "Fever \xff", .text = "no"}}) {
    screener_.screen(question);
    EXPECT_EQ(against_schema("why", screener_.why(Format::json)), "");
    EXPECT_EQ(against_schema("trace", screener_.trace(Format::json)), "");
    EXPECT_EQ(against_schema("what_if", screener_.what_if(Format::json)), "");
    for (const char* rule : {"head.twitching.benign", "head.twitching.weak", "head.routes.headache", "chest.pain.breathless"}) {
      EXPECT_TRUE(small_knowledge()->has_rule(rule));
      EXPECT_EQ(against_schema("why_not", screener_.why_not(rule, Format::json)), "");
      EXPECT_THAT(screener_.why_not(rule, Format::dot), HasSubstr(rule));
    }
    EXPECT_FALSE(small_knowledge()->has_rule("head"));
    EXPECT_EQ(against_schema("no_such_rule", screener_.why_not("head", Format::json)), "");
    for (const std::string& drawing : {screener_.why(Format::dot), screener_.trace(Format::dot), screener_.what_if(Format::dot),
                                       screener_.why_not("head.twitching.weak", Format::dot), screener_.why_not("head", Format::dot)}) {
      EXPECT_TRUE(drawing.starts_with("digraph ") && drawing.ends_with("}\n")) << drawing;
    }
  }
}

TEST_F(ScreenerTest, HasNothingToExplainWithoutAScreening) {
  const auto expect_nothing = [this] {
    for (const Format format : {Format::text, Format::json, Format::dot}) {
      EXPECT_EQ(screener_.why(format) + screener_.trace(format) + screener_.what_if(format), "");
      EXPECT_EQ(screener_.why_not("head.twitching.weak", format) + screener_.why_not("head", format), "");
    }
  };
  expect_nothing();
  screener_.screen(kTwitching);
  screener_.annotate(kTwitching);
  expect_nothing();
}

TEST_F(ScreenerTest, ExplainingChangesNothing) {
  const std::string before = json(kTwitching);
  static_cast<void>(screener_.why() + screener_.trace() + screener_.what_if() + screener_.why_not("head.twitching.weak"));
  EXPECT_EQ(screener_.screen(kTwitching).json(), before);
  static_cast<void>(screener_.what_if());
  EXPECT_EQ(screener_.screen(kEmergency).json(), Screener(small_knowledge()).screen(kEmergency).json());
}

TEST_F(ScreenerTest, ListsTheProblemsOfAQuestion) {
  const Screening& s = screener_.screen({.text = "fever \xff", .sex = "x"});
  ASSERT_EQ(s.problems().size(), 2U);
  EXPECT_EQ(s.problems()[0].code, "text.invalid-utf8");
  EXPECT_EQ(s.problems()[1].code, "form.bad-sex");
  EXPECT_THAT(s.problems()[1].text, HasSubstr("form.bad-sex"));
  EXPECT_THAT(screener_.screen(kTwitching).problems(), IsEmpty());
  EXPECT_EQ(screener_.failure(), nullptr);
}

}  // namespace
}  // namespace anteroom
