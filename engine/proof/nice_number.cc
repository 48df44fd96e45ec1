#include "engine/proof/nice_number.h"

#include <algorithm>

namespace anteroom::proof {

double nice_number(rule::Fixed low, rule::Fixed end) {
  constexpr rule::Fixed kOne = 1'000'000'000;
  low = std::max<rule::Fixed>(low, 0);
  for (const rule::Fixed step : {kOne, kOne / 2, kOne / 10, kOne / 100, kOne / 1000, kOne / 1000000}) {
    if (low > rule::kFixedMax - step) break;
    const rule::Fixed number = (low + step - 1) / step * step;
    if (number < end) return static_cast<double>(number / step) / static_cast<double>(kOne / step);
  }
  return static_cast<double>(low) / static_cast<double>(kOne);
}

}  // namespace anteroom::proof
