// Times said in parts become one: "2 years and 3 months", "an hour and a half", "2 hours 10". The patterns give the parts, which
// unit is the smaller one the lexicon's factors tell; so this holds in any language whose joiners are in the lexicon.
#include <cmath>

#include "engine/mention/mention.h"

namespace anteroom::mention {
namespace {

using lexicon::Dimension;
using lexicon::NumberRole;
using lexicon::QuantityKind;

constexpr double kHour = 1.0 / 24;
constexpr double kMinutesAnHour = 60, kRoundMinutes = 5;  // "2 hours ten", but not "2 hours 7"
constexpr double kMostAtOnce = 4;                         // "a day or two", "a week or 3"; but not "a week or 10 pills"

constexpr double kLeastAge = 7;  // days: "2 years and 3 months", "3 weeks and 2 days"

bool may_open(QuantityKind kind) { return kind == QuantityKind::duration || kind == QuantityKind::episode; }
// "She is 2 years and 3 months": of an age that ends with its unit.
bool adds_months(const Quantity& age, const Quantity& part) {
  return age.kind == QuantityKind::age && part.kind == QuantityKind::duration && age.factor >= kLeastAge && part.days_low() < age.factor;
}
bool may_close(QuantityKind kind) { return kind == QuantityKind::duration || kind == QuantityKind::ago || kind == QuantityKind::age; }

}  // namespace

// Whether `second` goes on where `first` ends: with nothing between, or a joiner before a smaller unit.
bool MentionFinder::adds_to(const Quantity& first, const Quantity& second, const text::Text& text, const Mentions& out) const {
  if ((!may_open(first.kind) && !adds_months(first, second)) || !may_close(second.kind) || first.low < 0 || second.low < 0 ||
      second.low != second.high || second.open_end)
    return false;
  if (out.words[first.tokens.end - 1].use->dimension != Dimension::time) return false;  // "2 weeks of", "3 days now"
  if (second.kind == QuantityKind::duration && out.words[second.tokens.end - 1].use->dimension != Dimension::time) return false;
  if (number_at_[second.tokens.begin] == 0 || second.tokens.begin < first.tokens.end || first.factor == second.factor) return false;
  const std::uint32_t at = first.tokens.end, between = second.tokens.begin - at;
  const bool article = number_at(second.tokens.begin)->article;  // "two weeks and a day", but "8 hours a night"
  if (between == 0) return !article && (second.kind == QuantityKind::duration || second.factor < first.factor);
  if (between > 2 || second.factor > first.factor) return false;
  const bool comma = text.folded(text.tokens()[at]) == ",", joined = out.words[second.tokens.begin - 1].use->role == NumberRole::joiner;
  if (between == 2) return comma && joined;
  return joined || (comma && !article && second.kind != QuantityKind::ago);
}

// "... and a half", "... fifteen", "... or two": gives where the tail ends, or the end of the quantity.
std::uint32_t MentionFinder::take_tail(Quantity& time, const text::Text& text, const Mentions& out) const {
  const std::uint32_t size = static_cast<std::uint32_t>(text.tokens().size());
  std::uint32_t at = time.tokens.end;
  if (!may_open(time.kind) || time.low < 0 || out.words[at - 1].use->dimension != Dimension::time) return at;
  const bool joined = at < size && out.words[at].use->role == NumberRole::joiner;
  const bool range = at < size && out.words[at].use->role == NumberRole::range;
  at += joined || range ? 1 : 0;
  if (at >= size || number_at_[at] == 0) return time.tokens.end;
  const Number& number = out.numbers[number_at_[at] - 1];
  if (number.low != number.high || !number.exact || number.article || number.form != Number::Form::cardinal) return time.tokens.end;
  const std::uint32_t next = number.tokens.end;
  const text::Token* const after = next < size ? &text.tokens()[next] : nullptr;
  const bool free =
      after == nullptr || (out.words[next].use->dimension == Dimension::none && after->after_space) || after->kind != text::TokenKind::word;
  if (!free) return time.tokens.end;
  if (range) {  // "an hour or two"
    if (number.low <= time.low || number.low > kMostAtOnce * time.low) return time.tokens.end;
    time.high = number.low;
    return next;
  }
  double more = 0;  // in the quantity's unit
  if (joined && number.low > 0 && number.low < 1) more = number.low;
  const bool hours = std::abs(time.factor - kHour) < 1e-6 && time.low == std::floor(time.low);
  if (hours && number.low >= kRoundMinutes && number.low < kMinutesAnHour && std::fmod(number.low, kRoundMinutes) == 0) {
    const bool ends = after == nullptr || after->kind != text::TokenKind::word;  // "2 hours ten", not "2 hours 10 times"
    if (ends) more = number.low / kMinutesAnHour;
  }
  if (more == 0) return time.tokens.end;
  time.low += more, time.high += more;
  return next;
}

void MentionFinder::join_times(const text::Text& text, Mentions& out) const {
  auto& all = out.quantities;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Quantity& one = all[i];
    one.tokens.end = take_tail(one, text, out);
    if (kept > 0 && adds_to(all[kept - 1], one, text, out)) {
      Quantity& whole = all[kept - 1];
      const double more = one.low * one.factor / whole.factor;
      whole.low += more, whole.high += more;
      whole.tokens.end = one.tokens.end;
      if (one.kind != QuantityKind::duration) whole.kind = one.kind, whole.ongoing = one.ongoing, whole.sex = one.sex;
      continue;
    }
    if (kept != i) all[kept] = one;
    ++kept;
  }
  all.resize(kept);
}

}  // namespace anteroom::mention
