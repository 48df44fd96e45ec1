// Which finding an attribute is said of.
#include <gtest/gtest.h>

#include "tests/unit/fact/links.h"
#include "tests/unit/fact/show.h"

namespace anteroom::fact {
namespace {

class AttributeTest : public testing::Test {
 protected:
  std::string of(std::string_view text) { return show_.read(text).findings(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(kLinks);
  FactShow show_{*language_};
};

TEST_F(AttributeTest, AnAdjectiveIsOfWhatFollows) {
  EXPECT_EQ(of("a cough and a severe, throbbing headache"), "cough 'cough'; headache @head severe throbbing 'headache'");
  EXPECT_EQ(of("a fever with mild pulling pain"), "fever 'fever'; pain mild 'pain'") << "over one word of one's own";
}

TEST_F(AttributeTest, APredicateIsOfWhatCameBefore) {
  EXPECT_EQ(of("my cough is severe with a fever"), "cough severe 'cough'; fever 'fever'");
  EXPECT_EQ(of("the cough came on at once fever too"), "cough sudden 'cough'; fever 'fever'");
  EXPECT_EQ(of("fever mild, cough severe"), "fever mild 'fever'; cough severe 'cough'");
}

TEST_F(AttributeTest, AClauseOfNothingElseIsOfTheOneBefore) {
  EXPECT_EQ(of("a cough and a rash, severe"), "cough 'cough'; rash severe 'rash'");
  EXPECT_EQ(of("suddenly, a headache"), "headache @head sudden 'headache'") << "or of the next, where none was before";
}

TEST_F(AttributeTest, WordsOfOnesOwnKeepTheirs) {
  EXPECT_EQ(of("I have a cough. My landlord died suddenly."), "cough 'cough'");
  EXPECT_EQ(of("a cough, a bad marriage"), "cough 'cough'");
  EXPECT_EQ(of("I lost my job suddenly, and I cough"), "cough 'cough'");
  EXPECT_EQ(of("a cough after a bad curry"), "cough 'cough'");
}

TEST_F(AttributeTest, ItIsWhatWasTold) {
  EXPECT_EQ(of("a cough. It is severe."), "cough severe 'cough'");
  EXPECT_EQ(of("my boss shouted, it is severe, the cough"), "cough severe 'cough'");
}

TEST_F(AttributeTest, ToldLastIsMeantUnlessMuchMoreWasSaidOfAnother) {
  EXPECT_EQ(of("I have a rash. I have a cough. It is severe."), "rash 'rash'; cough severe 'cough'");
  EXPECT_EQ(of("A mild throbbing headache for 3 days, suddenly. I am anxious. It is getting worse."),
            "headache @head mild sudden worsening throbbing for 3 'headache'; anxiety 'anxious'");
}

TEST_F(AttributeTest, WhatIsDeniedIsNotSo) {
  EXPECT_EQ(of("my cough isn't severe"), "cough 'cough'");
  EXPECT_EQ(of("my cough is not getting better"), "cough 'cough'");
  EXPECT_EQ(of("no fever or severe cough"), "fever absent 'fever'; cough absent severe 'cough'");
}

TEST_F(AttributeTest, ALookAlikeIsNone) { EXPECT_EQ(of("how bad is a cough"), "cough 'cough'"); }

TEST_F(AttributeTest, AScaleIsASeverity) {
  EXPECT_EQ(of("pain 2/10"), "pain mild 'pain'");
  EXPECT_EQ(of("pain, 4 out of 10"), "pain moderate 'pain'");
  EXPECT_EQ(of("pain. It is 7/10."), "pain severe 'pain'");
  EXPECT_EQ(of("pain 0/10"), "pain 'pain'");
}

TEST_F(AttributeTest, AWordForWhatItIsLikeIsNoFindingOfItsOwn) {
  const auto language = lexicon::small_english("fillers: [is]\nphrases:\n  numbness: [burning]\n");
  FactShow show(*language);
  EXPECT_EQ(show.read("burning pain").findings(), "pain burning 'pain'");
  EXPECT_EQ(show.read("the pain is burning").findings(), "pain burning 'pain'");
  EXPECT_EQ(show.read("burning in my hand").findings(), "numbness @hand burning 'burning in my hand'");
}

TEST_F(AttributeTest, AndSoItIsWhereAPainWasToldBefore) {
  const auto language = lexicon::small_english("phrases:\n  numbness: [burning]\n  pain: [ache]\n");
  FactShow show(*language);
  EXPECT_EQ(show.read("ache in my hand, burning in my knee").findings(),
            "pain @hand 'ache in my hand'; numbness @knee burning 'burning in my knee'");
  EXPECT_EQ(show.read("ache and burning").findings(), "pain burning 'ache'; numbness 'burning'") << "no kind of the same";
}

TEST_F(AttributeTest, HowMuchItChangesIsNotHowBadItIs) {
  EXPECT_EQ(of("a cough, a bit better"), "cough improving 'cough'");
  EXPECT_EQ(of("a cough, a bit"), "cough mild 'cough'");
}

TEST_F(AttributeTest, OfSeveralValuesOneIsShown) {
  const ontology::Ontology& ontology = language_->ontology;
  const auto shown = [&](std::string_view name, std::initializer_list<std::string_view> values) {
    const ontology::AttributeId id = ontology.find_attribute(name);
    std::uint32_t bits = 0;
    for (const std::string_view value : values) bits |= ontology.value_bit(id, value);
    return value_of(ontology.attribute(id), bits);
  };
  EXPECT_EQ(shown("severity", {"mild", "severe"}), "severe");
  EXPECT_EQ(shown("course", {"intermittent", "worsening"}), "worsening");
  EXPECT_EQ(shown("course", {}), "");
}

// A site may do without severity, sides and courses: nothing is then read of them.
TEST(NoAttributes, FindingsAreReadWithout) {
  const auto language = lexicon::make_language("attributes:\n  onset: {values: [sudden]}\n", lexicon::kConcepts, {R"(
phrases: {cough: [cough], pain: [pain], knee: [knee]}
cues: [{means: place, say: ["=in"]}]
attributes: {onset: {sudden: [suddenly]}}
patterns: [{kind: scale, say: ["{n} / 10"]}, {kind: count, say: ["{n} times"]}]
)"});
  ASSERT_NE(language->lexicon, nullptr) << to_text(language->problems);
  FactShow show(*language);
  EXPECT_EQ(show.read("suddenly pain in knee, 8 / 10, 3 times. a cough").findings(),
            "knee_pain @knee sudden 'pain in knee'; cough 'cough'");
}

}  // namespace
}  // namespace anteroom::fact
