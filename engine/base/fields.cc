// The checks that every reader of knowledge makes first: is it a map, are its keys known, is each value of the right type.
#include <algorithm>

#include "engine/base/yaml.h"

namespace anteroom::base {
namespace {

std::string_view name_of(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null:
      return "nothing";
    case YamlNode::Kind::scalar:
      return "a text";
    case YamlNode::Kind::list:
      return "a list";
    case YamlNode::Kind::map:
      return "a set of fields";
  }
  return "nothing";
}

std::string found(const YamlNode& node) { return std::string(", and here is ") + std::string(name_of(node)); }

}  // namespace

Fields::Fields(const YamlNode& node, const Source& source, Problems& problems, std::string_view what,
               std::initializer_list<std::string_view> known)
    : node_(node), source_(source), problems_(problems), what_(what), ok_(node.kind == YamlNode::Kind::map) {
  const std::vector<std::string_view> names(known);
  if (!ok_) {
    const bool no_space = node.kind == YamlNode::Kind::scalar && node.scalar.find(':') != std::string::npos;
    report(node, "yaml.wrong-type", what_ + " is written as fields, 'name: value'" + found(node),
           no_space ? "put a space after ':'" : "its fields: " + join(names));
    return;
  }
  for (const auto& [key, value] : node.entries) {
    if (std::find(names.begin(), names.end(), key->scalar) != names.end()) continue;
    // `{name: Hand, foot and mouth disease}`: the comma ended the name, and the rest is a field without a value.
    const bool cut_by_comma = value->kind == YamlNode::Kind::null && key->scalar.find(' ') != std::string::npos;
    report(*key, "yaml.unknown-key", what_ + " has no field " + quote(key->scalar),
           cut_by_comma ? "put a text that contains ',' between quotes" : suggest(key->scalar, names, "its fields: " + join(names)));
  }
}

const YamlNode* Fields::get(std::string_view key) const { return node_.find(key); }

const YamlNode* Fields::require(std::string_view key) const {
  const YamlNode* value = get(key);
  if (value == nullptr && ok_) report(node_, "yaml.missing-key", what_ + " needs the field " + quote(key));
  return value;
}

std::string_view Fields::text(const YamlNode& node) const {
  if (node.kind == YamlNode::Kind::scalar && !node.scalar.empty()) return node.scalar;
  if (node.kind == YamlNode::Kind::scalar) {
    report(node, "yaml.wrong-type", "a text belongs here, and it is empty");
  } else {
    report(node, "yaml.wrong-type", "a text belongs here" + found(node),
           node.kind == YamlNode::Kind::map ? "put a text that contains ': ' or begins with '{' between quotes" : "");
  }
  return {};
}

std::optional<double> Fields::number(const YamlNode& node) const {
  const std::optional<double> value = node.kind == YamlNode::Kind::scalar ? base::number(node.scalar) : std::nullopt;
  if (value) return value;
  const std::string what = node.kind == YamlNode::Kind::scalar ? ", and here is " + quote(node.scalar) : found(node);
  report(node, "yaml.wrong-type", "a number belongs here" + what, "write digits, as 3 or 0.5");
  return std::nullopt;
}

std::optional<bool> Fields::boolean(const YamlNode& node) const {
  if (node.kind == YamlNode::Kind::scalar && node.scalar == "true") return true;
  if (node.kind == YamlNode::Kind::scalar && node.scalar == "false") return false;
  const std::string what = node.kind == YamlNode::Kind::scalar ? ", and here is " + quote(node.scalar) : found(node);
  report(node, "yaml.wrong-type", "true or false belongs here" + what, "write true or false");
  return std::nullopt;
}

std::vector<const YamlNode*> Fields::list(const YamlNode& node) const {
  if (node.kind == YamlNode::Kind::list) return {node.items.begin(), node.items.end()};
  if (node.kind == YamlNode::Kind::scalar) return {&node};
  report(node, "yaml.wrong-type", "a list belongs here" + found(node), "write [one, two]");
  return {};
}

std::vector<std::pair<std::string_view, const YamlNode*>> Fields::map(const YamlNode& node) const {
  std::vector<std::pair<std::string_view, const YamlNode*>> result;
  if (node.kind != YamlNode::Kind::map) {
    report(node, "yaml.wrong-type", "fields belong here, 'name: value'" + found(node));
    return result;
  }
  result.reserve(node.entries.size());
  for (const auto& [key, value] : node.entries) result.emplace_back(key->scalar, value);
  return result;
}

void Fields::report(const YamlNode& node, std::string code, std::string message, std::string hint) const {
  problems_.add({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}, source_, node.place);
}

}  // namespace anteroom::base
