// engine/base/checksum.h: whether bytes are still what they were. Against accidents, not against enemies: XXH3.
//
//   checksum(bytes);   // 64 bits; some ten gigabytes a second
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace anteroom::base {

std::uint64_t checksum(std::span<const std::byte> bytes);

}  // namespace anteroom::base
