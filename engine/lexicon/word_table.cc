// The words of a language. Three layers, cheapest first: the table of known forms (one hash), the stem of an unknown form
// ("twitchings"), and a known form that is a slip of the fingers away, or two in a long word. The last is an index of forms with
// letters left out (Garbe's SymSpell): two words that differ by an edit share such a remainder, so no form is compared in vain.
#include "engine/lexicon/word_table.h"

#include "engine/lexicon/remainder.h"

namespace anteroom::lexicon {
namespace {

// Whether `a` becomes `b` by so many letters changed, missing, added, or neighbours swapped.
bool within_slips(std::string_view a, std::string_view b, std::size_t slips) {
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  a.remove_prefix(same), b.remove_prefix(same);
  if (a.empty() || b.empty()) return a.size() + b.size() <= slips;
  if (slips == 0) return false;
  const bool swapped = a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0];
  return within_slips(a.substr(1), b.substr(1), slips - 1) || within_slips(a.substr(1), b, slips - 1) ||
         within_slips(a, b.substr(1), slips - 1) || (swapped && within_slips(a.substr(2), b.substr(2), slips - 1));
}

}  // namespace

const FormRow* WordTable::find(std::string_view word) const {
  const std::uint32_t row = find_row(view_.form_slots, word, [this](std::uint32_t form) { return text(view_.forms[form]); });
  return row == kNoRow ? nullptr : &view_.forms[row];
}

const StemRow* WordTable::find_stem(std::string_view stem) const {
  const std::uint32_t row = find_row(view_.stem_slots, stem, [this](std::uint32_t one) { return string(view_.stems[one].text); });
  return row == kNoRow ? nullptr : &view_.stems[row];
}

// The known forms that are so many slips away, through the remainders that they share with the word.
template <typename Visit>
void WordTable::each_near(std::string_view word, std::size_t slips, const Visit& visit) const {
  each_remainder(word, slips, [&](std::string_view rest) {
    const std::uint32_t hash = remainder_hash(rest);
    const std::size_t bucket = bucket_of(hash, bucket_bits_);
    for (std::uint32_t at = view_.remainder_begin[bucket]; at < view_.remainder_begin[bucket + 1]; ++at) {
      if (view_.remainders[at].hash != hash) continue;
      const FormRow& here = view_.forms[view_.remainders[at].form];
      if (within_slips(word, text(here), slips)) visit(here);
    }
  });
}

const FormRow* WordTable::mend(std::string_view word) const {
  const FormRow* best = nullptr;
  // A shared first letter makes a guess likelier, then alphabetical order makes it certain.
  const auto better = [&](const FormRow& a, const FormRow& b) {
    const bool first_a = text(a)[0] == word[0], first_b = text(b)[0] == word[0];
    return first_a != first_b ? first_a : text(a) < text(b);
  };
  each_near(word, 1, [&](const FormRow& here) {
    if (best == nullptr || better(here, *best)) best = &here;
  });
  if (best != nullptr || most_slips(word) < 2) return best;
  // Two slips leave more to guess: the first letter must be right, and all that is near one word.
  bool sure = true;
  each_near(word, 2, [&](const FormRow& here) {
    if (text(here)[0] != word[0] || text(here).size() < kLeastTwoSlips) return;
    if (best == nullptr || better(here, *best))
      sure &= best == nullptr || best->stem == here.stem, best = &here;
    else
      sure &= best->stem == here.stem;
  });
  return sure ? best : nullptr;
}

TokenWords WordTable::look_up(std::string_view word) const {
  if (const FormRow* here = find(word)) return {here->exact, here->stem, &view_.uses[here->use], false};
  if (word.size() > kMostMendable + 8) return {kNoWord, kNoWord, &view_.uses[0], false};
  if (const StemRow* of = find_stem(morphology_.stem(word))) return {kNoWord, of->id, &view_.uses[of->use], false};
  if (word.size() >= kLeastMendable && word.size() <= kMostMendable) {
    if (const FormRow* meant = mend(word)) return {meant->exact, meant->stem, &view_.uses[meant->use], true};
  }
  return {kNoWord, kNoWord, &view_.uses[0], false};
}

bool WordTable::is_inflected(std::string_view word) const {
  const StemRow* of = find_stem(morphology_.stem(word));
  return of != nullptr && string(of->form) != word;
}

}  // namespace anteroom::lexicon
