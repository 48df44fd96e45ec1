// One run: findings and patient make literals true; each literal that became true offers the rules that hang off it; a rule that fires
// concludes facts, whose literals go to the end of the same queue. A rule whose `unless` names derived facts waits until nothing is
// queued; rules are numbered by stratum, so the lowest waiting one can then be decided.
//
// Nothing here is proportional to the number of rules or concepts (but a look at one word for each 4,096 rules, in list_fired), and nothing
// allocates once the vectors have grown. Whatever differs from question to question in a way that no processor foresees, such as which
// guards are true, is decided without a branch where that can be.
#include <algorithm>
#include <bit>
#include <functional>

#include "engine/infer/finding_truth.h"
#include "engine/infer/inference.h"
#include "engine/infer/program.h"
#include "engine/infer/reasons.h"

namespace anteroom::infer {
namespace {

using fact::Answer;
using fact::Finding;
using fact::Range;
using rule::Atom;
using rule::AtomKind;
using rule::RuleArrays;
using rule::RuleBase;
using rule::Scope;

// What the findings said to an atom with tests.
enum : std::uint8_t { kSaidTrue = 1, kSaidFalse = 2, kSaidUnknown = 4, kDenied = 8, kExcluded = 16 };
constexpr std::uint8_t kClaimed = kSaidTrue | kSaidFalse | kSaidUnknown;

constexpr Scope kClaimScopeOrder[] = {Scope::plain, Scope::past, Scope::family, Scope::possible, Scope::chief};
constexpr Scope kDenialScopeOrder[] = {Scope::plain, Scope::past, Scope::family};

}  // namespace

struct Chainer::Run {
  explicit Run(const RuleBase& rule_base) : rules(rule_base), arrays(rule_base.arrays()) {
    inference.rules_ = &rules;
    inference.true_bits_.assign(2 * arrays.atoms.size() / 64 + 1, 0);
    inference.fired_bits_.assign(rules.size() / 64 + 1, 0);
    fired_words.assign(inference.fired_bits_.size() / 64 + 1, 0);
    said.assign(arrays.atoms.size(), 0);
    patient_begin = first_patient_word();
    inference.reasons_ = std::make_unique<Inference::Reasons>(rules);
  }

  // Atoms of the patient are the last ones (atom_table.h).
  std::size_t first_patient_word() const {
    std::size_t first = arrays.atoms.size();
    for (const AtomId id : arrays.patient_atoms) first = std::min<std::size_t>(first, id);
    for (const rule::MeasureAtoms& atoms : arrays.measures)
      if (atoms.begin != atoms.end) first = std::min<std::size_t>(first, atoms.begin);
    return 2 * first / 64;
  }

  void run(const fact::Facts& facts) {
    clear();
    inference.facts_ = &facts;
    bits = inference.true_bits_.data();
    bits[0] = 1;  // literal 0 is always true
    sort_findings(facts.findings);
    for (const Finding* const* finding = claimed.data(); *finding != nullptr; ++finding) claim(**finding);
    for (const Finding* const* finding = denied.data(); *finding != nullptr; ++finding) deny(**finding);
    settle_tested();
    read_patient(facts.patient);
    chain();
    list_fired();
  }

  // What the last run has touched.
  void clear() {
    std::vector<std::uint64_t>& truths = inference.true_bits_;
    std::fill(truths.begin() + static_cast<std::ptrdiff_t>(patient_begin), truths.end(), 0);
    for (const LiteralId literal : inference.queue_) truths[literal >> 6] = 0;
    for (const RuleIndex rule : inference.fired_) inference.fired_bits_[rule >> 6] = 0, fired_words[rule >> 12] = 0;
    inference.queue_.clear();
    inference.fired_.clear();
    inference.reasons_->forget();
    patient_triggers.clear();
  }

  void set_true(LiteralId literal) {
    std::uint64_t& word = bits[literal >> 6];
    const std::uint64_t bit = std::uint64_t{1} << (literal & 63);
    if ((word & bit) != 0) return;
    word |= bit;
    inference.queue_.push_back(literal);
  }

  void say(AtomId atom, std::uint8_t what) {
    if (said[atom] == 0) tested.push_back(atom);
    said[atom] |= what;
  }

  // Findings: all that claim something, and all denials.
  void sort_findings(const std::vector<Finding>& findings) {
    claimed.resize(findings.size() + 1), denied.resize(findings.size() + 1);
    const Finding **claim = claimed.data(), **denial = denied.data();
    for (const Finding& finding : findings) {
      const std::ptrdiff_t absent = finding.assertion == context::Assertion::absent ? 1 : 0;
      *claim = *denial = &finding;
      claim += 1 - absent, denial += absent;
    }
    *claim = *denial = nullptr;
  }

  void claim(const Finding& finding) {
    if (finding.plain()) {
      claim_in(0, finding);
      if (finding.chief) claim_in(rule::claim_row(Scope::chief), finding);
      return;
    }
    for (std::size_t row = 1; row <= 3; ++row)
      if (claims(kClaimScopeOrder[row], finding)) claim_in(row, finding);
  }

