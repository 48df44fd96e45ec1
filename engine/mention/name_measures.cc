// "Her temp this morning was 38.5, down to 37.9 now": a number without a unit belongs to the measure that was named last, where
// small words lead from the name to it, or where a word that tells values ("was", "over") stands right before it. What is no
// value of a body is never taken. A name of something else ("ferritin") takes its numbers away with it.
#include <algorithm>
#include <cmath>

#include "engine/mention/measures.h"
#include "engine/mention/mention.h"

namespace anteroom::mention {
namespace {

using lexicon::Dimension;
using lexicon::NumberRole;
using lexicon::QuantityKind;
using text::TokenKind;

constexpr std::uint32_t kNear = 12, kFar = 40;    // tokens from the name to the number: led there by small words, or by the last one
constexpr double kCoolest = 35, kHottest = 42.5;  // degrees Celsius that a number with a decimal alone says

// What is remembered beyond its own clause has to be nearer to what is usual.
struct Usual {
  QuantityKind kind;
  double low, high;
};
constexpr Usual kUsual[] = {
    {QuantityKind::temperature, 34, 43},     {QuantityKind::temperature, 93, 108},       {QuantityKind::heart_rate, 30, 220},
    {QuantityKind::respiratory_rate, 8, 80}, {QuantityKind::oxygen_saturation, 60, 100}, {QuantityKind::glucose, 2, 600},
    {QuantityKind::peak_flow, 60, 800},
};

bool is_usual(QuantityKind kind, const Number& number) {
  return std::any_of(std::begin(kUsual), std::end(kUsual),
                     [&](const Usual& one) { return one.kind == kind && number.low >= one.low && number.high <= one.high; });
}

bool leads(NumberRole role) { return role == NumberRole::link || role == NumberRole::range || role == NumberRole::between; }

bool is_small(const lexicon::WordUse& use) {
  return leads(use.role) || use.role == NumberRole::joiner || use.role == NumberRole::article || use.filler;
}

}  // namespace

// Whether nothing but small words and times stand between the name and the token.
bool MentionFinder::is_linked(std::size_t name, std::uint32_t to) const {
  std::uint32_t at = merged_[name].tokens.end;
  if (to - at > kNear) return false;
  for (std::size_t next = name + 1; at < to;) {
    if (next < merged_.size() && merged_[next].tokens.begin == at) {
      at = merged_[next++].tokens.end;
      continue;
    }
    if (text_->tokens()[at].kind != TokenKind::punctuation && !is_small(*mentions_->words[at].use)) return false;
    ++at;
  }
  return true;
}

// Whether what follows a number does not count or measure by it.
bool MentionFinder::is_free(std::uint32_t after, std::uint32_t end, bool next_quantity) const {
  if (after >= end || next_quantity) return true;
  const text::Token& token = text_->tokens()[after];
  return token.kind != TokenKind::number && (token.kind != TokenKind::word || is_small(*mentions_->words[after].use));
}

bool MentionFinder::value_of(const Number& number, const Topic& topic, std::uint32_t next_quantity, Quantity& out) const {
  const auto& tokens = text_->tokens();
  const std::uint32_t begin = number.tokens.begin, end = text_->sentences()[sentence_].tokens.end;
  if (number.form != Number::Form::cardinal || !number.exact || number.article) return false;
  std::uint32_t after = number.tokens.end;
  const auto use = [&](std::uint32_t token) -> const lexicon::WordUse& { return *mentions_->words[token].use; };
  if (after < end && !tokens[after].after_space && use(after).role == NumberRole::plural) ++after;  // "in the 120s"
  const std::uint32_t unit = after + (after + 1 < end && is_hyphen(after) ? 1 : 0);
  if (after == number.tokens.end && unit < end && use(unit).dimension != Dimension::none) return false;
  const std::string_view mark =
      after < end && tokens[after].kind == TokenKind::punctuation ? text_->folded(tokens[after]) : std::string_view();

  const bool decimal = text_->folded(tokens[begin]).find_first_of(".,") != std::string_view::npos;
  const bool first = begin == text_->sentences()[sentence_].tokens.begin;
  const bool glued = !first && !tokens[begin].after_space && tokens[begin - 1].kind == TokenKind::word;  // "B12"
  const bool led =
      !first && (leads(use(begin - 1).role) || (decimal && (tokens[begin - 1].kind == TokenKind::punctuation || use(begin - 1).filler)));
  const bool here = topic.named && topic.sentence == sentence_, before = topic.named && topic.sentence + 1 == sentence_;
  out.kind = topic.kind;
  bool told = here && topic.kind != QuantityKind::none && is_linked(topic.quantity, begin) &&
              (topic.kind != QuantityKind::scale || is_free(after, end, next_quantity == after));
  if (!told && (here || before) && !glued && begin - merged_[topic.quantity].tokens.end <= kFar)
    told = led && is_usual(topic.kind, number) && is_free(after, end, next_quantity == after);
  if (!told && !here && !glued && decimal && (led || first) && number.low >= kCoolest && number.high <= kHottest)
    told = true, out.kind = QuantityKind::temperature;
  if (!told) return false;
  const Plausible* fits = fitting(out.kind, number.low, number.high);
  if (fits == nullptr || mark == "/") return false;
  if (mark == "%") {
    if (fits->unit != mark) return false;
    ++after;
  }
  out.tokens = {begin, after};
  out.low = number.low, out.high = number.high, out.open_end = number.open_end;
  out.unit = fits->unit;
  const bool converted = out.kind == QuantityKind::weight || out.kind == QuantityKind::height;
  out.factor = converted ? lexicon_.factor(out.unit) : 1;
  return true;
}

void MentionFinder::name_measures(Mentions& out) {
  const auto& all = out.quantities;
  const auto& sentences = text_->sentences();
  merged_.clear();
  Topic topic;
  sentence_ = 0;
  const auto go_to = [&](std::uint32_t token) {
    while (sentence_ + 1 < sentences.size() && sentences[sentence_].tokens.end <= token) ++sentence_;
  };
  const auto take = [&](const Quantity& q) {
    go_to(q.tokens.begin);
    const bool measure = is_measure(q.kind) && !q.named;
    if (measure && topic.kind == QuantityKind::none && topic.named && topic.sentence == sentence_ &&
        is_linked(topic.quantity, q.tokens.begin))
      return;  // "cholesterol 240 mg/dL"
    if (measure || q.named) topic = {q.kind, merged_.size(), sentence_, true};
    merged_.push_back(q);
  };
  std::size_t next = 0;
  for (const Number& number : out.numbers) {
    while (next < all.size() && all[next].tokens.begin < number.tokens.end) take(all[next++]);
    if (!merged_.empty() && merged_.back().tokens.end > number.tokens.begin) continue;
    go_to(number.tokens.begin);
    Quantity value;
    if (value_of(number, topic, next < all.size() ? all[next].tokens.begin : 0, value)) take(value);
  }
  while (next < all.size()) take(all[next++]);
  std::swap(out.quantities, merged_);
}

}  // namespace anteroom::mention
