// tests/unit/base/damage.h: a block with each of its bytes changed in turn, for whoever has to refuse it or live with it.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "engine/base/image.h"

namespace anteroom::base {

// Calls use(damaged), which says whether the block was refused, for several changes of each byte. The share that was refused.
template <class Use>
double refused_share(const Image& image, Use use) {
  const std::vector<std::byte> bytes(image.bytes.begin(), image.bytes.end());
  std::size_t refused = 0, tried = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const unsigned flip : {0x01U, 0x02U, 0x80U, 0xffU}) {
      std::vector<std::byte> damaged = bytes;
      damaged[at] ^= static_cast<std::byte>(flip);
      ++tried;
      if (use(Image::of(std::move(damaged)))) ++refused;
    }
  }
  return static_cast<double>(refused) / static_cast<double>(tried);
}

}  // namespace anteroom::base
