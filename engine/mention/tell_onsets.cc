// "It started, I think, two weeks ago": what is told to have begun has gone on since. A word of beginning speaks of the time that
// follows it in its sentence, else of the one before.
#include <algorithm>

#include "engine/mention/mention.h"

namespace anteroom::mention {
namespace {

using lexicon::QuantityKind;

constexpr std::uint32_t kReach = 12;  // tokens from the word to the time

}  // namespace

void MentionFinder::tell_onsets(Mentions& out) const {
  auto& all = out.quantities;
  const auto& sentences = text_->sentences();
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind != QuantityKind::onset) continue;
    const base::Span word = all[i].tokens;
    while (sentence + 1 < sentences.size() && sentences[sentence].tokens.end <= word.begin) ++sentence;
    const base::Span place = sentences[sentence].tokens;
    std::size_t told = i + 1;
    const std::uint32_t end = std::min(place.end, word.end + kReach);
    while (told < all.size() && all[told].tokens.begin < end && all[told].kind != QuantityKind::ago) ++told;
    if (told < all.size() && all[told].tokens.begin < end) {
      all[told].ongoing = true;
      continue;
    }
    if (i == 0) continue;
    Quantity& before = all[i - 1];
    if (before.kind == QuantityKind::ago && before.tokens.begin >= place.begin && word.begin <= before.tokens.end + kReach)
      before.ongoing = true;
  }
  // What only served reading goes.
  std::erase_if(all, [](const Quantity& q) { return q.kind == QuantityKind::onset || q.kind == QuantityKind::none || q.named; });
}

}  // namespace anteroom::mention
