// engine/base/yaml_scan.h: the bytes of a YAML file before it is parsed: what cannot stand in it, and where its lines begin.
//
//   const YamlScan scan = scan_yaml(source, problems);
//   if (scan.ok) parse(source);  ...  scan.place(line, byte_column);
#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/problem.h"

namespace anteroom::base {

struct YamlScan {
  bool ok = true;                        // nothing was reported
  std::vector<std::size_t> line_begins;  // offset of each line's first byte; never empty

  // The offset of a 0-based line and byte column, as yaml-cpp counts them; past the end gives the end.
  std::size_t offset(const Source& source, int line, int column) const;
  // The place of an offset: 1-based, columns in code points. Linear in the length of its line.
  Place place(const Source& source, std::size_t offset) const;
};

// Reports `yaml.too-large`, `yaml.invalid-utf8` and `yaml.control-character`, at most kMaxScanProblems of each: a file that
// is no text at all would give one for every byte.
inline constexpr std::size_t kMaxScanProblems = 10;
YamlScan scan_yaml(const Source& source, Problems& problems);

}  // namespace anteroom::base
