// engine/knowledge/snapshot.h: a whole knowledge as one file, which is used where it lies instead of being read and compiled.
//
//   base::write_file(path, pack(*knowledge).bytes, problems);
//   std::unique_ptr<const Knowledge> knowledge = load_snapshot(path, problems);   // null with any problem
//
// Never trusted: a file that is cut, changed, of another program, or of other sources than those beside it is refused, and every number
// in it is checked before use.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/base/image.h"
#include "engine/base/problem.h"
#include "engine/knowledge/knowledge.h"
#include "engine/knowledge/sources.h"

namespace anteroom::knowledge {

// The name under which a folder of lexicon and rules may have its own snapshot.
inline constexpr std::string_view kMadeSnapshot = "anteroom.snapshot";

base::Image pack(const Knowledge& knowledge);

// Knowledge over a snapshot's bytes, which it keeps. `name` is the file's, for problems: `snapshot.foreign`,
// `snapshot.other-program`, `snapshot.damaged`.
std::unique_ptr<const Knowledge> unpack(const base::Image& file, const std::string& name, base::Problems& problems);

// Maps a file. Beside the problems of unpack and of files, `snapshot.other-sources` where lexicon/ and rules/ lie beside the file and are
// not what it was made of.
std::unique_ptr<const Knowledge> load_snapshot(const std::string& path, base::Problems& problems);

// From the folder's own snapshot, if it is one of these very sources. Null without a word where there is none that can be used:
// the sources are at hand.
std::unique_ptr<const Knowledge> load_made(const std::string& folder, const Sources& sources);

}  // namespace anteroom::knowledge
