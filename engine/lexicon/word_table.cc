// The words of a language. Three layers, cheapest first: the table of known forms (one hash), the stem of an unknown form
// ("twitchings"), and a known form that is a slip of the fingers away, or two in a long word. The last is an index of forms with
// letters left out (Garbe's SymSpell): two words that differ by an edit share such a remainder, so no form is compared in vain.
#include "engine/lexicon/word_table.h"

#include <algorithm>

namespace anteroom::lexicon {
namespace {

constexpr std::size_t kLeastMendable = 5;  // shorter words have too many neighbours
constexpr std::size_t kLeastTwoSlips = 8;  // and so have these, for two slips
constexpr std::size_t kMostMendable = 24;

bool has_any(std::string_view word, std::string_view letters) { return word.find_first_of(letters) != word.npos; }

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

// Calls `visit` with the word and with each of its remainders after up to `slips` letters are left out. No word is longer than kMostMendable.
template <typename Visit>
void each_remainder(std::string_view word, std::size_t slips, const Visit& visit, std::size_t from = 0) {
  visit(word);
  if (slips == 0) return;
  char shorter[kMostMendable];
  for (std::size_t k = from; k < word.size(); ++k) {
    std::copy(word.begin(), word.begin() + k, shorter);
    std::copy(word.begin() + k + 1, word.end(), shorter + k);
    each_remainder({shorter, word.size() - 1}, slips - 1, visit, k);
  }
}

std::size_t most_slips(std::string_view word) { return word.size() >= kLeastTwoSlips ? 2 : 1; }

}  // namespace

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325ULL;  // FNV-1a, then mixed: words are short
  for (unsigned char c : text) h = (h ^ c) * 0x100000001b3ULL;
  h ^= h >> 32;
  return h * 0x9e3779b97f4a7c15ULL;
}

// A base that the table names is never cut ("hives" must not become HIV), however it is reached: by name, or when a suffix is
// cut off ("takes"). A suffix that begins with a vowel may have swallowed the e at its end ("shaking").
std::string Morphology::stem(std::string_view word) const {
  std::string out(word);
  for (const auto& [from, to] : spellings) {
    if (const std::size_t at = out.find(from); at != out.npos) out.replace(at, from.size(), to);
  }
  if (const auto found = irregular.find(out); found != irregular.end()) return found->second;
  for (const auto& pass : passes) {
    const SuffixRule* rule = cut_suffix(pass, out);
    if (rule == nullptr) continue;
    if (const auto found = irregular.find(out); found != irregular.end()) return found->second;
    const bool swallows = rule->put.empty() && has_any(std::string_view(rule->cut).substr(0, 1), vowels);
    if (const auto found = swallowed_.find(out); swallows && found != swallowed_.end()) return found->second;
  }
  return out;
}

// The rule that was applied, or null.
const SuffixRule* Morphology::cut_suffix(const std::vector<SuffixRule>& pass, std::string& word) const {
  for (const SuffixRule& rule : pass) {
    if (!word.ends_with(rule.cut)) continue;
    const std::size_t left = word.size() - rule.cut.size();
    if (left < least_stem || !has_any(std::string_view(word).substr(0, left), vowels)) return nullptr;
    word.resize(left);
    word += rule.put;
    const std::size_t n = word.size();
    const bool doubled =
        rule.undouble && n > least_stem && word[n - 1] == word[n - 2] && undouble_letters.find(word[n - 1]) != undouble_letters.npos;
    if (doubled) word.pop_back();
    return &rule;
  }
  return nullptr;
}

void Morphology::finish() {
  const auto forms = irregular;
  for (const auto& [form, base] : forms) {
    irregular.emplace(base, base);
    std::string cut = base;
    for (const auto& pass : passes) cut_suffix(pass, cut);
    if (cut == base) continue;
    const auto [known, fresh] = swallowed_.emplace(cut, base);
    if (!fresh) known->second = std::min(known->second, base);  // whatever order the table is walked in
  }
}

WordTable::Form& WordTable::form(std::string_view word) {
  const auto [place, fresh] = building_.emplace(std::string(word), static_cast<std::uint32_t>(forms_.size()));
  if (fresh) {
    forms_.push_back({.text = std::string(word), .exact = kNoWord, .stem = kNoWord, .use = {}});
    forms_.back().use.known = true;
  }
  return forms_[place->second];
}

WordId WordTable::stem_id(const std::string& stem, bool add) {
  const auto found = stems_.find(stem);
  if (found != stems_.end()) return found->second;
  if (!add) return kNoWord;
  stems_.emplace(stem, next_);
  return next_++;
}

WordId WordTable::add_stem(std::string_view word) {
  form(word);
  return stem_id(morphology_.stem(word), true);
}

WordId WordTable::add_exact(std::string_view word) {
  Form& here = form(word);
  if (here.exact == kNoWord) here.exact = next_++;
  return here.exact;
}

WordUse& WordTable::use(std::string_view word) {
  Form& here = form(word);
  here.declared = true;
  return here.use;
}

bool WordTable::knows_by_itself(std::string_view word) const {
  const auto found = building_.find(std::string(word));
  return found != building_.end() && forms_[found->second].declared;
}

std::uint32_t WordTable::add_unit(std::string_view name) {
  const auto found = std::find(units_.begin(), units_.end(), name);
  if (found != units_.end()) return static_cast<std::uint32_t>(found - units_.begin());
  units_.emplace_back(name);
  return static_cast<std::uint32_t>(units_.size() - 1);
}

