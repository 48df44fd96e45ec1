// MessageFormat texts: what is written, and which patterns are refused.
#include "engine/reply/message.h"

#include <gtest/gtest.h>

#include "engine/reply/plurals.h"

namespace anteroom::reply {
namespace {

std::string write(std::string_view pattern, const Arguments& arguments = {}, std::string_view language = "en") {
  MessageCode code;
  MessageRange range;
  std::string error, out;
  EXPECT_TRUE(compile_message(pattern, language, code, range, error)) << error;
  EXPECT_EQ(range.size(), code.words.size());
  bool has_plural = false;
  EXPECT_TRUE(validate_message(code.words, code.strings.bytes(), has_plural));
  const std::unique_ptr<const Plurals> plurals = has_plural ? Plurals::of(language) : nullptr;
  Message(code.words, code.strings.bytes(), plurals.get()).write(arguments, out);
  return out;
}

std::string error_of(std::string_view pattern) {
  MessageCode code;
  MessageRange range;
  std::string error;
  EXPECT_FALSE(compile_message(pattern, "en", code, range, error)) << pattern;
  EXPECT_NE(error, "");
  EXPECT_TRUE(code.words.empty());
  return error;
}

Arguments with(Argument argument, std::string_view value) {
  Arguments arguments{};
  arguments[static_cast<std::size_t>(argument)] = value;
  return arguments;
}

TEST(Message, PlainText) {
  EXPECT_EQ(write("Rest first."), "Rest first.");
  EXPECT_EQ(write("Don\xe2\x80\x99t wait. \xe7\xa5\x9e\xe7\xb6\x93 \xf0\x9f\x98\x80"),
            "Don\xe2\x80\x99t wait. \xe7\xa5\x9e\xe7\xb6\x93 \xf0\x9f\x98\x80");
  EXPECT_EQ(write(""), "");
}

TEST(Message, Arguments) {
  EXPECT_EQ(write("Call {emergency_number} now.", with(Argument::emergency_number, "119")), "Call 119 now.");
  EXPECT_EQ(write("{finding}", with(Argument::finding, "a cough")), "a cough");
  EXPECT_EQ(write("Call {crisis_line}."), "Call .") << "what was not given is written as nothing";
}

TEST(Message, SelectChoosesByNameElseOther) {
  const std::string_view pattern = "{sex, select, female {She} male {He} other {They}} may rest.";
  EXPECT_EQ(write(pattern, with(Argument::sex, "female")), "She may rest.");
  EXPECT_EQ(write(pattern, with(Argument::sex, "male")), "He may rest.");
  EXPECT_EQ(write(pattern, with(Argument::sex, "other")), "They may rest.");
  EXPECT_EQ(write(pattern), "They may rest.");
}

TEST(Message, OtherMayStandFirst) {
  EXPECT_EQ(write("{sex, select, other {They} female {She}}", with(Argument::sex, "female")), "She");
  EXPECT_EQ(write("{sex, select, other {They} female {She}}", with(Argument::sex, "male")), "They");
}

TEST(Message, ChoicesMayHoldArgumentsAndChoices) {
  const std::string_view pattern =
      "{relation, select, self {Do you have {finding}?} other {{sex, select, male {Has he {finding}?} other {Have they {finding}?}}}}";
  Arguments arguments = with(Argument::finding, "a cough");
  arguments[static_cast<std::size_t>(Argument::relation)] = "self";
  EXPECT_EQ(write(pattern, arguments), "Do you have a cough?");
  arguments[static_cast<std::size_t>(Argument::relation)] = "child";
  EXPECT_EQ(write(pattern, arguments), "Have they a cough?");
  arguments[static_cast<std::size_t>(Argument::sex)] = "male";
  EXPECT_EQ(write(pattern, arguments), "Has he a cough?");
}

TEST(Message, PluralKnowsTheLanguage) {
  const std::string_view english = "{count, plural, one {one thing} other {several things}}";
  EXPECT_EQ(write(english, with(Argument::count, "1")), "one thing");
  EXPECT_EQ(write(english, with(Argument::count, "0")), "several things");
  EXPECT_EQ(write(english, with(Argument::count, "5")), "several things");
  const std::string_view czech = "{count, plural, one {jedna} few {m\xc3\xa1lo} other {hodn\xc4\x9b}}";
  EXPECT_EQ(write(czech, with(Argument::count, "3"), "cs"), "m\xc3\xa1lo");
  EXPECT_EQ(write(czech, with(Argument::count, "5"), "cs"), "hodn\xc4\x9b");
}

TEST(Message, AnExplicitNumberWinsOverThePluralRule) {
  const std::string_view pattern = "{count, plural, =0 {nothing} =1 {just one} one {one} other {many}}";
  EXPECT_EQ(write(pattern, with(Argument::count, "0")), "nothing");
  EXPECT_EQ(write(pattern, with(Argument::count, "1")), "just one");
  EXPECT_EQ(write(pattern, with(Argument::count, "2")), "many");
}

TEST(Message, ApostrophesAreIcus) {
  EXPECT_EQ(write("It isn't"), "It isn't") << "one alone is an apostrophe";
  EXPECT_EQ(write("It isn''t"), "It isn't") << "two are one";
  EXPECT_EQ(write("'{'braces'}'"), "{braces}") << "before a brace it quotes";
}

TEST(Message, WhatIsRefused) {
  EXPECT_NE(error_of("{sex, select, female {She}").find("U_"), std::string::npos);
  EXPECT_NE(error_of("{").find("U_"), std::string::npos);
  EXPECT_NE(error_of("a } b {").find("U_"), std::string::npos);
  EXPECT_EQ(error_of("{zebra}"), "no argument 'zebra'");
  EXPECT_EQ(error_of("{0}"), "no argument '0'");
  EXPECT_EQ(error_of("{count, number}"), "'count' has a format other than select and plural");
  EXPECT_EQ(error_of("{sex, select, female {{zebra}} other {}}"), "no argument 'zebra'");
  EXPECT_NE(error_of("{sex, select, female {She}}"), "") << "without 'other'";
  EXPECT_NE(error_of("{sex, select}"), "");
}

TEST(Message, WritingAppends) {
  MessageCode code;
  MessageRange range;
  std::string error, out = "Hello. ";
  ASSERT_TRUE(compile_message("Rest.", "en", code, range, error));
  Message(code.words, code.strings.bytes(), nullptr).write({}, out);
  EXPECT_EQ(out, "Hello. Rest.");
}

TEST(Message, EveryArgumentHasItsName) {
  for (std::size_t i = 0; i < kArguments; ++i) {
    const std::string name(name_of(static_cast<Argument>(i)));
    EXPECT_EQ(write("{" + name + "}", with(static_cast<Argument>(i), "x")), "x") << name;
  }
}

}  // namespace
}  // namespace anteroom::reply