  void claim_in(std::size_t row, const Finding& finding) {
    const std::uint32_t start = arrays.claim_rows[row];
    if (start == rule::kNoRow) return;
    const std::size_t at = start + finding.concept_id;
    const std::uint32_t end = arrays.claim_begin[at + 1];
    for (std::uint32_t i = arrays.claim_begin[at]; i < end; ++i) {
      const std::uint32_t entry = arrays.claims[i];
      if ((entry & rule::kTested) == 0) {
        set_true(2 * entry);
        continue;
      }
      const AtomId atom = entry & ~rule::kTested;
      const Truth truth = tests_truth(rules, arrays.atoms[atom], finding);
      say(atom, truth == Truth::true_ ? kSaidTrue : truth == Truth::false_ ? kSaidFalse : kSaidUnknown);
    }
  }

  // After all claims: what is claimed is not denied.
  void deny(const Finding& finding) {
    for (std::size_t row = 0; row < rule::kDenialScopes; ++row) {
      const std::uint32_t start = arrays.denial_rows[row];
      if (start == rule::kNoRow || !denies(kDenialScopeOrder[row], finding)) continue;
      const std::size_t at = start + finding.concept_id;
      const std::uint32_t end = arrays.denial_begin[at + 1];
      const bool narrow = arrays.denial_begin[at] != end && is_narrow(rules, finding);
      for (std::uint32_t i = arrays.denial_begin[at]; i < end; ++i) {
        const std::uint32_t entry = arrays.denials[i];
        const AtomId atom = entry & ~rule::kTested;
        if ((entry & rule::kTested) == 0) {
          if (!narrow && !is_set(bits, 2 * atom)) set_true(2 * atom + 1);
        } else if (!narrow) {
          say(atom, kDenied);
        } else if (excludes(rules, finding, arrays.atoms[atom])) {
          say(atom, kExcluded);
        }
      }
    }
  }

  void settle_tested() {
    for (const AtomId atom : tested) {
      const std::uint8_t what = said[atom];
      said[atom] = 0;
      const bool all_false = (what & kClaimed) == kSaidFalse;
      if ((what & kSaidTrue) != 0)
        set_true(2 * atom);
      else if ((what & kExcluded) != 0 || all_false || ((what & kClaimed) == 0))
        set_true(2 * atom + 1);
    }
    tested.clear();
  }

  // The patient. These literals are not queued: few rules hang off them, and those are looked at first.
  void set_patient(LiteralId literal) {
    bits[literal >> 6] |= std::uint64_t{1} << (literal & 63);
    if (arrays.trigger_begin[literal] != arrays.trigger_begin[literal + 1]) patient_triggers.push_back(literal);
  }

  // Every second bit of [begin, end), which are of one parity.
  void set_alternating(LiteralId begin, LiteralId end) {
    const std::uint64_t pattern = (begin & 1) != 0 ? 0xAAAAAAAAAAAAAAAAULL : 0x5555555555555555ULL;
    for (std::uint32_t word = begin >> 6; word <= (end - 1) >> 6; ++word) {
      std::uint64_t mask = pattern;
      if (word == begin >> 6) mask &= ~std::uint64_t{0} << (begin & 63);
      if (word == (end - 1) >> 6) mask &= ~std::uint64_t{0} >> (63 - ((end - 1) & 63));
      bits[word] |= mask;
    }
  }

  void read_measure(const Range& range, const rule::MeasureAtoms& atoms) {
    const auto above = [&](double number) {  // the first atom whose bound lies above
      const rule::Fixed value = rule::to_fixed(number);
      AtomId first = atoms.begin;
      for (AtomId rest = atoms.end - atoms.begin; rest > 0; rest /= 2) {
        const AtomId step = (rest + 1) / 2;
        first += step * static_cast<AtomId>(arrays.atoms[first + step - 1].bound <= value);
      }
      return first;
    };
    const AtomId reached = above(range.low), missed = range.high == range.low ? reached : above(range.high);
    if (atoms.begin < reached) set_alternating(2 * atoms.begin, 2 * reached);
    if (missed < atoms.end) set_alternating(2 * missed + 1, 2 * atoms.end);
  }

  void read_patient(const fact::Patient& patient) {
    bool any = false;
    for (std::size_t i = 0; i < fact::kMeasureCount; ++i) {
      const rule::MeasureAtoms& atoms = arrays.measures[i];
      if (atoms.begin == atoms.end || !patient.measures[i].known()) continue;
      read_measure(patient.measures[i], atoms);
      any = true;
    }
    if (any)
      for (const LiteralId literal : arrays.number_triggers)
        if (is_set(bits, literal)) patient_triggers.push_back(literal);
    for (const AtomId id : arrays.patient_atoms) {
      const Truth truth = patient_truth(arrays.atoms[id], patient);
      if (truth != Truth::unknown) set_patient(2 * id + (truth == Truth::true_ ? 0 : 1));
    }
  }

