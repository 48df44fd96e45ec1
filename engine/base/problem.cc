// A problem is printed the way compilers do it: the place first, so that editors can jump to it, then the line with a caret.
// Columns are code points, as editors count them. What is quoted from a file may hold anything, so every text is made
// harmless for a terminal on its way out: control characters and invalid bytes become U+FFFD, one for each.
#include "engine/base/problem.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "engine/base/utf8.h"

namespace anteroom::base {
namespace {

constexpr std::size_t kQuoteLimit = 60;    // code points of a quoted text
constexpr std::size_t kLineLimit = 120;    // code points of a source line that are shown
constexpr std::size_t kLineBefore = 60;    // of these, at most so many before the caret when the line is cut
constexpr std::size_t kNearestLimit = 64;  // bytes; a longer word is no misspelling of a name

// The text of a 1-based line without its end; empty where there is none.
std::string_view line_of(std::string_view text, std::uint32_t line) {
  std::size_t begin = 0;
  for (std::uint32_t at = 1; at < line; ++at) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) return {};
    begin = end + 1;
  }
  std::string_view result = text.substr(begin, text.find('\n', begin) - begin);
  if (!result.empty() && result.back() == '\r') result.remove_suffix(1);
  return result;
}

// The line and the caret under `column`; a long line is cut to the part around the caret.
std::string line_with_caret(std::string_view line, std::uint32_t column) {
  std::vector<std::string_view> points;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t size = utf8_length(line, at);
    points.push_back(line.substr(at, size));
    at += size;
  }
  const std::size_t caret = column == 0 ? 0 : std::min<std::size_t>(column - 1, points.size());
  std::size_t begin = 0;
  if (points.size() > kLineLimit && caret > kLineBefore) begin = caret - kLineBefore;
  const std::size_t end = std::min(points.size(), begin + kLineLimit);
  std::string result = begin > 0 ? "  ..." : "  ";
  const std::size_t indent = result.size();
  for (std::size_t i = begin; i < end; ++i) result += points[i] == "\t" ? " " : points[i];
  if (end < points.size()) result += "...";
  result += '\n';
  if (column > 0) result += std::string(indent + caret - begin, ' ') + "^\n";
  return result;
}

// Damerau-Levenshtein distance (optimal string alignment) of two words of at most kNearestLimit bytes.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::array<std::array<std::size_t, kNearestLimit + 1>, 3> rows{};
  std::size_t* before = rows[0].data();
  std::size_t* last = rows[1].data();
  std::size_t* row = rows[2].data();
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

void Problems::add(Problem problem) { list_.push_back(std::move(problem)); }

void Problems::add(Problem problem, const Source& source, Place place) {
  problem.file = source.file;
  problem.place = place;
  if (place.line > 0) problem.source_line = printable(line_of(source.text, place.line));
  add(std::move(problem));
}

void Problems::append(const Problems& other) {
  if (&other == this) return;
  list_.insert(list_.end(), other.list_.begin(), other.list_.end());
}

void Problems::sort() {
  const auto key = [](const Problem& p) { return std::tie(p.file, p.place, p.code, p.message, p.hint, p.source_line); };
  std::stable_sort(list_.begin(), list_.end(), [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
  list_.erase(std::unique(list_.begin(), list_.end(), [&](const Problem& a, const Problem& b) { return key(a) == key(b); }), list_.end());
}

std::string to_text(const Problem& problem) {
  std::string result;
  if (!problem.file.empty()) {
    result += printable(problem.file) + ":";
    if (problem.place.line > 0) {
      result += std::to_string(problem.place.line) + ":";
      if (problem.place.column > 0) result += std::to_string(problem.place.column) + ":";
    }
    result += ' ';
  }
  result += problem.code + ": " + printable(problem.message) + "\n";
  if (!problem.source_line.empty()) result += line_with_caret(printable(problem.source_line), problem.place.column);
  if (!problem.hint.empty()) result += "  hint: " + printable(problem.hint) + "\n";
  return result;
}

std::string to_text(const Problems& problems) {
  std::string result;
  for (const Problem& problem : problems.list()) result += to_text(problem);
  return result;
}

std::string quote(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t points = 0; points < kQuoteLimit && end < text.size(); ++points) end += utf8_length(text, end);
  std::string result = "'" + printable(text.substr(0, end));
  std::replace(result.begin(), result.end(), '\t', ' ');
  return result + (end < text.size() ? "...'" : "'");
}

std::string join(const std::vector<std::string_view>& names, std::size_t limit) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) result += ", ";
    if (i == limit) return result + "...";
    result += names[i];
  }
  return result;
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.empty() || word.size() > kNearestLimit) return {};
  std::string_view best;
  // One letter in three may be wrong; of one or two letters, none.
  std::size_t best_distance = word.size() / 3 + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.empty() || candidate.size() > kNearestLimit) continue;
    const std::size_t difference = candidate.size() > word.size() ? candidate.size() - word.size() : word.size() - candidate.size();
    if (difference > best_distance) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= std::max(word.size(), candidate.size())) continue;  // nothing in common: `a` for `b`
    if (distance < best_distance || (distance == best_distance && !best.empty() && candidate < best)) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string suggest(std::string_view word, const std::vector<std::string_view>& candidates, std::string otherwise) {
  const std::string_view near = nearest(word, candidates);
  return near.empty() ? std::move(otherwise) : "did you mean " + quote(near) + "?";
}

}  // namespace anteroom::base
