// engine/audit/score_count.h: what scorers count: found and missed, and what was taken for what.
//
//   Counts absent;
//   absent.add(gold == "absent", found == "absent");
//   text += absent.line("absent");
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace anteroom::audit {

// Precision, recall and F1 of one class. A ratio with nothing below its line is shown as "-".
struct Counts {
  std::size_t right = 0, missed = 0;       // what is so: found, not found
  std::size_t found_right = 0, wrong = 0;  // what was found: so, not so
  void add(bool is, bool found) { right += is && found, found_right += is && found, wrong += !is && found, missed += is && !found; }
  std::string line(std::string_view name) const;
};

// Rows of a kind and how many were right.
struct Share {
  std::size_t right = 0, all = 0;
  void add(bool is_right) { right += is_right, ++all; }
  std::string line(std::string_view name) const;
};

// What was labelled against what was found; prints in alphabetical order.
class Confusion {
 public:
  explicit Confusion(std::string title) : title_(std::move(title)) {}
  void add(std::string_view gold, std::string_view found) { ++cells_[std::string(gold)][std::string(found)]; }
  bool empty() const { return cells_.empty(); }
  std::string table() const;  // a row for each label, a column for each finding
  std::string list() const;   // for many labels: pairs that differ, most frequent first

 private:
  std::string title_;
  std::map<std::string, std::map<std::string, std::size_t>> cells_;
};

}  // namespace anteroom::audit
