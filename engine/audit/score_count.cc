// Figures as lines of fixed columns, so that two reports can be held side by side.
#include "engine/audit/score_count.h"

#include <algorithm>
#include <cstdio>
#include <set>
#include <tuple>
#include <vector>

namespace anteroom::audit {
namespace {

constexpr int kNameWidth = 14;
constexpr std::size_t kMostPairs = 25;

std::string ratio(std::size_t part, std::size_t whole) {
  if (whole == 0) return "    -";
  char text[16];
  std::snprintf(text, sizeof text, "%5.3f", static_cast<double>(part) / static_cast<double>(whole));
  return text;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.resize(std::max(width, out.size()), ' ');
  return out;
}

std::string right_aligned(std::size_t number, std::size_t width) {
  const std::string text = std::to_string(number);
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

}  // namespace

std::string Counts::line(std::string_view name) const {
  // F1 = 2PR / (P + R), over whole numbers.
  const std::size_t found = found_right + wrong, is = right + missed;
  return padded(name, kNameWidth) + "precision " + ratio(found_right, found) + "  recall " + ratio(right, is) + "  F1 " +
         ratio(2 * found_right * right, found_right * is + right * found) + "  (right " + std::to_string(right) + ", wrong " +
         std::to_string(wrong) + ", missed " + std::to_string(missed) + ")\n";
}

std::string Share::line(std::string_view name) const {
  return padded(name, kNameWidth) + ratio(right, all) + "  (" + std::to_string(right) + " of " + std::to_string(all) + ")\n";
}

std::string Confusion::table() const {
  std::set<std::string> columns;
  std::size_t name_width = kNameWidth;
  for (const auto& [gold, row] : cells_) {
    name_width = std::max(name_width, gold.size() + 2);
    for (const auto& [found, count] : row) columns.insert(found);
  }
  std::string out = title_ + ": labelled below, found across\n" + std::string(name_width, ' ');
  for (const std::string& column : columns) out += padded(column, column.size() + 2);
  out += '\n';
  for (const auto& [gold, row] : cells_) {
    out += padded(gold, name_width);
    for (const std::string& column : columns) {
      const auto cell = row.find(column);
      out += right_aligned(cell == row.end() ? 0 : cell->second, column.size()) + "  ";
    }
    out += '\n';
  }
  return out;
}

std::string Confusion::list() const {
  std::vector<std::tuple<std::size_t, std::string, std::string>> pairs;
  for (const auto& [gold, row] : cells_) {
    for (const auto& [found, count] : row) {
      if (gold != found) pairs.emplace_back(count, gold, found);
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return std::get<0>(a) > std::get<0>(b); });
  if (pairs.size() > kMostPairs) pairs.resize(kMostPairs);
  std::string out = title_ + ": labelled, found, how often\n";
  for (const auto& [count, gold, found] : pairs) out += "  " + padded(gold, 24) + padded(found, 24) + std::to_string(count) + "\n";
  return out;
}

}  // namespace anteroom::audit
