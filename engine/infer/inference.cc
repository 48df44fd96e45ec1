// Reasons follow from what a run leaves behind: the bits of true literals and the rules that fired. Findings behind literals are
// collected by walking the same lists as the run did; those behind derived facts by walking the firings in order.
#include "engine/infer/inference.h"

#include <algorithm>
#include <bit>

#include "engine/infer/finding_truth.h"
#include "engine/infer/program.h"
#include "engine/infer/reasons.h"

namespace anteroom::infer {
namespace {

using fact::Finding;
using rule::AtomKind;
using rule::Scope;

constexpr std::size_t kBits = 64;

bool is_fact(const rule::RuleBase& rules, LiteralId literal) { return rules.atom(literal / 2).kind == AtomKind::fact; }

}  // namespace

Inference::Inference() = default;
Inference::~Inference() = default;

Inference::Reasons::Reasons(const rule::RuleBase& rules) : support(2 * rules.atom_count(), 0) {
  std::vector<RuleIndex> last_concluder(rules.fact_count(), 0);
  for (FactIndex fact = 0; fact < rules.fact_count(); ++fact)
    for (const RuleIndex rule : rules.concluders(fact)) last_concluder[fact] = std::max(last_concluder[fact], rule);
  for (RuleIndex rule = 0; rule < rules.size(); ++rule)
    visit_literals(rules.when(rule), [&](LiteralId literal) {
      if (is_fact(rules, literal) && last_concluder[rules.atom(literal / 2).name] >= rule) circles = true;
    });
}

void Inference::Reasons::number_findings(const fact::Facts& facts) {
  const std::size_t count = facts.findings.size();
  chief = 0;
  if (count <= kBits) {
    for (std::size_t i = 0; i < count; ++i)
      if (facts.findings[i].chief) chief |= std::uint64_t{1} << i;
    return;
  }
  bit_of.assign(count, kBits - 1);
  finding_of.clear();
  for (const bool chiefs : {true, false})
    for (std::uint32_t i = 0; i < count; ++i) {
      if (facts.findings[i].chief != chiefs) continue;
      if (finding_of.size() < kBits - 1) {
        bit_of[i] = static_cast<std::uint8_t>(finding_of.size());
        finding_of.push_back(i);
      }
      if (chiefs) chief |= std::uint64_t{1} << bit_of[i];
    }
}

void Inference::Reasons::add_entries(const Inference& inference, std::span<const std::uint32_t> entries, const Finding& finding,
                                     std::uint64_t bit) {
  const rule::RuleBase& rules = *inference.rules_;
  const bool denial = finding.assertion == context::Assertion::absent;
  for (const std::uint32_t entry : entries) {
    const AtomId atom = entry & ~rule::kTested;
    if ((entry & rule::kTested) == 0) {
      const LiteralId literal = 2 * atom + (denial ? 1 : 0);
      if (!denial || inference.is_true(literal)) support[literal] |= bit;
      continue;
    }
    const Truth truth = truth_of_finding(rules, rules.atom(atom), finding);
    if (truth == Truth::unknown) continue;
    const LiteralId literal = 2 * atom + (truth == Truth::true_ ? 0 : 1);
    if (inference.is_true(literal)) support[literal] |= bit;
  }
}

void Inference::Reasons::add_support(const Inference& inference, const Finding& finding, std::uint64_t bit) {
  const rule::RuleArrays& arrays = inference.rules_->arrays();
  const auto entries = [&finding](std::span<const std::uint32_t> begin, std::span<const std::uint32_t> list, std::uint32_t row) {
    const std::size_t at = row + finding.concept_id;
    return list.subspan(begin[at], begin[at + 1] - begin[at]);
  };
  if (finding.assertion == context::Assertion::absent) {
    for (std::size_t i = 0; i < rule::kDenialScopes; ++i) {
      const std::uint32_t row = arrays.denial_rows[i];
      if (row == rule::kNoRow || !denies(static_cast<Scope>(i), finding)) continue;
      auto list = entries(arrays.denial_begin, arrays.denials, row);
      if (!list.empty() && is_narrow(*inference.rules_, finding))
        list = list.subspan(static_cast<std::size_t>(std::lower_bound(list.begin(), list.end(), rule::kTested) - list.begin()));
      add_entries(inference, list, finding, bit);
    }
    return;
  }
  const auto claim = [&](Scope scope) {
    const std::uint32_t row = arrays.claim_rows[rule::claim_row(scope)];
    if (row != rule::kNoRow) add_entries(inference, entries(arrays.claim_begin, arrays.claims, row), finding, bit);
  };
  if (finding.plain()) {  // most are, and claim nothing in another sense
    claim(Scope::plain);
    if (finding.chief) claim(Scope::chief);
    return;
  }
  for (const Scope scope : {Scope::past, Scope::family, Scope::possible})
    if (claims(scope, finding)) claim(scope);
}

void Inference::Reasons::collect_support(const Inference& inference) {
  const std::vector<Finding>& findings = inference.facts_->findings;
  for (const LiteralId literal : inference.queue_) support[literal] = 0;
  for (std::size_t i = 0; i < findings.size(); ++i)
    add_support(inference, findings[i], std::uint64_t{1} << (findings.size() <= kBits ? i : bit_of[i]));
}

// Hands the findings behind each firing on to the facts that it concludes, in the order of rules. True where that changed a fact
// after some rule had used it.
bool Inference::Reasons::pass_on(const Inference& inference) {
  const rule::RuleBase& rules = *inference.rules_;
  bool changed = false;
  for (std::size_t i = 0; i < inference.fired_.size(); ++i) {
    Firing& firing = firings[i];
    for (std::uint32_t at = firing.literals_begin; at < firings[i + 1].literals_begin; ++at) {
      const LiteralId literal = literals[at];
      const rule::AtomKind kind = rules.atom(literal / 2).kind;
      if (kind == AtomKind::fact)
        firing.all |= support[literal];
      else if (kind == AtomKind::finding || kind == AtomKind::row)
        firing.direct |= support[literal];
    }
    firing.all |= firing.direct;
    for (const FactIndex fact : rules.conclusions(inference.fired_[i])) {
      std::uint64_t& set = support[std::size_t{2} * rules.fact_atom(fact)];
      changed |= (firing.all & ~set) != 0;
      set |= firing.all;
    }
  }
  return changed;
}

void Inference::Reasons::work_out(const Inference& inference) {
  const rule::RuleBase& rules = *inference.rules_;
  const std::uint64_t* bits = inference.true_bits_.data();
  number_findings(*inference.facts_);
  collect_support(inference);
  firings.clear();
  literals.clear();
  absences.clear();
  for (const RuleIndex rule : inference.fired_) {
    Firing firing{static_cast<std::uint32_t>(literals.size()), static_cast<std::uint32_t>(absences.size()), 0, 0};
    const auto when = rules.when(rule);
    visit_support(when.data(), when.data() + when.size(), bits, [&](LiteralId literal) {
      if (std::find(literals.begin() + firing.literals_begin, literals.end(), literal) == literals.end()) literals.push_back(literal);
    });
    visit_literals(rules.unless(rule), [&](LiteralId literal) {
      if (!is_set(bits, literal) && std::find(absences.begin() + firing.absences_begin, absences.end(), literal) == absences.end())
        absences.push_back(literal);
    });
    firings.push_back(firing);
  }
  firings.push_back({static_cast<std::uint32_t>(literals.size()), static_cast<std::uint32_t>(absences.size()), 0, 0});
  while (pass_on(inference) && circles) {
  }
  done = true;
}

const Inference::Reasons& Inference::reasons() const {
  if (!reasons_->done) reasons_->work_out(*this);
  return *reasons_;
}

std::span<const LiteralId> Inference::literals(std::size_t index) const {
  const Reasons& r = reasons();
  return std::span(r.literals)
      .subspan(r.firings[index].literals_begin, r.firings[index + 1].literals_begin - r.firings[index].literals_begin);
}

std::span<const LiteralId> Inference::absences(std::size_t index) const {
  const Reasons& r = reasons();
  return std::span(r.absences)
      .subspan(r.firings[index].absences_begin, r.firings[index + 1].absences_begin - r.firings[index].absences_begin);
}

bool Inference::rests_on_chief(std::size_t index) const {
  const Reasons& r = reasons();
  return (r.firings[index].all & r.chief) != 0;
}

void Inference::findings_of(LiteralId literal, std::vector<std::uint32_t>& findings) const {
  const rule::Atom& atom = rules_->atom(literal / 2);
  if ((atom.kind != AtomKind::finding && atom.kind != AtomKind::row) || !is_true(literal)) return;
  const Truth wanted = (literal & 1) == 0 ? Truth::true_ : Truth::false_;
  for (std::uint32_t i = 0; i < facts_->findings.size(); ++i)
    if (truth_of_finding(*rules_, atom, facts_->findings[i]) == wanted) findings.push_back(i);
}

void Inference::findings(std::size_t index, bool through_facts, std::vector<std::uint32_t>& list) const {
  const Reasons& r = reasons();
  std::uint64_t set = through_facts ? r.firings[index].all : r.firings[index].direct;
  const bool exact = facts_->findings.size() <= kBits;
  const std::size_t start = list.size();
  if (exact) {
    for (; set != 0; set &= set - 1) list.push_back(static_cast<std::uint32_t>(std::countr_zero(set)));
    return;
  }
  // More than 64 findings: look again at the literals behind the firing.
  std::vector<std::size_t> open{index}, seen{index};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    for (const LiteralId literal : literals(at)) {
      findings_of(literal, list);
      if (!through_facts || !is_fact(*rules_, literal)) continue;
      for (const RuleIndex rule : rules_->concluders(rules_->atom(literal / 2).name)) {
        if (!fired(rule)) continue;
        const auto found = static_cast<std::size_t>(std::lower_bound(fired_.begin(), fired_.end(), rule) - fired_.begin());
        if (std::find(seen.begin(), seen.end(), found) == seen.end()) seen.push_back(found), open.push_back(found);
      }
    }
  }
  std::sort(list.begin() + static_cast<std::ptrdiff_t>(start), list.end());
  list.erase(std::unique(list.begin() + static_cast<std::ptrdiff_t>(start), list.end()), list.end());
}

