// tests/knowledge_errors/read_broken.h: reads a handful of files of knowledge, each through its own reader, and lists the problems.
#pragma once

#include <string>
#include <vector>

namespace anteroom {

struct BrokenFile {
  std::string name, text;  // the text opens with `# reader: <concepts | attributes | ...>`
};
using BrokenFiles = std::vector<BrokenFile>;

// to_text of all problems of `broken`, read on top of `known` (concepts, departments and so on that cases may rest on), sorted.
std::string read_broken(const BrokenFiles& known, const BrokenFiles& broken);

}  // namespace anteroom
