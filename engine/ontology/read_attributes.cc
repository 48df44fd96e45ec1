// A finding keeps the values of an attribute as bits of a word, so both the attributes and the values of each have a limit.
#include <algorithm>
#include <string>

#include "engine/base/yaml.h"
#include "engine/ontology/identifier.h"
#include "engine/ontology/ontology_builder.h"

namespace anteroom::ontology {
namespace {

using base::Fields;
using base::quote;
using base::YamlNode;

void read_values(const Fields& fields, const YamlNode& node, AttributeDraft& result) {
  const std::vector<const YamlNode*> values = fields.list(node);
  if (values.empty() && node.kind == YamlNode::Kind::list) {
    fields.report(node, "ontology.no-values", "an attribute needs at least one value", "list its values");
  }
  if (values.size() > kMaxValues) {
    fields.report(*values[kMaxValues], "ontology.too-many-values",
                  "an attribute has at most " + std::to_string(kMaxValues) + " values, and this one has " + std::to_string(values.size()),
                  "make two attributes of it");
  }
  for (const YamlNode* value : values) {
    const std::string_view text = fields.text(*value);
    if (text.empty()) continue;
    if (!is_identifier(text)) {
      fields.report(*value, "ontology.bad-id", quote(text) + " is no id", std::string(kIdentifierHint));
    } else if (std::find(result.values.begin(), result.values.end(), text) != result.values.end()) {
      fields.report(*value, "ontology.duplicate-value", "the value " + quote(text) + " stands here twice", "remove one");
    } else if (result.values.size() < kMaxValues) {
      result.values.emplace_back(text);
    }
  }
}

void add(const Fields& fields, const YamlNode& key, AttributeDraft attribute, OntologyBuilder& builder) {
  const bool known = builder.has_attribute(attribute.name);
  if (builder.add(std::move(attribute))) return;
  if (known) {
    fields.report(key, "ontology.duplicate-attribute", "the attribute " + quote(key.scalar) + " is defined twice", "keep one of them");
  } else {
    fields.report(key, "ontology.too-many-attributes", "there are at most " + std::to_string(kMaxAttributes) + " attributes",
                  "put two of them together");
  }
}

}  // namespace

void read_attributes(const base::Source& source, OntologyBuilder& builder, base::Problems& problems) {
  base::YamlTree tree;
  if (!read_yaml(source, tree, problems)) return;
  const Fields file(tree.root(), source, problems, "a file of attributes", {"attributes"});
  const YamlNode* attributes = file.require("attributes");
  if (attributes == nullptr) return;
  if (attributes->kind != YamlNode::Kind::map) {
    file.map(*attributes);  // reports
    return;
  }
  for (const auto& [key, value] : attributes->entries) {
    const Fields fields(*value, source, problems, "an attribute", {"values", "ordered"});
    AttributeDraft result;
    result.name = key->scalar;
    if (!is_identifier(key->scalar)) {
      fields.report(*key, "ontology.bad-id", quote(key->scalar) + " is no id", std::string(kIdentifierHint));
    }
    if (fields.ok()) {
      if (const YamlNode* values = fields.require("values")) read_values(fields, *values, result);
      if (const YamlNode* ordered = fields.get("ordered")) result.ordered = fields.boolean(*ordered).value_or(false);
    }
    add(fields, *key, std::move(result), builder);
  }
}

}  // namespace anteroom::ontology
