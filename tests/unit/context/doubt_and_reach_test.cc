// Cues that look both ways, doubt that is denied, and what would be.
#include <gtest/gtest.h>

#include "engine/context/context.h"
#include "tests/unit/mention/show.h"

namespace anteroom::context {
namespace {

class DoubtTest : public testing::Test {
 protected:
  Context of(std::string_view text) {
    words_.read(text);
    reader_.read(words_.text(), words_.mentions());
    return words_.mentions().concepts.empty() ? Context{} : reader_.of(words_.mentions().concepts.back().tokens);
  }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(
      "cues:\n  - {means: absent, reach: answer, within: 4, say: [\"; no\"]}\n  - {means: possible, say: [traces of]}\n  - {means: "
      "hypothetical, say: [supposing]}");
  mention::MentionReader words_{*language_};
  ContextReader reader_{*language_->lexicon};
};

TEST_F(DoubtTest, ACueOfBothReachesLooksBackOnlyAtTheEnd) {
  EXPECT_EQ(of("fever; no").assertion, Assertion::absent);
  EXPECT_EQ(of("skin; no itching at all and neither rash nor, as far as seen, any fever").assertion, Assertion::absent);
}

TEST_F(DoubtTest, WhatDeniesADoubtDeniesTheThing) {
  EXPECT_EQ(of("traces of fever").assertion, Assertion::possible);
  EXPECT_EQ(of("no old traces of fever").assertion, Assertion::absent);
}

TEST_F(DoubtTest, WhatWouldBeIsPossible) {
  const Context c = of("supposing a fever");
  EXPECT_EQ(c.temporality, Temporality::hypothetical);
  EXPECT_EQ(c.assertion, Assertion::possible);
}

}  // namespace
}  // namespace anteroom::context
