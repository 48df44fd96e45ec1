// engine/base/string_pool.h: many texts in one array of characters, each named by a number.
//
//   StringPool pool;
//   StringId id = pool.add("neurology");         // the same for the same text
//   string_at(pool.bytes(), id);                 // "neurology"
#pragma once

#include <cstdint>
#include <cstring>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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

class StringPool {
 public:
  StringPool() { add(""); }  // kNoString

  StringId add(std::string_view text) {
    const auto [at, added] = ids_.try_emplace(std::string(text), static_cast<StringId>(bytes_.size()));
    if (added) {
      const auto length = static_cast<std::uint32_t>(text.size());
      bytes_.resize(bytes_.size() + sizeof length + text.size());
      std::memcpy(bytes_.data() + at->second, &length, sizeof length);
      if (!text.empty()) std::memcpy(bytes_.data() + at->second + sizeof length, text.data(), text.size());
    }
    return at->second;
  }

  const std::vector<char>& bytes() const { return bytes_; }

 private:
  std::unordered_map<std::string, StringId> ids_;
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
