// Layout: a header, offset and size of each array, the arrays, each aligned.
#include "engine/base/image.h"

#include <cstring>
#include <utility>

namespace anteroom::base {
namespace {

struct Header {
  std::uint64_t size = 0;  // of the whole block
  std::uint64_t arrays = 0;
};

struct Extent {
  std::uint64_t offset = 0, bytes = 0;
};

std::size_t aligned(std::size_t size) { return (size + kImageAlignment - 1) / kImageAlignment * kImageAlignment; }

std::size_t table_size(std::size_t arrays) { return sizeof(Header) + arrays * sizeof(Extent); }

}  // namespace

Image Image::of(std::vector<std::byte> bytes) {
  const auto owned = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
  return {*owned, owned};
}

void ImagePacker::add(const void* data, std::size_t bytes) { arrays_.emplace_back(static_cast<const std::byte*>(data), bytes); }

Image ImagePacker::pack() const {
  std::vector<Extent> extents;
  std::size_t size = aligned(table_size(arrays_.size()));
  for (const auto& array : arrays_) {
    extents.push_back({size, array.size()});
    size = aligned(size + array.size());
  }
  std::vector<std::byte> bytes(size);
  const Header header{size, arrays_.size()};
  std::memcpy(bytes.data(), &header, sizeof header);
  if (!extents.empty()) std::memcpy(bytes.data() + sizeof header, extents.data(), extents.size() * sizeof(Extent));
  for (std::size_t i = 0; i < arrays_.size(); ++i)
    if (!arrays_[i].empty()) std::memcpy(bytes.data() + extents[i].offset, arrays_[i].data(), arrays_[i].size());
  return Image::of(std::move(bytes));
}

ImageUnpacker::ImageUnpacker(std::span<const std::byte> bytes, std::size_t arrays) : bytes_(bytes) {
  Header header;
  if (bytes.size() < table_size(arrays) || reinterpret_cast<std::uintptr_t>(bytes.data()) % kImageAlignment != 0) return;
  std::memcpy(&header, bytes.data(), sizeof header);
  ok_ = header.size == bytes.size() && header.arrays == arrays;
}

std::span<const std::byte> ImageUnpacker::next(std::size_t item_size) {
  if (!ok_) return {};
  Extent extent;
  std::memcpy(&extent, bytes_.data() + table_size(next_++), sizeof extent);
  ok_ = extent.offset % kImageAlignment == 0 && extent.offset <= bytes_.size() && extent.bytes <= bytes_.size() - extent.offset &&
        extent.bytes % item_size == 0;
  return ok_ ? bytes_.subspan(extent.offset, extent.bytes) : std::span<const std::byte>();
}

}  // namespace anteroom::base
