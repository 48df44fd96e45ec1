// Two mentions of one complaint get what they lack of each other.
#include <gtest/gtest.h>

#include "tests/unit/fact/links.h"
#include "tests/unit/fact/show.h"

namespace anteroom::fact {
namespace {

class JoinTest : public testing::Test {
 protected:
  std::string of(std::string_view text) { return show_.read(text).findings(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(kLinks);
  FactShow show_{*language_};
};

TEST_F(JoinTest, TheSameNamedTwice) {
  EXPECT_EQ(of("a cough for 3 days. The cough is severe."), "cough severe for 3 'cough'; cough severe for 3 'cough'");
  EXPECT_EQ(of("knee pain for 3 days. The pain is severe."), "knee_pain @knee severe for 3 'knee pain'; pain @knee severe for 3 'pain'");
}

TEST_F(JoinTest, ANarrowerNameLaterIsAnother) {
  EXPECT_EQ(of("a severe pain. I have a headache."), "pain severe 'pain'; headache @head 'headache'");
}

TEST_F(JoinTest, AnotherPlaceSideOrTimeIsAnother) {
  EXPECT_EQ(of("severe pain in my knee. pain in my ankle"), "knee_pain @knee severe 'pain in my knee'; pain @ankle 'pain in my ankle'");
  EXPECT_EQ(of("severe pain in my left knee. pain in my right knee"),
            "knee_pain @knee severe left 'pain in my left knee'; knee_pain @knee right 'pain in my right knee'");
  EXPECT_EQ(of("I used to have a severe cough. a cough"), "cough past severe 'cough'; cough 'cough'");
}

}  // namespace
}  // namespace anteroom::fact
