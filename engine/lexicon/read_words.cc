// What words are by themselves: numbers, units, months, fillers, and how they are inflected.
#include <algorithm>

#include "engine/lexicon/pending.h"
#include "engine/text/text.h"

namespace anteroom::lexicon {
namespace {

using base::YamlNode;

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

}  // namespace

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

void SectionReader::word_slots(const YamlNode& node) {
  if (!is_map(node, "word slots")) return;
  auto& slots = pending_.word_slots;
  text::Text text;  // whose words they are: "dd1" is two
  for (const auto& [key, list] : node.entries) {
    if (is_slot_name(key->scalar)) {
      report(*key, "lexicon.word-slots", "'{" + key->scalar + "}' is a slot already", "give it another name: docs/lexicon.md");
      continue;
    }
    const auto slot = static_cast<unsigned>(std::find(slots.begin(), slots.end(), key->scalar) - slots.begin());
    if (slot == kMostWordSlots) {
      report(*key, "lexicon.word-slots", "more than " + std::to_string(kMostWordSlots) + " word slots",
             "a group does the same: docs/lexicon.md");
      continue;
    }
    if (slot == slots.size()) slots.push_back(key->scalar);
    for (const YamlNode* item : items(*list)) {
      const std::string word = word_of(*item);
      if (word.empty()) continue;
      text.read("", is_exact(word) ? std::string_view(word).substr(1) : word);
      if (text.tokens().size() == 1)
        pending_.slot_words.push_back({slot, word});
      else
        report(*item, "lexicon.word-slots", "'" + word + "' is more than a word", "a slot takes one word; write the others in a group");
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

}  // namespace anteroom::lexicon
