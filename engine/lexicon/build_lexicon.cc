// From what the files said to the frozen tables. Order matters once: the morphology and the words by themselves are known
// before any phrase is taken apart, so that every phrase is stemmed by the same rules as the text will be.
#include <algorithm>
#include <array>
#include <cassert>
#include <functional>

#include "engine/lexicon/expand_phrase.h"
#include "engine/lexicon/pending.h"
#include "engine/lexicon/phrase_index_builder.h"
#include "engine/lexicon/word_table_builder.h"
#include "engine/text/text.h"

namespace anteroom::lexicon {
namespace {

constexpr std::array<std::pair<std::string_view, Slot>, kSlots> kSlotNames = {{{"{n}", Slot::number},
                                                                               {"{time}", Slot::time},
                                                                               {"{temperature}", Slot::temperature},
                                                                               {"{mass}", Slot::mass},
                                                                               {"{length}", Slot::length},
                                                                               {"{glucose}", Slot::glucose},
                                                                               {"{date}", Slot::date},
                                                                               {"{month}", Slot::month},
                                                                               {"{weekday}", Slot::weekday},
                                                                               {"{name}", Slot::name},
                                                                               {"{times}", Slot::times},
                                                                               {"{nth}", Slot::ordinal}}};
const auto* slot_named(std::string_view piece) {
  return std::find_if(kSlotNames.begin(), kSlotNames.end(), [&](const auto& slot) { return slot.first == piece; });
}
constexpr std::size_t kLeastJoined = 3;  // "chestpain", but not "ofa"

// A word may have several uses by itself ("a" is an article and a filler): what `more` says is added.
void merge(WordUse& use, const WordUse& more) {
  if (more.role != NumberRole::none) use.role = more.role, use.number = more.number;
  if (more.dimension != Dimension::none) use.dimension = more.dimension, use.factor = more.factor, use.unit = more.unit;
  if (more.month != 0) use.month = more.month;
  if (more.weekday != 0) use.weekday = more.weekday;
  if (more.filler) use.filler = true;
}

// Takes plain phrases apart into word ids, with the variants that docs/lexicon.md promises.
class PhraseCompiler {
 public:
  PhraseCompiler(const std::vector<std::string>& word_slots, WordTableBuilder& words, PhraseIndexBuilder& index)
      : word_slots_(word_slots), words_(words), index_(index) {}

  void fill_slot(unsigned slot, std::string_view word) {
    const bool exact = is_exact(word);
    text_.read("", exact ? word.substr(1) : word);
    words_.fill_slot(slot, text_.folded(text_.tokens().front()), exact);  // it has one: word_slots
  }

  // False with the reason: an empty phrase, an unknown slot. `join`: two words may be written as one.
  bool add(std::string_view phrase, Entry entry, bool join, std::string& error, Entry& other) {
    variants_.assign(1, {});
    bool only_words = true, only_marks = true, hyphen = false;
    std::size_t count = 0, first = 0;  // words; letters of the first
    std::string joined;                // of two words, without their apostrophes
    for (std::size_t at = phrase.find_first_not_of(' '); at < phrase.size();) {
      const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
      const std::vector<Word>* words = piece(phrase.substr(at, end - at));
      if (words == nullptr) {
        error = "no slot '" + std::string(phrase.substr(at, end - at)) + "'";
        return false;
      }
      hyphen |= words->empty();
      for (const Word& word : *words) {
        append(word);
        only_marks &= word.mark;
        if (word.bare.size() < kLeastJoined) only_words = false;
        if (++count == 1) first = word.bare.size();
        if (count <= 2) joined += word.bare;
      }
      at = phrase.find_first_not_of(' ', end);
    }
    if (count == 0) {
      error = "it has no words";
      return false;
    }
    if (only_marks && hyphen) {  // "( - )" would be found in "(severe)", where a filler stands
      error = "without its hyphen, which is skipped, it has only marks; write '=-' for a hyphen that must stand";
      return false;
    }
    for (const auto& variant : variants_) {
      if (!index_.add(variant, entry, other)) return false;
    }
    // Not where the second word would be taken for an ending: "waterred" is no "watered".
    if (join && only_words && count == 2 && words_.morphology().stem(joined).size() >= first + kLeastJoined) {
      Entry ignored;
      index_.add(std::array{words_.add_joined(joined)}, entry, ignored);  // written as one word; another phrase may own it
    }
    return true;
  }

