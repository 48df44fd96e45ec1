// engine/text/scan_narrow.h: the fast path: tokens of a text that has one byte a code point, which most questions in English are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/text/text.h"

namespace anteroom::text {

// Both append exactly what `fold` and TokenScanner would for the same text; unit/text/fast_path_test.cc holds them equal.
void scan_ascii(Part part, std::string_view words, std::string& folded, std::vector<Token>& tokens);
void scan_narrow(Part part, std::string_view bytes, std::string& folded, std::vector<Token>& tokens);  // as `narrow` gives them

}  // namespace anteroom::text
