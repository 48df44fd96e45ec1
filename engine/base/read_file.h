// engine/base/read_file.h: files of knowledge, whole, in a fixed order.
//
//   for (const std::string& path : list_files("lexicon", ".yaml", problems)) {
//     if (const std::optional<std::string> text = read_file(path, problems)) read_concepts({path, *text}, ontology, problems);
//   }
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.h"

namespace anteroom::base {

inline constexpr std::size_t kMaxFileBytes = std::size_t{256} << 20;

// The bytes of a file, or nothing and a problem that says why: `file.missing`, `file.is-folder`, `file.unreadable`,
// `file.too-large` (more than `limit` bytes; a device or pipe that never ends stops there too).
std::optional<std::string> read_file(const std::string& path, Problems& problems, std::size_t limit = kMaxFileBytes);

// The paths of all files below `folder` whose name ends with `suffix`, sorted by bytes, whatever order the disk gives them in.
// Names that begin with a dot are left out, folders too (editors and version control keep theirs there); a link to a file is
// a file, a link to a folder is not followed. Problems: `file.missing`, `file.not-folder`, `file.unreadable`.
std::vector<std::string> list_files(const std::string& folder, std::string_view suffix, Problems& problems);

}  // namespace anteroom::base
