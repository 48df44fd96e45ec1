// A node is made where yaml-cpp begins it and is attached to what is open: a list takes it, a map takes a key and then its value.
// What is too clever for a file that clinicians edit (anchors, aliases, tags, duplicate keys) is a problem, and the tree goes on, so
// that the problems of the whole file are found at once.
//
// Depth: yaml-cpp recurses once for each level that it has told us of, so YamlTooDeep ends the parse at kMaxYamlDepth, long
// before its stack is in danger; aliases are never expanded.
#include "engine/base/yaml_builder.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/base/utf8.h"

namespace anteroom::base {

void YamlBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (documents_++ == 0) return;
  report(place(mark), "yaml.several-documents", "the file goes on after its end",
         "keep one document: no '---' in the middle, and one thing at the top");
  throw YamlStop();
}

void YamlBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  YamlNode* node = make(YamlNode::Kind::null, mark, {}, anchor);
  // yaml-cpp gives an empty value the place of whatever comes next; it belongs to its key.
  if (!open_.empty() && open_.back().key != nullptr && !writes_null(mark)) node->place = open_.back().key->place;
  attach(node);
}

void YamlBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) {
  report(place(mark), "yaml.alias", "an alias ('*') repeats another part of the file unseen",
         "write the value out; a text that begins with '*' goes between quotes");
  attach(make(YamlNode::Kind::null, mark, {}, 0));
}

void YamlBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) {
  YamlNode* node = make(YamlNode::Kind::scalar, mark, tag, anchor);
  node->scalar = value;
  const std::size_t begin = scan_.offset(source_, mark.line, mark.column);
  const std::size_t end = closing_quote(begin);
  if (end == std::string_view::npos) {
    report(node->place, "yaml.syntax", "this quote is never closed", "close it; inside single quotes an apostrophe is written twice: ''");
    throw YamlStop();
  }
  if (source_.text.substr(begin, end - begin).find('\n') != std::string_view::npos) last_long_quote_ = node->place;
  attach(node);
}

void YamlBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
  begin(make(YamlNode::Kind::list, mark, tag, anchor), style);
}

void YamlBuilder::OnSequenceEnd() { open_.pop_back(); }

void YamlBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
  begin(make(YamlNode::Kind::map, mark, tag, anchor), style);
}

void YamlBuilder::OnMapEnd() {
  report_duplicates(*open_.back().node);
  open_.pop_back();
}

void YamlBuilder::report(Place place, std::string code, std::string message, std::string hint) {
  problems_.add({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}, source_, place);
}

std::string YamlBuilder::open_bracket() const {
  if (open_.empty() || !open_.back().flow) return {};
  const YamlNode& node = *open_.back().node;
  return std::string(node.kind == YamlNode::Kind::list ? "the '['" : "the '{'") + " of line " + std::to_string(node.place.line) +
         ", column " + std::to_string(node.place.column);
}

// Marks mostly go forward within a line, so the count goes on from the last one.
Place YamlBuilder::place(const YAML::Mark& mark) {
  const std::size_t offset = scan_.offset(source_, mark.line, mark.column);
  if (mark.line == last_line_ && offset >= last_offset_) {
    const std::string_view between = source_.text.substr(last_offset_, offset - last_offset_);
    last_place_.column += static_cast<std::uint32_t>(code_points(between));
  } else {
    last_place_ = scan_.place(source_, offset);
  }
  last_line_ = mark.line;
  last_offset_ = offset;
  return last_place_;
}

// Whether the null is written out, as `~` or `null`; else it is an empty value.
bool YamlBuilder::writes_null(const YAML::Mark& mark) const {
  const std::size_t at = scan_.offset(source_, mark.line, mark.column);
  const std::string_view rest = source_.text.substr(at, 4);
  return rest.starts_with('~') || rest == "null" || rest == "Null" || rest == "NULL";
}

// The offset of the closing quote of the scalar at this offset; npos where it is never closed, the same offset where the scalar
// is not quoted.
std::size_t YamlBuilder::closing_quote(std::size_t at) const {
  const std::string_view text = source_.text;
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return at;
  const char quote_mark = text[at];
  for (++at; at < text.size(); ++at) {
    if (quote_mark == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote_mark) {
      if (quote_mark == '"' || text.substr(at + 1, 1) != "'") return at;
      ++at;
    }
  }
  return std::string_view::npos;
}

YamlNode* YamlBuilder::make(YamlNode::Kind kind, const YAML::Mark& mark, std::string_view tag, YAML::anchor_t anchor) {
  YamlNode* node = tree_.make();
  node->kind = kind;
  node->place = place(mark);
  if (anchor != 0) {
    report(node->place, "yaml.anchor", "an anchor ('&') has no use here", "remove it; a text that begins with '&' goes between quotes");
  }
  if (!tag.empty() && tag != "?" && tag != "!") {  // `?` and `!` are yaml-cpp's own marks for plain and quoted
    report(node->place, "yaml.tag", "a tag ('!') has no use here", "remove it; a text that begins with '!' goes between quotes");
  }
  return node;
}

// Puts a finished node, or one that begins, into the list or map that is open.
void YamlBuilder::attach(YamlNode* node) {
  if (open_.empty()) {
    tree_.set_root(node);
    return;
  }
  Open& open = open_.back();
  if (open.node->kind == YamlNode::Kind::list) {
    open.node->items.push_back(node);
  } else if (open.key_failed) {
    open.key_failed = false;
  } else if (open.key != nullptr) {
    open.node->entries.emplace_back(open.key, node);
    open.key = nullptr;
  } else if (node->kind == YamlNode::Kind::scalar) {
    open.key = node;
  } else {
    report(node->place, "yaml.bad-key", "the name of a field is a text",
           "write 'name: value'; a name that begins with '[', '{', '?' or '~', or is 'null', goes between quotes");
    open.key_failed = true;
  }
}

void YamlBuilder::begin(YamlNode* node, YAML::EmitterStyle::value style) {
  attach(node);
  open_.push_back({node, style == YAML::EmitterStyle::Flow});
  if (open_.size() > kMaxYamlDepth) throw YamlTooDeep{node->place};
}

// Sorted, not each against each: a file of concepts is one map of thousands.
void YamlBuilder::report_duplicates(const YamlNode& map) {
  std::vector<std::size_t> order(map.entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) -> const YamlNode& { return *map.entries[i].first; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a).scalar < key(b).scalar; });
  std::size_t first = 0;  // of the run of equal keys
  for (std::size_t i = 1; i < order.size(); ++i) {
    const YamlNode& here = key(order[i]);
    const YamlNode& there = key(order[first]);
    if (here.scalar != there.scalar) {
      first = i;
      continue;
    }
    const std::string line = std::to_string(here.place.line);
    report(here.place, "yaml.duplicate-key",
           quote(here.scalar) + (here.place.line == there.place.line
                                     ? " stands twice in line " + line
                                     : " stands in line " + std::to_string(there.place.line) + " and again in line " + line),
           "remove one, or put the values of both together");
  }
}

}  // namespace anteroom::base
