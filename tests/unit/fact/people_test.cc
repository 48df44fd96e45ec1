// Who is spoken of: names, pronouns, whose a thing is, and the small words that say what a name does.
#include <gtest/gtest.h>

#include "engine/fact/relation.h"
#include "tests/unit/fact/show.h"

namespace anteroom::fact {
namespace {

constexpr std::string_view kMore = R"(
people:
  - {who: self, subject: false, say: ["=we"]}
  - {who: self, sex: male, say: ["father of {n}"]}
  - {who: self, relation: other, say: ["the patient"]}
  - {who: pronoun, say: ["=they"]}
  - {who: pronoun, sex: female, relation: child, say: ["i'm her mother"]}
  - {relation: sibling, twin: true, say: ["my twin"]}
  - {relation: sibling, sex: male, say: [brother]}
  - {relation: child, say: ["my {n} {time} old"]}
  - {sex: male, say: ["{n} {time} old boy"]}
  - {relation: relative, sex: female, say: [aunt]}
  - {relation: other, sex: female, say: [teacher]}
  - {relation: friend, say: [friend]}
  - {relation: child, say: [the baby]}
  - {who: bystander, say: [dog]}
  - {who: same, say: ["=is a", "=is {n}"]}
  - {who: alike, say: ["=has the same", "=and has the same"]}
  - {who: also, say: ["=too", "as well"]}
  - {who: beside, say: [with, from]}
  - {who: tells, say: [says, thinks]}
  - {who: joins, say: ["=and"]}
  - {who: topic, say: [asking for]}
  - {who: which, say: ["=who"]}
  - {who: which, asks: true, say: ["whom i'm asking about"]}
  - {who: turns, say: ["=now", ever since]}
  - {who: during, say: ["=when", "=after"]}
  - {who: died, say: ["=died", who has died, "=and died"]}
  - {who: cares, say: ["i'm so worried"]}
  - {who: self, say: ["=me"]}
  - {who: self, asks: true, say: ["do i need", "i feel fine"]}
  - {who: bystander, relation: other, say: [everyone else, some men]}
cues:
  - {means: had, say: ["=had"]}
  - {means: had, soft: true, say: ["has had"]}
fillers: [has]
traits:
  - {sex: male, set_off: true, say: ["=boy", gentleman]}
  - {sex: female, say: ["=my periods"]}
)";

class PeopleTest : public testing::Test {
 protected:
  std::string patient(std::string_view text) { return show_.read(text).patient(); }
  std::string findings(std::string_view text) { return show_.read(text).findings(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english(kMore);
  FactShow show_{*language_};
};

TEST_F(PeopleTest, WhoAsksIsAskedForBesideSomebodyWhoIsIll) {
  EXPECT_EQ(patient("My friend has diabetes. Do I need help?"), "self");
  EXPECT_EQ(patient("My son took ibuprofen. Do I need help?"), "child male") << "who is not told to be ill is no contact";
}

TEST_F(PeopleTest, WhoIsNamedBesideAnotherIsNoSubject) {
  EXPECT_EQ(findings("I live with my husband and cough"), "cough 'cough'");
  EXPECT_EQ(patient("I live with my husband and cough"), "self");
  EXPECT_EQ(patient("help with my son, fever"), "child male") << "where nobody else can be meant";
}

TEST_F(PeopleTest, ANoteIsAboutWhomItTellsOfFirst) {
  EXPECT_EQ(patient("A gentleman with diabetes. An aunt has a rash. He has a cough"), "unknown male");
  EXPECT_EQ(findings("A gentleman with a cough. A brother had a rash. He has a fever"),
            "cough 'cough'; rash past family 'rash'; fever 'fever'");
  EXPECT_EQ(patient("I saw a gentleman. My brother has a rash. He has a cough"), "sibling male") << "where somebody speaks it is no note";
}

TEST_F(PeopleTest, WhoHasTheSameIsToldOfBeside) {
  EXPECT_EQ(patient("Fever and cough. My father is 63 and has the same."), "self");
  EXPECT_EQ(patient("Fever and cough. My father is 63."), "parent male age=63");
}

TEST_F(PeopleTest, TheChildOfAGrandparentsTextIsTheGrandchild) {
  EXPECT_EQ(patient("My son's daughter is 2, a cough. My daughter is 33. What helps the baby?"), "grandchild female age=2");
}

TEST_F(PeopleTest, WhoIsAskedAboutInAClauseIsThePatient) {
  EXPECT_EQ(patient("My mother has a cough. My father, whom I'm asking about, has a fever"), "parent male");
  EXPECT_EQ(patient("My mother has a cough. My father has a fever"), "parent female");
}

TEST_F(PeopleTest, WhoTellsIsNotWhoHasIt) {
  EXPECT_EQ(patient("I have a rash. My mother says fever too"), "self");
  EXPECT_EQ(findings("I have a rash. My mother says fever too"), "rash 'rash'; fever 'fever'");
  EXPECT_EQ(patient("My son says his knee hurts"), "child male") << "a pronoun is the one who tells";
  EXPECT_EQ(patient("My father is a cook and he says fever"), "self");
  EXPECT_EQ(patient("My father is 81, he says fever"), "parent male age=81") << "an age does not say who somebody is";
}

TEST_F(PeopleTest, WhoIsJoinedWithTheAskerSharesTheSubject) {
  EXPECT_EQ(patient("Me and my husband cough"), "self");
  EXPECT_EQ(patient("My husband and I cough"), "self");
  EXPECT_EQ(patient("I sneeze and my husband coughs"), "partner male") << "each has a clause of their own";
}

TEST_F(PeopleTest, WeAreWhoeverTheTextIsAbout) {
  EXPECT_EQ(patient("My son has a fever. We gave ibuprofen, rash now"), "child male");
  EXPECT_EQ(patient("We have a cough"), "self");
}

TEST_F(PeopleTest, ANameAfterAPersonMayNameThemAgain) {
  EXPECT_EQ(patient("I'm a father and cough"), "self male");
  EXPECT_EQ(patient("My husband is a father of 2 and coughs"), "partner male");
  EXPECT_EQ(patient("I'm a friend of my father, who has a cough"), "parent male") << "but not one that has an owner";
}

TEST_F(PeopleTest, OwnersSayHowPeopleAreRelated) {
  EXPECT_EQ(patient("My friend's son has a cough"), "other male");
  EXPECT_EQ(patient("My father's mother has a cough"), "grandparent female");
  EXPECT_EQ(patient("My twin brother has a cough"), "sibling male") << "the second says who it is";
  EXPECT_EQ(patient("I have a 3 year old boy with a cough"), "child male age=3") << "who is so small has somebody who asks";
  EXPECT_EQ(patient("A 30 year old boy has a cough"), "unknown male age=30") << "nobody says whose";
  EXPECT_EQ(patient("My 3 year old boy has a cough"), "child male age=3");
  EXPECT_EQ(patient("A 15 year old boy has a cough"), "child male age=15") << "who is not grown is asked for by their parents";
  EXPECT_EQ(patient("My husband's mother has a cough"), "other female") << "by marriage";
  EXPECT_EQ(patient("My son's daughter has a cough"), "grandchild female");
  EXPECT_EQ(patient("My son's 3 year old boy has a cough"), "grandchild male age=3");
}

TEST_F(PeopleTest, ARelativeIsOfTheFamilyAndHasNoRelationOfTheirOwn) {
  EXPECT_EQ(findings("I cough and have a fever. My aunt has a rash"), "cough 'cough'; fever 'fever'; rash family 'rash'");
  EXPECT_EQ(findings("I cough and have a fever. My teacher has a rash"), "cough 'cough'; fever 'fever'; rash other 'rash'");
  EXPECT_EQ(findings("I cough and have a fever. My mother's aunt has a rash"), "cough 'cough'; fever 'fever'; rash family 'rash'");
  EXPECT_EQ(findings("I cough and have a fever. My friend's aunt has a rash"), "cough 'cough'; fever 'fever'; rash other 'rash'");
  EXPECT_EQ(findings("My aunt coughs and has a fever. My teacher has a rash"), "cough 'coughs'; fever 'fever'; rash other 'rash'");
  EXPECT_EQ(patient("My aunt has a rash"), "other female");
}

TEST_F(PeopleTest, WhoTheAskerIsToThemSaysWhoTheyAre) {
  EXPECT_EQ(patient("She has a cough. I'm her mother"), "child female");
  EXPECT_EQ(patient("My mother has a cough. I'm her mother"), "parent female") << "what is known stays";
}

TEST_F(PeopleTest, WhatIsMineAndNoPartOfMeLeavesTheSubject) {
  EXPECT_EQ(findings("My father fell on my oven, rash now"), "rash 'rash'");
  EXPECT_EQ(patient("My father fell on my oven, rash now"), "parent male");
  EXPECT_EQ(patient("My father fell on my knee, rash now"), "self");
}

TEST_F(PeopleTest, WhatOnlyOneSexHasIsTheAskers) {
  EXPECT_EQ(patient("My brother coughs. My periods hurt and itch, rash too, fever"), "self female");
  EXPECT_EQ(patient("My brother coughs. My teacher hurts"), "sibling male");
}

TEST_F(PeopleTest, WhoAloneIsNamedIsAskedFor) {
  EXPECT_EQ(patient("ibuprofen for my son"), "child male");
  EXPECT_EQ(patient("ibuprofen from my husband"), "self") << "who is grown asks for themselves";
  EXPECT_EQ(patient("My son had a rash. Fever today, cough, sneezing"), "child male");
  EXPECT_EQ(patient("6 months old (my son), cough"), "child male age=0.5") << "whose age is told is the one named";
  EXPECT_EQ(patient("My 82 year old diabetic mother has a rash"), "parent female age=82");
}

TEST_F(PeopleTest, WhatIsInBracketsEndsThere) {
  EXPECT_EQ(patient("I have a rash (my father too) and a cough"), "self");
  EXPECT_EQ(findings("I have a rash (my father too) and a cough"), "rash 'rash'; cough 'cough'");
}

TEST_F(PeopleTest, ADescriptionInBracketsIsOfWhoStandsBefore) {
  EXPECT_EQ(patient("My friend (a 20 year old boy) coughs"), "friend male age=20");
  EXPECT_EQ(patient("I cough (my friend is a 20 year old boy)"), "self");
}

TEST_F(PeopleTest, TheyAreOnePersonWhereTheSexIsNotKnown) {
  EXPECT_EQ(patient("My friend fell. They have a fever"), "friend");
  EXPECT_EQ(patient("I have spots and took pills from my mother. They hurt"), "self");
}

TEST_F(PeopleTest, AnimalsAreNoPatients) {
  EXPECT_EQ(patient("My dog has a rash and I cough"), "self");
  EXPECT_EQ(findings("My dog has a rash and I cough"), "rash other 'rash'; cough 'cough'");
}

TEST_F(PeopleTest, WhatIsSaidAfterWhoIsTheirs) {
  EXPECT_EQ(findings("I cough and live with my husband who has a rash and fever"),
            "cough 'cough'; rash family 'rash'; fever family 'fever'");
  EXPECT_EQ(findings("I came with my husband who has a rash, fever too"), "rash 'rash'; fever 'fever'") << "he alone has any";
  EXPECT_EQ(findings("I live with my husband who has a rash and now cough"), "rash family 'rash'; cough 'cough'");
  EXPECT_EQ(findings("I live with my husband who has diabetes. Cough today"), "diabetes family 'diabetes'; cough 'Cough'");
  EXPECT_EQ(findings("I came with my husband who thinks cough is normal"), "cough 'cough'") << "who tells has it not";
  EXPECT_EQ(findings("My husband who has diabetes has a rash"), "diabetes 'diabetes'; rash 'rash'");
}

TEST_F(PeopleTest, AnIllnessRightAfterANameIsTheirs) {
  EXPECT_EQ(findings("I cough and got away from my husband with diabetes"), "cough 'cough'; diabetes family 'diabetes'");
  EXPECT_EQ(findings("I came with my husband with a rash"), "rash 'rash'") << "it may be anybody's";
  EXPECT_EQ(findings("I cough as I live with my husband diabetes"), "cough 'cough'; diabetes family 'diabetes'");
  EXPECT_EQ(findings("I cough and live with my friend at home who has diabetes"), "cough 'cough'; diabetes other 'diabetes'");
}

TEST_F(PeopleTest, AnIllnessInTheFamilyIsNoChangeOfSubject) {
  EXPECT_EQ(findings("I cough. My father had a stroke. Fever too"), "cough 'cough'; stroke past family 'stroke'; fever 'Fever'");
  EXPECT_EQ(findings("My husband coughs. My brother has diabetes. He has a rash"),
            "cough 'coughs'; diabetes family 'diabetes'; rash 'rash'");
}

TEST_F(PeopleTest, AnIllChildIsAskedFor) {
  EXPECT_EQ(patient("My son has diabetes. I met him today"), "child male");
  EXPECT_EQ(patient("My son has diabetes. I cough"), "self");
}

TEST_F(PeopleTest, WhoAsksForThemselvesIsThePatient) {
  EXPECT_EQ(patient("My son has diabetes. Do I need tests?"), "self");
  EXPECT_EQ(findings("My friend has diabetes. I feel fine"), "diabetes other 'diabetes'");
  EXPECT_EQ(patient("My son has a fever. I feel fine"), "child male") << "a complaint is asked about";
}

TEST_F(PeopleTest, ASentenceIsNotAboutBystanders) {
  EXPECT_EQ(findings("Everyone else has a rash. Fever today"), "rash other 'rash'; fever 'Fever'");
}

TEST_F(PeopleTest, PeopleAtLargeAreNobodyWhomAPronounMeans) {
  EXPECT_EQ(findings("Some men have a rash. He has a fever"), "rash other 'rash'; fever 'fever'");
  EXPECT_EQ(findings("Some men cough. They have a fever, and I have a rash"), "cough other 'cough'; fever other 'fever'; rash 'rash'");
  EXPECT_EQ(findings("Some men cough, but this rash is bad"), "cough other 'cough'; rash 'rash'") << "up to a mark";
  EXPECT_EQ(findings("My dog coughs. He has a rash"), "cough other 'coughs'; rash other 'rash'") << "an animal is one";
}

TEST_F(PeopleTest, WhoWorksForOthersHasOnlyWhatTheyAreSaidToHave) {
  EXPECT_EQ(findings("My doctor has diabetes and I cough"), "diabetes other 'diabetes'; cough 'cough'");
  EXPECT_EQ(findings("My doctor came. He saw a rash"), "rash 'rash'");
  EXPECT_EQ(findings("My doctor had diabetes and I cough"), "diabetes past other 'diabetes'; cough 'cough'");
  EXPECT_EQ(findings("Saw my doctor diabetes found"), "diabetes 'diabetes'") << "told by the way";
  EXPECT_EQ(findings("My doctor said diabetes"), "diabetes 'diabetes'");
}

TEST_F(PeopleTest, WhatOthersHadIsOver) {
  EXPECT_EQ(findings("I cough. My aunt had a rash"), "cough 'cough'; rash past family 'rash'");
  EXPECT_EQ(patient("My stroke. A friend had a cough after his"), "self") << "a story, though he is named twice";
  EXPECT_EQ(findings("I cough. My aunt has had a rash"), "cough 'cough'; rash family 'rash'") << "it may go on";
  EXPECT_EQ(findings("I had a rash"), "rash 'rash'") << "in doubt, more care";
}

TEST_F(PeopleTest, WhoAsksForThemselvesIsAskedForBesideAGrownPerson) {
  EXPECT_EQ(patient("My husband coughs. Do I need tests?"), "self");
  EXPECT_EQ(patient("Asking for my husband, who coughs. Do I need tests?"), "partner male");
  EXPECT_EQ(patient("My son coughs. Do I need tests?"), "child male");
  show_.read("My husband coughs. Do I need tests?");
  EXPECT_TRUE(show_.reader().in_doubt()) << "and is read anew for him";
}

TEST_F(PeopleTest, AnOwnerIsNoSubject) {
  EXPECT_EQ(patient("My husband's brother has a cough"), "other male");
  EXPECT_EQ(findings("My husband's brother is a doctor and he says cough. I have a rash"), "cough 'cough'; rash 'rash'");
}

TEST_F(PeopleTest, APronounIsWhoOwnsRatherThanWhoIsOwned) {
  EXPECT_EQ(findings("His father has diabetes. He has a rash"), "diabetes family 'diabetes'; rash 'rash'");
}

TEST_F(PeopleTest, APronounIsTheChildRatherThanWhoBelongsToIt) {
  EXPECT_EQ(patient("My 4 year old, his father left and he has a cough"), "child male age=4");
  EXPECT_EQ(patient("My husband is here, his father left and he has a cough"), "other male") << "of the grown, who was named last";
}

TEST_F(PeopleTest, WhomATextCallsOnlySheHasWhatNobodyIsNamedFor) {
  EXPECT_EQ(findings("A rash. She has no fever"), "rash 'rash'; fever absent 'fever'");
  EXPECT_EQ(findings("I cough. She has no fever"), "cough 'cough'; fever absent other 'fever'");
}

TEST_F(PeopleTest, WhoIsNamedAgainTellsToo) { EXPECT_EQ(patient("My father is a friend says cough"), "self"); }

TEST_F(PeopleTest, WhoIsDeadIsNotThePatient) {
  EXPECT_EQ(patient("My father died of pneumonia. I am 34 years old"), "self age=34");
  EXPECT_EQ(patient("My father, who has died, had a cough and a rash. I have a fever"), "self");
  EXPECT_EQ(patient("My father had a rash and died. I am 34 years old"), "self age=34");
  EXPECT_EQ(patient("My father nearly died, a cough and a rash"), "parent male");
  EXPECT_EQ(patient("He has a cough and a rash. My father died of pneumonia"), "unknown male")
      << "whom a pronoun called before he was named";
}

TEST_F(PeopleTest, WhoIsAskedForIsThePatient) { EXPECT_EQ(patient("asking for my husband. I cough, he has diabetes"), "partner male"); }

TEST_F(PeopleTest, ARoleIsSomebodyOfANote) {
  EXPECT_EQ(patient("The patient has a cough"), "unknown");
  EXPECT_EQ(patient("I met the patient, 50, with a cough. His father has diabetes"), "unknown male age=50");
}

TEST_F(PeopleTest, AGrownPersonWithAComplaintLeavesTheAskersToTheAsker) {
  EXPECT_EQ(patient("My husband coughs and I have a rash"), "self");
  EXPECT_EQ(findings("My husband coughs and I have a rash"), "cough family 'coughs'; rash 'rash'");
  EXPECT_EQ(patient("My husband coughs and has a rash. I have a fever"), "partner male") << "who has more of it";
  EXPECT_EQ(patient("My husband coughs and I am well"), "partner male");
  EXPECT_EQ(patient("My son coughs and I have a rash"), "child male") << "a child cannot ask";
  EXPECT_EQ(patient("Asking for my husband, who coughs. I have a rash"), "partner male");
}

TEST_F(PeopleTest, WhomATextTurnsToIsAskedFor) {
  EXPECT_EQ(patient("My son has a fever and a rash and now I cough"), "self");
  EXPECT_EQ(patient("My son has a fever and a rash. I cough ever since"), "self");
  EXPECT_EQ(patient("I have a fever and a rash and now my son coughs"), "child male");
  EXPECT_EQ(patient("My son has a fever and now a rash"), "child male");
  EXPECT_EQ(patient("My son has a fever and a rash. I cough"), "child male") << "nothing turns to the asker";
}

TEST_F(PeopleTest, AQuestionIsForWhomItNames) {
  EXPECT_EQ(patient("My son has a fever and now I cough. Is he ill?"), "child male");
  EXPECT_EQ(patient("My husband coughs and I have a rash. Is he ill?"), "partner male");
  EXPECT_EQ(patient("My husband coughs and I have a rash. Is it from him?"), "self") << "who is named beside";
}

TEST_F(PeopleTest, HowOneFeelsForAnotherIsNoComplaint) {
  EXPECT_EQ(patient("My husband coughs and I'm so worried"), "partner male");
  EXPECT_EQ(patient("My husband coughs. I'm so worried, I have a rash"), "self");
}

TEST_F(PeopleTest, WhoOnlyTellsIsNobodyElse) {
  EXPECT_EQ(patient("He has a fever. My husband says cough too"), "unknown male");
  EXPECT_EQ(patient("My daughter has a fever. My mother says she coughs"), "child female");
  EXPECT_EQ(findings("My daughter has a fever. My mother says she coughs"), "fever 'fever'; cough 'coughs'");
  EXPECT_EQ(patient("He says nothing. My son has a fever"), "child male");
  EXPECT_EQ(patient("My mother says she coughs"), "parent female") << "where she alone can be meant";
}

TEST_F(PeopleTest, AMedicineOfAnotherIsNotThatOne) {
  EXPECT_EQ(findings("My mother's ibuprofen gave me a rash"), "ibuprofen 'ibuprofen'; rash 'rash'");
  EXPECT_EQ(patient("My mother's ibuprofen gave me a rash"), "self");
  EXPECT_EQ(patient("My mother's ibuprofen gave her a rash"), "parent female");
  EXPECT_EQ(patient("My mother's rash is bad"), "parent female");
}

TEST_F(PeopleTest, PronounsPreferWhomTheTextIsAbout) {
  EXPECT_EQ(findings("My mother has a fever. I have a 3 year old boy. She has a rash"), "fever 'fever'; rash 'rash'");
}

TEST_F(PeopleTest, WhatPartsANameFromItsVerbChangesNoSubject) {
  EXPECT_EQ(findings("My son when I came home had a rash"), "rash 'rash'");
  EXPECT_EQ(patient("My son, 2 days ago, when I came home coughed"), "child male");
  EXPECT_EQ(patient("My son played when I got a rash"), "self") << "he has his verb";
  EXPECT_EQ(patient("My son, when my knee hurts, plays"), "self") << "a body";
}

TEST_F(PeopleTest, TheyMayBeThings) {
  EXPECT_EQ(findings("My baby sleeps. My rashes hurt and they swell, cough"),
            "rash 'rashes'; pain 'hurt'; swelling 'swell'; cough 'cough'");
  EXPECT_EQ(patient("My baby sleeps. I have a fever, and they say it is a cough"), "self");
  EXPECT_EQ(patient("My baby has a fever and they cough"), "child");
  EXPECT_EQ(patient("I am tall. My baby is at home. They have a fever"), "child") << "named right before";
}

TEST_F(PeopleTest, AThingIsWhoseItIsSaidToBe) {
  EXPECT_EQ(findings("I saw a rash on my son"), "rash 'rash'");
  EXPECT_EQ(patient("I saw a rash on my son"), "child male");
  EXPECT_EQ(patient("I got a rash from my son"), "self") << "who is named beside has it not";

  EXPECT_EQ(findings("My father had a stroke. Pain in my chest"), "stroke past family 'stroke'; chest_pain @chest 'Pain in my chest'");
}

TEST(Relation, GoesThroughOthers) {
  EXPECT_EQ(relation_through(Relation::parent, Relation::parent), Relation::grandparent);
  EXPECT_EQ(relation_through(Relation::partner, Relation::child), Relation::child);
  EXPECT_EQ(relation_through(Relation::friend_, Relation::child), Relation::other);
  EXPECT_EQ(relation_through(Relation::unknown, Relation::child), Relation::child);
  EXPECT_EQ(relation_of("friend"), Relation::friend_);
  EXPECT_EQ(relation_of("enemy"), Relation::unknown);
  EXPECT_EQ(relation_of("grandchild"), Relation::grandchild);
  EXPECT_EQ(relation_of("relative"), Relation::other);
  EXPECT_TRUE(is_family("relative"));
  EXPECT_TRUE(is_family("child"));
  EXPECT_FALSE(is_family("friend"));
  EXPECT_FALSE(is_family("other"));
  EXPECT_FALSE(is_family(""));
}

TEST_F(PeopleTest, WhomNobodyAsksForIsToldOfOnTheWay) {
  EXPECT_EQ(patient("My husband has diabetes. Can I catch it?"), "self");
  EXPECT_EQ(findings("My husband has diabetes. Can I catch it?"), "diabetes family 'diabetes'");
  EXPECT_TRUE(show_.reader().in_doubt()) << "and may be meant";
  EXPECT_EQ(show_.read_other().patient(), "partner male");
  EXPECT_EQ(patient("My friend has diabetes. She told me today. Can I catch it?"), "self") << "named twice, of no family";
  EXPECT_EQ(patient("My husband has diabetes. When is my test due?"), "self") << "asked of what is the asker's";
  EXPECT_EQ(patient("My husband has diabetes. Can he catch it?"), "partner male");
  EXPECT_EQ(patient("My husband has a cough. Can I catch it?"), "partner male") << "a complaint is asked about";
  EXPECT_EQ(patient("My son has diabetes. Can I catch it?"), "child male") << "so is a child";
  EXPECT_EQ(patient("My husband has diabetes"), "partner male") << "nothing is asked";
  EXPECT_EQ(patient("My friend has diabetes and my baby is 6 weeks old"), "child age=0.11499");
}

TEST_F(PeopleTest, WhoWasIllOnceAndIsToldOfInPassingIsNotThePatient) {
  EXPECT_EQ(findings("My friend had a cough two years ago. I am new here"), "cough past other ago 730.5 'cough'");
  EXPECT_EQ(patient("My friend had a cough two years ago"), "friend") << "nobody else is spoken of";
  EXPECT_EQ(patient("My friend had a cough two years ago. She is well and so am I"), "self") << "nor told of twice";
}

TEST_F(PeopleTest, WhatIsAskedOfAChildCounts) {
  EXPECT_EQ(patient("My husband has diabetes. Is my son safe?"), "child male");
  EXPECT_EQ(patient("My husband has diabetes. Is my son safe from her?"), "child male") << "whoever is named beside";
}

TEST_F(PeopleTest, WhatWentIsAComplaint) { EXPECT_EQ(patient("She had a rash, it went away. I have diabetes"), "unknown female"); }

TEST_F(PeopleTest, WhoKnowsThemIsNotWhoHasIt) { EXPECT_EQ(patient("My friend, who I live with, has a cough"), "friend"); }

TEST_F(PeopleTest, MoreThanAnybodyAsksForAreNobody) { EXPECT_EQ(patient("My mother has 12 daughter and a cough"), "parent female"); }

TEST_F(PeopleTest, WhomAFeelingOrATimePartsFromIAmAIsAnother) {
  EXPECT_EQ(patient("I am a wreck when my mother has a fever"), "parent female");
}

TEST_F(PeopleTest, ATargetIsReadAsInTheFirstReading) {
  const auto whose = [&](std::uint32_t token) { return show_.reader().experiencer_at(token); };
  show_.read("I have a fever. My husband coughs since yesterday");
  const std::uint32_t coughs = 7;
  EXPECT_EQ(whose(coughs), context::Experiencer::family);
  show_.read_other();
  EXPECT_EQ(whose(coughs), context::Experiencer::family);
}

TEST_F(PeopleTest, WhatIsToldOfAnotherAsWhatWasWeeksAgoIsTheirsAlone) {
  show_.read("My aunt had a stroke 2 months ago and had a cough. I have a headache");
  EXPECT_EQ(show_.patient(), "self");
  EXPECT_FALSE(show_.reader().in_doubt()) << "nobody else has anything now";
  show_.read("My aunt had a stroke 2 months ago, a cough. I have a headache");
  EXPECT_FALSE(show_.reader().in_doubt()) << "listed";
  show_.read("My aunt had a stroke 2 months ago. Now she has a cough. I have a headache");
  EXPECT_TRUE(show_.reader().in_doubt()) << "today";
}

TEST_F(PeopleTest, WhatOneHasLikeAnotherIsToldBesideIt) {
  EXPECT_EQ(patient("My mother has a cough. Now I have a cough and a rash"), "self");
  EXPECT_EQ(patient("My mother has a cough. I have a cough as well"), "parent female");
  EXPECT_EQ(patient("My mother has a cough. I have a cough, and a fever too"), "self") << "one more thing";
  EXPECT_EQ(patient("My aunt coughs. My friend has diabetes too. Who pays?"), "other female");
}

TEST_F(PeopleTest, ATwinIsOfOnesAge) {
  EXPECT_EQ(patient("I am 30 years old and my twin has a fever and a rash"), "sibling age=30");
  EXPECT_EQ(patient("I am 30 years old and my brother has a fever and a rash"), "sibling male");
}

TEST_F(PeopleTest, WhoSaysSomethingAtLastOnlyTells) {
  EXPECT_EQ(patient("A cough. My husband is 31 and says it is fine"), "self");
  EXPECT_EQ(patient("My husband is 31 and says it is a cough"), "partner male age=31") << "nothing was told before";
  EXPECT_EQ(patient("A cough. My husband has a fever and says it is fine"), "partner male") << "he has it";
}

TEST_F(PeopleTest, AnAgeSetOffByAMarkIsNotTheNextOnes) {
  EXPECT_EQ(patient("My father has a cough. My mother, who is 78, says he is hot"), "parent male");
}

TEST_F(PeopleTest, WhoseNumbersAreToldHasMore) {
  EXPECT_EQ(patient("My mother is here and her temperature is 39. My aunt is 44"), "parent female temperature=39");
}

TEST_F(PeopleTest, ANumberOfYearsAgoIsNoneOfToday) {
  EXPECT_EQ(patient("I had a temperature of 40 two years ago"), "self");
  EXPECT_EQ(patient("I had a temperature of 40 two years ago. Now my temperature is 38"), "self temperature=38");
  EXPECT_EQ(patient("I had a temperature of 40 two days ago"), "self temperature=40") << "of these days";
}

TEST_F(PeopleTest, WhatNobodyIsNamedForIsHersWhoExpects) {
  EXPECT_EQ(patient("My mother is pregnant. A headache"), "parent female pregnant");
  EXPECT_EQ(patient("My mother is here. A headache"), "self") << "of her nothing is told";
}

TEST_F(PeopleTest, NobodyWhoHasDiedIsMeantWhereAnotherMayBe) {
  EXPECT_EQ(patient("My brother is 40. My father died. He has a cough"), "sibling male age=40");
}

}  // namespace
}  // namespace anteroom::fact
