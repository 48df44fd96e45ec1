// tests/plain_words/grade.h: how many years of school an English text asks of its reader.
#pragma once

#include <string_view>

namespace anteroom {

// The Flesch-Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.
// Items of a list count as sentences. Syllables are told by groups of vowels, without a silent e. Zero for a text without words.
double grade_of(std::string_view text);

}  // namespace anteroom
