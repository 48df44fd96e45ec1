// engine/base/utf8.h: where the code points of UTF-8 text begin, for files of knowledge (a patient's text goes through engine/text).
//
//   for (std::size_t at = 0; at < text.size(); at += utf8_length(text, at)) ++code_points;
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace anteroom::base {

// Bytes of the code point that begins at `at`, 1 to 4; an invalid byte counts as one of its own (so does a byte that starts
// an overlong form, a surrogate or a value above U+10FFFF). `at` must be inside the text.
std::size_t utf8_length(std::string_view text, std::size_t at);

// Whether a valid code point begins at `at`.
bool utf8_valid_at(std::string_view text, std::size_t at);

// Code points of a text; an invalid byte counts as one.
std::size_t code_points(std::string_view text);

// The text with every control character but the tab, and every invalid byte, replaced by U+FFFD: safe to print on one line.
std::string printable(std::string_view text);

}  // namespace anteroom::base
