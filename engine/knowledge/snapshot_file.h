// engine/knowledge/snapshot_file.h: a file of named blocks that says of which program and which sources it is, and whether it is whole.
//
//   SnapshotWriter writer("sha256:...");  writer.add("rules", image);  base::write_file(path, writer.finish().bytes, problems);
//   SnapshotReader reader;
//   if (reader.open(image, path, problems)) use(reader.block("rules"));
//
// Layout: a header, the table of blocks, the blocks, each aligned to 16 bytes; in this machine's byte order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/image.h"
#include "engine/base/problem.h"

namespace anteroom::knowledge {

inline constexpr std::size_t kMaxBlockName = 31;  // bytes

class SnapshotWriter {
 public:
  explicit SnapshotWriter(std::string sources) : sources_(std::move(sources)) {}  // Knowledge::digest
  void add(std::string name, base::Image block) { blocks_.emplace_back(std::move(name), std::move(block)); }
  base::Image finish() const;

 private:
  std::string sources_;
  std::vector<std::pair<std::string, base::Image>> blocks_;
};

class SnapshotReader {
 public:
  // Whether `file` is a whole snapshot of this program; if not, a problem: `snapshot.foreign`, `snapshot.other-program`,
  // `snapshot.damaged`. What is in the blocks is for others to check. `name` is the file's, for problems.
  bool open(const base::Image& file, const std::string& name, base::Problems& problems);

  const std::string& sources() const { return sources_; }
  const std::vector<std::string>& names() const { return names_; }  // of the blocks, in the order of the file
  base::Image block(std::string_view name) const;                   // empty where there is none

 private:
  std::string sources_;
  std::vector<std::string> names_;
  std::vector<base::Image> blocks_;
};

// Whether a file that begins with these bytes calls itself a snapshot.
bool is_snapshot(std::span<const std::byte> beginning);
inline constexpr std::size_t kMagicBytes = 8;

// How a program is called where versions are told: 16 hexadecimal digits of its digest (program.h).
std::string build_name(std::uint64_t program);

// Sets the checksum right, whatever the rest is. Tests damage a snapshot and seal it again, so that it is the checks behind the
// checksum that are tested.
void seal(std::span<std::byte> snapshot);

}  // namespace anteroom::knowledge
