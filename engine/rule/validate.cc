// One look at every number. What passes may still be nonsense, but running over it touches no memory but its own and comes to an
// end: programs are well-formed and not deep, lists lie inside their arrays, enumerations have a name.
#include "engine/rule/validate.h"

#include <algorithm>

#include "engine/base/check_arrays.h"

namespace anteroom::rule {
namespace {

using base::all_below;
using base::is_bool;
using base::is_index;

constexpr std::size_t kMaxGroups = 2 * kMaxConditionDepth + 4;

class Validator {
 public:
  Validator(const RuleArrays& arrays, const ontology::Ontology& ontology, std::size_t departments)
      : a_(arrays),
        ontology_(ontology),
        departments_(departments),
        rules_(arrays.bodies.empty() ? 0 : arrays.bodies.size() - 1),
        literals_(2 * arrays.atoms.size()) {}

  bool run() const {
    return !a_.bodies.empty() && !a_.atoms.empty() && rules_ < kWaits && literals_ < kAll && sizes() && atoms() && lists() && rules() &&
           texts();
  }

 private:
  bool is_string(StringId id) const { return base::is_string(a_.strings, id); }

  bool sizes() const {
    return a_.outcomes.size() == rules_ + 1 && a_.texts.size() == rules_ + 1 && a_.rules_by_id.size() == rules_ &&
           a_.trigger_begin.size() == literals_ + 1 && a_.mention_begin.size() == a_.atoms.size() + 1 &&
           a_.step_begin.size() == a_.atoms.size() + 1 && a_.measures.size() == fact::kMeasureCount &&
           a_.claim_rows.size() == kClaimScopes && a_.denial_rows.size() == kDenialScopes &&
           a_.concluder_begin.size() == a_.facts.size() + 1 && a_.fact_atoms.size() == a_.facts.size();
  }

  bool atom(const Atom& atom) const {
    const bool number = atom.kind == AtomKind::number;
    if (!number && (atom.tests.begin > atom.tests.end || atom.tests.end > a_.tests.size())) return false;
    if (atom.scope > Scope::chief || atom.table > TableKind::conclude || !is_bool(atom.above)) return false;
    switch (atom.kind) {
      case AtomKind::always:
      case AtomKind::pregnant:
      case AtomKind::postpartum:
      case AtomKind::breastfeeding:
        return true;
      case AtomKind::finding:
      case AtomKind::row:
        return atom.name < ontology_.size();
      case AtomKind::fact:
        return atom.name < a_.facts.size();
      case AtomKind::number:
        return atom.name < fact::kMeasureCount;
      case AtomKind::sex:
        return atom.name <= static_cast<std::uint32_t>(ontology::Sex::male);
    }
    return false;
  }

  bool test(const AtomTest& test) const {
    if (test.kind > AtomTest::Kind::relief || test.attribute >= ontology::kMaxAttributes || !is_bool(test.negated)) return false;
    return test.kind < AtomTest::Kind::site || test.concept_id < ontology_.size();
  }

  bool atoms() const {
    for (const Atom& each : a_.atoms)
      if (!atom(each)) return false;
    for (const AtomTest& each : a_.tests)
      if (!test(each)) return false;
    for (const MeasureAtoms& range : a_.measures) {
      if (range.begin > range.end || range.end > a_.atoms.size()) return false;
      for (AtomId id = range.begin; id < range.end; ++id)
        if (a_.atoms[id].kind != AtomKind::number || (id > range.begin && a_.atoms[id].bound < a_.atoms[id - 1].bound)) return false;
    }
    for (const AtomId id : a_.patient_atoms)
      if (id >= a_.atoms.size() || a_.atoms[id].kind < AtomKind::sex) return false;
    for (std::size_t fact = 0; fact < a_.facts.size(); ++fact)
      if (a_.fact_atoms[fact] >= a_.atoms.size()) return false;
    return a_.atoms.front().kind == AtomKind::always && all_below(a_.number_triggers, literals_);
  }

