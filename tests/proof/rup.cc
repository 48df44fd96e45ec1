// Two watched literals a clause. What follows from the clauses alone stays assigned; what follows from a lemma's negation is taken back.
// Deleted clauses are no longer watched; what they had made true stays, for it followed from the formula.
#include "tests/proof/rup.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <unordered_map>
#include <vector>

namespace anteroom::tests {
namespace {

using Clause = std::vector<int>;

class Checker {
 public:
  bool conflict() const { return conflict_; }

  void add(const Clause& clause) {
    for (const int literal : clause) grow(literal);
    by_literals_.emplace(digest(clause), clauses_.size());
    // Literals that are not false come first, so that the first two can be watched.
    Clause kept = clause;
    std::stable_partition(kept.begin(), kept.end(), [this](int literal) { return value(literal) >= 0; });
    const std::size_t open = static_cast<std::size_t>(std::count_if(kept.begin(), kept.end(), [this](int l) { return value(l) >= 0; }));
    const std::size_t at = clauses_.size();
    clauses_.push_back(kept);
    for (std::size_t i = 0; i < 2 && kept.size() >= 2; ++i) watches_[index(kept[i])].push_back({at, kept[1 - i]});
    if (open == 0) conflict_ = true;
    if (open == 1) assign(kept[0]), conflict_ |= !propagate();
  }

  void remove(const Clause& clause) {
    const auto [first, last] = by_literals_.equal_range(digest(clause));
    const auto same = std::find_if(first, last, [&](const auto& entry) {
      return std::is_permutation(clause.begin(), clause.end(), clauses_[entry.second].begin(), clauses_[entry.second].end());
    });
    if (same == last) return;
    clauses_[same->second].clear();
    by_literals_.erase(same);
  }

  bool follows(const Clause& lemma) {
    if (conflict_) return true;
    const std::size_t start = trail_.size();
    bool refuted = false;
    for (const int literal : lemma) {
      grow(literal);
      if (value(literal) > 0) refuted = true;
      if (value(literal) == 0) assign(-literal);
    }
    refuted = refuted || !propagate();
    for (std::size_t i = start; i < trail_.size(); ++i) values_[index(trail_[i])] = values_[index(-trail_[i])] = 0;
    trail_.resize(start), next_ = start;
    return refuted;
  }

 private:
  struct Watch {
    std::size_t clause;
    int other;  // of its literals; while it is true there is nothing to do
  };

  // The same in whatever order the literals stand.
  static std::uint64_t digest(const Clause& clause) {
    std::uint64_t sum = clause.size();
    for (const int literal : clause) sum += (static_cast<std::uint64_t>(index(literal)) + 1) * 0x9e3779b97f4a7c15ULL;
    return sum;
  }
  static std::size_t index(int literal) { return 2 * static_cast<std::size_t>(std::abs(literal)) + (literal < 0 ? 1 : 0); }
  int value(int literal) const { return values_[index(literal)]; }
  void grow(int literal) {
    const std::size_t size = 2 * static_cast<std::size_t>(std::abs(literal)) + 2;
    if (values_.size() < size) values_.resize(size, 0), watches_.resize(size);
  }
  void assign(int literal) {
    values_[index(literal)] = 1, values_[index(-literal)] = -1;
    trail_.push_back(literal);
  }

  // False on a conflict.
  bool propagate() {
    for (; next_ < trail_.size(); ++next_)
      if (!falsify(-trail_[next_])) return false;
    return true;
  }

  // What follows for the clauses that watch the literal. False on a conflict.
  bool falsify(int literal) {
    std::vector<Watch>& list = watches_[index(literal)];
    std::size_t kept = 0;
    bool conflict = false;
    for (const Watch& watch : list) {
      if (conflict || value(watch.other) > 0) {
        list[kept++] = watch;
        continue;
      }
      Clause& clause = clauses_[watch.clause];
      if (clause.empty()) continue;  // deleted
      if (clause[0] == literal) std::swap(clause[0], clause[1]);
      const auto instead = std::find_if(clause.begin() + 2, clause.end(), [this](int each) { return value(each) >= 0; });
      if (value(clause[0]) <= 0 && instead != clause.end()) {
        std::swap(clause[1], *instead);
        watches_[index(clause[1])].push_back({watch.clause, clause[0]});
        continue;
      }
      list[kept++] = {watch.clause, clause[0]};
      if (value(clause[0]) < 0) conflict = true;
      if (value(clause[0]) == 0) assign(clause[0]);
    }
    list.resize(kept);
    return !conflict;
  }

  std::vector<Clause> clauses_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_literals_;
  std::vector<int> values_{0, 0};  // by literal: 1 true, -1 false, 0 open
  std::vector<std::vector<Watch>> watches_{2};
  std::vector<int> trail_;
  std::size_t next_ = 0;
  bool conflict_ = false;
};

// The literals of a line up to its 0. False where there is no 0.
bool read_clause(const char* text, Clause& clause) {
  for (char* end = nullptr;; text = end) {
    const int literal = static_cast<int>(std::strtol(text, &end, 10));
    if (end == text) return false;
    if (literal == 0) return true;
    clause.push_back(literal);
  }
}

}  // namespace

std::string check_refutation(const std::string& dimacs, const std::string& drat) {
  Checker checker;
  std::istringstream formula(dimacs), proof(drat);
  std::string line;
  bool refuted = false;
  while (std::getline(formula, line)) {
    if (line.starts_with("p ") || line.starts_with("c ")) continue;
    Clause clause;
    if (!read_clause(line.c_str(), clause)) return "the formula has a clause without its end: " + line;
    checker.add(clause);
    refuted |= clause.empty();
  }
  for (std::size_t number = 1; std::getline(proof, line) && !refuted; ++number) {
    const bool deletion = line.starts_with("d ");
    Clause clause;
    const std::string where = "line " + std::to_string(number) + ": ";
    if (!read_clause(line.c_str() + (deletion ? 2 : 0), clause)) return where + "cannot be read: " + line;
    if (deletion) {
      checker.remove(clause);
      continue;
    }
    if (!checker.follows(clause)) return where + "does not follow: " + line;
    checker.add(clause);
    refuted = clause.empty();
  }
  return refuted || checker.conflict() ? "" : "the proof does not come to the empty clause";
}

}  // namespace anteroom::tests
