// Each character gets the strongest mark of the spans over it; a run of the same mark is then written as one.
#include "tools/anteroom/mark_words.h"

#include <algorithm>
#include <array>

#include "engine/base/utf8.h"

namespace anteroom::command {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD

// One code point as it may be printed.
std::string_view safe_character(std::string_view one) {
  const auto first = static_cast<unsigned char>(one[0]);
  if (one == "\r") return {};
  if (first < 0x20) return one == "\n" || one == "\t" ? one : kReplacement;
  if (first == 0x7f) return kReplacement;
  const bool c1 = first == 0xc2 && static_cast<unsigned char>(one[1]) < 0xa0;  // U+0080 to U+009F
  return c1 || !base::utf8_valid_at(one, 0) ? kReplacement : one;
}

// How a mark begins and ends, and what it means. Without colours, brackets with a sign.
struct Look {
  std::string_view open, close, meaning;
};

Look look_of(Mark mark, const Colours& colours) {
  const bool any = colours.any();
  switch (mark) {
    case Mark::none:
      return {};
    case Mark::absent:
      return {any ? colours.faint : "[-", any ? colours.plain : "]", "denied"};
    case Mark::other:
      return {any ? colours.yellow : "[~", any ? colours.plain : "]", "past, possible or another's"};
    case Mark::present:
      return {any ? colours.cyan : "[", any ? colours.plain : "]", "present"};
    case Mark::red_flag:
      return {any ? colours.red : "[!", any ? colours.plain : "]", "red flag"};
  }
  return {};
}

}  // namespace

std::string mark_words(std::string_view text, const std::vector<MarkedSpan>& spans, const Colours& colours) {
  std::vector<Mark> marks(base::code_points(text), Mark::none);
  for (const MarkedSpan& span : spans) {
    for (std::size_t i = span.begin; i < span.end && i < marks.size(); ++i) marks[i] = std::max(marks[i], span.mark);
  }
  std::string out;
  out.reserve(text.size() + 16 * spans.size());
  Mark open = Mark::none;
  std::size_t at = 0;
  for (const Mark mark : marks) {
    if (mark != open) {
      out += look_of(open, colours).close;
      out += look_of(mark, colours).open;
      open = mark;
    }
    const std::size_t length = base::utf8_length(text, at);
    out += safe_character(text.substr(at, length));
    at += length;
  }
  out += look_of(open, colours).close;
  return out;
}

std::string legend(const std::vector<MarkedSpan>& spans, const Colours& colours) {
  std::string out;
  for (const Mark mark : {Mark::present, Mark::absent, Mark::other, Mark::red_flag}) {
    if (std::none_of(spans.begin(), spans.end(), [mark](const MarkedSpan& span) { return span.mark == mark; })) continue;
    const Look look = look_of(mark, colours);
    if (!out.empty()) out += "  ";
    out.append(look.open).append(look.meaning).append(look.close);
  }
  return out;
}

std::string safe(std::string_view text) { return mark_words(text, {}, {}); }

}  // namespace anteroom::command
