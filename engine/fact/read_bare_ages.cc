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

constexpr double kDaysAMonth = 30;
constexpr double kOldestInHalves = 12;   // years: "3 and a half"
constexpr std::uint32_t kToldReach = 4;  // tokens between the girl and the "is 6" of "a girl in my class is 6"
constexpr std::uint32_t kListReach = 2;  // tokens between the 9 and the 4 of "9, and 4"

// What an age can be by itself, beside a whole number.
bool is_half(double value) { return value < kOldestInHalves && value > 1 && value * 2 == std::floor(value * 2); }

bool is_noun(const lexicon::PersonPhrase& phrase) {
  return phrase.who == Who::relation || phrase.who == Who::bystander || !phrase.relation.empty();
}

}  // namespace

bool FactReader::is_mark(std::uint32_t token) const {
  const auto& tokens = text_->tokens();
  return token < tokens.size() && (tokens[token].kind == TokenKind::punctuation || tokens[token].kind == TokenKind::line_break);
}

// The end of the text, or a mark that nothing goes on from: "48, I" and "48,I", not "28+4".
bool FactReader::closes(std::uint32_t token) const {
  const auto& tokens = text_->tokens();
  if (token >= tokens.size()) return true;
  if (!is_mark(token) || text_->folded(tokens[token]) == "%") return false;
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

// One of several, "my boys (12, 9 and 4)", is nobody's.
bool FactReader::listed(const mention::Number& number) const {
  const auto joined = [&](const mention::Number& a, const mention::Number& b) {
    const std::uint32_t from = a.tokens.end, to = b.tokens.begin;
    const bool near = to > from && to - from <= kListReach && text_->folded(text_->tokens()[from]) != ".";
    const auto year = base::first_beyond(mentions_->traits, a.tokens.begin);  // "in year 11, 16"
    const bool at_school = year != mentions_->traits.end() && year->tokens.contains(a.tokens);
    const auto parts = [&](std::uint32_t token) { return is_mark(token) || closes_or_joins(token); };
    const auto digits = [&](std::uint32_t token) { return text_->tokens()[token].kind == TokenKind::number; };
    const bool alike = digits(a.tokens.begin) == digits(b.tokens.begin);  // "I'm 17 and one of my knees ..."
    return near && alike && parts(from) && parts(to - 1) && closes_or_joins(b.tokens.end) && is_whole_age(a.low) && is_whole_age(b.low) &&
           !at_school;
  };
  const auto here = base::first_from(mentions_->numbers, number.tokens.begin), next = here + 1;
  return (next != mentions_->numbers.end() && joined(*here, *next)) ||
         (here != mentions_->numbers.begin() && joined(*std::prev(here), *here));
}

bool FactReader::closes_or_joins(std::uint32_t token) const {
  return closes(token) || mentions_->words[token].use->role == lexicon::NumberRole::joiner;
}

// A number by itself, in no quantity, that an age can be; in words ("mum, eighty, has", "3 and a half") only where it is set off.
bool FactReader::bare_age(const mention::Number& number, bool set_off, bool beside_name) const {
  const bool digits = number.tokens.size() == 1 && text_->tokens()[number.tokens.begin].kind == TokenKind::number;
  const bool words = set_off && number.exact && !number.article;
  const bool can_be = is_whole_age(number.low) ? digits || words : words && (!digits || beside_name) && is_half(number.low);
  if (!can_be || number.low != number.high || in_closing(number.tokens.begin) || listed(number)) return false;
  const auto free_of = [&](const auto& all) {
    const auto after = base::first_beyond(all, number.tokens.begin);
    return after == all.end() || !after->tokens.contains(number.tokens);
  };
  return free_of(mentions_->quantities) && free_of(mentions_->traits);  // "sixty odd"
}

// Whether "the" or "my" ends right before the token.
bool FactReader::definite_before(std::uint32_t token) const {
  const auto cue = base::first_reaching(mentions_->cues, token);
  for (auto at = cue; at != mentions_->cues.end() && at->tokens.begin < token; ++at) {
    if (at->tokens.end == token && lexicon_.cue(at->value).meaning == lexicon::CueMeaning::definite) return true;
  }
  return false;
}

// "A girl in my class is 6", "the man I look after is 34": a few words stand between the name and the "is 6".
void FactReader::read_age_told(const mention::Match& name, base::Span told) {
  const auto number = base::first_from(mentions_->numbers, told.begin);
  if (number == mentions_->numbers.end() || number->tokens.end != told.end || listed(*number)) return;
  const auto quantity = base::first_beyond(mentions_->quantities, number->tokens.begin);
  const bool counts = quantity != mentions_->quantities.end() && quantity->tokens.contains(number->tokens);
  if (counts || number->tokens.size() != 1 || !is_whole_age(number->low)) return;
  const std::uint32_t from = name.tokens.end;
  const auto next = [&](const auto& list) { return base::first_from(list, from) != base::first_from(list, told.begin); };
  const bool near = is_noun(lexicon_.person(name.value)) && from <= told.begin && told.begin - from <= kToldReach &&
                    !next(mentions_->concepts) && !next(mentions_->sites) && closes_or_joins(told.end);
  const bool owns = lexicon_.words().is_inflected(text_->folded(text_->tokens()[from - 1]));  // "my dad's dose is 6"
  for (std::uint32_t t = from; near && t < told.begin; ++t) {
    if (text_->tokens()[t].kind != TokenKind::word) return;
  }
  const PersonId id = people_.spoken_of_at(name.tokens.begin);
  if (near && !owns && id != kNobody && id != kAsker) give_age(id, {number->low, number->high}, number->tokens, true);
}

// "My daughter has Down's and is 28", "he was born early and is now 3": said of whom the sentence is about, where no test is told of.
void FactReader::read_age_joined(base::Span told) {
  const auto number = base::first_from(mentions_->numbers, told.begin);
  if (told.begin == 0 || mentions_->words[told.begin - 1].use->role != lexicon::NumberRole::joiner) return;
  if (number == mentions_->numbers.end() || number->tokens.end != told.end || !bare_age(*number, true)) return;
  const base::Span before{text_->sentences()[sentence_of(told.begin)].tokens.begin, told.begin};
  const bool fever = may_be_fever(*number);
  const auto last = base::first_from(mentions_->concepts, before.end);
  auto finding = base::first_from(mentions_->concepts, before.begin);
  if (last - finding > kMostLooked) finding = last - kMostLooked;
  for (; finding != last; ++finding) {
    const ontology::Kind kind = ontology_[finding->value].kind;
    if (kind == ontology::Kind::test || (fever && kind == ontology::Kind::symptom)) return;
  }
  const auto measure = base::first_from(mentions_->quantities, before.begin);
  if (measure != mentions_->quantities.end() && measure->tokens.begin < before.end && is_of_body(measure->kind)) return;
  const PersonId id = people_.implied_at(told.begin) ? kNobody : people_.subject_at(told.begin);
  if (id != kNobody && id != kAsker && !people_.owns_at(told.begin) && closes_or_joins(told.end))
    give_age(id, {number->low, number->high}, number->tokens, true);
}

void FactReader::read_bare_ages() {
  read_closing();
  read_leading_ages();
  read_edge_ages();
  for (const mention::Match& match : mentions_->people) {
    const lexicon::PersonPhrase& phrase = lexicon_.person(match.value);
    if (phrase.who == Who::same && &match != &mentions_->people.front()) {
      read_age_told(*std::prev(&match), match.tokens);
      read_age_joined(match.tokens);
    }
    if (!is_noun(phrase)) continue;
    const std::uint32_t at = match.tokens.end;
    if (definite_before(at)) continue;  // "a person on the 42 bus"
    const PersonId id = people_.spoken_of_at(match.tokens.begin);
    const bool marked = at > 0 && is_mark(at - 1);  // the mark is part of the name
    if (!is_mark(at) || !give_age_at(at + 1, id, true)) give_age_at(at, id, marked);
  }
  read_set_off_ages();
}

// "My wife, 58 last week, has": the end of the day that follows at once, if one does.
std::uint32_t FactReader::end_of_birthday(std::uint32_t token) const {
  const auto day = base::first_from(mentions_->quantities, token);
  return day != mentions_->quantities.end() && day->tokens.begin == token && day->kind == QuantityKind::ago ? day->tokens.end : token;
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
    give_age(id, in_years(*time), time->tokens, true);
    return true;
  }
  if (number == mentions_->numbers.end() || number->tokens.begin != at || !bare_age(*number, set_off, true)) return false;
  const std::uint32_t end = number->tokens.end;
  if (set_off ? !closes_or_joins(end_of_birthday(end)) : counted_by(end)) return false;
  give_age(id, {number->low, number->high}, number->tokens, true);
  return true;
}

}  // namespace anteroom::fact
