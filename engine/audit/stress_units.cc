// Numbers said otherwise: in digits, in other units.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/audit/stress_change.h"

namespace anteroom::audit {
namespace {

using text::Part;
using text::Text;
using text::Token;
using text::TokenKind;

std::string written(double number, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", std::clamp(digits, 0, 9), number);
  std::string out = text;
  if (out.find('.') != std::string::npos) out.erase(out.find_last_not_of('0') + 1);
  if (out.ends_with('.')) out.pop_back();
  return out;
}

// The tokens of a quantity from its number to its unit, where it has one number, in digits, and its unit follows.
bool find_number(const Original& original, const mention::Quantity& quantity, base::Span& out) {
  const Text& text = original.parts.text;
  const lexicon::WordTable& words = original.parts.language->lexicon.words();
  const Token* number = nullptr;
  const Token* unit = nullptr;
  for (std::uint32_t at = quantity.tokens.begin; at < quantity.tokens.end; ++at) {
    const Token& token = text.tokens()[at];
    if (token.kind == TokenKind::number) {
      if (number != nullptr) return false;
      number = &token;
    } else if (number != nullptr && words.look_up(text.folded(token)).use->dimension != lexicon::Dimension::none) {
      unit = &token;
    }
  }
  if (number == nullptr || unit == nullptr || unit < number || unit - number > 4 || number->part != Part::body) return false;
  out = {number->source.begin, unit->source.end};
  return true;
}

void change_unit(const Original& original, const StressWords& words, std::vector<Variant>& out) {
  for (const mention::Quantity& quantity : original.parts.mentions.quantities) {
    base::Span place;
    if (quantity.low != quantity.high || quantity.second >= 0 || !find_number(original, quantity, place)) continue;
    for (const UnitChange& change : words.units) {
      if (change.kind != quantity.kind || change.from != quantity.unit || (change.most != 0 && quantity.low > change.most)) continue;
      std::string put = change.say;
      put.replace(put.find("{n}"), 3, written(quantity.low * change.times + change.plus, change.digits));
      out.push_back(variant(original, Part::body, {{place, put}}));
      break;
    }
  }
}

// "for three weeks": "for 3 weeks". Only where a number counts something: "one of us" stays.
void write_in_digits(const Original& original, std::vector<Variant>& out) {
  const Text& text = original.parts.text;
  const mention::Mentions& mentions = original.parts.mentions;
  std::vector<Edit> edits;
  for (const mention::Number& number : mentions.numbers) {
    const Token& first = text.tokens()[number.tokens.begin];
    const Token& last = text.tokens()[number.tokens.end - 1];
    const bool exact = number.exact && !number.article && number.low == number.high && number.form == mention::Number::Form::cardinal;
    if (!exact || number.low < 2 || number.low != std::floor(number.low) || first.part != Part::body || first.kind != TokenKind::word ||
        last.kind != TokenKind::word)
      continue;
    if (std::any_of(mentions.quantities.begin(), mentions.quantities.end(),
                    [&](const mention::Quantity& quantity) { return quantity.tokens.contains(number.tokens); }))
      edits.push_back({{first.source.begin, last.source.end}, written(number.low, 3)});
  }
  if (!edits.empty()) out.push_back(variant(original, Part::body, edits));
}

}  // namespace

std::vector<Change> unit_changes(const StressWords& words) {
  return {{"digits", Must::same, write_in_digits},
          {"other_units", Must::as_urgent,
           [&words](const Original& original, std::vector<Variant>& out) { change_unit(original, words, out); }}};
}

}  // namespace anteroom::audit