 private:
  struct Word {
    WordId id = kNoWord;
    WordId without = kNoWord;  // where the apostrophe may be left out
    std::string bare;          // no apostrophes; empty for what is no word
    bool mark = false;         // punctuation
  };

  // What is between two spaces: a slot, or words and signs. Few differ, so each is taken apart once. Null: an unknown slot.
  const std::vector<Word>* piece(std::string_view piece) {
    const auto [known, fresh] = pieces_.try_emplace(std::string(piece));
    std::vector<Word>& out = known->second;
    if (!fresh) return &out;
    if (piece.front() == '{') {
      const auto* slot = slot_named(piece);
      const auto own = std::find(word_slots_.begin(), word_slots_.end(), piece.substr(1, piece.size() - 2));
      if (slot == kSlotNames.end() && own == word_slots_.end()) {
        pieces_.erase(known);
        return nullptr;
      }
      const WordId id = slot != kSlotNames.end() ? PhraseIndex::slot_word(slot->second)
                                                 : PhraseIndex::word_slot(static_cast<unsigned>(own - word_slots_.begin()));
      out.push_back({.id = id, .without = kNoWord, .bare = {}});
      return &out;
    }
    const bool exact = is_exact(piece);
    text_.read("", exact ? piece.substr(1) : piece);
    for (const text::Token& token : text_.tokens()) {
      const std::string written(text_.folded(token));
      if (written == "-" && !exact) continue;  // hyphens are skipped in the text too
      Word word{.id = exact ? words_.add_exact(written) : words_.add_stem(written), .without = kNoWord, .bare = written};
      word.mark = token.kind == text::TokenKind::punctuation;
      std::erase(word.bare, '\'');
      // "cant" for "can't", but not "ill" for "i'll": a word in its own right keeps its own meaning.
      const bool shorter = !exact && word.bare != written && !word.bare.empty();
      if (shorter && !words_.knows_by_itself(word.bare)) word.without = words_.add_stem(word.bare);
      if (token.kind != text::TokenKind::word) word.bare.clear();
      out.push_back(std::move(word));
    }
    return &out;
  }

  void append(const Word& word) {
    const std::size_t count = variants_.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (word.without != kNoWord) {
        variants_.push_back(variants_[i]);
        variants_.back().push_back(word.without);
      }
      variants_[i].push_back(word.id);
    }
  }

  const std::vector<std::string>& word_slots_;
  WordTableBuilder& words_;
  PhraseIndexBuilder& index_;
  std::unordered_map<std::string, std::vector<Word>> pieces_;
  std::vector<std::vector<WordId>> variants_;  // of the phrase at hand
  text::Text text_;
};

}  // namespace

LexiconBuilder::LexiconBuilder(std::string language, const ontology::Ontology& ontology)
    : pending_(std::make_unique<Pending>()), ontology_(ontology) {
  pending_->language = std::move(language);
}
LexiconBuilder::~LexiconBuilder() = default;

void LexiconBuilder::read(const base::Source& source, base::Problems& problems) {
  base::YamlTree tree;
  const std::size_t before = problems.size();
  if (base::read_yaml(source, tree, problems)) {
    pending_->files.push_back({std::string(source.file), std::string(source.text)});
    SectionReader(source, ontology_, *pending_, problems).read(tree.root());
  }
  pending_->broken |= problems.size() != before;
}

bool is_slot_name(std::string_view name) { return slot_named('{' + std::string(name) + '}') != kSlotNames.end(); }

