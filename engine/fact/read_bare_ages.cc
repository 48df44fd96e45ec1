// Ages that are only a number: beside a name ("my mother, 67, has", "daughter 18 off to university"), set off ("a friend from
// church, 45, diabetic"), or at either end of a text ("48, I hit my toe").
#include <algorithm>
#include <cmath>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::QuantityKind;
using text::TokenKind;
using Who = lexicon::PersonPhrase::Who;

constexpr double kOldest = 110, kYoungestUnnamed = 10;  // years
constexpr double kTeens = 13;                           // "nineteen and ...", but not "one and a half"
constexpr double kDaysAYear = 365.25, kDaysAMonth = 30;
constexpr double kColdest = 34, kHottest = 43;  // degrees Celsius of a body

}  // namespace

bool FactReader::is_mark(std::uint32_t token) const {
  const auto& tokens = text_->tokens();
  return token < tokens.size() && (tokens[token].kind == TokenKind::punctuation || tokens[token].kind == TokenKind::line_break);
}

// The end of the text, or a mark that nothing goes on from: "48, I", not "28+4".
bool FactReader::closes(std::uint32_t token) const {
  const auto& tokens = text_->tokens();
  if (token >= tokens.size()) return true;
  return is_mark(token) && (token + 1 == tokens.size() || tokens[token + 1].after_space || is_mark(token + 1));
}

// Whether the token makes the number before it count something: a unit, one more number, a part of it ("30th").
bool FactReader::counted_by(std::uint32_t token) const {
  if (token >= text_->tokens().size() || closes(token)) return false;
  const text::Token& here = text_->tokens()[token];
  const lexicon::WordUse& use = *mentions_->words[token].use;
  return !here.after_space || here.kind == TokenKind::number || use.dimension != lexicon::Dimension::none ||
         use.role == lexicon::NumberRole::multiplier;
}

bool FactReader::number_at(std::uint32_t token) const {
  const auto number = base::first_from(mentions_->numbers, token);
  return number != mentions_->numbers.end() && number->tokens.begin == token;
}

// A whole number by itself, in no quantity, that an age can be; in words ("mum, eighty, has") only where it is set off.
bool FactReader::bare_age(const mention::Number& number, bool set_off) const {
  const bool digits = number.tokens.size() == 1 && text_->tokens()[number.tokens.begin].kind == TokenKind::number;
  const bool whole = (digits || (set_off && number.exact && !number.article)) && number.low == number.high && number.low >= 1 &&
                     number.low <= kOldest && number.low == std::floor(number.low);
  if (!whole) return false;
  const auto& all = mentions_->quantities;
  const auto after = base::first_beyond(all, number.tokens.begin);
  return after == all.end() || !after->tokens.contains(number.tokens);
}

void FactReader::read_bare_ages() {
  read_leading_age();
  read_edge_ages();
  for (const mention::Match& match : mentions_->people) {
    const lexicon::PersonPhrase& phrase = lexicon_.person(match.value);
    const bool noun = phrase.who == Who::relation || phrase.who == Who::bystander || !phrase.relation.empty();
    if (!noun) continue;
    const std::uint32_t at = match.tokens.end;
    const PersonId id = people_.spoken_of_at(match.tokens.begin);
    const bool marked = at > 0 && is_mark(at - 1);  // the mark is part of the name
    if (!is_mark(at) || !give_age_at(at + 1, id, true)) give_age_at(at, id, marked);
  }
  read_set_off_ages();
}

// A bare number or a time ("8 months") at the token; `set_off` by marks, or within the sentence.
bool FactReader::give_age_at(std::uint32_t at, PersonId id, bool set_off) {
  const auto time = base::first_from(mentions_->quantities, at);
  const bool is_time = time != mentions_->quantities.end() && time->tokens.begin == at && time->kind == QuantityKind::duration;
  // "My son 8 months, coughs", but "my son 3 days, coughs" is no age.
  const auto number = base::first_from(mentions_->numbers, at);
  const bool counted = number != mentions_->numbers.end() && number->tokens.begin == at && number->exact && number->low == number->high;
  const bool years = is_time && counted && !set_off && time->factor > kDaysAYear - 1 && !people_.list()[id].role;  // "my aunt 45 yrs has"
  if (is_time && time->factor >= (set_off ? 1 : kDaysAMonth) && (years || closes(time->tokens.end))) {
    give_age(id, {time->days_low() / kDaysAYear, time->days_high() / kDaysAYear}, time->tokens, true);
    return true;
  }
  if (number == mentions_->numbers.end() || number->tokens.begin != at || !bare_age(*number, set_off)) return false;
  const std::uint32_t end = number->tokens.end;
  if (set_off ? !closes(end) : counted_by(end)) return false;
  give_age(id, {number->low, number->high}, number->tokens, true);
  return true;
}