Truth truth_from_facts(const Inference& inference, AtomId id) {
  const rule::RuleBase& rules = inference.rules();
  const rule::Atom& atom = rules.atom(id);
  switch (atom.kind) {
    case AtomKind::always:
      return Truth::true_;
    case AtomKind::fact:
      return inference.concluded(atom.name) ? Truth::true_ : Truth::unknown;
    case AtomKind::finding:
    case AtomKind::row:
      break;
    default:
      return patient_truth(atom, inference.facts().patient);
  }
  bool claimed = false, open = false, denied = false, excluded = false;
  for (const Finding& finding : inference.facts().findings) {
    const Truth truth = truth_of_finding(rules, atom, finding);
    const bool denial = finding.assertion == context::Assertion::absent;
    if (truth == Truth::true_) return Truth::true_;
    if (denial && truth == Truth::false_) (is_narrow(rules, finding) ? excluded : denied) = true;
    if (!denial && atom.kind == AtomKind::finding && claims(atom.scope, finding) && rules.ontology().is_a(finding.concept_id, atom.name)) {
      claimed = true;
      open |= truth == Truth::unknown;
    }
  }
  if (excluded || (claimed && !open) || (denied && !claimed)) return Truth::false_;
  return Truth::unknown;
}

}  // namespace anteroom::infer
