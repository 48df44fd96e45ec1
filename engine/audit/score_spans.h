// engine/audit/score_spans.h: spans of a text that were labelled held against spans that were found.
//
//   const Pairing pairing = pair_spans(row.spans, found);
//   if (pairing.exact()) ...
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/audit/score.h"

namespace anteroom::audit {

// A span that was found, with what is compared of it.
struct FoundSpan {
  Target place;
  double value = 0;
  std::string unit;
  std::string words;  // for a miss
  double high = 0;    // as in GoldSpan
  double second = -1;
  bool ongoing = false;
  std::string kind;
};

struct Pairing {
  static constexpr std::size_t kNone = SIZE_MAX;
  std::vector<std::size_t> found_of;       // of each labelled span, the first found one that overlaps it, or kNone
  std::size_t right = 0, missed = 0;       // labelled spans
  std::size_t found_right = 0, wrong = 0;  // found spans
  bool exact() const { return wrong == 0 && missed == 0; }
};

// Each labelled span takes the first found one that overlaps it.
Pairing pair_spans(const std::vector<GoldSpan>& gold, const std::vector<FoundSpan>& found);

std::string list_words(const std::vector<FoundSpan>& spans);  // "'two days', 'a week'", or "nothing"

}  // namespace anteroom::audit
