// engine/infer/reasons.h: why each rule of one run fired, worked out when first asked for.
//
// For inference.cc and chainer.cc only. A set of findings is 64 bits, which is exact for up to 64 findings; in longer questions the
// last bit stands for all findings from the 64th on, and whoever needs them by name looks again (inference.cc). Chief complaints
// come first, so that they always have bits of their own.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/infer/inference.h"

namespace anteroom::infer {

// sex, age and so on: straight from the patient.
Truth patient_truth(const rule::Atom& atom, const fact::Patient& patient);

struct Inference::Reasons {
  explicit Reasons(const rule::RuleBase& rule_base);

  void forget() { done = false; }
  void work_out(const Inference& inference);

  struct Firing {
    std::uint32_t literals_begin = 0, absences_begin = 0;
    std::uint64_t direct = 0, all = 0;  // findings behind it; `all` through derived facts too
  };

  bool done = false;
  bool circles = false;         // a rule may rest on a fact that a later rule concludes
  std::vector<Firing> firings;  // one more than fired rules
  std::vector<LiteralId> literals, absences;
  std::vector<std::uint64_t> support;     // for each literal that is true: the findings behind it
  std::uint64_t chief = 0;                // the findings that are chief complaints
  std::vector<std::uint8_t> bit_of;       // of each finding, where there are more than 64
  std::vector<std::uint32_t> finding_of;  // of each bit but the last, where there are more than 64

 private:
  void number_findings(const fact::Facts& facts);
  void collect_support(const Inference& inference);
  void add_support(const Inference& inference, const fact::Finding& finding, std::uint64_t bit);
  void add_entries(const Inference& inference, std::span<const std::uint32_t> entries, const fact::Finding& finding, std::uint64_t bit);
  bool pass_on(const Inference& inference);
};

}  // namespace anteroom::infer
