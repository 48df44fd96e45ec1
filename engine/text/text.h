// engine/text/text.h: a patient's words as tokens and sentences, each with its place in what was written.
//
//   Text text;
//   text.read("Muscle spasm", "Hello doctor, I have ...");
//   for (const Token& token : text.tokens()) use(text.folded(token), token.source);
//
// Any bytes are accepted. Title and body are one stream of tokens, the title first; no sentence spans both.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.h"
#include "engine/base/span.h"

namespace anteroom::text {

enum class Part : std::uint8_t { title, body };

enum class TokenKind : std::uint8_t {
  word,         // letters and marks of one script, inner apostrophes kept ("can't"); a Han, Kana or Thai code point is a word of its own
  number,       // digits, with inner . and , between digits ("38.5", "1,000"); other scripts' digits folded to ASCII
  punctuation,  // one code point
  line_break,   // one or more line ends with what white space is between them
};

// Letters and digits in one run are split ("3h" is "3" and "h"), and so are letters at an inner '.' or ':' ("day.I"), and words at '_'.
struct Token {
  base::Span folded;  // bytes of Text::folded()
  base::Span source;  // code points of the part as it was given
  Part part = Part::body;
  TokenKind kind = TokenKind::word;
  bool after_space = false;  // white space or the start of the part comes before it
  bool capital = false;      // its first letter is upper case as written
};

// A sentence ends after . ! ? (not inside "a.m.", not after "Mrs", not in a number), at a line end unless a long line goes on in lower case, at a
// blank line, and at the end of a part.
struct Sentence {
  base::Span tokens;  // indexes into tokens(), its end mark included
  Part part = Part::body;
  bool question = false;  // ends with a question mark
  bool heading = false;   // the title; or a first line of the body, short and without an end mark, with more lines after it
};

// Longer texts are cut here, with the problem `text.too-long`: a bound on memory, far above any question.
inline constexpr std::size_t kMaxTextBytes = std::size_t{4} << 20;

// Holds one text at a time and reuses its memory. One object a thread.
class Text {
 public:
  // Reads both parts; forgets what was read before. `problems()` then lists `text.invalid-utf8` (each bad sequence counts as one
  // U+FFFD in spans, as in the Unicode standard's recommended practice), `text.nul` (read as a space), `text.too-long`, `text.empty`.
  void read(std::string_view title, std::string_view body);

  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }
  const std::vector<base::Problem>& problems() const { return problems_; }

  // NFKC case-folded (ICU's NFKC_Casefold, then typographic apostrophes and hyphens as ASCII), both parts.
  std::string_view folded() const { return folded_; }
  std::string_view folded(const Token& token) const { return std::string_view(folded_).substr(token.folded.begin, token.folded.size()); }

  // The words as written (after repair of bad UTF-8) of a span of code points of one part.
  std::string_view source(Part part, base::Span span) const;
  std::uint32_t source_size(Part part) const;  // in code points

  // For tests: the same through ICU alone, without the fast path for ASCII and other frequent Western characters.
  void read_without_fast_path(std::string_view title, std::string_view body);

 private:
  struct PartText {
    std::string words;  // as given, repaired, cut
    bool ascii = true;
    std::vector<std::uint32_t> byte_of;  // byte of each code point in `words`, and its size; where not ascii
  };

  void read_parts(std::string_view title, std::string_view body, bool fast);
  void read_part(Part part, std::string_view given, bool fast);

  std::array<PartText, 2> parts_;
  std::string narrow_;  // scratch
  std::string folded_;
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
  std::vector<base::Problem> problems_;
};

}  // namespace anteroom::text
