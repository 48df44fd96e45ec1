// What a rule lacks to fire, as its condition is written: of all parts one, of alternatives none that holds.
#include <algorithm>

#include "engine/decide/question_finder.h"
#include "engine/infer/program.h"
#include "engine/rule/formula.h"

namespace anteroom::decide {

using rule::Atom;
using rule::AtomKind;
using rule::Scope;

// Whether one more literal would make the rule fire; `lacking_` then holds those that would.
bool QuestionFinder::lacks_one(RuleIndex rule) {
  lacking_.clear();
  const auto when = rules_.when(rule), unless = rules_.unless(rule);
  return gap_of_list(when.data(), when.data() + when.size()) == Gap::one &&
         (unless.empty() || !infer::holds(unless, inference_->true_bits()));
}

QuestionFinder::Gap QuestionFinder::gap_of_list(const std::uint32_t* at, const std::uint32_t* end) {
  Gap gap = Gap::none;
  while (at != end) {
    const Gap part = gap_of_part(at);
    if (part == Gap::more || (part == Gap::one && gap == Gap::one)) return Gap::more;
    if (part == Gap::one) gap = part;
  }
  return gap;
}

QuestionFinder::Gap QuestionFinder::gap_of_part(const std::uint32_t*& at) {
  const std::uint32_t word = *at++;
  if (word < rule::kAll) return gap_of_literal(word);
  const std::uint32_t* const end = at + (word & rule::kPayload);
  const std::uint32_t group = word & rule::kGroup;
  const std::size_t begin = lacking_.size();
  Gap result = Gap::more;
  if (group == rule::kAll) {
    result = gap_of_list(at, end);
  } else {
    const std::uint32_t needed = group == rule::kAtLeast ? *at++ : 1;
    std::uint32_t held = 0, near = 0;
    while (at != end && held < needed) {
      const std::size_t before = lacking_.size();
      const Gap part = gap_of_part(at);
      if (part == Gap::none)
        ++held;
      else if (part == Gap::one)
        ++near;
      if (part != Gap::one) lacking_.resize(before);
    }
    if (held >= needed)
      result = Gap::none;
    else if (held + 1 == needed && near > 0)
      result = Gap::one;
  }
  at = end;
  if (result != Gap::one) lacking_.resize(begin);
  return result;
}

QuestionFinder::Gap QuestionFinder::gap_of_literal(LiteralId literal) {
  if (inference_->is_true(literal)) return Gap::none;
  if (inference_->is_true(rule::negation_of(literal))) return Gap::more;
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  if (atom.kind == AtomKind::fact) {
    if (near_[atom.name] != round_) return Gap::more;
    lacking_.insert(lacking_.end(), near_literals_[atom.name].begin(), near_literals_[atom.name].end());
    return Gap::one;
  }
  if (!can_ask(literal)) return Gap::more;
  lacking_.push_back(literal);
  return Gap::one;
}

// Whether a person can answer what is not known.
bool QuestionFinder::can_ask(LiteralId literal) const {
  const Atom& atom = rules_.atom(rule::atom_of(literal));
  const fact::Patient& patient = inference_->facts().patient;
  switch (atom.kind) {
    case AtomKind::number:
      return !patient.measures[atom.name].known();
    case AtomKind::sex:
      return true;
    case AtomKind::pregnant:
    case AtomKind::postpartum:
    case AtomKind::breastfeeding:
      return rule::is_positive(literal);
    case AtomKind::finding:
    case AtomKind::row:
      break;
    default:
      return false;
  }
  if (!rule::is_positive(literal) || atom.scope == Scope::chief || atom.scope == Scope::possible) return false;
  const ontology::Concept& asked = rules_.ontology()[atom.name];
  if (asked.kind == ontology::Kind::intent) return false;
  return asked.sex == ontology::Sex::unknown || patient.sex == ontology::Sex::unknown || asked.sex == patient.sex;
}

}  // namespace anteroom::decide
