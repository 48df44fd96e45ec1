// People who ask leave out spaces, capitals and full stops, so the standard's sentence rules (UAX #29) find too little here.
// What is risked is a denial that reaches into the next statement, so in doubt a sentence ends.
#include "engine/text/sentence.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <string_view>

namespace anteroom::text {
namespace {

constexpr std::uint32_t kLongLine = 50;              // code points; a line that an editor broke is at least this long
constexpr std::uint32_t kYear = 4, kDottedDate = 6;  // code points of "1944", and at least of "1.2.34"
constexpr std::uint32_t kLongestTitle = 4;           // code points of "Mrs"
constexpr std::string_view kVowels = "aeiouy";
constexpr std::uint32_t kLongHeading = 60;  // a first line longer than this is part of the question

class SentenceSplitter {
 public:
  SentenceSplitter(const Text& text, std::size_t first, std::vector<Sentence>& sentences)
      : text_(text), tokens_(text.tokens()), first_(first), sentences_(sentences) {}

  void split() {
    begin_ = line_ = first_;
    for (std::size_t i = first_; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == TokenKind::line_break) {
        if (begin_ == i) {
          begin_ = i + 1;
        } else if (ends_at_break(i)) {
          close(i);
          begin_ = i + 1;
        }
        line_ = i + 1;
      } else if (is_end_mark(tokens_[i]) && ends_at_mark(i)) {
        while (i + 1 < tokens_.size() && goes_with_end(tokens_[i + 1])) ++i;
        close(i + 1);
        begin_ = i + 1;
      }
    }
    close(tokens_.size());
  }

 private:
  std::string_view text_of(const Token& token) const { return text_.folded(token); }

  UChar32 first_of(const Token& token) const {
    UChar32 c = 0;
    std::int32_t i = 0;
    const std::string_view text = text_of(token);
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, static_cast<std::int32_t>(text.size()), c);
    return c;
  }

  bool is(const Token& token, char c) const { return text_of(token) == std::string_view(&c, 1); }

  bool is_end_mark(const Token& token) const {
    return token.kind == TokenKind::punctuation && u_hasBinaryProperty(first_of(token), UCHAR_S_TERM);
  }

  bool is_question_mark(const Token& token) const {
    if (token.kind != TokenKind::punctuation) return false;
    const UChar32 c = first_of(token);
    return c == '?' || c == 0x61F || c == 0x55E || c == 0x1367 || c == 0x2047;  // Arabic, Armenian, Ethiopic, double
  }

  // More end marks, and the quotes and brackets that close on them.
  bool goes_with_end(const Token& token) const {
    if (token.kind != TokenKind::punctuation) return false;
    if (is_end_mark(token)) return true;
    if (token.after_space) return false;
    const auto mask = U_GET_GC_MASK(first_of(token));
    return (mask & (U_GC_PE_MASK | U_GC_PF_MASK)) != 0 || is(token, '"') || is(token, '\'');
  }

  // Null before the sentence and after the part.
  const Token* before(std::size_t i) const { return i > begin_ ? &tokens_[i - 1] : nullptr; }
  const Token* after(std::size_t i) const { return i + 1 < tokens_.size() ? &tokens_[i + 1] : nullptr; }
  static bool is_word(const Token* token) { return token != nullptr && token->kind == TokenKind::word; }
  static bool is_number(const Token* token) { return token != nullptr && token->kind == TokenKind::number; }

  // A year, or a number that goes on: "14/09/1936", "14.09.1936".
  bool begins_date(std::size_t i) const {
    const std::uint32_t size = tokens_[i].source.size();
    const Token* mark = after(i);
    const bool goes_on = mark != nullptr && !mark->after_space && is(*mark, '/');
    return is_number(&tokens_[i]) && (size == kYear || size >= kDottedDate || goes_on);
  }

  // The mark of "?pneumonia", which asks of what follows: at the head of a word, behind no other, or where the sentence has such a one.
  bool is_query(std::size_t i) const {
    if (!is_question_mark(tokens_[i])) return false;
    if (i > begin_ && is_question_mark(tokens_[i - 1]) && !tokens_[i].after_space) return true;  // the first of them was one
    std::size_t last = i;                                                                        // of "??pneumonia"
    while (after(last) != nullptr && !after(last)->after_space && is_question_mark(*after(last))) ++last;
    if (!is_word(after(last)) || after(last)->after_space) return false;
    const auto ends_word = [&](std::size_t at) { return at > begin_ && is_word(&tokens_[at - 1]); };
    if (!ends_word(i)) return true;
    if (!tokens_[i].after_space) return false;  // "bleeding?Please"
    for (std::size_t at = i; at-- > begin_;) {
      if (is_question_mark(tokens_[at])) return true;
    }
    return false;
  }

