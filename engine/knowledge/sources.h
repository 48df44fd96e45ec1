// engine/knowledge/sources.h: the files that a knowledge is made of, as they lie in a folder.
//
//   const Sources sources = read_sources("share/anteroom", problems);
//   for (const SourceFile& file : sources.files) use(file.path, file.text);
#pragma once

#include <list>
#include <string>

#include "engine/base/problem.h"

namespace anteroom::knowledge {

struct SourceFile {
  std::string path;  // below the folder: "rules/common/departments.yaml"
  std::string text;
  base::Source source() const { return {path, text}; }
};

struct Sources {
  std::list<SourceFile> files;  // in the order of their paths, lexicon before rules; addresses stay: problems quote them
  std::string digest;           // "sha256:..." of the names and contents of all files
};

// All files below <folder>/lexicon and <folder>/rules but cases, which are expectations, not knowledge.
Sources read_sources(const std::string& folder, base::Problems& problems);

// Whether there are both folders, so that what lies in them can be compared.
bool has_sources(const std::string& folder);

}  // namespace anteroom::knowledge
