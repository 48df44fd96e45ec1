// engine/base/string_pool.h: many texts in one array of characters, each named by a number.
//
//   StringPool pool;
//   StringId id = pool.add("neurology");         // the same for the same text
//   string_at(pool.bytes(), id);                 // "neurology"
#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace anteroom::base {

using StringId = std::uint32_t;           // where the text stands: its length (4 bytes), then its bytes
inline constexpr StringId kNoString = 0;  // the empty text

inline std::string_view string_at(std::span<const char> pool, StringId id) {
  std::uint32_t length = 0;
  std::memcpy(&length, pool.data() + id, sizeof length);
  return {pool.data() + id + sizeof length, length};
}

// For pools that came from outside.
inline bool is_string(std::span<const char> pool, StringId id) {
  if (pool.size() < sizeof(std::uint32_t) || id > pool.size() - sizeof(std::uint32_t)) return false;
  std::uint32_t length = 0;
  std::memcpy(&length, pool.data() + id, sizeof length);
  return length <= pool.size() - sizeof length - id;
}

// Found again by a table of ids (open addressing, at most half full), so that no text is kept twice.
class StringPool {
 public:
  StringPool() : table_(1024, kFree) { add(""); }  // kNoString

  StringId add(std::string_view text) {
    StringId& place = find(text);
    if (place != kFree) return place;
    const auto id = static_cast<StringId>(bytes_.size()), length = static_cast<StringId>(text.size());
    place = id;
    bytes_.resize(bytes_.size() + sizeof length + text.size());
    std::memcpy(bytes_.data() + id, &length, sizeof length);
    if (!text.empty()) std::memcpy(bytes_.data() + id + sizeof length, text.data(), text.size());
    if (2 * ++count_ > table_.size()) grow();
    return id;
  }

  const std::vector<char>& bytes() const { return bytes_; }

 private:
  static constexpr StringId kFree = 0xffffffffU;

  StringId& find(std::string_view wanted) {
    std::size_t at = std::hash<std::string_view>{}(wanted) & (table_.size() - 1);
    while (table_[at] != kFree && string_at(bytes_, table_[at]) != wanted) at = (at + 1) & (table_.size() - 1);
    return table_[at];
  }

  void grow() {
    std::vector<StringId> old(2 * table_.size(), kFree);
    std::swap(old, table_);
    for (const StringId id : old)
      if (id != kFree) find(string_at(bytes_, id)) = id;
  }

  std::vector<StringId> table_;  // its size is a power of two
  std::size_t count_ = 0;
  std::vector<char> bytes_;
};

// Texts of a pool as a list.
class StringList {
 public:
  StringList(std::span<const StringId> ids, std::span<const char> pool) : ids_(ids), pool_(pool) {}
  std::size_t size() const { return ids_.size(); }
  bool empty() const { return ids_.empty(); }
  std::string_view operator[](std::size_t index) const { return string_at(pool_, ids_[index]); }
  std::string_view front() const { return (*this)[0]; }
  std::string_view back() const { return (*this)[size() - 1]; }

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = std::string_view;

    Iterator(const StringId* id, std::span<const char> pool) : id_(id), pool_(pool) {}
    std::string_view operator*() const { return string_at(pool_, *id_); }
    Iterator& operator++() {
      ++id_;
      return *this;
    }
    Iterator operator++(int) { return {id_++, pool_}; }
    bool operator==(const Iterator& other) const { return id_ == other.id_; }

   private:
    const StringId* id_;
    std::span<const char> pool_;
  };
  Iterator begin() const { return {ids_.data(), pool_}; }
  Iterator end() const { return {ids_.data() + ids_.size(), pool_}; }

 private:
  std::span<const StringId> ids_;
  std::span<const char> pool_;
};

}  // namespace anteroom::base
