// The C interface with failures injected: memory is made to run out at one allocation after the other, in every call; then the next
// call does its work.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "engine/anteroom_c.h"
#include "tests/unit/anteroom/fail_allocations.h"

namespace anteroom {
namespace {

const std::string kKnowledge = std::string(ANTEROOM_SOURCE_DIR) + "/tests/golden/knowledge";
constexpr std::string_view kQuestion =
    R"({"id": "q", "title": "Twitching", "text": "My mother, 40, has anxiety and twitching in her thighs.", "sex": "x"})";

std::string_view view(const anteroom_text& text) { return {text.data, text.size}; }

int expected(Fail how) { return how == Fail::other ? ANTEROOM_INTERNAL : ANTEROOM_NO_MEMORY; }

class CInterface : public testing::Test {
 protected:
  CInterface() {
    EXPECT_EQ(anteroom_knowledge_load(kKnowledge.c_str(), &knowledge_), ANTEROOM_OK);
    EXPECT_EQ(anteroom_screener_new(knowledge_, &screener_), ANTEROOM_OK);
  }
  ~CInterface() override {
    anteroom_screener_free(screener_);
    anteroom_knowledge_free(knowledge_);
  }
  std::string answer(decltype(&anteroom_screen) call) {
    anteroom_text answer;
    EXPECT_EQ(call(screener_, kQuestion.data(), kQuestion.size(), &answer), ANTEROOM_OK);
    return std::string(view(answer));
  }

  anteroom_knowledge* knowledge_ = nullptr;
  anteroom_screener* screener_ = nullptr;
};

TEST_F(CInterface, ScreeningFailsWithAnAnswerThatSaysSo) {
  for (const auto call : {anteroom_screen, anteroom_annotate}) {
    const std::string whole = answer(call);
    for (const Fail how : kWaysToFail) {
      fail_everywhere(how, [&] {
        anteroom_screener* fresh = nullptr;
        {
          const Pause pause;
          anteroom_screener_new(knowledge_, &fresh);
        }
        anteroom_text answer;
        const int status = call(fresh, kQuestion.data(), kQuestion.size(), &answer);
        stop_failing();
        if (status == ANTEROOM_OK) {  // a failure that costs no more than time is none
          EXPECT_EQ(view(answer), whole);
        } else {
          EXPECT_TRUE(has_failed());
          EXPECT_EQ(status, expected(how));
          EXPECT_TRUE(view(answer).starts_with(R"({"id":null,"problems":[{"code":"screening.)")) << view(answer);
          EXPECT_EQ(anteroom_explain(fresh, ANTEROOM_WHY, ANTEROOM_FORMAT_TEXT, nullptr, &answer), ANTEROOM_NOTHING_TO_EXPLAIN);
        }
        EXPECT_EQ(call(fresh, kQuestion.data(), kQuestion.size(), &answer), ANTEROOM_OK);
        EXPECT_EQ(view(answer), whole);
        anteroom_screener_free(fresh);
      });
    }
  }
}

TEST_F(CInterface, ABadQuestionMayFailToo) {
  constexpr std::string_view kBad = R"({"id": "a long id that needs memory of its own", "sex": 1})";
  for (const Fail how : kWaysToFail) {
    fail_everywhere(how, [&] {
      anteroom_text answer;
      const int status = anteroom_screen(screener_, kBad.data(), kBad.size(), &answer);
      stop_failing();
      EXPECT_EQ(status, has_failed() ? expected(how) : ANTEROOM_BAD_QUESTION);
      EXPECT_NE(answer.size, 0U);
    });
  }
  answer(anteroom_screen);
}

TEST_F(CInterface, LoadingAndMakingScreeners) {
  for (const Fail how : kWaysToFail) {
    fail_everywhere(
        how,
        [&] {
          anteroom_knowledge* loaded = nullptr;
          const int status = anteroom_knowledge_load(kKnowledge.c_str(), &loaded);
          stop_failing();
          EXPECT_TRUE(status == ANTEROOM_OK || (has_failed() && status == expected(how))) << anteroom_status_name(status);
          EXPECT_EQ(loaded == nullptr, status != ANTEROOM_OK);
          anteroom_knowledge_free(loaded);
        },
        499);
    fail_everywhere(how, [&] {
      anteroom_screener* made = nullptr;
      const int status = anteroom_screener_new(knowledge_, &made);
      stop_failing();
      // Stages that had no memory to be made are made with the first question.
      EXPECT_TRUE(status == ANTEROOM_OK || (has_failed() && status == expected(how))) << anteroom_status_name(status);
      EXPECT_EQ(made == nullptr, status != ANTEROOM_OK);
      anteroom_screener_free(made);
    });
  }
}

TEST_F(CInterface, Explaining) {
  answer(anteroom_screen);
  for (const int what : {ANTEROOM_WHY, ANTEROOM_TRACE, ANTEROOM_WHY_NOT}) {
    for (const int format : {ANTEROOM_FORMAT_TEXT, ANTEROOM_FORMAT_JSON, ANTEROOM_FORMAT_DOT}) {
      for (const Fail how : kWaysToFail) {
        fail_everywhere(how, [&] {
          anteroom_text answer;
          const int status = anteroom_explain(screener_, what, format, "head.twitching.weak", &answer);
          stop_failing();
          EXPECT_EQ(status, has_failed() ? ANTEROOM_NO_MEMORY : ANTEROOM_OK);
          EXPECT_EQ(answer.size == 0, has_failed());
        });
      }
    }
  }
}

}  // namespace
}  // namespace anteroom
