// The sections of a language file (docs/lexicon.md), each read into Pending. Whatever is wrong is reported and skipped, so
// that one pass shows every problem; compiling is refused later if there was any.
#include <algorithm>
#include <span>

#include "engine/lexicon/pending.h"

namespace anteroom::lexicon {
namespace {

using base::YamlNode;

constexpr std::pair<std::string_view, CueMeaning> kMeanings[] = {
    {"none", CueMeaning::none},     {"end", CueMeaning::end},           {"clause", CueMeaning::clause},
    {"absent", CueMeaning::absent}, {"present", CueMeaning::present},   {"possible", CueMeaning::possible},
    {"past", CueMeaning::past},     {"current", CueMeaning::current},   {"hypothetical", CueMeaning::hypothetical},
    {"family", CueMeaning::family}, {"resolved", CueMeaning::resolved}, {"trigger", CueMeaning::trigger},
    {"relief", CueMeaning::relief}, {"place", CueMeaning::place},       {"joiner", CueMeaning::joiner},
    {"had", CueMeaning::had},       {"then", CueMeaning::then},         {"definite", CueMeaning::definite},
    {"told", CueMeaning::told},     {"plain", CueMeaning::plain}};
constexpr std::pair<std::string_view, CueReach> kReaches[] = {
    {"forward", CueReach::forward}, {"backward", CueReach::backward}, {"answer", CueReach::answer}};
constexpr std::pair<std::string_view, Dimension> kDimensions[] = {{"time", Dimension::time},       {"temperature", Dimension::temperature},
                                                                  {"mass", Dimension::mass},       {"length", Dimension::length},
                                                                  {"glucose", Dimension::glucose}, {"pressure", Dimension::pressure}};
constexpr std::pair<std::string_view, NumberRole> kRoles[] = {
    {"unit", NumberRole::unit},         {"ten", NumberRole::ten},         {"multiplier", NumberRole::multiplier},
    {"fraction", NumberRole::fraction}, {"vague", NumberRole::vague},     {"article", NumberRole::article},
    {"joiner", NumberRole::joiner},     {"range", NumberRole::range},     {"between", NumberRole::between},
    {"point", NumberRole::point},       {"ordinal", NumberRole::ordinal}, {"adverb", NumberRole::adverb},
    {"more", NumberRole::more},         {"plural", NumberRole::plural},   {"suffix", NumberRole::suffix},
    {"link", NumberRole::link}};
constexpr std::pair<std::string_view, ontology::Sex> kSexes[] = {{"female", ontology::Sex::female}, {"male", ontology::Sex::male}};
constexpr std::pair<std::string_view, PersonPhrase::Who> kWho[] = {
    {"self", PersonPhrase::Who::self},   {"pronoun", PersonPhrase::Who::pronoun}, {"bystander", PersonPhrase::Who::bystander},
    {"same", PersonPhrase::Who::same},   {"beside", PersonPhrase::Who::beside},   {"tells", PersonPhrase::Who::tells},
    {"joins", PersonPhrase::Who::joins}, {"topic", PersonPhrase::Who::topic},     {"which", PersonPhrase::Who::which},
    {"turns", PersonPhrase::Who::turns}, {"cares", PersonPhrase::Who::cares},     {"during", PersonPhrase::Who::during}};
constexpr std::pair<std::string_view, TraitPhrase::State> kStates[] = {{"pregnant", TraitPhrase::State::pregnant},
                                                                       {"not_pregnant", TraitPhrase::State::not_pregnant},
                                                                       {"maybe_pregnant", TraitPhrase::State::maybe_pregnant},
                                                                       {"test_negative", TraitPhrase::State::test_negative},
                                                                       {"postpartum", TraitPhrase::State::postpartum},
                                                                       {"breastfeeding", TraitPhrase::State::breastfeeding}};
constexpr std::string_view kRelations[] = {"child", "parent", "partner", "sibling", "grandparent", "relative", "friend", "other"};

}  // namespace

SectionReader::SectionReader(const base::Source& source, const ontology::Ontology& ontology, LexiconBuilder::Pending& pending,
                             base::Problems& problems)
    : source_(source), ontology_(ontology), pending_(pending), problems_(problems) {}

void SectionReader::read(const YamlNode& root) {
  static constexpr std::pair<std::string_view, Handler> kSections[] = {{"phrases", &SectionReader::phrases},
                                                                       {"look_alikes", &SectionReader::look_alikes},
                                                                       {"groups", &SectionReader::groups},
                                                                       {"names", &SectionReader::names},
                                                                       {"attributes", &SectionReader::attributes},
                                                                       {"cues", &SectionReader::cues},
                                                                       {"people", &SectionReader::people},
                                                                       {"traits", &SectionReader::traits},
                                                                       {"numbers", &SectionReader::numbers},
                                                                       {"units", &SectionReader::units},
                                                                       {"patterns", &SectionReader::patterns},
                                                                       {"word_sets", &SectionReader::word_sets},
                                                                       {"together", &SectionReader::together},
                                                                       {"months", &SectionReader::months},
                                                                       {"weekdays", &SectionReader::weekdays},
                                                                       {"fillers", &SectionReader::fillers},
                                                                       {"common_words", &SectionReader::common_words},
                                                                       {"morphology", &SectionReader::morphology}};
  if (root.kind == YamlNode::Kind::null) return;
  if (!is_map(root, "a file of the lexicon")) return;
  for (const auto& [key, value] : root.entries) {
    const auto* found =
        std::find_if(std::begin(kSections), std::end(kSections), [name = key](const auto& s) { return s.first == name->scalar; });
    if (found != std::end(kSections)) {
      (this->*found->second)(*value);
      continue;
    }
    std::vector<std::string_view> known;
    for (const auto& section : kSections) known.push_back(section.first);
    const std::string_view near = base::nearest(key->scalar, known);
    report(*key, "lexicon.unknown-section", "'" + key->scalar + "' is not a section of a lexicon file",
           near.empty() ? "docs/lexicon.md lists the sections" : "did you mean '" + std::string(near) + "'?");
  }
}

void SectionReader::phrases(const YamlNode& node) {
  if (!is_map(node, "phrases")) return;
  for (const auto& [key, value] : node.entries) {
    const ontology::ConceptId id = ontology_.find(key->scalar);
    if (id == ontology::kNoConcept) {
      report(*key, "lexicon.unknown-concept", "no concept '" + key->scalar + "'", "define it in lexicon/concepts/, or correct the id");
      continue;
    }
    say(*value, {EntryKind::concept_id, id});
  }
}

void SectionReader::look_alikes(const YamlNode& node) { say(node, {EntryKind::concept_id, ontology::kNoConcept}); }

void SectionReader::groups(const YamlNode& node) {
  if (!is_map(node, "groups")) return;
  for (const auto& [key, list] : node.entries) {
    std::string& group = pending_.groups[key->scalar];
    for (const YamlNode* item : items(*list)) group += (group.empty() ? "" : "|") + word_of(*item);
  }
}

void SectionReader::names(const YamlNode& node) {
  if (!is_map(node, "names")) return;
  for (const auto& [key, value] : node.entries) {
    if (ontology_.find(key->scalar) == ontology::kNoConcept) {
      report(*key, "lexicon.unknown-concept", "no concept '" + key->scalar + "'", "define it in lexicon/concepts/, or correct the id");
    } else {
      pending_.names[key->scalar] = word_of(*value);
    }
  }
}

void SectionReader::attributes(const YamlNode& node) {
  if (!is_map(node, "attributes")) return;
  for (const auto& [key, values] : node.entries) {
    const ontology::AttributeId attribute = ontology_.find_attribute(key->scalar);
    if (attribute == ontology::kNoAttribute) {
      report(*key, "lexicon.unknown-attribute", "no attribute '" + key->scalar + "'", "lexicon/attributes.yaml lists the attributes");
      continue;
    }
    if (!is_map(*values, "an attribute")) continue;
    for (const auto& [value, list] : values->entries) {
      const std::uint32_t bit = ontology_.value_bit(attribute, value->scalar);
      if (bit == 0) {
        report(*value, "lexicon.unknown-value", "'" + key->scalar + "' has no value '" + value->scalar + "'",
               "lexicon/attributes.yaml lists the values");
        continue;
      }
      pending_.attributes.push_back({.attribute = attribute, .bit = bit});
      say(*list, {EntryKind::attribute, static_cast<std::uint32_t>(pending_.attributes.size() - 1)});
    }
  }
}

void SectionReader::cues(const YamlNode& node) {
  for (const YamlNode* item : items(node)) {
    const base::Fields fields(*item, source_, problems_, "a cue", {"means", "reach", "within", "soft", "say"});
    if (!fields.ok()) continue;
    Cue cue;
    const YamlNode* means = fields.require("means");
    const YamlNode* list = fields.require("say");
    if (means == nullptr || list == nullptr || !choice<CueMeaning>(*means, kMeanings, cue.meaning)) continue;
    if (const YamlNode* reach = fields.get("reach"); reach != nullptr && !choice<CueReach>(*reach, kReaches, cue.reach)) continue;
    if (const YamlNode* within = fields.get("within"))
      cue.within = static_cast<std::uint16_t>(std::clamp(fields.number(*within).value_or(0), 0.0, 999.0));
    if (const YamlNode* soft = fields.get("soft")) cue.soft = fields.boolean(*soft).value_or(false);
    pending_.cues.push_back(cue);
    say(*list, {EntryKind::cue, static_cast<std::uint32_t>(pending_.cues.size() - 1)});
  }
}

void SectionReader::people(const YamlNode& node) {
  for (const YamlNode* item : items(node)) {
    const base::Fields fields(*item, source_, problems_, "a person", {"relation", "who", "sex", "subject", "names", "asks", "owns", "say"});
    if (!fields.ok()) continue;
    PersonRow person;
    if (const YamlNode* who = fields.get("who"); who != nullptr && !choice<PersonPhrase::Who>(*who, kWho, person.who)) continue;
    if (const YamlNode* relation = fields.get("relation")) {
      const std::string_view name = fields.text(*relation);
      person.relation = pending_.strings.add(name);
      if (std::find(std::begin(kRelations), std::end(kRelations), name) == std::end(kRelations)) {
        report(*relation, "lexicon.unknown-relation", "no relation '" + std::string(name) + "'",
               "child, parent, partner, sibling, grandparent, relative, friend or other");
        continue;
      }
    }
    if (const YamlNode* sex = fields.get("sex"); sex != nullptr && !choice<ontology::Sex>(*sex, kSexes, person.sex)) continue;
    if (const YamlNode* subject = fields.get("subject")) person.subject = fields.boolean(*subject).value_or(true);
    if (const YamlNode* names = fields.get("names")) person.names = fields.boolean(*names).value_or(false);
    if (const YamlNode* asks = fields.get("asks")) person.asks = fields.boolean(*asks).value_or(false);
    if (const YamlNode* owns = fields.get("owns")) person.owns = fields.boolean(*owns).value_or(false);
    const YamlNode* list = fields.require("say");
    if (list == nullptr) continue;
    pending_.people.push_back(person);
    say(*list, {EntryKind::person, static_cast<std::uint32_t>(pending_.people.size() - 1)});
  }
}

void SectionReader::traits(const YamlNode& node) {
  for (const YamlNode* item : items(node)) {
    const base::Fields fields(*item, source_, problems_, "a trait", {"sex", "age", "state", "set_off", "say"});
    if (!fields.ok()) continue;
    TraitPhrase trait;
    if (const YamlNode* sex = fields.get("sex"); sex != nullptr && !choice<ontology::Sex>(*sex, kSexes, trait.sex)) continue;
    if (const YamlNode* state = fields.get("state"); state != nullptr && !choice<TraitPhrase::State>(*state, kStates, trait.state))
      continue;
    if (const YamlNode* age = fields.get("age")) {
      const auto bounds = fields.list(*age);
      const auto low = bounds.size() == 2 ? fields.number(*bounds[0]) : std::nullopt;
      const auto high = bounds.size() == 2 ? fields.number(*bounds[1]) : std::nullopt;
      if (!low || !high || *low < 0 || *high < *low) {
        report(*age, "lexicon.bad-age", "an age is two ascending numbers of years", "age: [13, 19]");
        continue;
      }
      trait.age_low = *low, trait.age_high = *high;
    }
    if (const YamlNode* set_off = fields.get("set_off")) trait.set_off = fields.boolean(*set_off).value_or(false);
    const YamlNode* list = fields.require("say");
    if (list == nullptr) continue;
    pending_.traits.push_back(trait);
    say(*list, {EntryKind::trait, static_cast<std::uint32_t>(pending_.traits.size() - 1)});
  }
}

void SectionReader::numbers(const YamlNode& node) {
  if (!is_map(node, "numbers")) return;
  for (const auto& [key, value] : node.entries) {
    NumberRole role = NumberRole::none;
    if (!choice<NumberRole>(*key, kRoles, role)) continue;
    if (value->kind == YamlNode::Kind::list) {
      for (const YamlNode* item : value->items) {
        WordUse use;
        use.role = role, use.number = 1;
        pending_.uses.emplace_back(word_of(*item), use);
      }
      continue;
    }
    if (!is_map(*value, "number words")) continue;
    for (const auto& [word, amount] : value->entries) {
      const auto read = base::number(amount->scalar);
      if (!read) {
        report(*amount, "lexicon.bad-number", "'" + amount->scalar + "' is not a number", "");
        continue;
      }
      WordUse use;
      use.role = role, use.number = *read;
      pending_.uses.emplace_back(word_of(*word), use);
    }
  }
}

void SectionReader::units(const YamlNode& node) {
  if (!is_map(node, "units")) return;
  for (const auto& [key, list] : node.entries) {
    Dimension dimension = Dimension::none;
    if (!choice<Dimension>(*key, kDimensions, dimension) || !is_map(*list, "units")) continue;
    for (const auto& [unit, value] : list->entries) {
      const base::Fields fields(*value, source_, problems_, "a unit", {"factor", "say"});
      if (!fields.ok()) continue;
      const YamlNode* factor = fields.require("factor");
      const YamlNode* words = fields.require("say");
      if (factor == nullptr || words == nullptr) continue;
      const auto known = std::find(pending_.units.begin(), pending_.units.end(), unit->scalar);
      const auto index = static_cast<std::uint32_t>(known - pending_.units.begin());
      if (known == pending_.units.end()) pending_.units.push_back(unit->scalar);
      for (const YamlNode* word : items(*words)) {
        WordUse use;
        use.dimension = dimension, use.factor = fields.number(*factor).value_or(1);
        use.unit = index;
        pending_.uses.emplace_back(word_of(*word), use);
      }
    }
  }
}

void SectionReader::patterns(const YamlNode& node) {
  for (const YamlNode* item : items(node)) {
    const base::Fields fields(*item, source_, problems_, "a pattern",
                              {"kind", "value", "unit", "second_unit", "sex", "open_end", "ongoing", "every", "back", "from", "to", "now",
                               "coming", "low", "high", "say"});
    if (!fields.ok()) continue;
    PatternRow pattern;
    const YamlNode* kind = fields.require("kind");
    const YamlNode* list = fields.require("say");
    if (kind == nullptr || list == nullptr) continue;
    bool known = false;
    for (std::size_t k = 0; k < kQuantityKinds; ++k) {
      if (name_of(static_cast<QuantityKind>(k)) == kind->scalar) pattern.kind = static_cast<QuantityKind>(k), known = true;
    }
    if (!known) {
      report(*kind, "lexicon.unknown-quantity", "no quantity '" + kind->scalar + "'", "docs/lexicon.md lists the kinds");
      continue;
    }
    if (const YamlNode* sex = fields.get("sex"); sex != nullptr && !choice<ontology::Sex>(*sex, kSexes, pattern.sex)) continue;
    const auto number = [&](std::string_view name, double& out) {
      if (const YamlNode* value = fields.get(name)) out = fields.number(*value).value_or(out);
    };
    const auto flag = [&](std::string_view name, bool& out) {
      if (const YamlNode* value = fields.get(name)) out = fields.boolean(*value).value_or(false);
    };
    number("value", pattern.value), number("low", pattern.low), number("high", pattern.high);
    double back = pattern.back;
    number("back", back), pattern.back = static_cast<int>(std::clamp(back, -1.0, double{kMostBack}));
    flag("open_end", pattern.open_end), flag("ongoing", pattern.ongoing), flag("every", pattern.every);
    if (const YamlNode* unit = fields.get("unit")) pattern.unit = pending_.strings.add(fields.text(*unit));
    if (const YamlNode* unit = fields.get("second_unit")) pattern.second_unit = pending_.strings.add(fields.text(*unit));
    if (const YamlNode* from = fields.get("from")) pattern.from = pattern.to = day_of_year(*from);
    if (const YamlNode* to = fields.get("to")) pattern.to = day_of_year(*to);
    flag("now", pattern.now), flag("coming", pattern.coming);
    pending_.patterns.push_back(pattern);
    say(*list, {EntryKind::pattern, static_cast<std::uint32_t>(pending_.patterns.size() - 1)});
  }
}

// "12-25", "25" (of the month that is said), "easter", "easter-2", "weekday 6".
DayOfYear SectionReader::day_of_year(const YamlNode& node) {
  using Count = DayOfYear::Count;
  static constexpr std::pair<std::string_view, Count> kCounts[] = {
      {"easter", Count::easter}, {"weekday ", Count::weekday}, {"", Count::date}};
  std::string_view rest = node.scalar;
  const auto* counted = std::find_if(std::begin(kCounts), std::end(kCounts), [&](const auto& c) { return rest.starts_with(c.first); });
  DayOfYear day{counted->second};
  rest.remove_prefix(counted->first.size());
  if (day.count == Count::date && rest.find('-') == 2) {
    day.month = static_cast<int>(base::number(rest.substr(0, 2)).value_or(-1));
    rest.remove_prefix(3);
  }
  constexpr double kNoDay = 99;
  day.day = static_cast<int>(rest.empty() && day.count == Count::easter ? 0 : base::number(rest).value_or(kNoDay));
  const int least = day.count == Count::easter ? kLeastDay : 1, most = day.count == Count::weekday ? 7
                                                                       : day.count == Count::date  ? 31
                                                                                                   : kMostDay;
  if (day.day >= least && day.day <= most && day.month >= 0 && day.month <= 12) return day;
  report(node, "lexicon.bad-day", "'" + node.scalar + "' is no day of a year", "write 12-25, 25, easter, easter-2 or weekday 6");
  return {};
}

void SectionReader::ordinals(const YamlNode& node, std::uint8_t WordUse::*field, std::uint8_t most) {
  const auto names = items(node);
  if (names.size() != most) {
    report(node, "lexicon.wrong-count", std::to_string(names.size()) + " names where " + std::to_string(most) + " are needed",
           "list them in order, each a word or a list of words");
    return;
  }
  std::uint8_t ordinal = 0;
  for (const YamlNode* name : names) {
    ++ordinal;
    for (const YamlNode* word : items(*name)) {
      WordUse use;
      use.*field = ordinal;
      pending_.uses.emplace_back(word_of(*word), use);
    }
  }
}

void SectionReader::fillers(const YamlNode& node) {
  for (const YamlNode* word : items(node)) {
    WordUse use;
    use.filler = true;
    pending_.uses.emplace_back(word_of(*word), use);
  }
}

void SectionReader::common_words(const YamlNode& node) {
  // Written as blocks of text, for there are thousands.
  for (const YamlNode* block : items(node)) {
    std::string_view rest = block->scalar;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of(" \n"), rest.size());
      if (end > 0) pending_.common_words.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

void SectionReader::morphology(const YamlNode& node) {
  const base::Fields fields(node, source_, problems_, "morphology",
                            {"suffixes", "irregular", "spellings", "vowels", "undouble", "least_stem"});
  if (!fields.ok()) return;
  MorphologyDraft& out = pending_.morphology;
  if (const YamlNode* passes = fields.get("suffixes")) {
    for (const YamlNode* pass : items(*passes)) {
      out.passes.emplace_back();
      for (const YamlNode* item : items(*pass)) {
        const base::Fields rule(*item, source_, problems_, "a suffix rule", {"cut", "put", "undouble"});
        if (!rule.ok()) continue;
        SuffixRule suffix;
        if (const YamlNode* cut = rule.require("cut")) suffix.cut = cut->scalar;
        if (const YamlNode* put = rule.get("put")) suffix.put = put->scalar;
        if (const YamlNode* twice = rule.get("undouble")) suffix.undouble = rule.boolean(*twice).value_or(false);
        out.passes.back().push_back(suffix);
      }
    }
  }
  if (const YamlNode* irregular = fields.get("irregular"); irregular != nullptr && is_map(*irregular, "irregular")) {
    for (const auto& [base_form, forms] : irregular->entries) {
      for (const YamlNode* form : items(*forms)) out.irregular[word_of(*form)] = base_form->scalar;
    }
  }
  if (const YamlNode* spellings = fields.get("spellings"); spellings != nullptr && is_map(*spellings, "spellings")) {
    for (const auto& [from, to] : spellings->entries) out.spellings.emplace_back(from->scalar, to->scalar);
  }
  if (const YamlNode* vowels = fields.get("vowels")) out.vowels = fields.text(*vowels);
  if (const YamlNode* letters = fields.get("undouble")) out.undouble_letters = fields.text(*letters);
  if (const YamlNode* least = fields.get("least_stem"))
    out.least_stem = static_cast<std::size_t>(std::max(1.0, fields.number(*least).value_or(3)));
}

void SectionReader::say(const YamlNode& list, Entry entry) {
  for (const YamlNode* item : items(list)) {
    const std::string text = word_of(*item);
    if (text.empty()) continue;
    pending_.phrases.push_back({text, entry, static_cast<std::uint32_t>(pending_.files.size() - 1), item->place});
  }
}

bool SectionReader::is_map(const YamlNode& node, std::string_view what) {
  if (node.kind == YamlNode::Kind::map) return true;
  report(node, "lexicon.not-a-map", std::string(what) + " must be written as 'key: value' lines");
  return false;
}

std::string SectionReader::word_of(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::scalar && !node.scalar.empty()) return node.scalar;
  report(node, "lexicon.not-a-phrase", "a word or phrase is needed here", "quote words that YAML reads otherwise");
  return {};
}

void SectionReader::report(const YamlNode& node, std::string code, std::string message, std::string hint) {
  problems_.add({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}, source_, node.place);
}

template <typename Enum>
bool SectionReader::choice(const YamlNode& node, std::span<const std::pair<std::string_view, Enum>> choices, Enum& out) {
  std::string all;
  for (const auto& [name, value] : choices) {
    if (name == node.scalar) {
      out = value;
      return true;
    }
    all += (all.empty() ? "" : ", ") + std::string(name);
  }
  report(node, "lexicon.unknown-choice", "'" + node.scalar + "' is not known here", "one of: " + all);
  return false;
}

std::vector<const YamlNode*> SectionReader::items(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::list) return {node.items.begin(), node.items.end()};
  if (node.kind == YamlNode::Kind::null) return {};
  return {&node};
}

}  // namespace anteroom::lexicon
