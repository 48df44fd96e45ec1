// Layout: a header, a table with offset and size of each array, the arrays, each aligned to 16 bytes.
#include "engine/rule/image.h"

#include <algorithm>
#include <cstring>

#include "engine/rule/validate.h"

namespace anteroom::rule {
namespace {

constexpr std::uint64_t kMagic = 0x31656c75526d6e41ULL;  // "AnmRule1"; also says the byte order
constexpr std::size_t kAlignment = 16;

struct Header {
  std::uint64_t magic = kMagic;
  std::uint64_t ontology = 0;
  std::uint64_t size = 0;
  std::uint64_t arrays = 0;
};

struct Extent {
  std::uint64_t offset = 0, bytes = 0;
};

std::size_t aligned(std::size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

// Says which concepts, relations and values the numbers in an image mean (FNV-1a).
std::uint64_t digest_of(const ontology::Ontology& ontology) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto add = [&hash](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    hash = (hash ^ 0xff) * 1099511628211ULL;
  };
  for (ontology::ConceptId id = 0; id < ontology.size(); ++id) {
    add(ontology[id].id);
    for (const ontology::ConceptId broad : ontology.ancestors(id)) hash = (hash ^ broad) * 1099511628211ULL;
  }
  for (std::size_t i = 0; i < ontology.attribute_count(); ++i) {
    const ontology::Attribute& attribute = ontology.attribute(static_cast<ontology::AttributeId>(i));
    add(attribute.name);
    for (const std::string& value : attribute.values) add(value);
  }
  return hash;
}

template <class Arrays>
std::size_t count_arrays(Arrays& arrays) {
  std::size_t count = 0;
  arrays.each([&count](auto&, bool) { ++count; });
  return count;
}

}  // namespace

std::vector<std::byte> pack(BasicRuleArrays<ArrayOwned>& arrays, const ontology::Ontology& ontology) {
  Header header;
  header.ontology = digest_of(ontology);
  header.arrays = count_arrays(arrays);
  std::vector<Extent> extents;
  std::size_t size = aligned(sizeof(Header) + header.arrays * sizeof(Extent));
  arrays.each([&](auto& array, bool) {
    const std::size_t bytes = array.size() * sizeof(array[0]);
    extents.push_back({size, bytes});
    size = aligned(size + bytes);
  });
  header.size = size;
  std::vector<std::byte> image(size);
  std::memcpy(image.data(), &header, sizeof header);
  std::memcpy(image.data() + sizeof header, extents.data(), extents.size() * sizeof(Extent));
  std::size_t next = 0;
  arrays.each([&](auto& array, bool) {
    if (!array.empty()) std::memcpy(image.data() + extents[next].offset, array.data(), extents[next].bytes);
    ++next;
  });
  return image;
}

bool unpack(std::span<const std::byte> image, const ontology::Ontology& ontology, std::size_t department_count, RuleArrays& view) {
  Header header;
  RuleArrays arrays;
  if (image.size() < sizeof header || reinterpret_cast<std::uintptr_t>(image.data()) % kAlignment != 0) return false;
  std::memcpy(&header, image.data(), sizeof header);
  const std::size_t count = count_arrays(arrays);
  const std::size_t table = sizeof header + count * sizeof(Extent);
  if (header.magic != kMagic || header.size != image.size() || header.arrays != count || image.size() < table) return false;
  if (header.ontology != digest_of(ontology)) return false;
  bool sound = true;
  std::size_t next = 0;
  arrays.each([&]<class T>(std::span<const T>& array, bool) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= kAlignment);
    Extent extent;
    std::memcpy(&extent, image.data() + sizeof header + next * sizeof extent, sizeof extent);
    ++next;
    sound &= extent.offset % kAlignment == 0 && extent.offset <= image.size() && extent.bytes <= image.size() - extent.offset &&
             extent.bytes % sizeof(T) == 0;
    if (sound) array = {reinterpret_cast<const T*>(image.data() + extent.offset), extent.bytes / sizeof(T)};
  });
  if (!sound || !validate(arrays, ontology, department_count)) return false;
  view = arrays;
  return true;
}

}  // namespace anteroom::rule
