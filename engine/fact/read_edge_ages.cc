// Ages that are only a number, or a time, beside nobody's name: set off ("a friend from church, 45, diabetic"), or at either end of
// a text or a sentence ("48, I hit my toe", "34 with a cough").
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {
namespace {

using lexicon::NumberRole;
using lexicon::QuantityKind;
using text::TokenKind;

constexpr double kYoungestUnnamed = 10;  // years
constexpr double kTeens = 13;            // "nineteen and ...", but not "one and a half"
constexpr double kLongestIll = 55;       // years: "Chest pain. 74 yrs, live alone"; nobody tells of so long an illness
constexpr double kInfant = 36;           // months: "18mo with a cough"
constexpr double kDaysAMonth = 30;
constexpr std::uint32_t kNameEnd = 5;       // tokens to the 8 of "Our Sophie (8)"
constexpr std::uint32_t kAboutReach = 2;    // tokens between the mark and the 80 of ", about 80"
constexpr std::uint32_t kFewWords = 5;      // of "and not fit at all."
constexpr std::uint32_t kFindingReach = 4;  // tokens from the "with" of "34 with" to "cough"

// Whether the list has something that begins there.
template <class List>
bool told_in(const List& list, base::Span span) {
  const auto first = base::first_from(list, span.begin);
  return first != list.end() && first->tokens.begin < span.end;
}

bool is_age(const mention::Quantity& q) { return q.kind == QuantityKind::age || q.kind == QuantityKind::birth_year; }

}  // namespace

// "Diabetic, 71, has chest pain", "smoker, 71" say who it is, not what they have.
bool FactReader::complained(base::Span span) const {
  auto finding = base::first_from(mentions_->concepts, span.begin);
  const auto few = mentions_->concepts.end() - finding > kMostLooked ? finding + kMostLooked : mentions_->concepts.end();
  const auto says_who = [&](const mention::Match& match) {
    const ontology::Kind kind = ontology_[match.value].kind;
    return kind == ontology::Kind::condition || kind == ontology::Kind::exposure;
  };
  while (finding != few && says_who(*finding)) ++finding;
  return finding != mentions_->concepts.end() && finding->tokens.begin < span.end;
}

// "Dose: 50".
bool FactReader::labelled(std::uint32_t number) const { return number > 0 && text_->folded(text_->tokens()[number - 1]) == ":"; }

// "(34", ", about 80".
bool FactReader::after_mark(std::uint32_t number) const {
  const auto small = [&](std::uint32_t token) {
    return text_->tokens()[token].kind == TokenKind::word && mentions_->words[token].use->filler;
  };
  std::uint32_t at = number;
  while (at > 0 && number - at < kAboutReach && small(at - 1)) --at;
  return at > 0 && is_mark(at - 1);
}

// "21 and stupid.": an "and" and a few words, of which none is a complaint, end the sentence.
bool FactReader::ends_soon(std::uint32_t token) const {
  if (token >= mentions_->words.size() || mentions_->words[token].use->role != NumberRole::joiner) return false;
  const std::uint32_t end = text_->sentences()[sentence_of(token)].tokens.end;
  return end - token <= kFewWords && !told_in(mentions_->concepts, {token, end}) && !told_in(mentions_->numbers, {token, end});
}

// "An old boy next door - 91 and sharp as a tack -": what stands between dashes or brackets goes on after an "and".
bool FactReader::after_dash(std::uint32_t number) const {
  if (number == 0) return false;
  const std::string_view mark = text_->folded(text_->tokens()[number - 1]);
  return mark == "-" || mark == "(" || mark == "\u2013" || mark == "\u2014";
}

// "Since I was 14, now 31", ". 31 now", "Now 50, my eyes": set off, beside a word that turns to today.
bool FactReader::beside_turn(base::Span number) const {
  const auto turns = [&](auto match) {
    return match != mentions_->people.end() && lexicon_.person(match->value).who == lexicon::PersonPhrase::Who::turns;
  };
  const auto next = base::first_from(mentions_->people, number.begin);
  if (turns(next) && next->tokens.begin == number.end) return is_mark(number.begin - 1) && closes(next->tokens.end);
  const bool before = next != mentions_->people.begin() && turns(std::prev(next)) && std::prev(next)->tokens.end == number.begin;
  return before && (std::prev(next)->tokens.begin == 0 || is_mark(std::prev(next)->tokens.begin - 1));
}

// "A friend from church, 45, diabetic", "me (34)", "I'm Sam, 34 years": in a sentence that has said who it is, and no complaint yet.
void FactReader::read_set_off_ages() {
  const auto& numbers = mentions_->numbers;
  const auto first = std::find_if(numbers.begin(), numbers.end(), [](const mention::Number& n) { return n.low != 1; });  // "one tenant, 24"
  const auto told = [&](base::Span before) { return told_in(mentions_->people, before) || told_in(mentions_->traits, before); };
  for (const mention::Number& number : numbers) {
    const std::uint32_t at = number.tokens.begin;
    const bool ends = closes(number.tokens.end) || (closes_or_joins(number.tokens.end) && after_dash(at));
    if (!after_mark(at) || !ends || !bare_age(number, true)) continue;
    const base::Span before{text_->sentences()[sentence_of(at)].tokens.begin, at};
    // "Hi, 45, ...", "Mr. Smith, 45, ..."
    const bool opens =
        &number == &*first && sentence_of(at) <= 1 && number.low >= kYoungestUnnamed && !complained({0, at}) && !labelled(at);
    if (!complained(before) && (opens || told(before) || names_somebody(at)))
      give_age(people_.spoken_of_at(at), {number.low, number.high}, number.tokens, true);
  }
  for (const mention::Quantity& time : mentions_->quantities) {
    const std::uint32_t at = time.tokens.begin;
    const bool years = time.kind == QuantityKind::duration && time.factor >= kDaysAYear - 1 && time.low >= kTeens && number_at(at);
    if (!years || at == 0 || !is_mark(at - 1) || !closes(time.tokens.end)) continue;
    const base::Span before{text_->sentences()[sentence_of(at)].tokens.begin, at};
    if (!told_in(mentions_->concepts, before) && told(before)) give_age(people_.spoken_of_at(at), in_years(time), time.tokens, true);
  }
}

// "Sophie (8) fell": a word of no language that begins the text, or nearly.
bool FactReader::names_somebody(std::uint32_t number) const {
  if (number < 2 || number > kNameEnd || labelled(number) || sentence_of(number) != 0) return false;
  const mention::Mentions& m = *mentions_;
  return text_->tokens()[number - 2].kind == TokenKind::word && !m.words[number - 2].use->known && !m.words[number - 2].corrected &&
         people_.small_words(text_->sentences().front().tokens.begin, number - 2);
}

// "48, I hit my toe", "18 months, fever": what begins a text and is set off is an age; what begins its title, too: "21 and tired".
void FactReader::read_leading_ages() {
  const auto& tokens = text_->tokens();
  const auto body = static_cast<std::uint32_t>(
      std::find_if(tokens.begin(), tokens.end(), [](const text::Token& t) { return t.part == text::Part::body; }) - tokens.begin());
  read_leading_age({0, body});
  read_leading_age({body, static_cast<std::uint32_t>(tokens.size())});
}

void FactReader::read_leading_age(base::Span part) {
  const auto time = base::first_from(mentions_->quantities, part.begin);
  const bool is_time = time != mentions_->quantities.end() && time->tokens.begin == part.begin && time->kind == QuantityKind::duration;
  const bool years = is_time && time->factor > kDaysAMonth;
  if (part.size() > 0 && years && (closes(time->tokens.end) || tells_infant(*time) || tells_old(*time)))
    give_age(kNobody, in_years(*time), time->tokens, true);
  // The first number, where nothing was said before it.
  const auto number = base::first_from(mentions_->numbers, part.begin);
  if (number == mentions_->numbers.end() || number->tokens.begin >= part.end || number->low < kYoungestUnnamed) return;
  const base::Span before{part.begin, number->tokens.begin};
  const std::uint32_t end = end_of_birthday(number->tokens.end), sentence = text_->sentences()[sentence_of(before.end)].tokens.begin;
  const bool first =
      people_.small_words(sentence, before.end) && !told_in(mentions_->concepts, before) && !told_in(mentions_->people, before);
  if (!first || labelled(before.end)) return;
  const bool joined = end < part.end && mentions_->words[end].use->role == NumberRole::joiner;
  const bool leads = number->low >= kTeens && leads_to_finding(end);
  if (bare_age(*number, !joined || number->low >= kTeens) && (joined || leads || closes(end)))
    give_age(kNobody, {number->low, number->high}, number->tokens, true);
}

// "74 yrs cough": nobody tells of so long an illness.
bool FactReader::tells_old(const mention::Quantity& time) const {
  return time.factor >= kDaysAYear - 1 && time.low >= kLongestIll && told_in(mentions_->concepts, {time.tokens.end, time.tokens.end + 1});
}

// "6mo with a rash": written as one word, and not in the plural.
bool FactReader::tells_infant(const mention::Quantity& time) const {
  const auto& tokens = text_->tokens();
  if (time.tokens.size() != 2 || time.factor >= kDaysAYear - 1 || time.low > kInfant || !number_at(time.tokens.begin)) return false;
  const text::Token& unit = tokens[time.tokens.end - 1];
  return !unit.after_space && !lexicon_.words().is_inflected(text_->folded(unit)) && leads_to_finding(time.tokens.end);
}

// "With a cough": a word that may stand between a measure and its number, then a complaint.
bool FactReader::leads_to_finding(std::uint32_t token) const {
  if (token >= mentions_->words.size() || mentions_->words[token].use->role != NumberRole::link) return false;
  const auto number = base::first_from(mentions_->numbers, token + 1);  // "46 with 3 slipped discs"
  const std::uint32_t from = number_at(token + 1) ? number->tokens.end : token + 1;
  const auto begins = [&](const auto& list) {
    const auto next = base::first_from(list, from);
    return next != list.end() && next->tokens.begin < token + kFindingReach && people_.small_words(from, next->tokens.begin);
  };
  return begins(mentions_->concepts) || begins(mentions_->sites);
}

// "... and headaches, 74. What now?", "... and headaches (74)", "Mum fell. 76, on warfarin": a number that is set off at either end of
// a sentence is an age, where none was said.
void FactReader::read_edge_ages() {
  bool once = false, measured = false;  // an age of another time; anything that may be 60 now
  for (const mention::Quantity& q : mentions_->quantities) {
    measured |= is_of_body(q.kind);
    if (!is_age(q)) continue;
    if (lexicon_.pattern(q.pattern).now) return;
    once = true;
  }
  const auto& tokens = text_->tokens();
  // The mark before it may be part of no sentence.
  const auto opens = [&](std::uint32_t at) {
    const std::uint32_t index = sentence_of(at);
    return index > 0 && at == text_->sentences()[index].tokens.begin && is_mark(at - 1) && !labelled(at) &&
           !text_->sentences()[index - 1].question;
  };
  for (const mention::Number& number : mentions_->numbers) {
    const std::uint32_t at = number.tokens.begin;
    const base::Span sentence = text_->sentences()[sentence_of(at)].tokens;
    const bool turns = at > 0 && beside_turn(number.tokens);
    if (at == 0 || number.low < kYoungestUnnamed || !bare_age(number, turns)) continue;
    const bool digits = text_->tokens()[at].kind == TokenKind::number;
    const bool fever = digits && may_be_fever(number);  // "I took it again. 39, so I gave ..."
    if ((once || (!measured && !fever)) && turns && !counted_by(number.tokens.end))
      return give_age(people_.subject_at(at), {number.low, number.high}, number.tokens, true);
    if (at == 1 || !(closes(number.tokens.end) || (opens(at) && ends_soon(number.tokens.end)))) continue;
    std::uint32_t end = number.tokens.end;
    while (end < sentence.end && is_mark(end)) ++end;
    const bool last = end == tokens.size(), ends = end == sentence.end || !closes(number.tokens.end);
    const std::string_view mark = text_->folded(tokens[at - 1]);
    const bool closing = ends && (mark == "," || mark == "(" || (last && mark == "-")) && tokens[at - 2].kind == TokenKind::word;
    const bool apart = opens(at);
    if ((last && (closing || (apart && ends))) || ((closing || apart) && !fever))
      return give_age(people_.subject_at(at), {number.low, number.high}, number.tokens, true);
  }
  for (const mention::Quantity& time : mentions_->quantities) {
    const bool years = time.kind == QuantityKind::duration && time.factor >= kDaysAYear - 1 && time.low >= kLongestIll;
    const std::uint32_t at = time.tokens.begin;
    if (years && number_at(at) && at > 0 && is_mark(at - 1) && !labelled(at) && closes(time.tokens.end))
      return give_age(people_.subject_at(at), in_years(time), time.tokens, true);
  }
}

}  // namespace anteroom::fact
