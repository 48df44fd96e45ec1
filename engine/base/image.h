// engine/base/image.h: arrays of plain numbers as one block of bytes, and views into such a block.
//
//   template <template <class> class Array> struct BasicWords {
//     Array<Word> words;
//     Array<char> strings;
//     template <class Visit> void each(Visit&& visit) { visit(words), visit(strings); }
//   };
//   BasicWords<ArrayOwned> built;  ...;  Image image = pack(built);
//   BasicWords<ArrayView> words;   if (unpack(image, words) && ...) use(words);
//
// Arrays refer to each other by index, never by address, so that a block is the same wherever it lies: made here, or mapped from a
// file. In this machine's byte order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace anteroom::base {

template <class T>
using ArrayView = std::span<const T>;
template <class T>
using ArrayOwned = std::vector<T>;

inline constexpr std::size_t kImageAlignment = 16;  // of a block and of each array in it

// A block, and what keeps its bytes alive. Copies share them.
struct Image {
  std::span<const std::byte> bytes;
  std::shared_ptr<const void> owner;

  static Image of(std::vector<std::byte> bytes);
};

// Lays arrays out one after the other behind a table that says where each is.
class ImagePacker {
 public:
  void add(const void* data, std::size_t bytes);
  Image pack() const;  // what was added must still be there

 private:
  std::vector<std::span<const std::byte>> arrays_;
};

// Finds the arrays of a block again, in the order in which they were added. Trusts nothing: ok() is false as soon as the block
// is not one of so many arrays, an array does not lie inside of it or has no whole number of items.
class ImageUnpacker {
 public:
  ImageUnpacker(std::span<const std::byte> bytes, std::size_t arrays);
  std::span<const std::byte> next(std::size_t item_size);  // empty where it is not ok
  bool ok() const { return ok_; }

 private:
  std::span<const std::byte> bytes_;
  std::size_t next_ = 0;
  bool ok_ = false;
};

// `each` may pass more than the array.
template <class Arrays>
Image pack(Arrays& arrays) {
  ImagePacker packer;
  arrays.each([&packer](auto& array, auto...) { packer.add(array.data(), array.size() * sizeof(array[0])); });
  return packer.pack();
}

// False where `image` is no block of such arrays; `views` is then unchanged. What the numbers say is for the caller to check.
template <class Arrays>
bool unpack(const Image& image, Arrays& views) {
  Arrays found;
  std::size_t count = 0;
  found.each([&count](auto&, auto...) { ++count; });
  ImageUnpacker unpacker(image.bytes, count);
  found.each([&unpacker]<class T>(std::span<const T>& array, auto...) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= kImageAlignment);
    const std::span<const std::byte> bytes = unpacker.next(sizeof(T));
    array = {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  });
  if (!unpacker.ok()) return false;
  views = found;
  return true;
}

// Views of arrays that are still being made; until one of them grows.
template <class Views, class Arrays>
Views views_of(Arrays& arrays) {
  std::vector<std::span<const std::byte>> all;
  arrays.each([&all](auto& array, auto...) { all.push_back(std::as_bytes(std::span(array))); });
  Views views;
  std::size_t next = 0;
  views.each([&]<class T>(std::span<const T>& array, auto...) {
    const std::span<const std::byte> bytes = all[next++];
    array = {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  });
  return views;
}

}  // namespace anteroom::base
