#include "tests/planted/defect.h"

#include <stdexcept>

#include "engine/audit/gates.h"
#include "engine/base/read_file.h"
#include "engine/base/yaml.h"
#include "tests/planted/audit_folder.h"

namespace anteroom::planted {
namespace {

using base::Fields;
using base::YamlNode;

std::string text_of(const Fields& fields, std::string_view key, std::string otherwise = {}) {
  const YamlNode* node = fields.get(key);
  return node == nullptr ? otherwise : std::string(fields.text(*node));
}

Edit read_edit(const YamlNode& node, const Fields& outer) {
  const Fields fields(node, outer.source(), outer.problems(), "an edit", {"in", "replace", "with", "append"});
  if (!fields.ok()) return {};
  fields.require("in");
  return {text_of(fields, "in"), text_of(fields, "replace"), text_of(fields, "with"), text_of(fields, "append")};
}

std::string read_found(const YamlNode& node, const Fields& outer, const std::string& file) {
  const Fields fields(node, outer.source(), outer.problems(), "a finding",
                      {"load", "cases", "coverage", "check", "prove", "mutate", "stress", "of", "in", "line"});
  if (!fields.ok()) return {};
  const std::string of = text_of(fields, "of");
  const std::string in = text_of(fields, "in", file), line = text_of(fields, "line", "- id: " + of);
  for (const std::string_view part : {"load", "cases", "coverage", "check", "prove", "mutate", "stress"})
    if (fields.get(part) != nullptr) return finding_line(std::string(part), text_of(fields, part), of, in, line);
  fields.report(node, "planted.part", "no part of the audit is named");
  return {};
}

void read(const base::Source& source, std::vector<Defect>& defects, base::Problems& problems) {
  base::YamlTree tree;
  if (!base::read_yaml(source, tree, problems)) return;
  for (const YamlNode* item : tree.root().items) {
    const Fields fields(*item, source, problems, "a defect", {"defect", "edits", "found", "alone"});
    const YamlNode *edits = fields.ok() ? fields.require("edits") : nullptr, *found = fields.ok() ? fields.require("found") : nullptr;
    if (edits == nullptr || found == nullptr) continue;
    Defect one;
    one.name = text_of(fields, "defect"), one.alone = text_of(fields, "alone") == "true";
    for (const YamlNode* edit : fields.list(*edits)) one.edits.push_back(read_edit(*edit, fields));
    for (const YamlNode* each : fields.list(*found)) {
      one.found.push_back(read_found(*each, fields, one.edits.front().in));
      one.loads = one.loads && !one.found.back().starts_with("load ");
    }
    defects.push_back(std::move(one));
  }
}

std::string whole(const std::filesystem::path& file) {
  base::Problems problems;
  if (std::optional<std::string> text = base::read_file(file.string(), problems)) return *std::move(text);
  throw std::runtime_error(to_text(problems));
}

}  // namespace

std::vector<Defect> read_defects() {
  std::vector<Defect> defects;
  base::Problems problems;
  const std::string folder = std::string(ANTEROOM_SOURCE_DIR) + "/tests/planted/defects";
  for (const std::string& file : base::list_files(folder, ".yaml", problems)) read({file, whole(file)}, defects, problems);
  if (!problems.empty()) throw std::runtime_error(to_text(problems));
  return defects;
}

void plant(const Defect& defect, const std::filesystem::path& folder) {
  for (const Edit& edit : defect.edits) {
    const std::filesystem::path file = folder / edit.in;
    std::string text = std::filesystem::exists(file) ? whole(file) : "";
    if (!edit.replace.empty()) {
      const std::size_t at = text.find(edit.replace);
      if (at == std::string::npos || text.find(edit.replace, at + 1) != std::string::npos)
        throw std::runtime_error(defect.name + ": '" + edit.replace + "' does not stand just once in " + edit.in);
      text.replace(at, edit.replace.size(), edit.with);
    }
    write_text(file, text + edit.append);
  }
}

std::string finding_line(const std::string& part, const std::string& kind, const std::string& of, const std::string& file,
                         const std::string& line) {
  return part + " " + kind + (of.empty() ? "" : " of " + of) + ", in " + file + ": " + line;
}

}  // namespace anteroom::planted
