// engine/base/yaml_builder.h: builds a YamlTree from yaml-cpp's events.
//
//   YamlBuilder builder(source, scan, tree, problems);
//   YAML::Parser parser(stream);
//   while (parser.HandleNextDocument(builder)) {}
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/yaml.h"
#include "engine/base/yaml_scan.h"

namespace anteroom::base {

// Its methods throw these through the parser, to end it: the only exceptions of ours, caught by read_yaml.
struct YamlTooDeep {
  Place place;
};
struct YamlStop {};  // a problem has been reported after which the rest of the file means nothing

class YamlBuilder : public YAML::EventHandler {
 public:
  YamlBuilder(const Source& source, const YamlScan& scan, YamlTree& tree, Problems& problems)
      : source_(source), scan_(scan), tree_(tree), problems_(problems) {}

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

  void report(Place place, std::string code, std::string message, std::string hint);

  // The innermost '[' or '{' that is open, as text for a message; empty where there is none.
  std::string open_bracket() const;
  // The last quote that is closed on a later line: often one that should have been closed before. Line 0: none.
  Place last_long_quote() const { return last_long_quote_; }
  // The place of a mark, in code points.
  Place place(const YAML::Mark& mark);

 private:
  struct Open {
    YamlNode* node;
    bool flow;                // written with brackets
    YamlNode* key = nullptr;  // of a map: the key that waits for its value
    bool key_failed = false;  // of a map: a value follows whose key was no scalar
  };

  bool writes_null(const YAML::Mark& mark) const;
  std::size_t closing_quote(std::size_t at) const;
  YamlNode* make(YamlNode::Kind kind, const YAML::Mark& mark, std::string_view tag, YAML::anchor_t anchor);
  void attach(YamlNode* node);
  void begin(YamlNode* node, YAML::EmitterStyle::value style);
  void report_duplicates(const YamlNode& map);

  const Source& source_;
  const YamlScan& scan_;
  YamlTree& tree_;
  Problems& problems_;
  std::vector<Open> open_;
  std::size_t documents_ = 0;
  Place last_long_quote_;
  // The mark placed last.
  int last_line_ = -1;
  std::size_t last_offset_ = 0;
  Place last_place_;
};

}  // namespace anteroom::base
