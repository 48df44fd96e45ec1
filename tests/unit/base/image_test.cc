// A block gives back what was packed, and refuses to be anything else.
#include "engine/base/image.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

#include "engine/base/check_arrays.h"
#include "engine/base/string_pool.h"

namespace anteroom::base {
namespace {

struct Pair {
  std::uint32_t first = 0, second = 0;
};

template <template <class> class Array>
struct BasicThings {
  Array<Pair> pairs;
  Array<std::uint64_t> nothing;
  Array<char> strings;

  template <class Visit>
  void each(Visit&& visit) {
    visit(pairs), visit(nothing, "more"), visit(strings);
  }
};
using Things = BasicThings<ArrayView>;

struct One {
  ArrayView<Pair> pairs;
  void each(const auto& visit) { visit(pairs); }
};

Image packed() {
  BasicThings<ArrayOwned> built;
  built.pairs = {{1, 2}, {3, 4}, {5, 6}};
  built.strings = {'a', 'b', 'c'};
  return pack(built);
}

TEST(Image, GivesBackWhatWasPacked) {
  const Image image = packed();
  Things things;
  ASSERT_TRUE(unpack(image, things));
  ASSERT_EQ(things.pairs.size(), 3U);
  EXPECT_EQ(things.pairs[2].second, 6U);
  EXPECT_TRUE(things.nothing.empty());
  EXPECT_EQ(std::string(things.strings.begin(), things.strings.end()), "abc");
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(things.strings.data()) % kImageAlignment, 0U);
}

TEST(Image, ACutOneIsRefused) {
  const Image image = packed();
  for (std::size_t size = 0; size < image.bytes.size(); ++size) {
    Things things;
    EXPECT_FALSE(unpack({image.bytes.first(size), image.owner}, things)) << size;
  }
}

TEST(Image, ArraysStayInside) {
  const Image image = packed();
  for (std::size_t at = 0; at < image.bytes.size(); ++at) {
    for (const unsigned flip : {0x01U, 0x80U, 0xffU}) {
      std::vector<std::byte> bytes(image.bytes.begin(), image.bytes.end());
      bytes[at] ^= static_cast<std::byte>(flip);
      const Image changed = Image::of(std::move(bytes));
      Things things;
      if (!unpack(changed, things)) continue;
      const char* read = things.strings.data();  // sanitizers watch
      std::size_t sum = std::accumulate(read, read + things.strings.size(), std::size_t{0});
      for (const Pair& pair : things.pairs) sum += pair.first + pair.second;
      EXPECT_NE(sum, 1U);
    }
  }
}

TEST(Image, AnotherNumberOfArraysIsRefused) {
  One one;
  EXPECT_FALSE(unpack(packed(), one));
}

TEST(StringPool, TextsByNumber) {
  StringPool pool;
  const StringId one = pool.add("one"), two = pool.add("two");
  EXPECT_EQ(pool.add("one"), one);
  EXPECT_EQ(pool.add(""), kNoString);
  EXPECT_EQ(string_at(pool.bytes(), two), "two");
  const std::vector<StringId> ids = {two, kNoString, one};
  const StringList list(ids, pool.bytes());
  std::string all;
  for (const std::string_view text : list) all += text, all += ',';
  EXPECT_EQ(all, "two,,one,");
  EXPECT_EQ(list.back(), "one");
}

TEST(StringPool, WhatIsNoText) {
  StringPool pool;
  const StringId one = pool.add("one");
  const std::span<const char> bytes = pool.bytes();
  EXPECT_TRUE(is_string(bytes, one));
  EXPECT_FALSE(is_string(bytes, one + 1));
  EXPECT_FALSE(is_string(bytes, 0xffffffffU));
  EXPECT_FALSE(is_string(bytes.first(bytes.size() - 1), one));
  EXPECT_FALSE(is_string({}, kNoString));
}

TEST(CheckArrays, Indices) {
  const std::vector<std::uint32_t> good = {0, 2, 2, 5}, falls = {0, 3, 2, 5}, late = {1, 5};
  EXPECT_TRUE(is_index(good, 5));
  EXPECT_FALSE(is_index(good, 6));
  EXPECT_FALSE(is_index(falls, 5));
  EXPECT_FALSE(is_index(late, 5));
  EXPECT_FALSE(is_index({}, 0));
  EXPECT_TRUE(all_below(std::span(good), 6));
  EXPECT_FALSE(all_below(std::span(good), 5));
}

TEST(CheckArrays, Bools) {
  bool value = true;
  EXPECT_TRUE(is_bool(value));
  std::memset(&value, 2, 1);
  EXPECT_FALSE(is_bool(value));
}

}  // namespace
}  // namespace anteroom::base
