// engine/explain/dot_writer.h: a directed graph in Graphviz' language.
//
//   DotWriter dot("why", "LR");
//   dot.node("r1", "neurology.twitching.benign", "shape=box");
//   dot.edge("f1", "r1");
//   return dot.finish();
#pragma once

#include <string>
#include <string_view>

namespace anteroom::explain {

// Any text may be a label: it is escaped, and broken into lines. Names of nodes are the program's own: letters and digits.
class DotWriter {
 public:
  // `direction`: rankdir, "LR" or "TB".
  DotWriter(std::string_view name, std::string_view direction);
  void node(const std::string& name, std::string_view label, std::string_view attributes = {});
  void edge(const std::string& from, const std::string& to, std::string_view attributes = {});
  std::string finish();  // once, at the end

 private:
  std::string text_;
};

// "a text" for an attribute, quotes included.
std::string dot_string(std::string_view text);

}  // namespace anteroom::explain
