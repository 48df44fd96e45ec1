// From what the files said to the frozen tables. Order matters once: the morphology and the words by themselves are known
// before any phrase is taken apart, so that every phrase is stemmed by the same rules as the text will be.
#include <algorithm>
#include <array>

#include "engine/lexicon/expand_phrase.h"
#include "engine/lexicon/pending.h"
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
                                                                               {"{weekday}", Slot::weekday}}};
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
  PhraseCompiler(WordTable& words, PhraseIndex& index) : words_(words), index_(index) {}

  // False with the reason: an empty phrase, an unknown slot.
  bool add(std::string_view phrase, Entry entry, std::string& error, Entry& other) {
    std::vector<std::vector<WordId>> variants(1);
    std::vector<std::string> plain;
    bool only_words = true;
    for (const std::string_view piece : pieces(phrase)) {
      if (piece.front() == '{') {
        only_words = false;
        const auto* slot = std::find_if(kSlotNames.begin(), kSlotNames.end(), [&](const auto& s) { return s.first == piece; });
        if (slot == kSlotNames.end()) {
          error = "no slot '" + std::string(piece) + "'";
          return false;
        }
        for (auto& variant : variants) variant.push_back(PhraseIndex::slot_word(slot->second));
        continue;
      }
      const bool exact = piece.front() == '=' && piece.size() > 1;
      text_.read("", exact ? piece.substr(1) : piece);
      for (const text::Token& token : text_.tokens()) {
        const std::string word(text_.folded(token));
        if (word == "-") continue;  // hyphens are skipped in the text too
        if (token.kind != text::TokenKind::word) only_words = false;
        plain.push_back(word);
        append(variants, word, exact);
      }
    }
    if (variants[0].empty()) {
      error = "it has no words";
      return false;
    }
    for (const auto& variant : variants) {
      if (!index_.add(variant, entry, other)) return false;
    }
    if (only_words && plain.size() == 2 && plain[0].size() >= kLeastJoined && plain[1].size() >= kLeastJoined) {
      Entry ignored;
      const std::string joined = plain[0] + plain[1];
      index_.add(std::array{words_.add_stem(joined)}, entry, ignored);  // written as one word; another phrase may own it
    }
    return true;
  }

 private:
  static std::vector<std::string_view> pieces(std::string_view phrase) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < phrase.size();) {
      if (phrase[at] == ' ') {
        ++at;
        continue;
      }
      const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
      out.push_back(phrase.substr(at, end - at));
      at = end;
    }
    return out;
  }

  void append(std::vector<std::vector<WordId>>& variants, const std::string& word, bool exact) {
    const WordId id = exact ? words_.add_exact(word) : words_.add_stem(word);
    std::string bare = word;
    std::erase(bare, '\'');
    // "cant" for "can't", but not "ill" for "i'll": a word in its own right keeps its own meaning.
    const bool second = !exact && bare != word && !bare.empty() && !words_.knows_by_itself(bare);
    const std::size_t count = variants.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (second) {
        variants.push_back(variants[i]);
        variants.back().push_back(words_.add_stem(bare));
      }
      variants[i].push_back(id);
    }
  }

  WordTable& words_;
  PhraseIndex& index_;
  text::Text text_;
};

}  // namespace

std::string_view name_of(QuantityKind kind) {
  static constexpr std::string_view kNames[] = {"age",
                                                "duration",
                                                "ago",
                                                "day_index",
                                                "frequency",
                                                "temperature",
                                                "blood_pressure",
                                                "heart_rate",
                                                "respiratory_rate",
                                                "oxygen_saturation",
                                                "glucose",
                                                "weight",
                                                "height",
                                                "weeks_pregnant",
                                                "count",
                                                "scale",
                                                "asked_on",
                                                "birth_year",
                                                "year",
                                                "episode"};
  return kNames[static_cast<std::size_t>(kind)];
}

double Lexicon::factor(std::string_view unit) const {
  for (const auto& [name, factor] : factors_) {
    if (name == unit) return factor;
  }
  return 1;
}

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

std::unique_ptr<const Lexicon> LexiconBuilder::build(base::Problems& problems) {
  Pending& from = *pending_;
  auto lexicon = std::make_unique<Lexicon>();
  WordTable& words = lexicon->words_;
  words.set_morphology(from.morphology);
  for (const std::string& unit : from.units) words.add_unit(unit);
  for (const std::string& word : from.common_words) words.use(word);
  for (const auto& [word, use] : from.uses) merge(words.use(word), use);

  PhraseCompiler compiler(words, lexicon->phrases_);
  const std::size_t before = problems.size();
  const auto meaning = [&](const Entry& entry) { return std::string(ontology_[entry.value].id); };
  for (const PendingPhrase& phrase : from.phrases) {
    const auto report = [&](std::string code, std::string message, std::string hint) {
      problems.add({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}, from.files[phrase.file].source(),
                   phrase.place);
    };
    std::vector<std::string> plain;
    std::string error;
    if (!expand_phrase(phrase.text, plain, error)) {
      report("lexicon.bad-phrase", "'" + phrase.text + "': " + error,
             "write alternatives as (a|b), few and hardly nested, or as phrases of their own");
      continue;
    }
    for (const std::string& one : plain) {
      Entry other;
      error.clear();
      if (compiler.add(one, phrase.entry, error, other)) {
        ++lexicon->phrase_count_;
      } else if (!error.empty()) {
        report("lexicon.bad-phrase", "'" + one + "': " + error, "docs/lexicon.md describes phrases and slots");
      } else if (phrase.entry.kind == EntryKind::concept_id) {
        report("lexicon.ambiguous-phrase", "'" + one + "' means " + meaning(other) + " already, so it cannot mean " + meaning(phrase.entry),
               "keep it where it is nearly always meant, and give the other one a longer phrase");
      } else {
        report("lexicon.ambiguous-phrase", "'" + one + "' has another meaning of the same kind already", "keep one of the two");
      }
    }
  }
  if (from.broken || problems.size() != before) return nullptr;
  words.freeze();
  lexicon->phrases_.freeze();
  lexicon->language_ = from.language;
  lexicon->cues_ = from.cues;
  lexicon->attributes_ = from.attributes;
  lexicon->people_ = from.people;
  lexicon->traits_ = from.traits;
  lexicon->patterns_ = from.patterns;
  for (const auto& [word, use] : from.uses) {
    if (use.dimension != Dimension::none) lexicon->factors_.emplace_back(from.units[use.unit], use.factor);
  }
  for (std::size_t id = 0; id < ontology_.size(); ++id) {
    const ontology::Concept& here = ontology_[static_cast<ontology::ConceptId>(id)];
    const auto named = from.names.find(std::string(here.id));
    lexicon->names_.emplace_back(named != from.names.end() ? named->second : here.name);
  }
  return lexicon;
}

}  // namespace anteroom::lexicon
