// engine/rule/string_pool.h: all texts of a rule base in one array, each once.
//
//   StringPool pool;
//   StringId id = pool.add("neurology");         // the same for the same text
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/rule/rule_arrays.h"

namespace anteroom::rule {

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

}  // namespace anteroom::rule
