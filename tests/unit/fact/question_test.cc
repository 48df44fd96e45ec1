// Questions about a medicine or a test.
#include <gtest/gtest.h>

#include "tests/unit/fact/show.h"

namespace anteroom::fact {
namespace {

class QuestionTest : public testing::Test {
 protected:
  QuestionTest() {
    const std::string concepts = std::string(lexicon::kConcepts) +
                                 "  asks_medicine: {name: Asks about a medicine, kind: intent, about: medicine}\n"
                                 "  asks_dose: {name: Asks how much, kind: intent}\n"
                                 "  medicine: {name: Medicine, kind: medicine}\n"
                                 "  aspirin: {name: Aspirin, kind: medicine, is_a: [medicine]}\n";
    language_ = lexicon::make_language(lexicon::kAttributes, concepts,
                                       {lexicon::kWords, lexicon::kPhrases, lexicon::kCues, lexicon::kPeople, lexicon::kPatterns,
                                        "phrases:\n  asks_dose: [how much]\n  medicine: [pills]\n  aspirin: [aspirin]\n"});
    EXPECT_TRUE(language_->problems.empty()) << to_text(language_->problems);
  }
  std::string of(std::string_view text) { return FactShow(*language_).read(text).findings(); }

  std::unique_ptr<lexicon::TestLanguage> language_;
};

TEST_F(QuestionTest, AQuestionAboutAThingAsksForIt) {
  EXPECT_EQ(of("Is ibuprofen safe?"), "ibuprofen possible 'ibuprofen'; asks_medicine possible 'ibuprofen'");
  EXPECT_EQ(of("Ibuprofen is safe."), "ibuprofen 'Ibuprofen'");
  EXPECT_EQ(of("Is ibuprofen like aspirin?"),
            "ibuprofen possible 'ibuprofen'; asks_medicine possible 'ibuprofen'; aspirin possible 'aspirin'")
      << "once";
  EXPECT_EQ(of("Do I need pills?"), "medicine possible 'pills'") << "any medicine is none";
}

TEST_F(QuestionTest, WhatIsAskedInWordsStands) {
  EXPECT_EQ(of("How much ibuprofen?"), "asks_dose possible 'How much'; ibuprofen possible 'ibuprofen'");
}

TEST_F(QuestionTest, TheNextSentenceMayAsk) {
  EXPECT_EQ(of("I take ibuprofen. Is it safe?"), "ibuprofen 'ibuprofen'; asks_medicine 'ibuprofen'");
  EXPECT_EQ(of("I take ibuprofen. Is a rash bad?"), "ibuprofen 'ibuprofen'; rash possible 'rash'");
}

TEST_F(QuestionTest, WhoToldOfASymptomAsksForHelp) {
  EXPECT_EQ(of("I cough. Will ibuprofen do?"), "cough 'cough'; ibuprofen possible 'ibuprofen'");
  EXPECT_EQ(of("I take ibuprofen, why do I cough?"), "ibuprofen 'ibuprofen'; cough possible 'cough'");
  EXPECT_EQ(of("Is my cough from ibuprofen?"),
            "cough possible 'cough'; ibuprofen possible 'ibuprofen'; asks_medicine possible 'ibuprofen'");
}

}  // namespace
}  // namespace anteroom::fact
