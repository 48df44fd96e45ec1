// Groups nest no deeper than the grammar lets conditions nest, so recursion is safe.
#include "engine/infer/program.h"

namespace anteroom::infer {

bool part_holds(const std::uint32_t*& at, const std::uint64_t* bits) {
  const std::uint32_t word = *at++;
  if (word < rule::kAll) return is_set(bits, word);
  const std::uint32_t* const end = at + (word & rule::kPayload);
  bool result = false;
  switch (word & rule::kGroup) {
    case rule::kAll:
      result = true;
      while (at != end && result) result = part_holds(at, bits);
      break;
    case rule::kAny:
      while (at != end && !result) result = part_holds(at, bits);
      break;
    default: {
      std::uint32_t needed = *at++;
      while (at != end && needed > 0) needed -= part_holds(at, bits) ? 1 : 0;
      result = needed == 0;
    }
  }
  at = end;
  return result;
}

}  // namespace anteroom::infer
