// Every form has a stem, which is worked out when the form is first seen; what its inflections pass on to each other is settled when
// all are there.
#include "engine/lexicon/word_table_builder.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "engine/lexicon/remainder.h"
#include "engine/lexicon/text_table.h"

namespace anteroom::lexicon {
namespace {

using Arrays = BasicWordArrays<base::ArrayOwned>;

// Few uses differ, so that each is kept once.
class Uses {
 public:
  explicit Uses(std::vector<WordUse>& list) : list_(list) { add({}); }
  std::uint32_t add(const WordUse& use) {
    const auto [known, fresh] = numbers_.try_emplace(bytes_of(use), static_cast<std::uint32_t>(list_.size()));
    if (fresh) list_.push_back(use);
    return known->second;
  }

 private:
  static std::string bytes_of(const WordUse& use) { return {reinterpret_cast<const char*>(&use), sizeof use}; }
  std::vector<WordUse>& list_;
  std::map<std::string, std::uint32_t> numbers_;
};

}  // namespace

std::uint32_t WordTableBuilder::form(std::string_view word) {
  const auto [place, fresh] = form_of_.try_emplace(std::string(word), static_cast<std::uint32_t>(forms_.size()));
  if (fresh) {
    forms_.push_back({.text = std::string(word), .exact = kNoWord, .stem = stem(morphology_.stem(word)), .use = {}});
    forms_.back().use.known = true;
  }
  return place->second;
}

std::uint32_t WordTableBuilder::stem(std::string text) {
  const auto [place, fresh] = stem_of_.try_emplace(text, static_cast<std::uint32_t>(stems_.size()));
  if (fresh) stems_.push_back({.text = std::move(text), .id = kNoWord, .use = {}});
  return place->second;
}

WordId WordTableBuilder::add_stem(std::string_view word) {
  Form& here = forms_[form(word)];
  here.joined = false, ++stems_[here.stem].phrases;
  return id_of(stems_[here.stem]);
}

WordId WordTableBuilder::add_joined(std::string_view word) {
  const std::size_t before = forms_.size();
  Form& here = forms_[form(word)];
  if (forms_.size() > before) here.joined = true;
  return id_of(stems_[here.stem]);
}

WordId WordTableBuilder::id_of(Stem& stem) {
  if (stem.id == kNoWord) stem.id = next_++;
  return stem.id;
}

WordId WordTableBuilder::add_exact(std::string_view word) {
  Form& here = forms_[form(word)];
  here.joined = false, ++stems_[here.stem].phrases;
  if (here.exact == kNoWord) here.exact = next_++;
  return here.exact;
}

WordUse& WordTableBuilder::use(std::string_view word) {
  Form& here = forms_[form(word)];
  here.declared = true;
  return here.use;
}

void WordTableBuilder::fill_slot(unsigned slot, std::string_view word, bool exact) {
  exact ? add_exact(word) : add_stem(word);
  Form& here = forms_[form(word)];
  WordUse& use = exact ? here.use : stems_[here.stem].use;
  use.slots = static_cast<std::uint16_t>(use.slots | 1U << slot);
}

bool WordTableBuilder::knows_by_itself(std::string_view word) const {
  const auto found = form_of_.find(std::string(word));
  return found != form_of_.end() && forms_[found->second].declared;
}

std::uint32_t WordTableBuilder::add_unit(std::string_view name) {
  const auto found = std::find(units_.begin(), units_.end(), name);
  if (found != units_.end()) return static_cast<std::uint32_t>(found - units_.begin());
  units_.emplace_back(name);
  return static_cast<std::uint32_t>(units_.size() - 1);
}

// What "minute" measures, "minutes" measures too, and "on mondays" is on a Monday. Number roles are not passed on ("quarters"),
// nor being a month ("marched"). A slot that takes a word by its stem takes all its forms.
void WordTableBuilder::pass_on_uses() {
  const auto measures = [](const WordUse& use) { return use.dimension != Dimension::none || use.weekday != 0; };
  for (const Form& here : forms_) {
    Stem& of = stems_[here.stem];
    const bool other_word = here.use.weekday != 0 && !here.text.starts_with(of.text);  // "sat" is no form of "sit" then
    if (!other_word && measures(here.use) && !measures(of.use))
      of.use = {.dimension = here.use.dimension,
                .weekday = here.use.weekday,
                .slots = of.use.slots,
                .factor = here.use.factor,
                .unit = here.use.unit};
    of.use.known = true;
    // The form that the others are inflections of: the stem itself, else the shortest ("ankle", whose stem is "ankl").
    if (of.form.empty() || here.text == of.text || (of.form != of.text && here.text.size() < of.form.size())) of.form = here.text;
  }
  for (Form& here : forms_) {
    WordUse& own = here.use;
    const WordUse& stem = stems_[here.stem].use;
    own.slots |= stem.slots;
    const bool has_own = own.role != NumberRole::none || own.month != 0 || measures(own);
    if (!has_own) own.dimension = stem.dimension, own.weekday = stem.weekday, own.factor = stem.factor, own.unit = stem.unit;
  }
}

Arrays WordTableBuilder::freeze() {
  pass_on_uses();
  Arrays arrays;
  base::StringPool strings;
  Uses uses(arrays.uses);
  for (const Form& here : forms_)
    arrays.forms.push_back({strings.add(here.text), here.exact, stems_[here.stem].id, uses.add(here.use), stems_[here.stem].phrases});
  for (const Stem& here : stems_) arrays.stems.push_back({strings.add(here.text), here.id, uses.add(here.use), strings.add(here.form)});
  arrays.form_slots = make_slots(forms_.size(), [this](std::uint32_t row) -> std::string_view { return forms_[row].text; });
  arrays.stem_slots = make_slots(stems_.size(), [this](std::uint32_t row) -> std::string_view { return stems_[row].text; });
  for (const std::string& unit : units_) arrays.units.push_back(strings.add(unit));
  add_remainders(arrays);
  arrays.strings = strings.bytes();
  return arrays;
}

// Into buckets by the first bits of their hashes, one after the other.
void WordTableBuilder::add_remainders(Arrays& arrays) const {
  std::vector<Remainder> all;
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    const std::string& word = forms_[i].text;
    // Only words that phrases use are worth guessing: a slip towards a mere common word changes nothing.
    if (word.size() < kLeastMendable || word.size() > kMostMendable || forms_[i].joined) continue;
    if (forms_[i].exact == kNoWord && stems_[forms_[i].stem].id == kNoWord) continue;
    each_remainder(word, most_slips(word), [&](std::string_view rest) { all.push_back({remainder_hash(rest), i}); });
  }
  int bits = 0;  // two to a bucket, or a few more
  while (bits < kMaxBucketBits && (std::size_t{2} << bits) < all.size()) ++bits;
  std::vector<std::uint32_t> next((std::size_t{1} << bits) + 1);
  for (const Remainder& one : all) ++next[bucket_of(one.hash, bits) + 1];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  arrays.remainder_begin = next;
  arrays.remainders.resize(all.size());
  for (const Remainder& one : all) arrays.remainders[next[bucket_of(one.hash, bits)]++] = one;
}

}  // namespace anteroom::lexicon
