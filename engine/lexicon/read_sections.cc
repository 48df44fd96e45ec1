// The sections of a language file (docs/lexicon.md), each read into Pending. Whatever is wrong is reported and skipped, so
// that one pass shows every problem; compiling is refused later if there was any.
#include <algorithm>

#include "engine/lexicon/pending.h"

namespace anteroom::lexicon {

using base::YamlNode;

SectionReader::SectionReader(const base::Source& source, const ontology::Ontology& ontology, LexiconBuilder::Pending& pending,
                             base::Problems& problems)
    : source_(source), ontology_(ontology), pending_(pending), problems_(problems) {}

void SectionReader::read(const YamlNode& root) {
  static constexpr std::pair<std::string_view, Handler> kSections[] = {
      {"phrases", &SectionReader::phrases},       {"look_alikes", &SectionReader::look_alikes},
      {"groups", &SectionReader::groups},         {"names", &SectionReader::names},
      {"attributes", &SectionReader::attributes}, {"cues", &SectionReader::cues},
      {"people", &SectionReader::people},         {"traits", &SectionReader::traits},
      {"numbers", &SectionReader::numbers},       {"units", &SectionReader::units},
      {"patterns", &SectionReader::patterns},     {"word_sets", &SectionReader::word_sets},
      {"together", &SectionReader::together},     {"readings", &SectionReader::readings},
      {"months", &SectionReader::months},         {"weekdays", &SectionReader::weekdays},
      {"fillers", &SectionReader::fillers},       {"common_words", &SectionReader::common_words},
      {"morphology", &SectionReader::morphology}, {"word_slots", &SectionReader::word_slots}};
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

std::vector<const YamlNode*> SectionReader::items(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::list) return {node.items.begin(), node.items.end()};
  if (node.kind == YamlNode::Kind::null) return {};
  return {&node};
}

}  // namespace anteroom::lexicon
