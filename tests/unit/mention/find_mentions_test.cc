// Which phrases are found, how long, and what may stand inside them.
#include <gtest/gtest.h>

#include "tests/unit/mention/show.h"

namespace anteroom::mention {
namespace {

class FindMentionsTest : public testing::Test {
 protected:
  std::string concepts(std::string_view text) { return reader_.read(text).concepts(); }
  std::string sites(std::string_view text) { return reader_.read(text).sites(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(R"(
phrases:
  cough: ["dry cough at night", "whooping"]
  rash: ["skin that is red"]
  fever: ["burn up"]
  numbness: ["no (real|) feeling", "odd feeling"]
  swelling: ["feeling faint"]
cues:
  - {means: absent, say: ["=no", "no real"]}
)");
  MentionReader reader_{*language_};
};

TEST_F(FindMentionsTest, TheLongestPhraseWins) {
  EXPECT_EQ(concepts("muscle twitching"), "muscle_twitching 'muscle twitching'");
  EXPECT_EQ(concepts("chest pain"), "chest_pain 'chest pain'") << "and not pain";
  EXPECT_EQ(concepts("a dry cough at noon"), "cough 'cough'") << "a longer phrase that breaks off takes nothing with it";
}

TEST_F(FindMentionsTest, ADenialBelongsToTheLongerOfWhatItBegins) {
  EXPECT_EQ(concepts("no feeling"), "numbness 'no feeling'");
  EXPECT_EQ(concepts("no feeling faint"), "swelling 'feeling faint'") << "the denial is of it";
  EXPECT_EQ(concepts("no real feeling faint"), "swelling 'feeling faint'");
  EXPECT_EQ(concepts("odd feeling faint"), "numbness 'odd feeling'") << "no denial: the first phrase has it";
}

TEST_F(FindMentionsTest, PhrasesFollowEachOther) {
  EXPECT_EQ(concepts("cough cough rash"), "cough 'cough', cough 'cough', rash 'rash'");
  EXPECT_EQ(concepts(""), "");
  EXPECT_EQ(concepts("nothing of the kind"), "");
}

TEST_F(FindMentionsTest, SitesAreAListOfTheirOwn) {
  EXPECT_EQ(sites("chest pain and sore knees"), "chest 'chest', knee 'knees'");
  EXPECT_EQ(concepts("chest pain and sore knees"), "chest_pain 'chest pain', pain 'sore'");
}

TEST_F(FindMentionsTest, FillersMayStandInsideButNotOtherWords) {
  EXPECT_EQ(concepts("muscle, twitching"), "muscle_twitching 'twitching'");
  EXPECT_EQ(concepts("muscle really twitching"), "muscle_twitching 'muscle really twitching'");
  EXPECT_EQ(concepts("muscle the my very twitching"), "muscle_twitching 'muscle the my very twitching'");
  EXPECT_EQ(concepts("muscle the my very really twitching"), "muscle_twitching 'twitching'") << "at most three";
  EXPECT_EQ(concepts("really twitching"), "muscle_twitching 'twitching'") << "a filler before it is not part of it";
  EXPECT_EQ(concepts("muscle green twitching"), "muscle_twitching 'twitching'");
}

TEST_F(FindMentionsTest, FillersOfAPhraseItselfAreMatched) {
  EXPECT_EQ(concepts("have a cold"), "common_cold 'have a cold'");
  EXPECT_EQ(concepts("have a bit of a cold"), "");
  EXPECT_EQ(concepts("had a really cold day"), "common_cold 'had a really cold'");
}

TEST_F(FindMentionsTest, ExactFormsAndInflections) {
  EXPECT_EQ(concepts("colds"), "common_cold 'colds'");
  EXPECT_EQ(concepts("cold"), "");
  EXPECT_EQ(concepts("It hurts. My legs swelled and were hurting"), "pain 'hurts', swelling 'swelled', pain 'hurting'");
}

TEST_F(FindMentionsTest, HyphensJoinedWordsAndApostrophes) {
  EXPECT_EQ(concepts("chest-pain"), "chest_pain 'chest-pain'");
  EXPECT_EQ(concepts("chestpain"), "chest_pain 'chestpain'");
  EXPECT_EQ(concepts("chest\xe2\x80\x91pain"), "chest_pain 'chest\xe2\x80\x91pain'") << "a hyphen that does not break";
  EXPECT_EQ(concepts("I can't sleep"), "insomnia 'can't sleep'");
  EXPECT_EQ(concepts("I can\xe2\x80\x99t sleep"), "insomnia 'can\xe2\x80\x99t sleep'");
  EXPECT_EQ(concepts("cant sleep"), "insomnia 'cant sleep'");
}

TEST_F(FindMentionsTest, CapitalsSpellingsAndSlips) {
  EXPECT_EQ(concepts("COUGH"), "cough 'COUGH'");
  EXPECT_EQ(concepts("diarrhoea"), "diarrhea 'diarrhoea'");
  EXPECT_EQ(concepts("headahce"), "headache 'headahce'");
  EXPECT_EQ(concepts("coughs and cuogh"), "cough 'coughs', cough 'cuogh'");
}

TEST_F(FindMentionsTest, NoPhraseCrossesASentence) {
  EXPECT_EQ(concepts("muscle. Twitching"), "muscle_twitching 'Twitching'");
  EXPECT_EQ(concepts("My chest. Pain is bad"), "pain 'Pain'");
  EXPECT_EQ(reader_.read("pain", "Chest").concepts(), "pain 'pain'") << "nor from the title into the text";
}

TEST_F(FindMentionsTest, OneWordMayBeSeveralThings) {
  reader_.read("pregnant");
  EXPECT_EQ(reader_.mentions().concepts.size(), 1U);
  EXPECT_EQ(reader_.mentions().traits.size(), 1U);
}

TEST_F(FindMentionsTest, AttributesCuesAndPeopleAreListsOfTheirOwn) {
  reader_.read("My mother denies a terrible cough");
  EXPECT_EQ(reader_.people(), "'My', 'mother'");
  EXPECT_EQ(reader_.cues(), "'denies'");
  EXPECT_EQ(reader_.attributes(), "'terrible'");
  EXPECT_EQ(reader_.concepts(), "cough 'cough'");
}

TEST_F(FindMentionsTest, ALookAlikeCoversTheCueInside) {
  EXPECT_EQ(reader_.read("no improvement").cues(), "'no improvement'");
  EXPECT_EQ(reader_.read("I can't stop").cues(), "'can't stop'");
}

TEST_F(FindMentionsTest, PlacesAreThoseOfTheTextAsGiven) {
  EXPECT_EQ(concepts("\xf0\x9f\x98\x80 \xef\xac\x81ve \xef\xbc\xa3ough"), "cough '\xef\xbc\xa3ough'") << "after an emoji and a ligature";
}

TEST_F(FindMentionsTest, ATextIsForgottenWithTheNextOne) {
  concepts("fever and rash and 3 weeks");
  EXPECT_EQ(concepts("cough"), "cough 'cough'");
  EXPECT_TRUE(reader_.mentions().quantities.empty());
  EXPECT_TRUE(reader_.mentions().numbers.empty());
}

TEST(FindMentions, ASlotOfTheLanguagesOwnTakesOneOfItsWords) {
  const auto language = lexicon::small_english(R"(
word_slots:
  kin: [aunt, =twins]
groups:
  kin: ["{kin}", in laws]
phrases:
  cough: ["<kin> barks"]
  rash: ["aunt barks", "spots on {kin}"]
  fever: ["{kin} barks at night"]
)");
  MentionReader reader(*language);
  EXPECT_EQ(reader.read("twins barked").concepts(), "cough 'twins barked'");
  EXPECT_EQ(reader.read("a twin barks").concepts(), "") << "another form than the slot takes";
  EXPECT_EQ(reader.read("in laws barks").concepts(), "cough 'in laws barks'");
  EXPECT_EQ(reader.read("aunt barks").concepts(), "rash 'aunt barks'") << "what is spelled out comes first";
  EXPECT_EQ(reader.read("aunts bark at night").concepts(), "fever 'aunts bark at night'") << "but the longer phrase wins";
  EXPECT_EQ(reader.read("spots on my aunts").concepts(), "rash 'spots on my aunts'");
}

TEST(FindMentions, ALookAlikeHidesWhatItHolds) {
  const auto language = lexicon::small_english("look_alikes: [rash decision, on the other hand, chest of drawers]");
  MentionReader reader(*language);
  EXPECT_EQ(reader.read("a rash decision about a rash").concepts(), "rash 'rash'");
  EXPECT_EQ(reader.read("on the other hand my hand hurts").sites(), "hand 'hand'");
  EXPECT_EQ(reader.read("rash, decisions").concepts(), "rash 'rash'") << "a phrase does not cross a comma";
  EXPECT_EQ(reader.read("chest of drawers").sites(), "");
  EXPECT_EQ(reader.read("chest").sites(), "chest 'chest'");
}

}  // namespace
}  // namespace anteroom::mention
