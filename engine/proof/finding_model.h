// engine/proof/finding_model.h: which answers the findings of one patient can give to the questions of a cone: all those, and no others.
//
//   FindingModel model(cnf, questions, change);
//   const Lit headache = model.literal(id, true, 0);
//   ... all other literals ...
//   model.close();                                     // now the formula says what findings there can be
//   model.read(solution, witness);
//
// Findings are free to be added, so it is enough to look at few of them. Take all findings of a patient. For each question keep one that
// says yes to it; for a tested question that is false or open keep one that says so. Lower each to a broader concept that claims no more,
// and take away attributes that nobody asks about. Every question still gets the answer it had. So one instance a question is enough, and
// for questions without tests one instance a class of concepts that claim the same.
#pragma once

#include <compare>
#include <memory>
#include <span>
#include <vector>

#include "engine/proof/instance.h"
#include "engine/proof/prover.h"

namespace anteroom::proof {

class FindingModel {
 public:
  FindingModel(Cnf& cnf, const Questions& questions, const ontology::Ontology& ontology, const Change& change)
      : cnf_(cnf), questions_(questions), ontology_(ontology), change_(change) {}

  // That the question's answer is true, or false, of patient 0 or 1.
  Lit literal(QuestionId question, bool positive, std::uint8_t patient);
  // The next of the findings that patient 1 may have more (Change::more), and the question that it is to answer with yes.
  void add_more(ontology::ConceptId id) { more_.push_back({id, kNone}); }
  void add_more(ontology::ConceptId id, QuestionId question) { more_.push_back({id, question}), literal(question, true, 1); }
  // Call once, after the last literal.
  void close();
  void read(const Solution& solution, Witness& witness) const;

 private:
  static constexpr std::size_t kSenses = rule::kClaimScopes;  // a finding is claimed in: plain, past, family, possible, plain and chief
  struct Class {                                              // concepts that claim the same, as far as anybody asks
    ontology::ConceptId concept_id = ontology::kNoConcept;    // one of them
    std::vector<QuestionId> claims;
    ontology::ConceptId own_site = ontology::kNoConcept;  // where that matters
  };
  struct Answers {
    Lit yes[2] = {0, 0}, no[2] = {0, 0};  // of patient 0 and 1; 0: nobody asks
    bool may_be_false() const { return no[0] != 0 || no[1] != 0; }
  };
  // What the findings of a patient say to a question between them.
  struct Sum {
    std::vector<Lit> yes, claimed, not_no;
  };
  struct Denial {
    fact::Finding finding;
    Lit present;
  };

  bool two() const { return change_.kind == Change::Kind::finding; }
  std::size_t sense_of(const Question& question) const { return rule::claim_row(question.scope); }
  bool asked_in(const Question& question, std::size_t sense) const;
  struct Claim {
    ontology::ConceptId concept_id;
    QuestionId question;
    auto operator<=>(const Claim&) const = default;  // NOLINT(modernize-use-nullptr): a mistake of clang-tidy 14
  };
  Class class_of(std::span<const Claim> claims, ontology::ConceptId id) const;
  std::vector<Claim> claims_in(std::size_t sense) const;
  void make_classes(std::size_t sense);
  std::vector<std::size_t> least(std::size_t sense, QuestionId question) const;
  std::uint32_t slots_for(const std::vector<Choice>& choices, std::uint32_t slots) const;
  Choice choice(std::size_t sense, std::size_t index, Lit chosen) const;
  void add_mention(std::size_t sense, std::size_t index);
  void add_designated(QuestionId question);
  void make_extras();
  void sum_up(const Instance& instance, std::vector<Sum>& sums) const;
  void make_denials();
  void add_denial(const fact::Finding& denial, bool narrow);
  void narrow_denials(QuestionId question);
  void tie(QuestionId question);
  Lit false_when(QuestionId question, Lit yes, const Sum& sum);

  Cnf& cnf_;
  const Questions& questions_;
  const ontology::Ontology& ontology_;
  const Change& change_;
  std::vector<Answers> answers_;
  std::vector<Class> classes_[kSenses];
  std::vector<std::vector<std::uint32_t>> claimed_by_[kSenses];  // of each question, the classes that claim it; the one it names first
  std::vector<Lit> mentions_[kSenses];                           // whether a class is mentioned; 0: no instance
  std::vector<std::pair<std::size_t, std::unique_ptr<Instance>>> instances_;  // with their senses
  std::vector<const Instance*> designated_;                                   // of tested questions
  static constexpr QuestionId kNone = 0xffffffffU;
  struct More {
    ontology::ConceptId concept_id;
    QuestionId question;  // kNone: just the concept
  };
  std::vector<More> more_;
  std::vector<std::unique_ptr<Instance>> extras_;  // of each of them; one is present
  std::vector<Sum> sums_, with_extra_;
  std::vector<Denial> denials_;
  std::vector<std::vector<Lit>> denied_, excluded_;  // by question
};

}  // namespace anteroom::proof
