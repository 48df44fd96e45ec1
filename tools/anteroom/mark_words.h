// tools/anteroom/mark_words.h: the words of a question, with those that were understood marked.
//
//   mark_words("No fever.", {{3, 8, Mark::absent}}, colours)      gives "No [-fever]." without colours
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tools/anteroom/colours.h"

namespace anteroom::command {

enum class Mark : std::uint8_t { none, absent, other, present, red_flag };  // where spans overlap, the later wins

struct MarkedSpan {
  std::uint32_t begin = 0, end = 0;  // code points; what is behind the text is ignored
  Mark mark = Mark::present;
};

// `text` is valid UTF-8; control characters in it come out as U+FFFD, so that no text can steer a terminal.
std::string mark_words(std::string_view text, const std::vector<MarkedSpan>& spans, const Colours& colours);

// What the marks that occur mean, on one line without its end; empty where there is none.
std::string legend(const std::vector<MarkedSpan>& spans, const Colours& colours);

// Only the safety: `text` as mark_words would give it with no spans.
std::string safe(std::string_view text);

}  // namespace anteroom::command
