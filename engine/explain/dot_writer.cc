#include "engine/explain/dot_writer.h"

#include <utility>

namespace anteroom::explain {
namespace {

constexpr std::size_t kWidth = 44;  // bytes of a line of a label, where a space allows

}  // namespace

DotWriter::DotWriter(std::string_view name, std::string_view direction) {
  text_ = "digraph " + std::string(name) + " {\n  graph [rankdir=" + std::string(direction) +
          "];\n  node [fontname=\"Helvetica\", fontsize=10];\n  edge [fontname=\"Helvetica\", fontsize=9];\n";
}

void DotWriter::node(const std::string& name, std::string_view label, std::string_view attributes) {
  text_ += "  " + name + " [label=" + dot_string(label);
  if (!attributes.empty()) text_ += ", " + std::string(attributes);
  text_ += "];\n";
}

void DotWriter::edge(const std::string& from, const std::string& to, std::string_view attributes) {
  text_ += "  " + from + " -> " + to;
  if (!attributes.empty()) text_ += " [" + std::string(attributes) + "]";
  text_ += ";\n";
}

std::string DotWriter::finish() {
  text_ += "}\n";
  return std::move(text_);
}

std::string dot_string(std::string_view text) {
  std::string out = "\"";
  std::size_t width = 0;
  for (const char c : text) {
    const bool line_end = c == '\n', space = static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
    if (line_end || (space && width >= kWidth)) {
      out += "\\n";
      width = 0;
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += space ? ' ' : c;
    ++width;
  }
  return out + "\"";
}

}  // namespace anteroom::explain
