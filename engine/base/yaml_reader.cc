// yaml-cpp parses, but its tree is not used: it loses places, takes duplicate keys and expands aliases. Its events build our own
// tree (yaml_builder.h), in which every node knows its place.
//
// Mistakes of form: yaml-cpp says where it noticed. We say where the mistake is, as far as that can be told: the bracket that is
// open, the quote that is open (which yaml-cpp takes as closed at the end of the file), the tab in the indentation.
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <streambuf>
#include <utility>

#include "engine/base/yaml.h"
#include "engine/base/yaml_builder.h"
#include "engine/base/yaml_scan.h"

namespace anteroom::base {
namespace {

// Lets yaml-cpp read the text where it is.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // NOLINT: setg wants char*; a get area is only read
    setg(begin, begin, begin + text.size());
  }
};

// What yaml-cpp's messages mean to somebody who edits a file: the start of its text, ours, and what to do.
struct Explanation {
  std::string_view theirs, ours, hint;
};
constexpr Explanation kExplanations[] = {
    {"illegal map value", "a ':' stands where none can",
     "put a text that contains ': ' between quotes; or is a ':' missing in the line above?"},
    {"illegal map key", "a '?' stands where none can", "put a text that begins with '? ' between quotes"},
    {"end of map not found", "this does not belong to the fields above it",
     "fields of one thing stand in the same column; is a ':' missing, or a quote in the middle of a text?"},
    {"end of sequence not found", "this does not belong to the list above it", "entries of one list stand in the same column"},
    {"illegal tab", "a tab stands at the beginning of a line", "indent with spaces"},
    {"illegal EOF in scalar", "a quote is not closed before the end of the file", "close it, or double it where it is meant: ''"},
    {"illegal document indicator", "a quote is not closed before '---' or '...'", "close it"},
    {"illegal character in scalar", "a tab stands in the indentation of a text", "indent with spaces"},
    {"illegal flow end", "a ']' or '}' closes nothing", "remove it, or put the text between quotes"},
    {"illegal block entry", "a '- ' stands where no list can begin", "begin the list on a line of its own, or quote the text"},
    {"unknown token", "a text cannot begin with this character", "put the text between quotes"},
    {"unknown escape character", "an unknown escape after '\\' between double quotes", "use single quotes, or write '\\\\'"},
    {"the referenced anchor is not defined", "a text cannot begin with '*'", "put the text between quotes"},
    {"alias not found", "a text cannot begin with '*'", "put the text between quotes"},
    {"anchor not found", "a text cannot begin with '&'", "put the text between quotes"},
    {"unexpected character in block scalar", "text follows '|' or '>' on its line", "begin the text on the next line"},
};

// The offset of a tab in the indentation of a line (0-based) or of the line above it, or npos.
std::size_t tab_near(const Source& source, const YamlScan& scan, int line) {
  for (int near = line; near >= 0 && near >= line - 1; --near) {
    const std::size_t begin = scan.offset(source, near, 0);
    const std::size_t tab = source.text.find('\t', begin);
    if (tab != std::string_view::npos && source.text.find_first_not_of(" \t", begin) > tab) return tab;
  }
  return std::string_view::npos;
}

void report_syntax(const YAML::Exception& error, const Source& source, const YamlScan& scan, YamlBuilder& builder) {
  if (const std::size_t tab = tab_near(source, scan, error.mark.line); tab != std::string_view::npos) {
    builder.report(scan.place(source, tab), "yaml.syntax", "a tab stands at the beginning of a line", "indent with spaces");
    return;
  }
  const Place place = error.mark.is_null() || source.text.empty() ? Place{} : builder.place(error.mark);
  if (const std::string open = builder.open_bracket(); !open.empty() && error.msg.starts_with("end of ")) {
    builder.report(place, "yaml.syntax", open + " is not closed before this",
                   "close it; between its entries stands ','; a text with ',', ': ', brackets or quotes goes between quotes");
    return;
  } else if (!open.empty() && error.msg == YAML::ErrorMsg::FLOW_END) {
    builder.report(place, "yaml.syntax", "this closes nothing: " + open + " is open", "close that first");
    return;
  }
  std::string message = error.msg;
  std::string hint;
  for (const Explanation& explanation : kExplanations) {
    if (!message.starts_with(explanation.theirs)) continue;
    message = explanation.ours;
    hint = explanation.hint;
    break;
  }
  if (const Place quote_mark = builder.last_long_quote(); quote_mark.line > 0) {
    hint = "the quote of line " + std::to_string(quote_mark.line) + ", column " + std::to_string(quote_mark.column) +
           " is closed on a later line: should it be closed before?";
  }
  builder.report(place, "yaml.syntax", std::move(message), std::move(hint));
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name->scalar == key) return value;
  }
  return nullptr;
}

const YamlNode& YamlTree::root() const {
  static const YamlNode nothing;
  return root_ == nullptr ? nothing : *root_;
}

YamlNode* YamlTree::make() { return &nodes_.emplace_back(); }

bool read_yaml(const Source& source, YamlTree& tree, Problems& problems) {
  const std::size_t before = problems.size();
  const YamlScan scan = scan_yaml(source, problems);
  tree.set_root(nullptr);
  if (!scan.ok) return false;
  TextBuffer buffer(source.text);
  std::istream stream(&buffer);
  Problems found;
  YamlBuilder builder(source, scan, tree, found);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YamlTooDeep& error) {
    found = {};  // brackets that are never closed look like other mistakes too, one a level
    builder.report(error.place, "yaml.too-deep", "nested more than " + std::to_string(kMaxYamlDepth) + " levels deep",
                   "close brackets that are open, or flatten it");
  } catch (const YamlStop&) {
  } catch (const YAML::Exception& error) {
    report_syntax(error, source, scan, builder);
  }
  problems.append(found);
  if (problems.size() == before) return true;
  tree.set_root(nullptr);  // half a file would give problems that are none
  return false;
}

}  // namespace anteroom::base
