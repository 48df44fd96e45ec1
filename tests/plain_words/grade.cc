#include "tests/plain_words/grade.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace anteroom {
namespace {

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

int syllables(std::string_view word) {
  int groups = 0;
  for (std::size_t i = 0; i < word.size(); ++i) groups += static_cast<int>(is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1])));
  const auto ends = [&](std::string_view end) {
    return word.size() > end.size() && word.ends_with(end) && !is_vowel(word[word.size() - end.size() - 1]);
  };
  const bool spoken = word.ends_with("le") || word.ends_with("ted") || word.ends_with("ded");  // "ankle", "wanted"
  if (groups > 1 && !spoken && (ends("e") || ends("ed"))) --groups;
  return std::max(groups, 1);
}

}  // namespace

double grade_of(std::string_view text) {
  int sentences = 0, words = 0, spoken = 0;
  bool open = false;  // a sentence has begun
  for (std::size_t i = 0; i < text.size();) {
    std::string word;
    for (; i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0; ++i)
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
    if (!word.empty()) {
      ++words, spoken += syllables(word), open = true;
      continue;
    }
    const bool end = std::string_view(".!?:;\n").find(text[i]) != std::string_view::npos;
    if (end && open) ++sentences, open = false;
    ++i;
  }
  sentences += static_cast<int>(open);
  if (words == 0) return 0;
  return 0.39 * words / sentences + 11.8 * spoken / words - 15.59;
}

}  // namespace anteroom
