// What is asked of a file, in this order: is it a snapshot, of this program, is it whole, do its blocks lie inside of it. The first
// "no" is the answer that helps most: a newer program's file is not "damaged".
#include "engine/knowledge/snapshot_file.h"

#include <array>
#include <cassert>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "engine/base/checksum.h"
#include "engine/knowledge/program.h"

namespace anteroom::knowledge {
namespace {

// As PNG's: the first byte is in no text, and line ends show a transfer that "corrected" them.
constexpr std::array<unsigned char, kMagicBytes> kMagic = {0x8a, 'A', 'N', 'T', 'R', 'M', '\r', '\n'};
constexpr std::uint32_t kByteOrder = 0x01020304;

// Plain numbers and characters; texts end with NULs.
struct Header {
  std::array<unsigned char, kMagicBytes> magic = kMagic;
  std::uint64_t checksum = 0;  // of all bytes behind it
  std::uint32_t byte_order = kByteOrder;
  std::uint32_t blocks = 0;
  std::uint64_t program = kProgramDigest;
  std::uint64_t size = 0;  // of the whole file
  std::array<char, 24> version{};
  std::array<char, 80> sources{};
};
static_assert(sizeof(Header) % base::kImageAlignment == 0);
constexpr std::size_t kSealed = offsetof(Header, byte_order);  // where the bytes under the checksum begin

struct Entry {
  std::array<char, kMaxBlockName + 1> name{};
  std::uint64_t offset = 0, bytes = 0;
};

std::size_t aligned(std::size_t size) { return (size + base::kImageAlignment - 1) / base::kImageAlignment * base::kImageAlignment; }

template <std::size_t kSize>
void put(std::string_view text, std::array<char, kSize>& field) {
  assert(text.size() < kSize);
  std::memcpy(field.data(), text.data(), text.size());
}

// Up to the first NUL; the field may have none.
template <std::size_t kSize>
std::string text_of(const std::array<char, kSize>& field) {
  const std::string_view all(field.data(), kSize);
  return std::string(all.substr(0, all.find('\0')));
}

class Opener {
 public:
  Opener(const base::Image& file, const std::string& name, base::Problems& problems)
      : bytes_(file.bytes), name_(name), problems_(problems) {}

  // The header of a file that is whole and of this program.
  bool read(Header& header) const {
    if (!is_snapshot(bytes_)) {
      return report("snapshot.foreign", "this is no snapshot of knowledge", "name a file that 'anteroom compile' wrote, or a folder");
    }
    if (bytes_.size() < sizeof header) return report_cut(std::to_string(bytes_.size()) + " bytes are left");
    std::memcpy(&header, bytes_.data(), sizeof header);
    if (header.byte_order != kByteOrder || header.program != kProgramDigest || text_of(header.version) != kProgramVersion) {
      const bool other_machine = header.byte_order != kByteOrder;
      return report("snapshot.other-program",
                    other_machine
                        ? "it was written on a machine with another byte order"
                        : "it was written by anteroom " + base::quote(text_of(header.version)) + " (build " + build_name(header.program) +
                              "), and this is '" + kProgramVersion + "' (build " + build_name(kProgramDigest) + ")",
                    "write it again with this program: anteroom compile -o FILE");
    }
    if (header.size != bytes_.size())
      return report_cut(std::to_string(bytes_.size()) + " bytes are there, and it was written with " + std::to_string(header.size));
    if (base::checksum(bytes_.subspan(kSealed)) != header.checksum) return report_damaged("its bytes are not what was written");
    return true;
  }

  bool report_damaged(const std::string& how) const {
    return report("snapshot.damaged", how, "copy it again, or write it again: anteroom compile -o FILE");
  }

 private:
  bool report_cut(const std::string& how) const { return report_damaged("it was cut: " + how); }

  bool report(std::string code, std::string message, std::string hint) const {
    problems_.add({.code = std::move(code), .message = std::move(message), .hint = std::move(hint), .file = name_});
    return false;
  }

  std::span<const std::byte> bytes_;
  const std::string& name_;
  base::Problems& problems_;
};

}  // namespace

std::string build_name(std::uint64_t program) {
  std::array<char, 17> digits;
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(program));
  return digits.data();
}

bool is_snapshot(std::span<const std::byte> beginning) {
  return beginning.size() >= kMagicBytes && std::memcmp(beginning.data(), kMagic.data(), kMagicBytes) == 0;
}

void seal(std::span<std::byte> snapshot) {
  if (snapshot.size() < sizeof(Header)) return;
  const std::uint64_t sum = base::checksum(snapshot.subspan(kSealed));
  std::memcpy(snapshot.data() + offsetof(Header, checksum), &sum, sizeof sum);
}

base::Image SnapshotWriter::finish() const {
  std::vector<Entry> table(blocks_.size());
  std::size_t size = aligned(sizeof(Header) + table.size() * sizeof(Entry));
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto& [name, block] = blocks_[i];
    put(name, table[i].name);
    table[i].offset = size, table[i].bytes = block.bytes.size();
    size = aligned(size + block.bytes.size());
  }
  Header header;
  header.blocks = static_cast<std::uint32_t>(table.size());
  header.size = size;
  put(kProgramVersion, header.version);
  put(sources_, header.sources);
  std::vector<std::byte> bytes(size);
  std::memcpy(bytes.data(), &header, sizeof header);
  std::memcpy(bytes.data() + sizeof header, table.data(), table.size() * sizeof(Entry));
  for (std::size_t i = 0; i < table.size(); ++i)
    std::memcpy(bytes.data() + table[i].offset, blocks_[i].second.bytes.data(), table[i].bytes);
  seal(bytes);
  return base::Image::of(std::move(bytes));
}

bool SnapshotReader::open(const base::Image& file, const std::string& name, base::Problems& problems) {
  const Opener opener(file, name, problems);
  Header header;
  if (!opener.read(header)) return false;
  const std::size_t size = file.bytes.size();
  if (header.blocks > (size - sizeof header) / sizeof(Entry)) return opener.report_damaged("its table of blocks is longer than itself");
  for (std::size_t i = 0; i < header.blocks; ++i) {
    Entry entry;
    std::memcpy(&entry, file.bytes.data() + sizeof header + i * sizeof entry, sizeof entry);
    if (entry.offset % base::kImageAlignment != 0 || entry.offset > size || entry.bytes > size - entry.offset)
      return opener.report_damaged("a block lies outside of it");
    names_.push_back(text_of(entry.name));
    blocks_.push_back({file.bytes.subspan(entry.offset, entry.bytes), file.owner});
  }
  sources_ = text_of(header.sources);
  return true;
}

base::Image SnapshotReader::block(std::string_view name) const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i] == name) return blocks_[i];
  }
  return {};
}

}  // namespace anteroom::knowledge
