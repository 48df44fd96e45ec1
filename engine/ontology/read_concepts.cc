// A file of concepts is checked field by field; a concept with a mistake is still added, as far as it can be read, so that
// others which name it give no problems of their own. Names of other concepts wait for link().
#include <algorithm>
#include <array>
#include <string>

#include "engine/base/yaml.h"
#include "engine/ontology/identifier.h"
#include "engine/ontology/ontology_builder.h"

namespace anteroom::ontology {
namespace {

using base::Fields;
using base::Problems;
using base::quote;
using base::Source;
using base::YamlNode;

constexpr std::array kKinds = {Kind::symptom, Kind::condition, Kind::medicine, Kind::procedure,
                               Kind::test,    Kind::exposure,  Kind::intent,   Kind::site};

Kind read_kind(const Fields& fields, const YamlNode& node) {
  const std::string_view text = fields.text(node);
  if (text.empty()) return Kind::symptom;
  std::vector<std::string_view> names;
  for (const Kind kind : kKinds) {
    if (name_of(kind) == text) return kind;
    names.push_back(name_of(kind));
  }
  fields.report(node, "ontology.unknown-kind", "there is no kind " + quote(text),
                base::suggest(text, names, "one of: " + base::join(names)));
  return Kind::symptom;
}

Sex read_sex(const Fields& fields) {
  const YamlNode* node = fields.get("sex");
  if (node == nullptr) return Sex::unknown;
  const std::string_view text = fields.text(*node);
  if (text == name_of(Sex::female)) return Sex::female;
  if (text == name_of(Sex::male)) return Sex::male;
  if (!text.empty()) {
    fields.report(*node, "ontology.unknown-sex", "sex is female or male, and here is " + quote(text),
                  "leave the field out where the concept says nothing of it");
  }
  return Sex::unknown;
}

void read_codes(const Fields& fields, ConceptDraft& result) {
  const YamlNode* node = fields.get("codes");
  if (node == nullptr) return;
  for (const auto& [system, value] : fields.map(*node)) {
    for (const YamlNode* code : fields.list(*value)) {
      const std::string_view text = fields.text(*code);
      if (!text.empty()) result.codes.emplace_back(system, text);
    }
  }
}

// The names in is_a and located, kept for link() with their places.
std::vector<UnresolvedName> read_names(const Fields& fields, Kind kind) {
  std::vector<UnresolvedName> names;
  if (const YamlNode* node = fields.get("is_a")) {
    for (const YamlNode* broad : fields.list(*node)) {
      const std::string_view text = fields.text(*broad);
      if (!text.empty()) names.push_back({kNoConcept, std::string(text), {}, broad->place, {}});
    }
  }
  const YamlNode* located = fields.get("located");
  if (located == nullptr) return names;
  if (kind == Kind::site) {
    fields.report(*located, "ontology.located-site", "a site is not located at a site", "use is_a for a part of a site");
    return names;
  }
  if (located->kind != YamlNode::Kind::map) fields.map(*located);  // reports
  for (const auto& [symptom, value] : located->entries) {
    for (const YamlNode* site : fields.list(*value)) {
      const std::string_view text = fields.text(*site);
      if (!text.empty() && !symptom->scalar.empty()) {
        names.push_back({kNoConcept, symptom->scalar, std::string(text), symptom->place, site->place});
      }
    }
  }
  return names;
}

void read_concept(const YamlNode& key, const YamlNode& value, const Source& source, OntologyBuilder& builder, Problems& problems) {
  const Fields fields(value, source, problems, "a concept",
                      {"name", "kind", "is_a", "located", "paired", "event", "lasting", "sex", "about", "codes"});
  ConceptDraft result;
  result.id = key.scalar;
  result.file = source.file;
  result.place = key.place;
  if (!is_identifier(key.scalar)) {
    fields.report(key, "ontology.bad-id", quote(key.scalar) + " is no id", std::string(kIdentifierHint));
  }
  const ConceptDraft* taken = nullptr;
  if (const ConceptId other = builder.find(key.scalar); other != kNoConcept) taken = &builder[other];
  if (taken != nullptr) {
    fields.report(key, "ontology.duplicate-concept",
                  quote(key.scalar) + " is defined here and in " + taken->file + ":" + std::to_string(taken->place.line),
                  "keep one of them");
  }
  std::vector<UnresolvedName> names;
  if (fields.ok()) {
    if (const YamlNode* node = fields.require("name")) result.name = fields.text(*node);
    if (const YamlNode* node = fields.require("kind")) result.kind = read_kind(fields, *node);
    if (const YamlNode* node = fields.get("about")) {
      result.about = read_kind(fields, *node);
      if (result.kind != Kind::intent)
        fields.report(*node, "ontology.about-not-intent", "only an intent is about something", "remove 'about'");
    }
    result.sex = read_sex(fields);
    if (const YamlNode* node = fields.get("paired")) {
      result.paired = fields.boolean(*node).value_or(false);
      if (result.paired && result.kind != Kind::site) {
        fields.report(*node, "ontology.paired-not-site", "only a site can be paired", "remove 'paired'");
      }
    }
    if (const YamlNode* node = fields.get("event")) {
      result.event = fields.boolean(*node).value_or(false);
      if (result.event && result.kind != Kind::symptom) {
        fields.report(*node, "ontology.event-not-symptom", "only a symptom can be an event", "remove 'event'");
      }
    }
    if (const YamlNode* node = fields.get("lasting")) {
      result.lasting = fields.boolean(*node).value_or(false);
      if (result.lasting && result.kind != Kind::condition) {
        fields.report(*node, "ontology.lasting-not-condition", "only a condition can be lasting", "remove 'lasting'");
      }
    }
    read_codes(fields, result);
    names = read_names(fields, result.kind);
  }
  if (taken != nullptr) return;
  const ConceptId id = builder.add(std::move(result));
  for (UnresolvedName& name : names) {
    name.owner = id;
    builder.add(std::move(name));
  }
}

}  // namespace

void read_concepts(const Source& source, OntologyBuilder& builder, Problems& problems) {
  base::YamlTree tree;
  if (!read_yaml(source, tree, problems)) return;
  const Fields file(tree.root(), source, problems, "a file of concepts", {"concepts"});
  const YamlNode* concepts = file.require("concepts");
  if (concepts == nullptr) return;
  if (concepts->kind != YamlNode::Kind::map) {
    file.map(*concepts);  // reports
    return;
  }
  for (const auto& [key, value] : concepts->entries) read_concept(*key, *value, source, builder, problems);
}

}  // namespace anteroom::ontology
