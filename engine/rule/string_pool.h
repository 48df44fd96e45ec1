// engine/rule/string_pool.h: all texts of a rule base in one array, each once.
//
//   StringPool pool;
//   StringId id = pool.add("neurology");         // the same for the same text
#pragma once

#include <cstring>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/rule/rule_arrays.h"

namespace anteroom::rule {

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

  std::string_view text(StringId id) const {
    StringId length = 0;
    std::memcpy(&length, bytes_.data() + id, sizeof length);
    return {bytes_.data() + id + sizeof length, length};
  }

  StringId& find(std::string_view wanted) {
    std::size_t at = std::hash<std::string_view>{}(wanted) & (table_.size() - 1);
    while (table_[at] != kFree && text(table_[at]) != wanted) at = (at + 1) & (table_.size() - 1);
    return table_[at];
  }

  void grow() {
    std::vector<StringId> old(2 * table_.size(), kFree);
    std::swap(old, table_);
    for (const StringId id : old)
      if (id != kFree) find(text(id)) = id;
  }

  std::vector<StringId> table_;  // its size is a power of two
  std::size_t count_ = 0;
  std::vector<char> bytes_;
};

}  // namespace anteroom::rule