  bool rows(std::span<const std::uint32_t> rows_of, std::span<const std::uint32_t> begin, std::span<const std::uint32_t> entries) const {
    if (!is_index(begin, entries.size())) return false;
    for (const std::uint32_t row : rows_of)
      if (row != kNoRow && (row >= begin.size() || begin.size() - row <= ontology_.size())) return false;
    return std::all_of(entries.begin(), entries.end(), [this](std::uint32_t entry) { return (entry & ~kTested) < a_.atoms.size(); });
  }

  bool lists() const {
    if (!is_index(a_.trigger_begin, a_.triggers.size()) || !is_index(a_.mention_begin, a_.mentions.size()) ||
        !is_index(a_.step_begin, a_.steps.size()) || !is_index(a_.concluder_begin, a_.concluders.size()))
      return false;
    for (const Trigger& trigger : a_.triggers)
      if (trigger.guard >= literals_ || (trigger.rule & ~kWaits) >= rules_) return false;
    return rows(a_.claim_rows, a_.claim_begin, a_.claims) && rows(a_.denial_rows, a_.denial_begin, a_.denials) &&
           all_below(a_.mentions, rules_) && all_below(a_.steps, rules_) && all_below(a_.concluders, rules_) &&
           all_below(a_.rules_by_id, rules_);
  }

  // A list of words, each a literal or a group that lies inside of it.
  bool program(std::size_t begin, std::size_t end, std::size_t depth) const {
    if (depth > kMaxGroups) return false;
    while (begin < end) {
      const std::uint32_t word = a_.code[begin++], group = word & kGroup;
      if (group == 0) {
        if (word >= literals_) return false;
        continue;
      }
      const std::size_t size = word & kPayload;
      if (group > kAtLeast || size == 0 || size > end - begin) return false;
      if (!program(begin + (group == kAtLeast ? 1 : 0), begin + size, depth + 1)) return false;
      begin += size;
    }
    return true;
  }

  bool rules() const {
    for (std::size_t rule = 0; rule < rules_; ++rule) {
      const Body &body = a_.bodies[rule], &next = a_.bodies[rule + 1];
      const std::size_t unless = std::size_t{body.when} + body.unless, conclude = std::size_t{body.when} + body.conclude;
      if (unless > conclude || conclude > next.when || next.when > a_.code.size()) return false;
      if (!program(body.when, unless, 0) || !program(unless, conclude, 0)) return false;
      if (!all_below(a_.code.subspan(conclude, next.when - conclude), a_.facts.size())) return false;
      const Outcome &outcome = a_.outcomes[rule], &after = a_.outcomes[rule + 1];
      if (outcome.routes > after.routes || outcome.advise > after.advise || outcome.urgency > Urgency::none || !is_string(outcome.red_flag))
        return false;
    }
    if (a_.outcomes[rules_].routes != a_.routes.size() || a_.outcomes[rules_].advise != a_.advise.size()) return false;
    for (const Route& route : a_.routes)
      if (route.department >= departments_) return false;
    return base::all_strings(a_.strings, a_.advise);
  }

  bool texts() const {
    for (std::size_t rule = 0; rule <= rules_; ++rule) {
      const RuleText& text = a_.texts[rule];
      for (const StringId id : {text.id, text.says, text.why, text.when, text.unless, text.file, text.table})
        if (!is_string(id)) return false;
      if (text.table_kind > TableKind::conclude || text.status > Status::retired || !is_bool(text.from_memory)) return false;
      if (text.citations > a_.citations.size() || (rule > 0 && text.citations < a_.texts[rule - 1].citations)) return false;
    }
    for (const CitationText& citation : a_.citations)
      if (!is_string(citation.cite) || !is_string(citation.url) || !is_string(citation.read_on)) return false;
    return base::all_strings(a_.strings, a_.facts);
  }

  const RuleArrays& a_;
  const ontology::Ontology& ontology_;
  const std::size_t departments_, rules_, literals_;
};

}  // namespace

bool validate(const RuleArrays& arrays, const ontology::Ontology& ontology, std::size_t department_count) {
  return Validator(arrays, ontology, department_count).run();
}

}  // namespace anteroom::rule
