// Ages that are only a number, beside a name: "my mother, 67, has", "daughter 18 off to university".
#include <algorithm>
#include <cmath>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::QuantityKind;
using text::TokenKind;
using Who = lexicon::PersonPhrase::Who;

constexpr double kOldest = 110;  // years
constexpr double kDaysAYear = 365.25, kDaysAMonth = 30;

}  // namespace

bool FactReader::is_mark(std::uint32_t token) const {
  const auto& tokens = text_->tokens();
  return token < tokens.size() && (tokens[token].kind == TokenKind::punctuation || tokens[token].kind == TokenKind::line_break);
}

// The end of the text, or a mark that nothing goes on from: "48, I" and "48,I", not "28+4".
bool FactReader::closes(std::uint32_t token) const {
  const auto& tokens = text_->tokens();
  if (token >= tokens.size()) return true;
  if (!is_mark(token)) return false;
  if (token + 1 == tokens.size() || tokens[token + 1].after_space || is_mark(token + 1)) return true;
  return text_->folded(tokens[token]) == "," && tokens[token + 1].kind == TokenKind::word;
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

}  // namespace anteroom::fact
