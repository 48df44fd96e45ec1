// What the rest of the text says of its times. "It started, I think, two weeks ago": what is told to have begun has gone on since.
// "About 20 weeks" is how far a pregnancy has come only where there is one.
#include <algorithm>

#include "engine/mention/mention.h"

namespace anteroom::mention {
namespace {

using lexicon::QuantityKind;

constexpr std::uint32_t kReach = 12;  // tokens from the word to the time

}  // namespace

void MentionFinder::settle_times(Mentions& out) const {
  tell_onsets(out);
  tell_weeks(out);
  // Names and words of beginning only served reading. Look-alikes stay, for their numbers are no others either.
  std::erase_if(out.quantities, [](const Quantity& q) { return q.kind == QuantityKind::onset || q.named; });
}

// A word of beginning speaks of the time that follows it in its sentence, else of the one before.
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
}

void MentionFinder::tell_weeks(Mentions& out) const {
  const auto is_pregnant = [&](const Match& trait) { return lexicon_.trait(trait.value).state == lexicon::TraitPhrase::State::pregnant; };
  const auto is_told = [&](const Quantity& q) { return q.kind == QuantityKind::weeks_pregnant && lexicon_.pattern(q.pattern).now; };
  if (std::any_of(out.traits.begin(), out.traits.end(), is_pregnant)) return;
  if (std::any_of(out.quantities.begin(), out.quantities.end(), is_told)) return;
  for (Quantity& q : out.quantities) {
    if (q.kind == QuantityKind::weeks_pregnant) q.kind = QuantityKind::duration;
  }
}

}  // namespace anteroom::mention