std::unique_ptr<const Lexicon> LexiconBuilder::build(base::Problems& problems) {
  Pending& from = *pending_;
  BasicLexiconArrays<base::ArrayOwned> arrays;
  arrays.morphology = freeze(from.morphology);
  WordTableBuilder words(Morphology(base::views_of<MorphologyArrays>(arrays.morphology)));
  PhraseIndexBuilder phrases;
  for (const std::string& unit : from.units) words.add_unit(unit);
  for (const std::string& word : from.common_words) words.use(word);
  for (const auto& [word, use] : from.uses) merge(words.use(word), use);

  PhraseCompiler compiler(from.word_slots, words, phrases);
  for (const auto& [slot, word] : from.slot_words) compiler.fill_slot(slot, word);
  std::uint64_t phrase_count = 0;
  const std::size_t before = problems.size();
  const auto meaning = [&](const Entry& entry) {
    return std::string(entry.value == ontology::kNoConcept ? "nothing" : ontology_[entry.value].id);
  };
  // What is written out wins over what a group makes of a phrase, so that a group can be wide.
  const auto has_group = [](const PendingPhrase& phrase) { return phrase.text.find('<') != std::string::npos; };
  std::stable_partition(from.phrases.begin(), from.phrases.end(), std::not_fn(has_group));
  std::unordered_map<std::string, Entry> made;  // by groups
  for (const PendingPhrase& phrase : from.phrases) {
    const bool grouped = has_group(phrase);
    const auto report = [&](std::string code, std::string message, std::string hint) {
      problems.add({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}, from.files[phrase.file].source(),
                   phrase.place);
    };
    std::vector<std::string> plain;
    std::string error;
    const std::string text = replace_groups(phrase.text, from.groups, error);
    if (!error.empty() || !expand_phrase(text, plain, error)) {
      report("lexicon.bad-phrase", "'" + phrase.text + "': " + error,
             "write alternatives as (a|b), few and hardly nested, or as phrases of their own");
      continue;
    }
    for (const std::string& one : plain) {
      Entry other;
      error.clear();
      const bool first = grouped && made.emplace(one, phrase.entry).second;
      if (compiler.add(one, phrase.entry, !grouped, error, other)) {
        ++phrase_count;
      } else if (!error.empty()) {
        report("lexicon.bad-phrase", "'" + one + "': " + error, "docs/lexicon.md describes phrases and slots");
      } else if (first) {
        continue;
      } else if (phrase.entry.kind == EntryKind::concept_id) {
        report("lexicon.ambiguous-phrase", "'" + one + "' means " + meaning(other) + " already, so it cannot mean " + meaning(phrase.entry),
               "keep it where it is nearly always meant, and give the other one a longer phrase");
      } else {
        report("lexicon.ambiguous-phrase", "'" + one + "' has another meaning of the same kind already", "keep one of the two");
      }
    }
  }
  check_together(problems);
  if (from.broken || problems.size() != before) return nullptr;
  arrays.words = words.freeze();
  arrays.phrases = phrases.freeze();
  arrays.phrase_count.push_back(phrase_count);
  add_meanings(arrays);
  add_together(arrays);
  auto lexicon = std::make_unique<Lexicon>();
  [[maybe_unused]] const bool sound = Lexicon::attach(base::pack(arrays), ontology_, *lexicon);
  assert(sound);
  return lexicon;
}

void LexiconBuilder::add_meanings(BasicLexiconArrays<base::ArrayOwned>& arrays) {
  Pending& from = *pending_;
  arrays.cues = from.cues, arrays.attributes = from.attributes, arrays.people = from.people, arrays.traits = from.traits;
  arrays.patterns = from.patterns;
  for (const auto& ranges : from.readings) {
    arrays.reading_begin.push_back(static_cast<std::uint32_t>(arrays.reading_ranges.size()));
    arrays.reading_ranges.insert(arrays.reading_ranges.end(), ranges.begin(), ranges.end());
  }
  arrays.reading_begin.push_back(static_cast<std::uint32_t>(arrays.reading_ranges.size()));
  for (const auto& [word, use] : from.uses) {
    if (use.dimension != Dimension::none) arrays.factors.push_back({from.strings.add(from.units[use.unit]), 0, use.factor});
  }
  for (ontology::ConceptId id = 0; id < ontology_.size(); ++id) {
    const ontology::Concept here = ontology_[id];
    const auto named = from.names.find(std::string(here.id));
    arrays.names.push_back(from.strings.add(named != from.names.end() ? named->second : here.name));
  }
  arrays.strings = from.strings.bytes();
}

}  // namespace anteroom::lexicon
