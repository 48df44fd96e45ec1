// engine/fact/fact_reader.h: from mentions and their context to the facts of one patient.
//
//   FactReader reader(ontology, lexicon);
//   Facts facts;
//   reader.read(text, mentions, context, form, facts, problems);
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.h"
#include "engine/context/context.h"
#include "engine/fact/facts.h"
#include "engine/fact/people.h"
#include "engine/mention/mention.h"
#include "engine/text/text.h"

namespace anteroom::fact {

// What a form said beside the text; it wins over the text, and a contradiction is a problem `form.contradicts-text`.
struct Form {
  Range age_years;
  ontology::Sex sex = ontology::Sex::unknown;
  mention::Date asked_on;
  struct Known {
    ontology::ConceptId concept_id;
    context::Assertion assertion;
  };
  std::vector<Known> known;
};

// One object a thread.
class FactReader {
 public:
  FactReader(const ontology::Ontology& ontology, const lexicon::Lexicon& lexicon)
      : ontology_(ontology), lexicon_(lexicon), people_(ontology, lexicon) {}
  void read(const text::Text& text, const mention::Mentions& mentions, const context::ContextReader& context, const Form& form, Facts& out,
            std::vector<base::Problem>& problems);

  mention::Date asked_on() const { return asked_on_; }
  // Whose the thing at this token is, once the patient is known: for targets of any kind.
  context::Experiencer experiencer_at(std::uint32_t token) const;

 private:
  static constexpr double kYoungestAsker = 10;  // years: who writes is no infant

  struct Place {        // of a finding in the text, beside Facts::findings
    base::Span tokens;  // of the symptom's own phrase
    std::uint32_t sentence = 0;
    PersonId holder = kNobody;
  };

  // In this order. (read_signature.cc)
  void find_signature();
  // (read_ages.cc, read_bare_ages.cc)
  void read_ages();
  void read_bare_ages();
  void read_leading_age();
  void read_last_age();
  void read_set_off_ages();
  bool bare_age(const mention::Number& number, bool set_off) const;
  bool give_age_at(std::uint32_t at, PersonId id, bool set_off);
  bool counted_by(std::uint32_t token) const;
  bool is_mark(std::uint32_t token) const;
  bool closes(std::uint32_t token) const;
  void give_age(PersonId id, Range years, base::Span tokens, bool exact);
  PersonId person_of(base::Span tokens) const;
  // (read_traits.cc)
  void read_traits();
  bool says_who(std::size_t index) const;
  // (choose_patient.cc)
  void choose_patient(Facts& out);
  void weigh_complaints();
  PersonId heaviest() const;
  void give_unnamed();
  void give_infant();
  Relation relation_of_patient() const;
  // (read_measures.cc, read_pregnancy.cc)
  void read_measures(Facts& out) const;
  void read_pregnancy(Patient& patient) const;
  void read_weeks(Patient& patient, bool told) const;
  bool tells_weeks(const mention::Quantity& q, bool told) const;
  bool has_newborn(const Patient& patient) const;
  bool number_at(std::uint32_t token) const;
  PersonId pregnant_one(const mention::Match& match, lexicon::TraitPhrase::State state) const;
  bool long_ago(base::Span tokens) const;
  // (apply_form.cc)
  void apply_form(const Form& form, Facts& out, std::vector<base::Problem>& problems) const;
  // (read_findings.cc)
  void read_findings(Facts& out);
  void add_finding(const mention::Match& match, ontology::ConceptId concept_id, ontology::ConceptId site, base::Span tokens, Facts& out);
  bool sites_of(const mention::Match& match, std::size_t index, std::vector<std::uint32_t>& sites) const;
  bool shares_list(std::size_t index, std::uint32_t token) const;
  PersonId holder_of(const mention::Match& match) const;
  bool adjoins(std::uint32_t from, std::uint32_t to) const;
  bool led_by_place(std::uint32_t token, std::uint32_t from) const;
  int described(const Finding& finding) const;
  bool is_plural(const mention::Match& site) const;
  void set_value(Finding& finding, std::string_view attribute, std::string_view value) const;
  // (attach_attributes.cc)
  void attach_attributes(Facts& out) const;
  void attach_times(Facts& out) const;
  void attach_triggers(Facts& out) const;
  bool part_of_quantity(base::Span tokens) const;
  bool clause_begins(std::uint32_t from, std::uint32_t to) const;
  std::uint32_t nearest_finding(base::Span tokens, const Facts& facts, bool symptoms_only) const;
  std::uint32_t told_so_far(std::uint32_t token, const Facts& facts) const;
  // (choose_chief.cc)
  void choose_chief(Facts& out) const;

  bool in_signature(std::uint32_t token) const { return signature_.begin <= token && token < signature_.end; }
  std::uint32_t sentence_of(std::uint32_t token) const { return sentence_of_[token]; }
  Words words_of(base::Span tokens) const;
  bool is_patient(PersonId person) const { return person == kNobody || person == patient_; }

  const ontology::Ontology& ontology_;
  const lexicon::Lexicon& lexicon_;
  People people_;
  const text::Text* text_ = nullptr;
  const mention::Mentions* mentions_ = nullptr;
  const context::ContextReader* context_ = nullptr;
  PersonId patient_ = kAsker;
  bool own_age_ = false;  // the asker's age is in the text itself
  Person unnamed_;        // what is said before anybody is named
  base::Span signature_;  // tokens of a line such as "Mei, 20~29 year old female. Ask Date: 2019/10/01"
  mention::Date asked_on_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<std::uint32_t> site_list_;
  std::uint32_t sites_taken_ = 0;  // of Mentions::sites, by symptoms that they follow
};

}  // namespace anteroom::fact
