#define XXH_INLINE_ALL  // the header is all of it: nothing to link, nothing for whoever links us
#include "engine/base/checksum.h"

#include <xxhash.h>

namespace anteroom::base {

std::uint64_t checksum(std::span<const std::byte> bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace anteroom::base
