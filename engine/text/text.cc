// Text::read: decode, fold and cut into tokens (by one of two ways that agree), then into sentences.
#include "engine/text/text.h"

#include <algorithm>

#include "engine/text/fold.h"
#include "engine/text/narrow.h"
#include "engine/text/scan_narrow.h"
#include "engine/text/sentence.h"
#include "engine/text/token_scanner.h"
#include "engine/text/utf8.h"

namespace anteroom::text {
namespace {

std::string name_of(Part part) { return part == Part::title ? "the title" : "the text"; }

}  // namespace

void Text::read(std::string_view title, std::string_view body) { read_parts(title, body, true); }

void Text::read_without_fast_path(std::string_view title, std::string_view body) { read_parts(title, body, false); }

void Text::read_parts(std::string_view title, std::string_view body, bool fast) {
  folded_.clear();
  tokens_.clear();
  sentences_.clear();
  problems_.clear();
  read_part(Part::title, title, fast);
  read_part(Part::body, body, fast);

  const auto is_line_break = [](const Token& token) { return token.kind == TokenKind::line_break; };
  if (std::all_of(tokens_.begin(), tokens_.end(), is_line_break)) {
    problems_.push_back(
        {.code = "text.empty", .message = "there is nothing to read in the title or the text", .hint = "write the question in 'text'"});
  }
}

void Text::read_part(Part part, std::string_view given, bool fast) {
  PartText& self = parts_[static_cast<std::size_t>(part)];
  const std::string_view bytes = cut(given, kMaxTextBytes);
  if (bytes.size() < given.size()) {
    problems_.push_back({.code = "text.too-long",
                         .message = name_of(part) + " has " + std::to_string(given.size()) + " bytes; only the first " +
                                    std::to_string(bytes.size()) + " were read",
                         .hint = "send the question alone, without documents"});
  }

  const std::size_t first_token = tokens_.size();
  self.ascii = is_ascii(bytes);
  if (self.ascii) {
    self.words.assign(bytes);
    self.byte_of.clear();
  } else {
    const Damage damage = repair(bytes, self.words, self.byte_of);
    if (damage.bad_sequences > 0) {
      problems_.push_back({.code = "text.invalid-utf8",
                           .message = name_of(part) + " has " + std::to_string(damage.bad_sequences) +
                                      " byte sequences that are not UTF-8, the first after " + std::to_string(damage.first_bad) +
                                      " characters; each was read as one unknown character",
                           .hint = "send the text encoded as UTF-8"});
    }
  }
  if (self.words.find('\0') != std::string::npos) {
    const auto nuls = std::count(self.words.begin(), self.words.end(), '\0');
    problems_.push_back({.code = "text.nul",
                         .message = name_of(part) + " has " + std::to_string(nuls) + " NUL characters, each read as a space",
                         .hint = "send plain text"});
  }

  if (fast && self.ascii) {
    scan_ascii(part, self.words, folded_, tokens_);
  } else if (fast && narrow(self.words, narrow_)) {
    scan_narrow(part, narrow_, folded_, tokens_);
  } else {
    if (self.ascii) {  // only for tests
      self.byte_of.resize(self.words.size() + 1);
      for (std::size_t i = 0; i < self.byte_of.size(); ++i) self.byte_of[i] = static_cast<std::uint32_t>(i);
    }
    TokenScanner scanner(part, folded_, tokens_);
    fold(self.words, self.byte_of, scanner);
  }
  split_sentences(*this, first_token, sentences_);
}

std::string_view Text::source(Part part, base::Span span) const {
  const PartText& self = parts_[static_cast<std::size_t>(part)];
  const std::uint32_t end = std::min(span.end, source_size(part));
  const std::uint32_t begin = std::min(span.begin, end);
  const auto byte = [&](std::uint32_t i) { return self.ascii ? i : self.byte_of[i]; };
  return std::string_view(self.words).substr(byte(begin), byte(end) - byte(begin));
}

std::uint32_t Text::source_size(Part part) const {
  const PartText& self = parts_[static_cast<std::size_t>(part)];
  return static_cast<std::uint32_t>(self.ascii ? self.words.size() : self.byte_of.size() - 1);
}

}  // namespace anteroom::text
