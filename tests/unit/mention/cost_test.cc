// Time is linear in the text, whatever it says; the same text gives the same mentions, on a new object or one used before.
#include <gtest/gtest.h>

#include "tests/unit/linear_time.h"
#include "tests/unit/mention/show.h"

namespace anteroom::mention {
namespace {

TEST(MentionCost, IsLinearInTheText) {
  const auto language = lexicon::small_english(R"(
numbers: {between: [between], link: [was, at]}
patterns:
  - {kind: heart_rate, say: [pulse]}
  - {kind: glucose, say: [sugar]}
  - {kind: onset, say: [started]}
)");
  MentionReader reader(*language);
  for (const char* piece : {"no fever ",
                            "he she ",
                            "3 days fever ",
                            "pain in my knee and ",
                            "((((",
                            "1/2/",
                            "a a ",
                            "one hundred and ",
                            "muscle the my ",
                            "3-4 ",
                            "april 3 ",
                            "headahce ",
                            "--",
                            "120/80 over ",
                            "'",
                            "\xe7\x97\x9b",
                            "fever of ",
                            "2 3 ",
                            "pulse ",
                            "pulse 88 was ",
                            "was 38.5 ",
                            "started ",
                            "3 days ago started ",
                            "between 5 and ",
                            "sugar, 9, "}) {
    expect_linear(piece, 50000, [&](const std::string& text) { reader.read(text); });
  }
}

TEST(MentionCost, AUsedFinderFindsWhatANewOneFinds) {
  const auto language = lexicon::small_english();
  MentionReader used(*language);
  for (const char* text : {"My son has had a fever of 102 for 3 days and muscle twitching", "no", "",
                           "120/80, 8/10, since April 23rd, 2019 and can't sleep", "chest pain in 5 or six days"}) {
    MentionReader fresh(*language);
    used.read(text), fresh.read(text);
    EXPECT_EQ(used.concepts() + used.sites() + used.cues() + used.people() + used.attributes() + used.quantities(),
              fresh.concepts() + fresh.sites() + fresh.cues() + fresh.people() + fresh.attributes() + fresh.quantities());
  }
}

}  // namespace
}  // namespace anteroom::mention
