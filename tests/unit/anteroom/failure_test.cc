// No exception crosses engine/anteroom.h: memory is made to run out at one allocation after the other, in every call, for once and for
// good; and what it throws is not always std::bad_alloc. Then the next call does its work as if nothing had been.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/golden/json_schema.h"
#include "tests/unit/anteroom/fail_allocations.h"
#include "tests/unit/anteroom/load_small.h"

namespace anteroom {
namespace {

const Question kQuestion{.id = "q",
                         .title = "Twitching",
                         .text = "My mother, 40 years old, has anxiety, chest pain, and twitching in her thighs for 3 weeks. No fever.",
                         .sex = "x",
                         .known = {{"muscle_weakness", "absent"}}};

std::string expected_code(Fail how) { return how == Fail::other ? "screening.internal" : "screening.no-memory"; }

// What a screening that failed gives out.
void expect_stand_in(const Screener& screener, const Screening& s, const std::string& code) {
  ASSERT_NE(screener.failure(), nullptr);
  EXPECT_EQ(screener.failure()->code, code);
  EXPECT_EQ(s.urgency(), "emergency");
  EXPECT_FALSE(s.settled());
  ASSERT_EQ(s.departments().size(), 1U);
  EXPECT_EQ(s.departments()[0].id, "");
  EXPECT_TRUE(s.red_flags().empty() && s.reply().empty() && s.more().empty() && s.questions().empty());
  EXPECT_EQ(s.problems().front().code, code);
  EXPECT_EQ(against_schema("failure", s.json()), "") << s.json();
}

TEST(Failure, InScreening) {
  const std::string whole = Screener(small_knowledge()).screen(kQuestion).json();
  for (const Fail how : kWaysToFail) {
    fail_everywhere(how, [&] {
      Screener screener(small_knowledge());
      const Screening& first = screener.screen(kQuestion);
      const bool failed = screener.failure() != nullptr;
      stop_failing();
      if (failed) expect_stand_in(screener, first, expected_code(how));
      EXPECT_EQ(screener.screen(kQuestion).json(), whole);
      EXPECT_EQ(screener.failure(), nullptr);
    });
  }
}

TEST(Failure, InAScreenerThatHasWorked) {
  const std::string whole = Screener(small_knowledge()).screen(kQuestion).json();
  std::string longer;
  for (int i = 0; i < 40; ++i) longer += std::string(kQuestion.text) + "\n";
  for (const Fail how : kWaysToFail) {
    fail_everywhere(how, [&] {
      Screener screener(small_knowledge());
      {
        const Pause pause;
        screener.screen(kQuestion);
      }
      const Screening& second = screener.screen({.text = longer});
      const bool failed = screener.failure() != nullptr;
      stop_failing();
      if (failed) expect_stand_in(screener, second, expected_code(how));
      EXPECT_EQ(screener.screen(kQuestion).json(), whole);
    });
  }
}

TEST(Failure, InWritingAScreening) {
  Screener screener(small_knowledge());
  const std::string whole = Screener(small_knowledge()).screen(kQuestion).json();
  for (const Fail how : kWaysToFail) {
    fail_everywhere(how, [&] {
      const Screening& s = [&]() -> const Screening& {
        const Pause pause;
        return screener.screen(kQuestion);
      }();
      const std::string_view json = s.json();
      const std::size_t problems = s.problems().size();
      const bool failed = screener.failure() != nullptr;
      stop_failing();
      if (failed) {
        EXPECT_EQ(screener.failure()->code, expected_code(how));
      }
      if (json != whole) {
        EXPECT_EQ(against_schema("failure", json), "");
      }
      EXPECT_TRUE(problems == 1 || problems == 2);
      EXPECT_EQ(s.json(), whole) << "asked again";
      EXPECT_EQ(s.problems().size(), 1U);
      EXPECT_EQ(s.urgency(), "urgent") << "the screening itself is good";
    });
  }
}

TEST(Failure, InAnnotating) {
  Screener screener(small_knowledge());
  const std::string whole = screener.annotate(kQuestion, Target{3, 9});
  for (const Fail how : kWaysToFail) {
    fail_everywhere(how, [&] {
      Screener fresh(small_knowledge());
      const std::string_view json = fresh.annotate(kQuestion, Target{3, 9});
      const bool failed = fresh.failure() != nullptr;
      stop_failing();
      EXPECT_EQ(failed, json != whole);
      if (failed) {
        EXPECT_EQ(against_schema("failure", json), "") << json;
      }
      EXPECT_EQ(fresh.annotate(kQuestion, Target{3, 9}), whole);
    });
  }
}

TEST(Failure, InExplaining) {
  Screener screener(small_knowledge());
  screener.screen(kQuestion);
  const auto explanations = [&](Format format) -> std::vector<std::string> {
    return {screener.why(format), screener.trace(format), screener.why_not("head.twitching.benign", format),
            screener.why_not("head", format), screener.what_if(format)};
  };
  for (const Format format : {Format::text, Format::json, Format::dot}) {
    const std::vector<std::string> whole = explanations(format);
    for (std::size_t which = 0; which < whole.size(); ++which) {
      for (const Fail how : kWaysToFail) {
        const auto explain = [&] {
          const std::string text = which == 0   ? screener.why(format)
                                   : which == 1 ? screener.trace(format)
                                   : which == 2 ? screener.why_not("head.twitching.benign", format)
                                   : which == 3 ? screener.why_not("head", format)
                                                : screener.what_if(format);
          const Pause pause;
          EXPECT_TRUE(text.empty() || text == whole[which]) << text;
        };
        fail_everywhere(how, explain, which == 4 ? 37 : 1);  // what if has many
      }
    }
    EXPECT_EQ(explanations(format), whole);
  }
}

TEST(Failure, InLoading) {
  for (const Fail how : kWaysToFail) {
    fail_everywhere(
        how,
        [&] {
          std::vector<Problem> problems;
          const auto knowledge = Knowledge::load(kSmallKnowledge, problems);
          stop_failing();
          EXPECT_TRUE(knowledge != nullptr || has_failed());
          if (knowledge != nullptr) {
            EXPECT_TRUE(problems.empty());
          }
          if (knowledge == nullptr && how != Fail::always) {
            ASSERT_EQ(problems.size(), 1U);
            EXPECT_EQ(problems[0].code, how == Fail::once ? "knowledge.no-memory" : "knowledge.internal");
            EXPECT_FALSE(problems[0].text.empty());
          }
        },
        101);
  }
}

TEST(Failure, OfLoadingBrokenKnowledge) {
  const std::string folder = std::string(ANTEROOM_SOURCE_DIR) + "/tests/golden/check_broken/knowledge";
  for (const Fail how : kWaysToFail) {
    fail_everywhere(
        how,
        [&] {
          std::vector<Problem> problems;
          EXPECT_EQ(Knowledge::load(folder, problems), nullptr);
        },
        997);
  }
}

TEST(Failure, WithoutKnowledge) {
  Screener screener(nullptr);
  expect_stand_in(screener, screener.screen(kQuestion), "screening.no-knowledge");
  EXPECT_EQ(against_schema("failure", screener.annotate(kQuestion)), "");
  EXPECT_EQ(screener.why() + screener.what_if() + screener.trace() + screener.why_not("head"), "");
  Screener good(small_knowledge());
  const Screener taken(std::move(good));
  expect_stand_in(good, good.screen(kQuestion), "screening.no-knowledge");  // NOLINT(bugprone-use-after-move)
}

}  // namespace
}  // namespace anteroom
