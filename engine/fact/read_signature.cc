// A line such as "Mei, 20~29 year old female. Ask Date: 2019/10/01" under a question is the asker's, and says when it was asked. So is a
// name that closes a text: "Yours, R. Hale (Mr), 67".
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::QuantityKind;
using Who = lexicon::PersonPhrase::Who;

constexpr std::uint32_t kSigned = 8;  // words of a name, a greeting and a place under a text
constexpr std::uint32_t kPlace = 3;   // of those, behind the age

}  // namespace

// Whether the word right before a number is no name: "GCS 15", "E4V5M6".
bool FactReader::measures(std::uint32_t word) const {
  const auto& tokens = text_->tokens();
  const std::string_view written = text_->source(tokens[word].part, tokens[word].source);
  const bool short_form = written.size() > 1 && std::all_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return short_form || !tokens[word + 1].after_space;
}

// Of all that ends the text in names, marks and at most one number, none of whom anything is told.
base::Span FactReader::names_at_end() const {
  const auto& tokens = text_->tokens();
  const auto end = static_cast<std::uint32_t>(tokens.size());
  std::uint32_t begin = end, words = 0, numbers = 0, behind = 0;
  for (; begin > 0 && tokens[begin - 1].part == text::Part::body; --begin) {
    const text::Token& token = tokens[begin - 1];
    const auto q = base::first_beyond(mentions_->quantities, begin - 1);
    if (q != mentions_->quantities.end() && q->tokens.begin < begin) {  // "aged 71"
      if (q->kind != QuantityKind::age || numbers > 0) break;
      ++numbers;
      begin = q->tokens.begin + 1;
      words += tokens[q->tokens.begin].capital ? 1 : 0;  // "Lucy, 29,"
    } else if (token.kind == text::TokenKind::number) {
      if (numbers > 0) break;
      ++numbers;
    } else if (token.kind == text::TokenKind::word) {
      const bool before_number = begin < end && tokens[begin].kind == text::TokenKind::number;
      if (!token.capital || (before_number && measures(begin - 1))) break;
      if (++words > kSigned) return {};
      behind += numbers == 0 ? 1 : 0;
    }
  }
  const bool apart = begin > 0 && tokens[begin - 1].part == text::Part::body && begin < end && is_mark(begin);
  return apart && words > 0 && (numbers == 0 || (words > behind && behind <= kPlace)) ? base::Span{begin, end} : base::Span{};
}

void FactReader::find_closing() {
  closing_ = {};
  const base::Span names = names_at_end();
  if (names.empty()) return;
  const auto none_in = [&](const auto& list) {
    const auto next = base::first_beyond(list, names.begin);
    return next == list.end() || next->tokens.begin >= names.end;
  };
  if (!none_in(mentions_->concepts) || !none_in(mentions_->sites)) return;
  bool titled = false;  // "Mrs"
  for (auto name = base::first_from(mentions_->people, names.begin); name != mentions_->people.end(); ++name) {
    const lexicon::PersonPhrase& phrase = lexicon_.person(name->value);
    if (phrase.who == Who::relation || phrase.who == Who::pronoun || phrase.owns) return;  // "Mum, 67"
    titled |= phrase.who == Who::self && phrase.sex != ontology::Sex::unknown;
  }
  const auto number = base::first_from(mentions_->numbers, names.begin);
  const bool aged = number != mentions_->numbers.end() && number->low >= kYoungestAsker && number->low == number->high;
  if (titled || aged) closing_ = names;
}

// "R. Hale (Mr), 67".
void FactReader::read_closing() {
  if (closing_.empty()) return;
  for (auto name = base::first_from(mentions_->people, closing_.begin); name != mentions_->people.end(); ++name) {
    Person& asker = people_.list()[kAsker];
    const ontology::Sex sex = lexicon_.person(name->value).sex;
    if (asker.sex == ontology::Sex::unknown) asker.sex = sex, asker.sex_words = words_of(name->tokens);
  }
  const auto number = base::first_from(mentions_->numbers, closing_.begin);
  if (number == mentions_->numbers.end() || !is_whole_age(number->low)) return;
  const auto quantity = base::first_beyond(mentions_->quantities, number->tokens.begin);
  const bool told = quantity != mentions_->quantities.end() && quantity->tokens.contains(number->tokens);
  if (!told) give_age(kAsker, {number->low, number->high}, number->tokens, true);
}

Words FactReader::words_of(base::Span tokens) const {
  const auto& list = text_->tokens();
  return {{list[tokens.begin].source.begin, list[tokens.end - 1].source.end}, list[tokens.begin].part};
}

void FactReader::find_signature() {
  signature_ = {};
  asked_on_ = {};
  const auto& tokens = text_->tokens();
  for (const mention::Quantity& q : mentions_->quantities) {
    if (q.kind != QuantityKind::asked_on) continue;
    asked_on_ = q.date;
    if (!lexicon_.pattern(q.pattern).now) continue;  // told in a sentence: "it is now May 2024"
    if (in_signature(q.tokens.begin)) continue;      // a line of nothing but dates is walked once
    signature_ = q.tokens;                           // and the rest of its line
    while (signature_.begin > 0 && tokens[signature_.begin - 1].kind != text::TokenKind::line_break) --signature_.begin;
    while (signature_.end < tokens.size() && tokens[signature_.end].kind != text::TokenKind::line_break) ++signature_.end;
  }
}

}  // namespace anteroom::fact
