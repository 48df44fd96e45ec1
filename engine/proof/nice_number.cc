#include "engine/proof/nice_number.h"

#include <algorithm>

namespace anteroom::proof {
namespace {

constexpr rule::Fixed kOne = 1'000'000'000;
constexpr rule::Fixed kSteps[] = {kOne, kOne / 2, kOne / 10, kOne / 100, kOne / 1000, kOne / 1000000};

double number_of(rule::Fixed fixed, rule::Fixed step) {
  const rule::Fixed steps = fixed / step, of_one = kOne / step;  // whole numbers, so that the quotient is the nearest there is
  return static_cast<double>(steps) / static_cast<double>(of_one);
}

}  // namespace

double nice_number(rule::Fixed low, rule::Fixed end, rule::Bounds possible) {
  const rule::Fixed least = std::max<rule::Fixed>(rule::to_fixed(possible.low), 0), most = rule::to_fixed(possible.high);
  const bool below = low <= least && end <= most;  // next to `end`, then
  if (least < end) low = std::max(low, least);
  if (most >= low && most < end) end = most + 1;
  low = std::max<rule::Fixed>(low, 0);
  for (const rule::Fixed step : kSteps) {
    if (low > rule::kFixedMax - step) break;
    const rule::Fixed number = below ? (end - 1) / step * step : (low + step - 1) / step * step;
    if (number >= low && number < end) return number_of(number, step);
  }
  return number_of(low, 1);
}

}  // namespace anteroom::proof