// "A friend from church, 45, diabetic", "me (34)": in a sentence that has said who it is, and no complaint yet.
void FactReader::read_set_off_ages() {
  for (const mention::Number& number : mentions_->numbers) {
    const std::uint32_t at = number.tokens.begin;
    if (at == 0 || !is_mark(at - 1) || !closes(number.tokens.end) || !bare_age(number, true)) continue;
    const base::Span before{text_->sentences()[sentence_of(at)].tokens.begin, at};
    const auto complained = [&](base::Span span) {  // "diabetic, 71, has chest pain" says who it is, not what they have
      auto finding = base::first_from(mentions_->concepts, span.begin);
      const auto few = mentions_->concepts.end() - finding > kMostLooked ? finding + kMostLooked : mentions_->concepts.end();
      while (finding != few && ontology_[finding->value].kind == ontology::Kind::condition) ++finding;
      return finding != mentions_->concepts.end() && finding->tokens.begin < span.end;
    };
    const auto told = [&](const auto& list) {
      const auto first = base::first_from(list, before.begin);
      return first != list.end() && first->tokens.begin < before.end;
    };
    const bool first = &number == &mentions_->numbers.front() && sentence_of(at) == 0 && number.low >= kYoungestUnnamed;  // "Hi, 45, ..."
    if (!complained(before) && (first || told(mentions_->people) || told(mentions_->traits)))
      give_age(people_.spoken_of_at(at), {number.low, number.high}, number.tokens, true);
  }
}

// "48, I hit my toe", "18 months, fever": what begins a text and is set off is an age.
void FactReader::read_leading_age() {
  const auto& tokens = text_->tokens();
  const auto body = static_cast<std::uint32_t>(
      std::find_if(tokens.begin(), tokens.end(), [](const text::Token& t) { return t.part == text::Part::body; }) - tokens.begin());
  const auto time = base::first_from(mentions_->quantities, body);
  const bool is_time = time != mentions_->quantities.end() && time->tokens.begin == body && time->kind == QuantityKind::duration;
  if (is_time && time->factor > kDaysAMonth && closes(time->tokens.end))
    give_age(kNobody, {time->days_low() / kDaysAYear, time->days_high() / kDaysAYear}, time->tokens, true);
  // The first number, where nothing was said before it.
  const auto number = base::first_from(mentions_->numbers, body);
  if (number == mentions_->numbers.end()) return;
  const std::uint32_t at = number->tokens.begin;
  const auto said = [&](const auto& list) {
    const auto first = base::first_from(list, body);
    return first != list.end() && first->tokens.begin < at;
  };
  const std::uint32_t sentence = text_->sentences()[sentence_of(at)].tokens.begin;
  const bool first = people_.small_words(sentence, at) && !said(mentions_->concepts) && !said(mentions_->people);
  const bool joined = number->tokens.end < tokens.size() && mentions_->words[number->tokens.end].use->role == lexicon::NumberRole::joiner;
  if (first && bare_age(*number, !joined || number->low >= kTeens) && number->low >= kYoungestUnnamed &&
      (joined || closes(number->tokens.end)))
    give_age(kNobody, {number->low, number->high}, number->tokens, true);
}

// "... and headaches, 74. What now?", "Mum fell. 76, on warfarin": a number that is set off at either end of a sentence is an age,
// where none was said.
void FactReader::read_edge_ages() {
  const auto is_age = [](const mention::Quantity& q) { return q.kind == QuantityKind::age || q.kind == QuantityKind::birth_year; };
  if (std::any_of(mentions_->quantities.begin(), mentions_->quantities.end(), is_age)) return;
  const auto& tokens = text_->tokens();
  for (const mention::Number& number : mentions_->numbers) {
    const std::uint32_t at = number.tokens.begin;
    const std::uint32_t index = sentence_of(at);
    const base::Span sentence = text_->sentences()[index].tokens;
    if (at < 2 || number.low < kYoungestUnnamed || !closes(number.tokens.end) || !bare_age(number, false)) continue;
    std::uint32_t end = number.tokens.end;
    while (end < sentence.end && is_mark(end)) ++end;
    const bool last = end == tokens.size();
    const bool closing = end == sentence.end && text_->folded(tokens[at - 1]) == "," && tokens[at - 2].kind == TokenKind::word;
    // The mark before it may be part of no sentence.
    const bool opening = index > 0 && at == sentence.begin && is_mark(at - 1) && !text_->sentences()[index - 1].question;
    const bool fever = number.low >= kColdest && number.low < kHottest;  // "I took it again. 39, so I gave ..."
    if ((closing && last) || ((closing || opening) && !fever))
      return give_age(people_.subject_at(at), {number.low, number.high}, number.tokens, true);
  }
}

}  // namespace anteroom::fact
