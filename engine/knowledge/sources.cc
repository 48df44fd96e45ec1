// Files are found by where they lie and what they are called; there is no list to edit.
#include "engine/knowledge/sources.h"

#include <filesystem>
#include <string_view>
#include <utility>

#include "engine/base/digest.h"
#include "engine/base/read_file.h"

namespace anteroom::knowledge {
namespace {

namespace fs = std::filesystem;

constexpr const char* kParts[] = {"lexicon", "rules"};

}  // namespace

Sources read_sources(const std::string& folder, base::Problems& problems) {
  Sources sources;
  base::Sha256 digest;
  const std::string_view end("\0", 1);
  for (const char* part : kParts) {
    for (const std::string& path : base::list_files((fs::path(folder) / part).string(), ".yaml", problems)) {
      if (path.ends_with(".cases.yaml")) continue;
      auto text = base::read_file(path, problems);
      if (!text) continue;
      const SourceFile& file =
          sources.files.emplace_back(SourceFile{fs::path(path).lexically_relative(folder).generic_string(), std::move(*text)});
      digest.update(file.path), digest.update(end);
      digest.update(file.text), digest.update(end);
    }
  }
  sources.digest = "sha256:" + digest.hex();
  return sources;
}

bool has_sources(const std::string& folder) {
  std::error_code ignored;
  for (const char* part : kParts)
    if (!fs::is_directory(fs::path(folder) / part, ignored)) return false;
  return true;
}

}  // namespace anteroom::knowledge
