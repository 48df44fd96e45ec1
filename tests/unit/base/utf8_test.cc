// Code points of text that may be no UTF-8 at all.
#include "engine/base/utf8.h"

#include <gtest/gtest.h>

namespace anteroom::base {
namespace {

TEST(Utf8, LengthsOfWellFormedSequences) {
  EXPECT_EQ(utf8_length("a", 0), 1U);
  EXPECT_EQ(utf8_length("é", 0), 2U);
  EXPECT_EQ(utf8_length("€", 0), 3U);
  EXPECT_EQ(utf8_length("😀", 0), 4U);
  EXPECT_EQ(utf8_length("\xF4\x8F\xBF\xBF", 0), 4U);  // U+10FFFF
}

TEST(Utf8, WhatIsNotWellFormedIsOneByte) {
  for (const std::string_view bad : {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
                                     "\xF5\x80\x80\x80", "\xE2\x82", "\xC3", "\xC3(", "\xE2(\xA1", "\xFF"}) {
    EXPECT_FALSE(utf8_valid_at(bad, 0));
    EXPECT_EQ(utf8_length(bad, 0), 1U);
  }
}

TEST(Utf8, CountsEachInvalidByteAsOne) {
  EXPECT_EQ(code_points(""), 0U);
  EXPECT_EQ(code_points("aé€😀"), 4U);
  EXPECT_EQ(code_points("a\xE2\x82"
                        "b"),
            4U);
}

TEST(Utf8, PrintableReplacesControlsAndInvalidBytesAlone) {
  EXPECT_EQ(printable("é\t€😀"), "é\t€😀");
  EXPECT_EQ(printable("a\x1b\x7f\n"), "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(printable("\xC2\x9B"), "\xEF\xBF\xBD");  // the one-character CSI of terminals
  EXPECT_EQ(printable("\xC3"), "\xEF\xBF\xBD");
}

}  // namespace
}  // namespace anteroom::base
