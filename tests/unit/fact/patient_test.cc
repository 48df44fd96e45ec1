// Who the patient is, and what is known of them: from whose words, and never from anybody else's.
#include <gtest/gtest.h>

#include "tests/unit/fact/show.h"

namespace anteroom::fact {
namespace {

class PatientTest : public testing::Test {
 protected:
  std::string patient(std::string_view text) { return show_.read(text).patient(); }
  std::string findings(std::string_view text) { return show_.read(text).findings(); }

  const std::unique_ptr<lexicon::TestLanguage> language_ = lexicon::small_english();
  FactShow show_{*language_};
};

TEST_F(PatientTest, TheAskerIsThePatientWhoHasTheComplaint) {
  EXPECT_EQ(patient("I have a cough"), "self");
  EXPECT_EQ(patient("cough and fever"), "self") << "who speaks of nobody asks for themselves";
  EXPECT_EQ(patient(""), "unknown");
}

TEST_F(PatientTest, TheChildIsThePatientThoughTheMotherWrites) {
  EXPECT_EQ(patient("My 3-year-old son has had a fever for 2 days"), "child male age=3");
  EXPECT_EQ(findings("My 3-year-old son has had a fever for 2 days"), "fever for 2 'fever'");
  EXPECT_EQ(patient("My baby has a rash"), "child");
}

TEST_F(PatientTest, PronounsStandForTheLastPersonWhoCanBeMeant) {
  EXPECT_EQ(findings("My mother has diabetes. She has a cough"), "diabetes 'diabetes'; cough 'cough'");
  EXPECT_EQ(patient("My mother has diabetes. She has a cough"), "parent female");
  EXPECT_EQ(patient("My son and my daughter play. She has a fever"), "child female");
  EXPECT_EQ(patient("She has a cough"), "unknown female") << "somebody who is not named";
  EXPECT_EQ(patient("My baby has a rash. He has a fever"), "child male") << "a pronoun tells the sex";
}

TEST_F(PatientTest, ASentenceThatNamesNobodyIsAboutTheLastOne) {
  EXPECT_EQ(findings("My son has a fever. Cough too"), "fever 'fever'; cough 'Cough'");
  EXPECT_EQ(findings("My father has diabetes. I have a cough. Rash too"), "diabetes family 'diabetes'; cough 'cough'; rash 'Rash'");
}

TEST_F(PatientTest, OthersHaveTheirOwnFindings) {
  EXPECT_EQ(findings("I have a fever and a rash. My husband also coughs"), "fever 'fever'; rash 'rash'; cough family 'coughs'");
  EXPECT_EQ(findings("I have a fever and a rash. My friend has a cough"), "fever 'fever'; rash 'rash'; cough other 'cough'");
  EXPECT_EQ(findings("My son has a fever and a rash. I have a cough"), "fever 'fever'; rash 'rash'; cough other 'cough'");
}

TEST_F(PatientTest, OfTwoWithAsMuchTheFirstToldOfIsThePatient) {
  EXPECT_EQ(patient("My son has a fever. I have a cough"), "child male");
  EXPECT_EQ(patient("I have a fever. My son has a cough"), "self");
}

TEST_F(PatientTest, WhereTwoHaveAComplaintTheOtherCanBeReadAsThePatient) {
  const auto other = [&](std::string_view text) {
    show_.read(text);
    return show_.reader().in_doubt() ? show_.read_other().all() : "-";
  };
  EXPECT_EQ(other("I have a fever and a rash. My husband coughs"),
            "fever other 'fever'; rash other 'rash'; cough 'coughs'\npartner male\ncough");
  const std::string first = show_.read_other().all();
  EXPECT_EQ(first, show_.read("I have a fever and a rash. My husband coughs").all()) << "and back";
  EXPECT_EQ(other("I have a fever. My husband is well"), "-");
  EXPECT_EQ(other("I have a fever. My husband has no cough"), "-");
  EXPECT_EQ(other("I have a fever. My husband has diabetes"), "-") << "a family's history";
  EXPECT_EQ(other("I have a fever. My doctor coughs"), "-");
  EXPECT_EQ(other("I have a fever and a rash. My husband coughed a week ago"), "-") << "no doubt that it is over";
  EXPECT_NE(other("I have a fever and a rash. My husband coughs since yesterday"), "-");
}

TEST_F(PatientTest, WhatOneIsLikeMayStandBeforeTheName) {
  EXPECT_EQ(patient("My diabetic son has a fever"), "child male");
  EXPECT_EQ(findings("My diabetic son has a fever"), "diabetes 'diabetic'; fever 'fever'");
  EXPECT_EQ(patient("My son has a cough and his diabetic mother a rash and a fever"), "partner female");
  EXPECT_EQ(patient("My coughing son has a rash"), "child male");
  EXPECT_EQ(patient("My fever, my son says, is over. I have a rash"), "self");
  EXPECT_EQ(findings("My diabetes and my son: rash"), "diabetes other 'diabetes'; rash 'rash'") << "two things";
}

TEST_F(PatientTest, WhoIsOnlyNamedHasNoFindings) {
  EXPECT_EQ(findings("My doctor saw a rash"), "rash 'rash'");
  EXPECT_EQ(patient("I have a cough, my doctor is a man"), "self") << "nor does what is said of them say anything of the patient";
}

TEST_F(PatientTest, WhoIsWellIsNotThePatient) {
  EXPECT_EQ(patient("I have diabetes. My baby is 5 weeks old, he feeds well, he is a boy"), "self");
  EXPECT_EQ(patient("My baby is 5 weeks old, he feeds well. He has diabetes and I am a teacher"), "child male age=0.0958248");
  EXPECT_EQ(patient("My baby is 5 weeks old and feeds well"), "child age=0.0958248") << "nobody is ill";
}

TEST_F(PatientTest, FamilyHistoryIsNotThePatients) {
  EXPECT_EQ(findings("I cough. Family history of stroke"), "cough 'cough'; stroke family 'stroke'");
}

TEST_F(PatientTest, Ages) {
  EXPECT_EQ(patient("26f with a cough"), "self female age=26") << "who gives an age and names nobody speaks of themselves";
  EXPECT_EQ(patient("34/M, I cough"), "self male age=34");
  EXPECT_EQ(patient("I'm 20~29 years old and cough"), "self age=20..29");
  EXPECT_EQ(patient("my baby, 6 months old, coughs"), "child age=0.5");
  EXPECT_EQ(patient("my mother, 67, has a cough"), "parent female age=67");
  EXPECT_EQ(patient("I am a teenager with a cough"), "self age=13..19");
  EXPECT_EQ(patient("I am a teenager, 15 years old, with a cough"), "self age=15") << "a number says more than a word";
}

TEST_F(PatientTest, AgesOfOthersAreNotThePatients) {
  EXPECT_EQ(patient("I cough. My mother, 67, is well"), "self");
  EXPECT_EQ(patient("I have a fever. My son is 3 years old"), "self");
  EXPECT_EQ(patient("My son has a fever. He is 3 years old"), "child male age=3");
}

TEST_F(PatientTest, ANoteIsAboutWhomItsTagNames) {
  EXPECT_EQ(patient("3f brought by father. Cough"), "child female age=3");
  EXPECT_EQ(findings("3f, mother noticed a rash"), "rash 'rash'") << "she brings the child";
  EXPECT_EQ(findings("34/m, mother has a rash. Cough"), "rash family 'rash'; cough 'Cough'") << "and he is no child";
  EXPECT_EQ(findings("3f, mother diabetes. Cough"), "diabetes family 'diabetes'; cough 'Cough'") << "an illness is hers";
  EXPECT_EQ(patient("Cough. 34/m brought by mother"), "unknown male age=34") << "behind a title";
  EXPECT_EQ(patient("26f, my son has a cough"), "child male") << "her age is not his";
  EXPECT_EQ(patient("I have a cough. My mother, 67f, is well"), "self") << "somebody speaks";
}

TEST_F(PatientTest, ANumberSetOffAtTheEndIsAnAge) {
  EXPECT_EQ(patient("cough and fever, 74"), "self age=74");
  EXPECT_EQ(patient("cough and fever, 74."), "self age=74");
  EXPECT_EQ(patient("cough and fever, 8"), "self") << "more likely anything else";
  EXPECT_EQ(patient("fever, 74 times"), "self");
  EXPECT_EQ(patient("fever, 111111111111111111111"), "self") << "more than an int holds";
  EXPECT_EQ(patient("111111111111111111111 fever"), "self");
  EXPECT_EQ(patient("cough and fever, 74. Is it bad?"), "self age=74");
  EXPECT_EQ(patient("cough and fever, 39. Is it bad?"), "self") << "a temperature";
  EXPECT_EQ(patient("took 10, 74. I cough"), "self") << "a list";
}

TEST_F(PatientTest, ANumberThatBeginsASentenceIsAnAge) {
  EXPECT_EQ(patient("My mother has a cough. 76, has diabetes"), "parent female age=76");
  EXPECT_EQ(patient("My mother has a cough. 76 pills"), "parent female");
  EXPECT_EQ(patient("My mother has a cough. 39, is that bad?"), "parent female") << "a temperature";
  EXPECT_EQ(patient("My mother has a cough. How much? 76, I think"), "parent female") << "an answer";
  EXPECT_EQ(patient("My mother is 60 years old. 76, 77, rash"), "parent female age=60");
  EXPECT_EQ(patient("Hi, 45, cough"), "self age=45");
  EXPECT_EQ(patient("Cough, 45, fever"), "self") << "a complaint was told";
}

TEST_F(PatientTest, AMarkBeforeANumberMayBePartOfNoSentence) {
  EXPECT_EQ(patient("I cough.\v\x19\n\v45, rash"), "self age=45");
  EXPECT_EQ(patient("\v. \x19 45, I cough"), "self age=45");
}

TEST_F(PatientTest, DecoysAreNoAges) {
  EXPECT_EQ(patient("I have coughed for 20 years"), "self");
  EXPECT_EQ(patient("I have a 20 year mortgage and a cough"), "self");
  EXPECT_EQ(patient("I had a rash 3 years ago"), "self");
  EXPECT_EQ(patient("I'm 900 years old with a cough"), "self") << "nobody is";
}

TEST_F(PatientTest, TheYearOfBirthNeedsTheYearOfAsking) {
  EXPECT_EQ(patient("I was born in 1990 and cough"), "self");
  EXPECT_EQ(patient("I was born in 1990 and cough\nAsk Date: 2020/05/01"), "self age=29..30");
}

TEST_F(PatientTest, SexFromWordsRelationsAndAnatomy) {
  EXPECT_EQ(patient("I am a woman with a cough"), "self female");
  EXPECT_EQ(patient("I'm a mom with a cough"), "self female");
  EXPECT_EQ(patient("I have period pain"), "self female");
  EXPECT_EQ(patient("My husband has period pain"), "partner male") << "words before anatomy";
  EXPECT_EQ(patient("I have no period pain"), "self") << "what is denied says nothing";
  EXPECT_EQ(patient("I have a cough. My daughter has period pain, no cough"), "self");
}

TEST_F(PatientTest, Pregnancy) {
  EXPECT_EQ(patient("I'm 20 weeks pregnant with a cough"), "self female weeks_pregnant=20 pregnant");
  EXPECT_EQ(patient("I am pregnant and cough"), "self female pregnant");
  EXPECT_EQ(patient("I'm not pregnant, I cough"), "self female not pregnant");
  EXPECT_EQ(patient("negative pregnancy test, I cough"), "self female not pregnant");
  EXPECT_EQ(patient("could it be that I am pregnant? I cough"), "self female") << "a doubt is not known";
  EXPECT_EQ(patient("I gave birth and cough. I'm breastfeeding"), "self female not pregnant postpartum breastfeeding");
  EXPECT_EQ(patient("I have a cough and fever. My daughter is pregnant"), "self");
}

TEST_F(PatientTest, Measures) {
  EXPECT_EQ(patient("I cough, temp 38.5, bp 120/80, pulse 88, spo2 95, sugar 100, I weigh 70, 180 cm"),
            "self temperature=38.5 systolic=120 diastolic=80 heart_rate=88 oxygen_saturation=95 glucose=100 weight=70 height=180");
  EXPECT_EQ(patient("I have a fever of 104"), "self temperature=40");
  EXPECT_EQ(patient("I cough, peak flow 250"), "self peak_flow=250");
  EXPECT_EQ(patient("I cough, sugar is 10"), "self glucose=180.16");
  EXPECT_EQ(patient("I am 5 foot 6 and cough"), "self height=167.64");
  EXPECT_EQ(patient("I weigh 150 pounds and cough"), "self weight=68.0389");
  EXPECT_EQ(patient("I have a cough and a rash. My son has a fever of 104"), "self") << "others' are not the patient's";
}

TEST_F(PatientTest, ASignatureLineIsTheAskers) {
  const auto& signed_by = "I have a cough\nMei, 20~29 year old female. Ask Date: 2019/10/01";
  EXPECT_EQ(patient(signed_by), "self female age=20..29");
  EXPECT_EQ(show_.reader().asked_on().year, 2019);
  EXPECT_EQ(show_.reader().asked_on().month, 10);
  EXPECT_EQ(show_.reader().asked_on().day, 1);
  EXPECT_EQ(patient("My son has a cough\nMei, 20~29 year old female. Ask Date: 2019/10/01"), "child male") << "and not the son's";
  EXPECT_EQ(findings("I have a cough\nMei, fever. Ask Date: 2019/10/01"), "cough 'cough'") << "nothing in it is a finding";
}

TEST_F(PatientTest, TheFormWinsAndSaysSo) {
  Form form;
  form.age_years = {40, 40};
  form.sex = ontology::Sex::male;
  form.asked_on = {2020, 2, 3};
  EXPECT_EQ(show_.read("26f with a cough", "", form).patient(), "self male age=40");
  ASSERT_EQ(show_.problems().size(), 2U);
  for (const base::Problem& problem : show_.problems()) EXPECT_EQ(problem.code, "form.contradicts-text");
  EXPECT_EQ(show_.reader().asked_on().month, 2);

  form.age_years = {27, 27};
  form.sex = ontology::Sex::female;
  EXPECT_EQ(show_.read("26f with a cough", "", form).patient(), "self female age=27");
  EXPECT_TRUE(show_.problems().empty()) << "a year's difference is a birthday";
}

TEST_F(PatientTest, WhoseItIsMayBeAskedBeforeAnyTextWasRead) { EXPECT_EQ(patient("a cough severe kiwi my knee"), "self"); }

TEST_F(PatientTest, AnswersAreFindings) {
  Form form;
  form.known.push_back({language_->ontology.find("fever"), context::Assertion::absent});
  EXPECT_EQ(show_.read("I cough", "", form).findings(), "cough 'cough'; fever absent (form)");
}

}  // namespace
}  // namespace anteroom::fact
