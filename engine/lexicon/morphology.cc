// A base that the table of irregular forms names is never cut ("hives" must not become HIV), however it is reached: by name, or when
// a suffix is cut off ("takes"). A suffix that begins with a vowel may have swallowed the e at its end ("shaking").
#include "engine/lexicon/morphology.h"

#include "engine/lexicon/text_table.h"

namespace anteroom::lexicon {
namespace {

// A stem is hardly longer than its word; rules that make it grow without end are stopped.
constexpr std::size_t kMostGrowth = 256;

bool has_any(std::string_view word, std::string_view letters) { return word.find_first_of(letters) != word.npos; }

class Freezer {
  using Pairs = std::map<std::string, std::string, std::less<>>;

 public:
  explicit Freezer(const MorphologyDraft& draft) : draft_(draft) {}

  BasicMorphologyArrays<base::ArrayOwned> run() {
    for (const auto& pass : draft_.passes) {
      a_.pass_begin.push_back(static_cast<std::uint32_t>(a_.suffixes.size()));
      for (const SuffixRule& rule : pass) a_.suffixes.push_back({.cut = add(rule.cut), .put = add(rule.put), .undouble = rule.undouble});
    }
    a_.pass_begin.push_back(static_cast<std::uint32_t>(a_.suffixes.size()));
    for (const auto& [from, to] : draft_.spellings) a_.spellings.push_back({add(from), add(to)});
    a_.letters.push_back({add(draft_.vowels), add(draft_.undouble_letters), static_cast<std::uint32_t>(draft_.least_stem)});
    add_irregular();
    return std::move(a_);
  }

 private:
  StringId add(std::string_view text) { return strings_.add(text); }

  // Each base is a form of itself, and so is what suffixes leave of it.
  void add_irregular() {
    Pairs irregular = draft_.irregular, swallowed;
    for (const auto& [form, base] : draft_.irregular) irregular.emplace(base, base);
    put(irregular, a_.irregular, a_.irregular_slots);
    a_.strings = strings_.bytes();
    const Morphology suffixes(base::views_of<MorphologyArrays>(a_));
    for (const auto& [form, base] : draft_.irregular) {
      const std::string cut = suffixes.cut(base);
      if (cut == base) continue;
      const auto [known, fresh] = swallowed.emplace(cut, base);
      if (!fresh) known->second = std::min(known->second, base);
    }
    put(swallowed, a_.swallowed, a_.swallowed_slots);
    a_.strings = strings_.bytes();
  }

  void put(const Pairs& pairs, std::vector<FormPair>& rows, std::vector<std::uint32_t>& slots) {
    for (const auto& [from, to] : pairs) rows.push_back({add(from), add(to)});
    slots = make_slots(rows.size(), [&](std::uint32_t row) { return base::string_at(strings_.bytes(), rows[row].from); });
  }

  const MorphologyDraft& draft_;
  base::StringPool strings_;
  BasicMorphologyArrays<base::ArrayOwned> a_;
};

}  // namespace

BasicMorphologyArrays<base::ArrayOwned> freeze(const MorphologyDraft& draft) { return Freezer(draft).run(); }

std::string Morphology::stem(std::string_view word) const {
  const std::size_t longest = word.size() + kMostGrowth;
  std::string out(word);
  for (const FormPair& spelling : view_.spellings) {
    if (out.size() > longest) return out;
    const std::string_view from = string(spelling.from);
    if (const std::size_t at = out.find(from); at != out.npos) out.replace(at, from.size(), string(spelling.to));
  }
  const auto irregular = [&] { return find(view_.irregular_slots, view_.irregular, out); };
  if (const FormPair* found = irregular()) return std::string(string(found->to));
  for (std::size_t pass = 0; pass + 1 < view_.pass_begin.size() && out.size() <= longest; ++pass) {
    const SuffixRow* rule = cut_suffix(pass, out);
    if (rule == nullptr) continue;
    if (const FormPair* found = irregular()) return std::string(string(found->to));
    const bool swallows = rule->put == base::kNoString && has_any(string(rule->cut).substr(0, 1), string(view_.letters[0].vowels));
    if (!swallows) continue;
    if (const FormPair* found = find(view_.swallowed_slots, view_.swallowed, out)) return std::string(string(found->to));
  }
  return out;
}

std::string Morphology::cut(std::string_view word) const {
  std::string out(word);
  for (std::size_t pass = 0; pass + 1 < view_.pass_begin.size() && out.size() <= word.size() + kMostGrowth; ++pass) cut_suffix(pass, out);
  return out;
}

// The rule that was applied, or null.
const SuffixRow* Morphology::cut_suffix(std::size_t pass, std::string& word) const {
  const LettersRow& letters = view_.letters[0];
  const std::uint32_t begin = view_.pass_begin[pass], end = view_.pass_begin[pass + 1];
  for (const SuffixRow& rule : view_.suffixes.subspan(begin, end - begin)) {
    const std::string_view cut = string(rule.cut);
    if (!word.ends_with(cut)) continue;
    const std::size_t left = word.size() - cut.size();
    if (left < letters.least_stem || !has_any(std::string_view(word).substr(0, left), string(letters.vowels))) return nullptr;
    word.resize(left);
    word += string(rule.put);
    const std::size_t n = word.size();
    const bool doubled = rule.undouble && n > letters.least_stem && n > 1 && word[n - 1] == word[n - 2] &&
                         string(letters.undouble).find(word[n - 1]) != std::string_view::npos;
    if (doubled) word.pop_back();
    return &rule;
  }
  return nullptr;
}

const FormPair* Morphology::find(std::span<const std::uint32_t> slots, std::span<const FormPair> pairs, std::string_view from) const {
  if (slots.empty()) return nullptr;
  const std::uint32_t row = find_row(slots, from, [&](std::uint32_t one) { return string(pairs[one].from); });
  return row == kNoRow ? nullptr : &pairs[row];
}

}  // namespace anteroom::lexicon