  bool ends_at_mark(std::size_t i) const {
    if (is_query(i)) return false;
    if (!is(tokens_[i], '.')) return true;
    const Token* previous = tokens_[i].after_space ? nullptr : before(i);
    const Token* next = after(i);
    if (next == nullptr || next->kind == TokenKind::line_break) return true;
    if (!next->after_space) {
      if (next->kind == TokenKind::punctuation) return goes_with_end(*next);  // "etc., and"
      if (previous == nullptr) return !is_number(next);                       // "about .5"
      return !(is_word(previous) && previous->source.size() == 1);            // "a.m"; but "day.I"
    }
    if (is_list_number(i)) return false;
    if (previous != nullptr && next->capital && (is_title(*previous) || is_initial(i - 1))) return false;
    if (previous != nullptr && is_word(previous) && previous->source.size() == 1 && begins_date(i + 1)) return false;  // "b. 1944"
    if (is_dotted(i)) return next->capital && next->source.size() > 1;  // "at 3 a.m. and", "at 3 a.m. I": goes on
    return true;
  }

  // The mark of "1." or "1)" at the start of a sentence: an item of a list.
  bool is_list_number(std::size_t i) const {
    return i == begin_ + 1 && is_number(&tokens_[begin_]) && (is(tokens_[i], '.') || is(tokens_[i], ')'));
  }
  bool is_item() const {
    return tokens_[begin_].kind == TokenKind::punctuation || (begin_ + 1 < tokens_.size() && is_list_number(begin_ + 1));
  }

  // "Mrs. Jones", "Dr. Patel": short, with a capital alone at its head, and no word by itself, as it has no vowel.
  bool is_title(const Token& token) const {
    if (token.kind != TokenKind::word || !token.capital || token.source.size() < 2 || token.source.size() > kLongestTitle) return false;
    const std::string_view tail = text_.source(token.part, {token.source.begin + 1, token.source.end});
    const auto plain = [](char c) { return c >= 'a' && c <= 'z'; };
    return std::all_of(tail.begin(), tail.end(), plain) && text_of(token).find_first_of(kVowels) == std::string_view::npos;
  }

  // The "K" of "Mr. K. Osei".
  bool is_initial(std::size_t i) const {
    if (tokens_[i].source.size() != 1 || !tokens_[i].capital || i < begin_ + 2) return false;
    return is_title(tokens_[i - 1]) || (is(tokens_[i - 1], '.') && is_title(tokens_[i - 2]));
  }

  // The second full stop of "a.m." or "e.g.".
  bool is_dotted(std::size_t i) const {
    return i >= begin_ + 3 && is_word(&tokens_[i - 1]) && tokens_[i - 1].source.size() == 1 && !tokens_[i - 1].after_space &&
           is(tokens_[i - 2], '.') && !tokens_[i - 2].after_space;
  }

  bool ends_at_break(std::size_t i) const {
    const Token* next = after(i);
    if (next == nullptr || next->kind != TokenKind::word || next->capital || !u_islower(first_of(*next))) return true;
    if (line_ends(tokens_[i]) > 1) return true;
    return length(line_, i) < kLongLine;
  }

  // Up to two; a blank line needs no more.
  int line_ends(const Token& token) const {
    int count = 0;
    const std::string_view text = text_of(token);
    for (std::size_t i = 0; i < text.size() && count < 2; ++i) {
      const bool half = text[i] == '\n' && i > 0 && text[i - 1] == '\r';
      const bool ascii = text[i] >= '\n' && text[i] <= '\r';
      const bool other = text.substr(i, 2) == "\xC2\x85" || text.substr(i, 3) == "\xE2\x80\xA8" || text.substr(i, 3) == "\xE2\x80\xA9";
      if ((ascii && !half) || other) ++count;
    }
    return count;
  }

  std::uint32_t length(std::size_t begin, std::size_t end) const {
    return begin < end ? tokens_[end - 1].source.end - tokens_[begin].source.begin : 0;
  }

  bool is_heading(std::size_t end) const {
    const Part part = tokens_[begin_].part;
    if (part == Part::title) return true;
    const bool first_line = sentences_.size() == known_ && end + 1 < tokens_.size() && tokens_[end].kind == TokenKind::line_break;
    return first_line && length(begin_, end) <= kLongHeading && !goes_with_end(tokens_[end - 1]) && !is(tokens_[end - 1], ',') &&
           !is_item();
  }

  void close(std::size_t end) {
    if (begin_ >= end) return;
    bool question = false;
    for (std::size_t i = end; i > begin_ && goes_with_end(tokens_[i - 1]); --i) question |= is_question_mark(tokens_[i - 1]);
    const base::Span span{static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(end)};
    sentences_.push_back({span, tokens_[begin_].part, question, is_heading(end)});
  }

  const Text& text_;
  const std::vector<Token>& tokens_;
  std::size_t first_;
  std::vector<Sentence>& sentences_;
  std::size_t known_ = sentences_.size();  // sentences of an earlier part
  std::size_t begin_ = 0;                  // of the open sentence
  std::size_t line_ = 0;                   // of the open line
};

}  // namespace

void split_sentences(const Text& text, std::size_t first, std::vector<Sentence>& sentences) {
  SentenceSplitter(text, first, sentences).split();
}

}  // namespace anteroom::text
