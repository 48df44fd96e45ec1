// engine/proof/questions.h: what the rules of a goal's cone ask of a patient's findings, each question once, whichever rule base asks.
//
//   Questions questions(bases);
//   QuestionId id = questions.of(0, atom);
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "engine/proof/base_info.h"

namespace anteroom::proof {

using QuestionId = std::uint32_t;

// An atom of kind `finding` or `row`, of all findings that make it true or of some; or whether some plain finding is of exactly one concept.
struct Question {
  const rule::RuleBase* rules = nullptr;  // where it was first asked
  const rule::Atom* atom = nullptr;       // null: mention
  rule::Scope scope = rule::Scope::plain;
  ontology::ConceptId name = ontology::kNoConcept;
  std::span<const ontology::ConceptId> concepts;  // a finding of which, in that scope, claims it
  std::uint32_t slots = 0;                        // of its tests (slot_of)
  bool failing = false;                           // a finding answers it with yes where a test comes out false
  bool row() const { return atom != nullptr && atom->kind == rule::AtomKind::row; }
  bool tested() const { return slots != 0; }
  std::span<const rule::AtomTest> tests() const { return atom == nullptr ? std::span<const rule::AtomTest>() : rules->tests(*atom); }
};

// The attribute that a test looks at, as one bit.
inline std::uint32_t slot_of(const rule::AtomTest& test) {
  return 1U << (test.kind == rule::AtomTest::Kind::values ? test.attribute
                                                          : ontology::kMaxAttributes - 1 + static_cast<unsigned>(test.kind));
}
inline constexpr std::uint32_t kSiteSlot = 1U << (ontology::kMaxAttributes - 1 + static_cast<unsigned>(rule::AtomTest::Kind::site));

class Questions {
 public:
  explicit Questions(const std::vector<BaseInfo>& bases) : bases_(bases), known_(bases.size()) {}

  // Which of the findings that make an atom true are asked for; or, `failing`, of those for which a test of it comes out false.
  enum class Which : std::uint8_t { all, chief, disease, all_failing, chief_failing, disease_failing };
  QuestionId of(std::size_t base, rule::AtomId atom, Which which = Which::all);
  QuestionId of_mention(ontology::ConceptId id);
  const Question& operator[](QuestionId id) const { return list_[id]; }
  std::size_t size() const { return list_.size(); }

 private:
  // What makes two atoms of different rule bases one question. Rows are one if the same findings count for them.
  using Key = std::tuple<rule::AtomKind, rule::Scope, std::uint32_t, Which, std::vector<std::uint64_t>>;
  static Key key_of(const Question& question, Which which);
  std::span<const ontology::ConceptId> diseases_of(std::span<const ontology::ConceptId> concepts);

  const std::vector<BaseInfo>& bases_;
  std::vector<std::map<std::pair<rule::AtomId, Which>, QuestionId>> known_;
  std::list<std::vector<ontology::ConceptId>> diseases_;  // of questions about diseases alone
  std::map<Key, QuestionId> by_key_;
  std::map<ontology::ConceptId, QuestionId> mentions_;
  std::vector<Question> list_;
};

}  // namespace anteroom::proof
