// engine/text/fold.h: ICU's NFKC_Casefold over a text of any script, each code point of the result with its place in the source.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/token_scanner.h"

namespace anteroom::text {

// Feeds `words` (valid UTF-8; `byte_of` as `repair` gives it), folded, to `scanner` and finishes it.
void fold(std::string_view words, const std::vector<std::uint32_t>& byte_of, TokenScanner& scanner);

}  // namespace anteroom::text
