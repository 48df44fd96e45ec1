// engine/rule/rule_arrays.h: the arrays that a compiled rule base consists of; inference, decision and audit walk them.
//
//   for (std::uint32_t at = arrays.trigger_begin[literal]; at < arrays.trigger_begin[literal + 1]; ++at) try_rule(arrays.triggers[at]);
//
// Everything is plain numbers that refer to each other by index, so that all of it is one block of bytes (RuleBase::image).
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "engine/base/image.h"
#include "engine/base/string_pool.h"
#include "engine/fact/facts.h"
#include "engine/ontology/ontology.h"
#include "engine/rule/condition.h"
#include "engine/rule/departments.h"
#include "engine/rule/rule_source.h"

namespace anteroom::rule {

using RuleIndex = std::uint32_t;
using AtomId = std::uint32_t;
using LiteralId = std::uint32_t;  // 2 * atom: it is true; 2 * atom + 1: it is false
using FactIndex = std::uint32_t;
using base::kNoString;
using base::StringId;  // equal ids mean equal strings
inline constexpr FactIndex kNoFact = 0xffffffffU;

// Numbers are compared as whole multiples of 1e-9 of the unit that facts.h gives, so that 38.5 C and 101.3 F are one number and
// `> x` is `>= x + 1`. What lies beyond the range counts as its end.
using Fixed = std::int64_t;
inline constexpr Fixed kFixedMin = std::numeric_limits<Fixed>::min();
inline constexpr Fixed kFixedMax = std::numeric_limits<Fixed>::max();
Fixed to_fixed(double number);  // NaN is a programmer's mistake

// What an atom asks.
enum class AtomKind : std::uint8_t {
  always,   // atom 0
  finding,  // name: a concept; scope; tests
  row,      // name: a concept with a row in tables of kind `table`, and some finding has no nearer row
  fact,     // name: a derived fact; never false
  number,   // name: a fact::Measure; it is at least `bound`
  sex,      // name: an ontology::Sex
  pregnant,
  postpartum,
  breastfeeding,
};
constexpr bool is_finding(AtomKind kind) { return kind == AtomKind::finding || kind == AtomKind::row; }

struct AtomTests {
  std::uint32_t begin = 0, end = 0;  // in `tests`
};

struct Atom {
  AtomKind kind = AtomKind::always;
  Scope scope = Scope::plain;  // never `denied`: denied(x) is the literal "x is false"
  TableKind table = TableKind::none;
  bool above = false;  // number: written as `> x`, so that `bound` is the next number after x
  std::uint32_t name = 0;
  union {
    AtomTests tests{};  // of all but a number
    Fixed bound;        // of a number
  };
};

// One test on an attribute of a finding.
struct AtomTest {
  enum class Kind : std::uint8_t { values, duration, episode, ago, per_day, site, trigger, relief };
  Kind kind = Kind::values;
  bool negated = false;                     // `!=`: the rest is `=`, its answer is turned round
  ontology::AttributeId attribute = 0;      // kind values
  std::uint8_t open = 0;                    // quantities: 1 if low was written as `> x`, 2 if high as `< x`, 3 if both
  std::uint32_t accepted = 0, perhaps = 0;  // values: bits that satisfy; bits that leave it open (one_sided, asked for left)
  ontology::ConceptId concept_id = 0;       // site, trigger, relief
  Fixed low = kFixedMin, high = kFixedMax;  // quantities: both inclusive
  std::uint32_t padding[2] = {0, 0};
};

// A condition is a list of words, all of which must hold; a word is a literal or opens a group.
//   literal                       below 2^29
//   kAll | n, n words             every part of the n words
//   kAny | n, n words             some part
//   kAtLeast | n, k, n - 1 words  k parts
// A group never has fewer than two parts; `all` never stands directly inside `all`.
inline constexpr std::uint32_t kAll = 1U << 29, kAny = 2U << 29, kAtLeast = 3U << 29;
inline constexpr std::uint32_t kPayload = (1U << 29) - 1, kGroup = ~kPayload;

// Where a rule's programs start in `code`: when, unless, then the facts it concludes (FactIndex), up to the next rule's `when`.
// The last two are counted from `when`: conditions are not long (kMaxConditionBytes).
struct Body {
  std::uint32_t when = 0;
  std::uint16_t unless = 0, conclude = 0;
};

// A rule that may fire now that the literal became true, if the guard (a literal it needs too; literal 0 if none) is true.
// The highest bit of `rule` says that its `unless` names derived facts and so waits for its stratum.
struct Trigger {
  LiteralId guard = 0;
  RuleIndex rule = 0;
};
inline constexpr std::uint32_t kWaits = 1U << 31;

struct Route {
  DepartmentIndex department = kNoDepartment;  // as written: Departments says who answers
  std::uint16_t weight = 0;
};

struct Outcome {
  std::uint32_t routes = 0, advise = 0;  // begins; ends are the next rule's begins
  StringId red_flag = kNoString;
  Urgency urgency = Urgency::none;
  std::uint8_t unused[3] = {0, 0, 0};
};

struct RuleText {
  StringId id = 0, says = 0, why = 0, when = 0, unless = 0, file = 0, table = 0;
  std::uint32_t line = 0, column = 0;
  std::uint32_t citations = 0;  // begin; the end is the next rule's begin
  std::uint32_t stratum = 0;
  TableKind table_kind = TableKind::none;
  Status status = Status::draft;
  bool from_memory = false;
  std::uint8_t unused = 0;
};

struct CitationText {
  StringId cite = 0, url = 0, read_on = 0;
};

// The scopes in which a mention claims something, and those in which a denial denies something.
inline constexpr std::size_t kClaimScopes = 5;   // plain, past, family, possible, chief
inline constexpr std::size_t kDenialScopes = 3;  // plain (and with it possible and chief), past, family
inline constexpr std::uint32_t kTested = 1U << 31;
inline constexpr std::uint32_t kNoRow = 0xffffffffU;
constexpr std::size_t claim_row(Scope scope) { return scope == Scope::chief ? 4 : static_cast<std::size_t>(scope); }

struct MeasureAtoms {
  std::uint32_t begin = 0, end = 0;  // atoms of one measure, bounds ascending
};

template <template <class> class Array>
struct BasicRuleArrays {
  // Hot: what inference and decision touch.
  Array<Body> bodies;  // rules + 1
  Array<std::uint32_t> code;
  Array<std::uint32_t> trigger_begin;  // literals + 1
  Array<Trigger> triggers;
  Array<std::uint32_t> claim_rows;   // for each claim scope, where its row starts in claim_begin; kNoRow: no atom asks
  Array<std::uint32_t> claim_begin;  // rows of concepts + 1
  Array<std::uint32_t> claims;       // atoms that a mention of the concept makes true; kTested: after its tests
  Array<std::uint32_t> denial_rows;  // likewise for each denial scope
  Array<std::uint32_t> denial_begin;
  Array<std::uint32_t> denials;  // atoms that a denial of the concept makes false
  Array<Atom> atoms;
  Array<AtomTest> tests;
  Array<MeasureAtoms> measures;      // one each
  Array<AtomId> patient_atoms;       // sex, pregnant, postpartum, breastfeeding
  Array<LiteralId> number_triggers;  // literals of numbers that have triggers
  Array<Outcome> outcomes;           // rules + 1
  Array<Route> routes;
  Array<StringId> advise;
  Array<AtomId> fact_atoms;            // facts
  Array<std::uint32_t> mention_begin;  // atoms + 1
  Array<RuleIndex> mentions;
  Array<std::uint32_t> step_begin;  // atoms + 1
  Array<RuleIndex> steps;
  Array<std::uint32_t> concluder_begin;  // facts + 1
  Array<RuleIndex> concluders;
  // Cold: texts and places.
  Array<StringId> facts;
  Array<RuleText> texts;  // rules + 1
  Array<CitationText> citations;
  Array<RuleIndex> rules_by_id;
  Array<char> strings;             // base::StringPool
  Array<std::uint64_t> made_with;  // one: a digest of the concepts and attributes whose numbers all of this names

  // Calls visit(array, hot) for each array in turn.
  template <class Visit>
  void each(Visit&& visit) {
    visit(bodies, true), visit(code, true), visit(trigger_begin, true), visit(triggers, true);
    visit(claim_rows, true), visit(claim_begin, true), visit(claims, true);
    visit(denial_rows, true), visit(denial_begin, true), visit(denials, true);
    visit(atoms, true), visit(tests, true), visit(measures, true), visit(patient_atoms, true), visit(number_triggers, true);
    visit(outcomes, true), visit(routes, true), visit(advise, true), visit(fact_atoms, true);
    visit(mention_begin, true), visit(mentions, true), visit(step_begin, true), visit(steps, true);
    visit(concluder_begin, true), visit(concluders, true);
    visit(facts, false), visit(texts, false), visit(citations, false), visit(rules_by_id, false), visit(strings, false);
    visit(made_with, false);
  }
};

using RuleArrays = BasicRuleArrays<base::ArrayView>;

}  // namespace anteroom::rule
