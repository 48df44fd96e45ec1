// tests/agreement/patient_set.h: a set of patients out of all that there are (all_patients.h), a bit each.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace anteroom::tests {

class PatientSet {
 public:
  PatientSet() = default;
  explicit PatientSet(std::size_t words) : words_(words, 0) {}

  std::vector<std::uint64_t>& words() { return words_; }
  const std::vector<std::uint64_t>& words() const { return words_; }
  bool empty() const {
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
  }
  bool within(const PatientSet& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if ((words_[i] & ~other.words_[i]) != 0) return false;
    return true;
  }
  bool meets(const PatientSet& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if ((words_[i] & other.words_[i]) != 0) return true;
    return false;
  }
  PatientSet& operator&=(const PatientSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  PatientSet& operator|=(const PatientSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  PatientSet& operator-=(const PatientSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }
  friend PatientSet operator&(PatientSet a, const PatientSet& b) { return a &= b; }
  friend PatientSet operator|(PatientSet a, const PatientSet& b) { return a |= b; }
  friend PatientSet operator-(PatientSet a, const PatientSet& b) { return a -= b; }
  friend bool operator==(const PatientSet& a, const PatientSet& b) { return a.words_ == b.words_; }

 private:
  std::vector<std::uint64_t> words_;
};

// Of whom a condition is true, and of whom it is false.
struct Split {
  PatientSet yes, no;
};

}  // namespace anteroom::tests