  // Rules.
  void chain() {
    offer(patient_triggers);
    std::size_t next = 0;
    while (true) {
      while (next < inference.queue_.size()) {
        const std::span<const LiteralId> fresh = std::span(inference.queue_).subspan(next);
        next = inference.queue_.size();
        offer(fresh);
      }
      if (waiting.empty()) return;
      std::pop_heap(waiting.begin(), waiting.end(), std::greater<>());
      const RuleIndex rule = waiting.back();
      waiting.pop_back();
      if (!inference.fired(rule) && !holds(rules.unless(rule), bits)) fire(rule);
    }
  }

  // Tries the rules that hang off these literals and whose guards are true. They are noted first, which takes no branch, and tried then.
  // (A rule that fires may move the queue, and `literals` with it.)
  void offer(std::span<const LiteralId> literals) {
    std::size_t count = 0;
    for (const LiteralId literal : literals) {
      const auto triggers =
          arrays.triggers.subspan(arrays.trigger_begin[literal], arrays.trigger_begin[literal + 1] - arrays.trigger_begin[literal]);
      if (offered.size() < count + triggers.size()) offered.resize(2 * (count + triggers.size()));
      std::uint32_t* next = offered.data() + count;
      for (const rule::Trigger& trigger : triggers) {
        *next = trigger.rule;
        next += is_set(bits, trigger.guard) ? 1 : 0;
      }
      count = static_cast<std::size_t>(next - offered.data());
    }
    for (std::size_t i = 0; i < count; ++i) try_rule(offered[i]);
  }

  void try_rule(std::uint32_t candidate) {
    const RuleIndex rule = candidate & ~rule::kWaits;
    if (inference.fired(rule) || !holds(rules.when(rule), bits)) return;
    if ((candidate & rule::kWaits) != 0) {
      waiting.push_back(rule);
      std::push_heap(waiting.begin(), waiting.end(), std::greater<>());
    } else if (const auto unless = rules.unless(rule); unless.empty() || !holds(unless, bits)) {
      fire(rule);
    }
  }

  void fire(RuleIndex rule) {
    inference.fired_bits_[rule >> 6] |= std::uint64_t{1} << (rule & 63);
    fired_words[rule >> 12] |= std::uint64_t{1} << (rule >> 6 & 63);
    for (const FactIndex fact : rules.conclusions(rule)) set_true(2 * arrays.fact_atoms[fact]);
  }

  // Two levels of bits give the firings in ascending order without sorting.
  void list_fired() {
    for (std::size_t outer = 0; outer < fired_words.size(); ++outer)
      for (std::uint64_t words = fired_words[outer]; words != 0; words &= words - 1) {
        const std::size_t word = outer * 64 + static_cast<std::size_t>(std::countr_zero(words));
        for (std::uint64_t rest = inference.fired_bits_[word]; rest != 0; rest &= rest - 1)
          inference.fired_.push_back(static_cast<RuleIndex>(word * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
      }
  }

  const RuleBase& rules;
  const RuleArrays& arrays;
  Inference inference;
  std::uint64_t* bits = nullptr;                // inference.true_bits_
  std::size_t patient_begin = 0;                // the word in which the literals of the patient begin; they end with the last one
  std::vector<std::uint64_t> fired_words;       // which words of fired_bits_ are not zero
  std::vector<std::uint8_t> said;               // for each atom with tests
  std::vector<AtomId> tested;                   // those where `said` is not zero
  std::vector<const Finding*> claimed, denied;  // the findings of this question; a null ends each
  std::vector<LiteralId> patient_triggers;
  std::vector<std::uint32_t> offered;  // rules to try now
  std::vector<RuleIndex> waiting;      // a heap, lowest first
};

Chainer::Chainer(const RuleBase& rules) : run_(std::make_unique<Run>(rules)) {}
Chainer::~Chainer() = default;

const Inference& Chainer::run(const fact::Facts& facts) {
  run_->run(facts);
  return run_->inference;
}

Truth patient_truth(const Atom& atom, const fact::Patient& patient) {
  const auto of = [](Answer answer) {
    return answer == Answer::yes ? Truth::true_ : answer == Answer::no ? Truth::false_ : Truth::unknown;
  };
  const bool male = patient.sex == ontology::Sex::male;
  switch (atom.kind) {
    case AtomKind::number: {
      const Range& range = patient.measures[atom.name];
      if (!range.known()) return Truth::unknown;
      if (rule::to_fixed(range.low) >= atom.bound) return Truth::true_;
      return rule::to_fixed(range.high) < atom.bound ? Truth::false_ : Truth::unknown;
    }
    case AtomKind::sex:
      if (patient.sex == ontology::Sex::unknown) return Truth::unknown;
      return static_cast<std::uint32_t>(patient.sex) == atom.name ? Truth::true_ : Truth::false_;
    case AtomKind::pregnant:
      return patient.pregnant == Answer::unknown && male ? Truth::false_ : of(patient.pregnant);
    case AtomKind::postpartum:
      return patient.postpartum == Answer::unknown && male ? Truth::false_ : of(patient.postpartum);
    case AtomKind::breastfeeding:
      return of(patient.breastfeeding);
    default:
      return Truth::unknown;
  }
}

}  // namespace anteroom::infer
