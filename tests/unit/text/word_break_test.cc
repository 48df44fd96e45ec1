// An outside judge of the tokens: ICU's own word breaking (UAX #29), which the engine does not use. Ours may break more often
// (text.h says where), never less; and where none of those reasons holds, a word of ICU's is a token of ours. Hangul is left
// out: ICU's rules break at an apostrophe there, the standard's and ours do not.
#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "engine/text/character.h"
#include "engine/text/text.h"

namespace anteroom::text {
namespace {

// The code points at which ICU sees a boundary.
std::set<std::uint32_t> boundaries(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  iterator->setText(text);
  std::set<std::uint32_t> places;
  for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) {
    places.insert(static_cast<std::uint32_t>(text.countChar32(0, at)));
  }
  return places;
}

void expect_agreement(const std::string& body) {
  static Text text;
  text.read("", body);
  const auto source = icu::UnicodeString::fromUTF8(body);
  const auto places = boundaries(source);
  for (const Token& token : text.tokens()) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
    for (std::uint32_t i = token.source.begin + 1; i < token.source.end; ++i) {
      ASSERT_FALSE(places.count(i)) << body << ": ICU breaks inside '" << text.source(Part::body, token.source) << "'";
    }
  }
  for (auto place = places.begin(); place != places.end() && std::next(place) != places.end(); ++place) {
    const icu::UnicodeString word = source.tempSubStringBetween(source.moveIndex32(0, static_cast<std::int32_t>(*place)),
                                                                source.moveIndex32(0, static_cast<std::int32_t>(*std::next(place))));
    bool plain = true;  // letters of one script, or digits alone
    for (std::int32_t i = 0; i < word.length(); i = word.moveIndex32(i, 1)) {
      const auto cls = class_of(static_cast<char32_t>(word.char32At(i)));
      const auto first = static_cast<char32_t>(word.char32At(0));
      plain = plain && (cls == CharacterClass::letter || cls == CharacterClass::digit) && cls == class_of(first) &&
              script_of(static_cast<char32_t>(word.char32At(i))) == script_of(first);
    }
    if (!plain) continue;
    bool found = false;
    for (const Token& token : text.tokens()) found |= token.source == base::Span{*place, *std::next(place)};
    std::string utf8;
    ASSERT_TRUE(found) << body << ": ICU's word '" << word.toUTF8String(utf8) << "' is no token";
  }
}

TEST(WordBreakTest, AgreesWithIcu) {
  const std::vector<std::string> pieces{"pain",
                                        "Pain",
                                        "can't",
                                        "'",
                                        ".",
                                        ",",
                                        " ",
                                        "\n",
                                        "7",
                                        "38.5",
                                        "1,000",
                                        "_",
                                        ":",
                                        ";",
                                        "-",
                                        "\"",
                                        "(",
                                        "\xC3\xA9t\xC3\xA9",
                                        "\xD0\xB1\xD0\xBE",
                                        "\xCE\xB1",
                                        "\xD8\xB5\xD8\xAF",
                                        "\xD7\xA9",
                                        "\xE0\xA4\xB9",
                                        "\xF0\x9F\x98\x80",
                                        "\xE1\x88\x80",
                                        "\xD9\xA3",
                                        "\xE2\x80\x99"};
  std::mt19937 random(20191003);
  for (int i = 0; i < 5000; ++i) {
    std::string body;
    for (int n = std::uniform_int_distribution<int>(1, 20)(random); n > 0; --n) {
      body += pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
    }
    expect_agreement(body);
  }
}

}  // namespace
}  // namespace anteroom::text
