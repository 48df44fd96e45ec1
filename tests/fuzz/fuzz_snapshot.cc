// tests/fuzz/fuzz_snapshot.cc: changes to a good snapshot of the golden tests' small knowledge, with the checksum set right again, so that
// it is validation that is tried: it is refused with a problem, or everything that can be asked of it comes to an end, in bounds.
// An input is a list of changes of eight bytes each: what (3 bits) and in which block (5 bits), where (3 bytes), with which value (4).
// Only the first few count: with many, some are always refused.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "engine/anteroom.h"
#include "engine/knowledge/snapshot.h"
#include "engine/knowledge/snapshot_file.h"
#include "engine/screening_parts.h"

namespace {

using namespace anteroom;

constexpr std::size_t kMostChanges = 3;

void require(bool claim) {
  if (!claim) std::abort();
}

struct Good {
  std::vector<std::byte> bytes;
  std::vector<std::pair<std::size_t, std::size_t>> blocks;  // offset, size; the first is the header and the table

  Good() {
    std::vector<Problem> problems;
    const auto knowledge = Knowledge::load(std::string(ANTEROOM_SOURCE_DIR) + "/tests/golden/knowledge", problems);
    require(knowledge != nullptr);
    const base::Image image = knowledge::pack(*knowledge->parts().all);
    bytes.assign(image.bytes.begin(), image.bytes.end());
    knowledge::SnapshotReader reader;
    base::Problems none;
    require(reader.open(image, "good", none));
    blocks.emplace_back(0, 0);
    for (const std::string& name : reader.names()) {
      const auto block = reader.block(name).bytes;
      blocks.emplace_back(block.data() - image.bytes.data(), block.size());
    }
    blocks[0].second = blocks[1].first;
  }
};

struct Change {
  unsigned what = 0;
  std::size_t block = 0, at = 0;
  std::uint32_t value = 0;
};

void apply(const Change& change, const Good& good, std::vector<std::byte>& bytes) {
  const auto [offset, size] = good.blocks[change.block % good.blocks.size()];
  const std::size_t byte = offset + change.at % size, word = byte / 4 * 4;
  if (word + 16 > bytes.size()) return;
  std::uint32_t old = 0;
  std::memcpy(&old, &bytes[word], sizeof old);
  const auto put = [&](std::uint32_t value) { std::memcpy(&bytes[word], &value, sizeof value); };
  switch (change.what) {
    case 0:
      bytes[byte] = static_cast<std::byte>(change.value);
      break;
    case 1:
      put(change.value);
      break;
    case 2:
      put(old + static_cast<std::uint32_t>(static_cast<std::int8_t>(change.value)));
      break;
    case 3:
      put(old ^ (1U << change.value % 32));
      break;
    case 4:  // what stands somewhere else in the block
      std::memmove(&bytes[word], &bytes[offset + change.value % size / 4 * 4], 4);
      break;
    case 5:
      put(0xffffffffU - change.value % 4);
      break;
    case 6:
      put(static_cast<std::uint32_t>(size) + change.value % 5 - 2);
      break;
    default:
      put(0);
  }
}

std::vector<std::byte> changed(const Good& good, const std::uint8_t* data, std::size_t size) {
  std::vector<std::byte> bytes = good.bytes;
  for (std::size_t i = 0; i < kMostChanges && size >= 8; ++i, data += 8, size -= 8) {
    Change change;
    change.what = data[0] & 7U, change.block = data[0] >> 3;
    change.at = data[1] | std::size_t{data[2]} << 8 | std::size_t{data[3]} << 16;
    std::memcpy(&change.value, data + 4, sizeof change.value);
    apply(change, good, bytes);
  }
  knowledge::seal(bytes);
  return bytes;
}

// Through the public door, by a file in memory.
std::shared_ptr<const Knowledge> load(const std::vector<std::byte>& bytes, std::vector<Problem>& problems) {
  static const int file = ::memfd_create("snapshot", MFD_CLOEXEC);
  require(::ftruncate(file, 0) == 0 && ::pwrite(file, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
  return Knowledge::load("/proc/self/fd/" + std::to_string(file), problems);
}

void use(const std::shared_ptr<const Knowledge>& knowledge) {
  Screener screener(knowledge);
  static const std::string kTexts[] = {
      "My eyelid has been twitchign for two weeks, worse at night, and I am stressed. No fever.",
      "My father, 61, has a sudden severe headache of 3 days and his right arm is weak; temperature 39.5 C. Could it be a stroke?",
      "She is 8 weeks pregnant and her feet are swollen since Monday. I had a rash last year; it went away on 3 May 2020."};
  for (const std::string& text : kTexts) {
    static_cast<void>(screener.screen({.title = "Twitching", .text = text}).json());
    static_cast<void>(screener.why());
    static_cast<void>(screener.trace());
    static_cast<void>(screener.what_if());
    const rule::RuleBase& rules = knowledge->parts().all->rules;
    for (rule::RuleIndex rule = 0; rule < rules.size() && rule < 20; ++rule) static_cast<void>(screener.why_not(rules.id(rule)));
    static_cast<void>(screener.annotate({.text = text}, Target{3, 12}));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Good good;
  std::vector<Problem> problems;
  const std::shared_ptr<const Knowledge> knowledge = load(changed(good, data, size), problems);
  require((knowledge == nullptr) == !problems.empty());
  for (const Problem& problem : problems) require(problem.code.starts_with("snapshot."));
  if (knowledge != nullptr) use(knowledge);
  return 0;
}
