// tests/unit/text/show.h: a read text as a line of words, for tests to compare.
#pragma once

#include <string>

#include "engine/text/text.h"

namespace anteroom::text {

// Each token as its folded words after its kind: nothing for a word, # a number, . punctuation; / is a line break. A ^ goes
// before a capital, and tokens that no space parts are joined by +: "^i +' +m" is written "I'm".
inline std::string show_tokens(const Text& text) {
  std::string line;
  for (const Token& token : text.tokens()) {
    if (!line.empty()) line += ' ';
    if (!token.after_space) line += '+';
    if (token.kind == TokenKind::line_break) {
      line += '/';
      continue;
    }
    if (token.kind == TokenKind::number) line += '#';
    if (token.kind == TokenKind::punctuation) line += '.';
    if (token.capital) line += '^';
    line += text.folded(token);
  }
  return line;
}

// Each sentence as its source in brackets, after H for a heading and ? for a question.
inline std::string show_sentences(const Text& text) {
  std::string line;
  for (const Sentence& sentence : text.sentences()) {
    if (sentence.heading) line += 'H';
    if (sentence.question) line += '?';
    const base::Span whole{text.tokens()[sentence.tokens.begin].source.begin, text.tokens()[sentence.tokens.end - 1].source.end};
    line += '[';
    line += text.source(sentence.part, whole);
    line += ']';
  }
  return line;
}

inline std::string tokens_of(std::string_view body) {
  Text text;
  text.read("", body);
  return show_tokens(text);
}

inline std::string sentences_of(std::string_view title, std::string_view body) {
  Text text;
  text.read(title, body);
  return show_sentences(text);
}
inline std::string sentences_of(std::string_view body) { return sentences_of("", body); }

}  // namespace anteroom::text