// What "minute" measures, "minutes" measures too, and "on mondays" is on a Monday. Number roles are not passed on ("quarters"),
// nor being a month ("marched").
void WordTable::pass_on_uses() {
  const auto measures = [](const WordUse& use) { return use.dimension != Dimension::none || use.weekday != 0; };
  std::vector<std::string> stems;
  stems.reserve(forms_.size());
  for (const Form& here : forms_) {
    const std::string& stem = stems.emplace_back(morphology_.stem(here.text));
    Inflected& of = inflected_[stem];
    if (measures(here.use) && !measures(of.use))
      of.use = {.dimension = here.use.dimension, .weekday = here.use.weekday, .factor = here.use.factor, .unit = here.use.unit};
    of.use.known = true;
    // The form that the others are inflections of: the stem itself, else the shortest ("ankle", whose stem is "ankl").
    if (of.form.empty() || here.text == stem || (of.form != stem && here.text.size() < of.form.size())) of.form = here.text;
  }
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    WordUse& own = forms_[i].use;
    const WordUse& stem = inflected_[stems[i]].use;
    const bool has_own = own.role != NumberRole::none || own.month != 0 || measures(own);
    if (!has_own) own.dimension = stem.dimension, own.weekday = stem.weekday, own.factor = stem.factor, own.unit = stem.unit;
  }
}

void WordTable::freeze() {
  for (Form& here : forms_) here.stem = stem_id(morphology_.stem(here.text), false);
  pass_on_uses();
  std::size_t size = 16;
  while (size < forms_.size() * 2) size *= 2;
  slots_.assign(size, 0);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> remainders;
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    const std::string& word = forms_[i].text;
    std::size_t slot = hash_of(word) & (size - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (size - 1);
    slots_[slot] = i + 1;
    // Only words that phrases use are worth guessing: a slip towards a mere common word changes nothing.
    if (word.size() < kLeastMendable || word.size() > kMostMendable) continue;
    if (forms_[i].exact == kNoWord && forms_[i].stem == kNoWord) continue;
    each_remainder(word, most_slips(word),
                   [&](std::string_view rest) { remainders.emplace_back(static_cast<std::uint32_t>(hash_of(rest)), i); });
  }
  index(remainders);
  building_.clear();
}

// Into buckets by the first bits of their hashes, one after the other.
void WordTable::index(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& remainders) {
  std::vector<std::uint32_t> next((std::size_t{1} << kBucketBits) + 1);
  for (const auto& [hash, form] : remainders) ++next[bucket_of(hash) + 1];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  remainders_from_ = next;
  remainders_.resize(remainders.size());
  for (const auto& one : remainders) remainders_[next[bucket_of(one.first)]++] = one;
}

const WordTable::Form* WordTable::find(std::string_view word) const {
  if (slots_.empty()) return nullptr;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash_of(word) & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Form& here = forms_[slots_[slot] - 1];
    if (here.text == word) return &here;
  }
  return nullptr;
}

// The known forms that are so many slips away, through the remainders that they share with the word.
template <typename Visit>
void WordTable::each_near(std::string_view word, std::size_t slips, const Visit& visit) const {
  each_remainder(word, slips, [&](std::string_view rest) {
    const auto hash = static_cast<std::uint32_t>(hash_of(rest));
    const std::size_t bucket = bucket_of(hash);
    for (std::uint32_t at = remainders_from_[bucket]; at < remainders_from_[bucket + 1]; ++at) {
      if (remainders_[at].first != hash) continue;
      const Form& here = forms_[remainders_[at].second];
      if (within_slips(word, here.text, slips)) visit(here);
    }
  });
}

const WordTable::Form* WordTable::mend(std::string_view word) const {
  if (remainders_.empty()) return nullptr;
  const Form* best = nullptr;
  // A shared first letter makes a guess likelier, then alphabetical order makes it certain.
  const auto better = [&](const Form& a, const Form& b) {
    const bool first_a = a.text[0] == word[0], first_b = b.text[0] == word[0];
    return first_a != first_b ? first_a : a.text < b.text;
  };
  each_near(word, 1, [&](const Form& here) {
    if (best == nullptr || better(here, *best)) best = &here;
  });
  if (best != nullptr || most_slips(word) < 2) return best;
  // Two slips leave more to guess: the first letter must be right, and all that is near one word.
  bool sure = true;
  each_near(word, 2, [&](const Form& here) {
    if (here.text[0] != word[0] || here.text.size() < kLeastTwoSlips) return;
    if (best == nullptr || better(here, *best))
      sure &= best == nullptr || best->stem == here.stem, best = &here;
    else
      sure &= best->stem == here.stem;
  });
  return sure ? best : nullptr;
}

TokenWords WordTable::look_up(std::string_view word) const {
  if (const Form* here = find(word)) return {here->exact, here->stem, &here->use, false};
  if (word.size() > kMostMendable + 8) return {kNoWord, kNoWord, &unknown_, false};
  const std::string stem = morphology_.stem(word);
  if (const auto of = inflected_.find(stem); of != inflected_.end()) {
    const auto found = stems_.find(stem);
    return {kNoWord, found != stems_.end() ? found->second : kNoWord, &of->second.use, false};
  }
  if (word.size() >= kLeastMendable && word.size() <= kMostMendable) {
    if (const Form* meant = mend(word)) return {meant->exact, meant->stem, &meant->use, true};
  }
  return {kNoWord, kNoWord, &unknown_, false};
}

bool WordTable::is_inflected(std::string_view word) const {
  const auto of = inflected_.find(morphology_.stem(word));
  return of != inflected_.end() && of->second.form != word;
}

}  // namespace anteroom::lexicon
