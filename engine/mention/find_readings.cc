// What the figures of tests mean: "my platelets have dropped again, now at 34". The figure is the first number behind the test's name in
// the same sentence that is no quantity of its own (a time, an age), with no other test and no end of what was said between the two.
#include <algorithm>

#include "engine/base/in_order.h"
#include "engine/mention/mention.h"

namespace anteroom::mention {
namespace {

constexpr std::uint32_t kReach = 8;  // tokens from the name to the figure

}  // namespace

void MentionFinder::find_readings(base::Span sentence, Mentions& out) {
  if (readings_.empty()) return;
  told_.assign(base::first_beyond(out.concepts, readings_.front().tokens.begin), out.concepts.cend());
  out.concepts.resize(out.concepts.size() - told_.size());
  auto next = told_.begin();
  for (std::size_t i = 0; i < readings_.size(); ++i) {
    const Match& name = readings_[i];
    const bool within_longer = i > 0 && readings_[i - 1].tokens.end >= name.tokens.end;
    const bool begins_longer = i + 1 < readings_.size() && readings_[i + 1].tokens.begin == name.tokens.begin;
    if (within_longer || begins_longer) continue;
    const auto other = base::first_from(readings_, name.tokens.end);
    const Number* figure = figure_of(name, other == readings_.end() ? sentence.end : other->tokens.begin, out);
    if (figure == nullptr) continue;
    for (const lexicon::ReadingRange& range : lexicon_.reading(name.value)) {
      if (figure->low < range.low || figure->low >= range.high) continue;
      for (; next != told_.end() && next->tokens.end <= name.tokens.begin; ++next) out.concepts.push_back(*next);
      while (next != told_.end() && next->tokens.begin < name.tokens.end) ++next;  // what the name alone was taken for
      const bool alone = next == told_.end() || next->tokens.begin >= figure->tokens.end;
      out.concepts.push_back({{name.tokens.begin, alone ? figure->tokens.end : name.tokens.end}, range.concept_id});
    }
  }
  out.concepts.insert(out.concepts.end(), next, told_.end());
  readings_.clear();
}

// Null where there is none.
const Number* MentionFinder::figure_of(const Match& name, std::uint32_t before, const Mentions& out) const {
  const std::uint32_t end = std::min(before, name.tokens.end + kReach);
  for (std::uint32_t at = name.tokens.end; at < end; ++at) {
    const Number* number = number_at(at);
    if (number == nullptr || number->article || number->form != Number::Form::cardinal) continue;
    if (base::holding(out.quantities, at) != out.quantities.end()) continue;
    return ends_between(name.tokens, number->tokens, out) ? nullptr : number;
  }
  return nullptr;
}

}  // namespace anteroom::mention
