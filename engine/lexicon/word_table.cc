// The words of a language. Three layers, cheapest first: the table of known forms (one hash), the stem of an unknown form
// ("twitchings"), and a known form that is a slip of the fingers away, or two in a long word. The last is an index of forms with
// letters left out (Garbe's SymSpell): two words that differ by an edit share such a remainder, so no form is compared in vain.
#include "engine/lexicon/word_table.h"

#include <algorithm>

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

// A guess is likelier if the first letter is right, then by what the slip was: a letter missed or swapped with its neighbour, one too
// many, one for another; then if more phrases have the word. Alphabetical order makes it certain.
struct WordTable::Guess {
  enum class Slip : std::uint8_t { missed, added, replaced };
  const FormRow* form = nullptr;
  bool first = false;
  Slip slip = Slip::replaced;

  bool better_than(const Guess& other, const WordTable& table) const {
    if (other.form == nullptr) return true;
    if (first != other.first) return first;
    if (slip != other.slip) return slip < other.slip;
    if (form->phrases != other.form->phrases) return form->phrases > other.form->phrases;
    return table.text(*form) < table.text(*other.form);
  }
};

WordTable::Guess WordTable::one_slip(std::string_view word) const {
  Guess best;
  each_near(word, 1, [&](const FormRow& here) {
    const std::string_view meant = text(here);
    const bool swapped = meant.size() == word.size() && std::is_permutation(meant.begin(), meant.end(), word.begin());
    const Guess::Slip slip = swapped || meant.size() > word.size() ? Guess::Slip::missed
                             : meant.size() < word.size()          ? Guess::Slip::added
                                                                   : Guess::Slip::replaced;
    const Guess guess{&here, meant[0] == word[0], slip};
    if (guess.better_than(best, *this)) best = guess;
  });
  return best;
}

// Two slips leave more to guess: the first letter must be right, and all that is near one word.
const FormRow* WordTable::two_slips(std::string_view word) const {
  const FormRow* best = nullptr;
  bool sure = true;
  each_near(word, 2, [&](const FormRow& here) {
    if (text(here)[0] != word[0] || text(here).size() < kLeastTwoSlips) return;
    sure &= best == nullptr || best->stem == here.stem;
    if (best == nullptr || text(here) < text(*best)) best = &here;
  });
  return sure ? best : nullptr;
}

TokenWords WordTable::mend(std::string_view word) const {
  const auto meant = [this](const FormRow& form) { return TokenWords{form.exact, form.stem, &view_.uses[form.use], true}; };
  const Guess guess = one_slip(word);
  if (guess.form != nullptr && guess.first) return meant(*guess.form);
  // "faited": no phrase has "fainted", but "faint".
  const std::string cut = morphology_.cut(word);
  if (cut.size() >= kLeastCutMendable && cut.size() < word.size()) {
    const Guess of = one_slip(cut);
    if (of.form != nullptr && of.first && of.slip == Guess::Slip::missed) return {kNoWord, of.form->stem, &view_.uses[of.form->use], true};
  }
  if (guess.form != nullptr) return meant(*guess.form);
  const FormRow* const far = most_slips(word) < 2 ? nullptr : two_slips(word);
  return far != nullptr ? meant(*far) : TokenWords{kNoWord, kNoWord, &view_.uses[0], false};
}

TokenWords WordTable::look_up(std::string_view word) const {
  if (const FormRow* here = find(word)) return {here->exact, here->stem, &view_.uses[here->use], false};
  if (word.size() > kMostMendable + 8) return {kNoWord, kNoWord, &view_.uses[0], false};
  if (const StemRow* of = find_stem(morphology_.stem(word))) return {kNoWord, of->id, &view_.uses[of->use], false};
  if (word.size() >= kLeastMendable && word.size() <= kMostMendable) return mend(word);
  return {kNoWord, kNoWord, &view_.uses[0], false};
}

bool WordTable::is_inflected(std::string_view word) const {
  const StemRow* of = find_stem(morphology_.stem(word));
  return of != nullptr && string(of->form) != word;
}

}  // namespace anteroom::lexicon
