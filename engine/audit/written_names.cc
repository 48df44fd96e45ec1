#include "engine/audit/written_names.h"

#include <filesystem>

#include "engine/base/yaml.h"
#include "engine/knowledge/sources.h"

namespace anteroom::audit {
namespace {

using base::YamlNode;

// Calls take(key, value) for each entry of a section of a file.
template <class Take>
void each_entry(const YamlNode& root, std::string_view section, const Take& take) {
  const YamlNode* node = root.find(section);
  if (node == nullptr) return;
  for (const auto& [key, value] : node->entries) take(*key, *value);
}

// Calls take(means) for each row of a section that says what it means.
template <class Take>
void each_row(const YamlNode& root, std::string_view section, const Take& take) {
  const YamlNode* node = root.find(section);
  if (node == nullptr) return;
  for (const YamlNode* row : node->items)
    if (const YamlNode* means = row->find("means")) take(*means);
}

void read_file(const knowledge::SourceFile& file, const YamlNode& root, WrittenNames& names) {
  const std::filesystem::path path(file.path);
  if (file.path.starts_with("lexicon/concepts/")) {
    each_entry(root, "concepts", [&](const YamlNode& key, const YamlNode& value) {
      names.concepts[key.scalar] = {{file.path, key.place}, value.find("located") != nullptr};
    });
  } else if (file.path.starts_with("lexicon/")) {
    auto& said = names.phrases[path.parent_path().filename().string()];
    each_entry(root, "phrases", [&](const YamlNode& key, const YamlNode&) { said.insert(key.scalar); });
    each_row(root, "together", [&](const YamlNode& means) { said.insert(means.scalar); });
    each_row(root, "readings", [&](const YamlNode& means) {
      for (const auto& [key, ranges] : means.entries) said.insert(key->scalar);
    });
  } else {
    const std::string language = path.stem().extension().string().substr(1);
    for (const char* section : {"advice", "warnings", "questions"}) {
      each_entry(root, section, [&](const YamlNode& key, const YamlNode&) {
        names.replies[language].push_back({section, key.scalar, {file.path, key.place}});
      });
    }
  }
}

bool is_named_here(const std::string& path) {
  const std::filesystem::path file(path);
  if (path.starts_with("rules/")) return file.stem().stem() == "replies" && file.stem() != "replies";
  return file.parent_path() != "lexicon";
}

}  // namespace

WrittenNames read_written_names(const std::string& folder, base::Problems& problems) {
  WrittenNames names;
  for (const knowledge::SourceFile& file : knowledge::read_sources(folder, problems).files) {
    base::YamlTree tree;
    if (is_named_here(file.path) && base::read_yaml(file.source(), tree, problems)) read_file(file, tree.root(), names);
  }
  return names;
}

}  // namespace anteroom::audit
