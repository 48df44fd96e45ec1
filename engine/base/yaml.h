// engine/base/yaml.h: a YAML file as a tree in which every node knows its place, read strictly.
//
//   YamlTree tree;
//   if (read_yaml(source, tree, problems)) {
//     Fields rule(tree.root(), source, problems, "a rule", {"id", "when", "then"});
//     if (const YamlNode* id = rule.require("id")) use(rule.text(*id));
//   }
//
// Stricter than YAML, so that what a clinician reads is what the program reads: duplicate keys, anchors, aliases, tags, several
// documents and deep nesting are problems. Scalars stay text; `number` reads them with decimal meaning (yaml-cpp reads 012 as 10).
#pragma once

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/problem.h"

namespace anteroom::base {

inline constexpr std::size_t kMaxYamlDepth = 32;
inline constexpr std::size_t kMaxYamlBytes = std::size_t{64} << 20;

struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, list, map };
  Kind kind = Kind::null;
  Place place;
  std::string scalar;                                    // kind scalar
  std::vector<YamlNode*> items;                          // kind list
  std::vector<std::pair<YamlNode*, YamlNode*>> entries;  // kind map: key (a scalar), value; in file order

  const YamlNode* find(std::string_view key) const;  // value of a map's key, or null
};

// Owns the nodes of one file.
class YamlTree {
 public:
  const YamlNode& root() const;  // a null node before read_yaml and where it failed
  YamlNode* make();
  void set_root(YamlNode* root) { root_ = root; }

 private:
  std::deque<YamlNode> nodes_;
  YamlNode* root_ = nullptr;
};

// False, with at least one problem `yaml.*`, when the text is not YAML of the kind above. An empty file is a null root.
bool read_yaml(const Source& source, YamlTree& tree, Problems& problems);

// The place in the file of byte `offset` of a scalar's text (its size: the place after the last character), whatever way the
// scalar is written: plain, quoted, folded over lines. For problems inside a condition or a phrase.
Place place_within(const Source& source, const YamlNode& scalar, std::size_t offset);

// A finite decimal number written plainly ("3", "-0.5", "012" is 12), or nothing.
std::optional<double> number(std::string_view text);

// The fields of a map, checked against the keys that it may have. Reports `yaml.unknown-key` (with the nearest known one),
// `yaml.missing-key`, `yaml.wrong-type` at the node's place. `what` names the thing in messages: "a rule", "a concept".
class Fields {
 public:
  Fields(const YamlNode& node, const Source& source, Problems& problems, std::string_view what,
         std::initializer_list<std::string_view> known);

  bool ok() const { return ok_; }                       // the node is a map
  const YamlNode* get(std::string_view key) const;      // null where absent
  const YamlNode* require(std::string_view key) const;  // reports where absent

  // Each reports a value of another type and then gives nothing (an empty string, an empty list).
  std::string_view text(const YamlNode& node) const;  // a non-empty scalar
  std::optional<double> number(const YamlNode& node) const;
  std::optional<bool> boolean(const YamlNode& node) const;        // true or false
  std::vector<const YamlNode*> list(const YamlNode& node) const;  // a list, or one scalar as a list of one
  std::vector<std::pair<std::string_view, const YamlNode*>> map(const YamlNode& node) const;

  void report(const YamlNode& node, std::string code, std::string message, std::string hint = {}) const;
  const Source& source() const { return source_; }
  Problems& problems() const { return problems_; }

 private:
  const YamlNode& node_;
  const Source& source_;
  Problems& problems_;
  std::string what_;
  bool ok_ = false;
};

}  // namespace anteroom::base
