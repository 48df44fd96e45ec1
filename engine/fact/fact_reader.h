// engine/fact/fact_reader.h: from mentions and their context to the facts of one patient.
//
//   FactReader reader(ontology, lexicon);
//   Facts facts;
//   reader.read(text, mentions, context, form, facts, problems);
#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.h"
#include "engine/context/context.h"
#include "engine/fact/clauses.h"
#include "engine/fact/facts.h"
#include "engine/fact/known_attributes.h"
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

// A time as an age.
inline Range in_years(const mention::Quantity& time) { return {time.days_low() / kDaysAYear, time.days_high() / kDaysAYear}; }

// What an age told in years can be by itself.
inline bool is_whole_age(double value) { return value >= 1 && value <= 110 && value == std::floor(value); }

// One object a thread.
class FactReader {
 public:
  FactReader(const ontology::Ontology& ontology, const lexicon::Lexicon& lexicon)
      : ontology_(ontology), lexicon_(lexicon), people_(ontology, lexicon), clauses_(lexicon), known_(ontology) {}
  void read(const text::Text& text, const mention::Mentions& mentions, const context::ContextReader& context, const Form& form, Facts& out,
            std::vector<base::Problem>& problems);
  // Somebody else has a complaint, too, and may be the one who is asked for: "My mum has chest pain. I have a bad back". Or the
  // asker may be meant where nobody is named: "My neighbour has a cough. Chest pain since noon".
  bool in_doubt() const { return other_ != kNobody; }
  // The last text's facts anew, with that one as the patient; called again, with the first. `problems` as `read` left them: those of the
  // reading before are replaced.
  void read_other(const Form& form, Facts& out, std::vector<base::Problem>& problems);

  mention::Date asked_on() const { return asked_on_; }
  // Whose the thing at this token is, as the first reading of the text has it: for targets of any kind.
  context::Experiencer experiencer_at(std::uint32_t token) const;

 private:
  static constexpr std::uint32_t kNone = 0xffffffffU;
  static constexpr std::uint32_t kWeakReach = 2;      // a cue of so little reach leads to a trigger only before an exposure
  static constexpr std::uint32_t kMostLooked = 32;    // findings looked at each way: time stays linear
  static constexpr std::uint32_t kSentencesBack = 5;  // that "it" can look back
  static constexpr double kYoungestAsker = 10;        // years: who writes is no infant
  // Of a body, in degrees Celsius.
  static bool may_be_fever(const mention::Number& number) { return number.low >= 34 && number.low < 43; }

  struct Place {        // of a finding in the text, beside Facts::findings
    base::Span tokens;  // of the symptom's own phrase
    std::uint32_t sentence = 0;
    PersonId holder = kNobody;
    bool plural = false;  // at a site that there are two of, in the plural
    bool over = false;    // said to be
  };
  struct Anchor {  // words that stand for a finding: its own, or its site's
    base::Span tokens;
    std::uint32_t finding = kNone;
  };
  struct Cause {  // of a trigger or a relief
    base::Span words;
    std::uint32_t finding = kNone;  // among the words
    bool says = false;              // more than small words
  };
  enum class Owned : std::uint8_t { attribute, time };  // a medicine may have a time; only a symptom or condition is severe

  // In this order. (read_signature.cc)
  void find_signature();
  bool measures(std::uint32_t word) const;
  base::Span names_at_end() const;
  void find_closing();
  void read_closing();
  // (read_ages.cc, reckon_ages.cc, read_bare_ages.cc, read_edge_ages.cc)
  void read_ages();
  void reckon_ages();
  Range age_of_other(base::Span gap, PersonId who) const;
  bool definite_before(std::uint32_t token) const;
  void read_age_told(const mention::Match& name, base::Span told);
  void read_age_joined(base::Span told);
  void read_bare_ages();
  bool is_nursed(base::Span age) const;
  void read_leading_ages();
  void read_leading_age(base::Span part);
  void read_edge_ages();
  bool after_dash(std::uint32_t number) const;
  bool ends_soon(std::uint32_t token) const;
  void read_set_off_ages();
  bool complained(base::Span span) const;
  bool after_mark(std::uint32_t number) const;
  bool beside_turn(base::Span number) const;
  bool labelled(std::uint32_t number) const;
  bool names_somebody(std::uint32_t number) const;
  bool tells_infant(const mention::Quantity& time) const;
  bool tells_old(const mention::Quantity& time) const;
  bool leads_to_finding(std::uint32_t token) const;
  bool bare_age(const mention::Number& number, bool set_off, bool beside_name = false) const;
  bool give_age_at(std::uint32_t at, PersonId id, bool set_off);
  bool counted_by(std::uint32_t token) const;
  bool listed(const mention::Number& number) const;
  bool closes_or_joins(std::uint32_t token) const;
  std::uint32_t end_of_birthday(std::uint32_t token) const;
  bool is_mark(std::uint32_t token) const;
  bool closes(std::uint32_t token) const;
  void give_age(PersonId id, Range years, base::Span tokens, bool exact, bool least = false);
  PersonId person_of(base::Span tokens) const;
  // (read_traits.cc)
  void read_traits();
  double number_before(std::uint32_t token) const;
  bool says_who(std::size_t index) const;
  // (choose_patient.cc)
  void choose_patient();
  void tell_patient(Patient& patient) const;
  bool may_be_other(PersonId id) const;
  bool asker_may_be_meant() const;
  void look_for_measures();
  PersonId said_of(std::uint32_t token) const { return loose_ && people_.implied_at(token) ? kNobody : people_.subject_at(token); }
  void read_facts(const Form& form, Facts& out, std::vector<base::Problem>& problems);
  void weigh_complaints();
  bool was_before(const mention::Match& match) const;
  bool was_now(const mention::Match& match) const;
  bool lists_on(std::uint32_t from, std::uint32_t to) const;
  bool told_of_then(const mention::Match& match, const context::Context& words) const;
  bool only_contact(const Person& person) const;
  bool is_unborn(const Person& person) const;
  bool expects() const;
  bool told_on_the_way(const Person& person, bool child_named) const;
  PersonId heaviest() const;
  void give_unnamed();
  void give_infant();
  Relation relation_of_patient(Range age) const;
  // (read_measures.cc, read_pregnancy.cc)
  bool of_another_time(const mention::Quantity& q) const;
  void read_measures(Facts& out) const;
  void read_pregnancy(Patient& patient) const;
  void read_weeks(Patient& patient, bool told) const;
  bool tells_weeks(const mention::Quantity& q, bool told) const;
  bool begins_with_weeks(const mention::Quantity& q) const;
  bool has_newborn(const Patient& patient) const;
  bool number_at(std::uint32_t token) const;
  PersonId pregnant_one(const mention::Match& match, lexicon::TraitPhrase::State state) const;
  bool long_ago(base::Span tokens) const;
  // (apply_form.cc)
  void apply_form(const Form& form, Facts& out, std::vector<base::Problem>& problems) const;
  // (read_findings.cc)
  void read_findings(Facts& out);
  void add_finding(const mention::Match& match, ontology::ConceptId concept_id, ontology::ConceptId site, base::Span tokens, Facts& out);
  bool is_background(const mention::Match& match) const;
  bool is_event(ontology::ConceptId id) const;
  bool passes(ontology::ConceptId id) const;
  void mark_early(Facts& out) const;
  void mark_early_beside(base::Span then, Facts& out) const;
  bool told_beside(base::Span age, std::size_t finding, const Facts& facts) const;
  bool was_aged(base::Span tokens, Range now) const;
  void mark_over(Facts& out) const;
  void add_at(const mention::Match& match, ontology::ConceptId concept_id, std::uint32_t site, base::Span tokens, Facts& out);
  ontology::ConceptId same_at(ontology::ConceptId symptom, ontology::ConceptId site) const;
  bool add_located(const mention::Match& match, std::span<const std::uint32_t> sites, Facts& out);
  bool only_describes(std::size_t index) const;
  bool describes_before(std::size_t index) const;
  PersonId holder_of(const mention::Match& match, bool loose) const;
  int described(const Finding& finding) const;
  static void set_value(Finding& finding, ontology::AttributeId attribute, std::uint32_t bit);
  // (read_questions.cc)
  void look_for_questions();
  ontology::ConceptId asked_about(const mention::Match& match);
  // (find_sites.cc)
  void find_sides();
  bool is_side(std::uint32_t token) const;
  void set_side(Finding& finding, std::uint32_t sides) const;
  bool sites_of(const mention::Match& match, std::size_t index, std::vector<std::uint32_t>& sites) const;
  void add_list_before(std::uint32_t site, std::uint32_t from, std::vector<std::uint32_t>& sites) const;
  std::uint32_t end_of_words_like(std::size_t index, base::Span site) const;
  bool named_by_next(std::size_t index, base::Span site) const;
  std::uint32_t site_right_before(const mention::Match& match) const;
  void sites_after(const mention::Match& match, std::size_t index, std::vector<std::uint32_t>& sites) const;
  void sites_before(const mention::Match& match, std::size_t index, std::vector<std::uint32_t>& sites) const;
  void own_sites_within(base::Span tokens, std::uint32_t finding, Facts& out);
  bool in_list(std::uint32_t from, std::uint32_t to) const;
  bool shares_list(std::size_t index, std::uint32_t token) const;
  bool is_place(std::uint32_t token) const;
  bool adjoins(std::uint32_t from, std::uint32_t to) const;
  bool led_by_place(std::uint32_t token, std::uint32_t from) const;
  bool is_plural(const mention::Match& site) const;
  // (find_owner.cc)
  void find_anchors();
  bool part_of_time(base::Span tokens, bool often = false) const;
  bool is_lookalike(base::Span tokens) const;
  bool can_own(const Anchor& anchor, Owned what, const Facts& facts) const;
  std::uint32_t described_next(base::Span tokens, const Facts& facts) const;
  std::uint32_t last_in_clause(const Clause& clause, std::uint32_t before, Owned what, const Facts& facts) const;
  std::uint32_t next_owner(std::uint32_t begin, std::uint32_t end, Owned what, const Facts& facts) const;
  std::uint32_t owner_in_clause(base::Span tokens, Owned what, const Facts& facts) const;
  std::uint32_t owner_beyond_clause(base::Span tokens, Owned what, const Facts& facts) const;
  bool has_other_site(const Clause& clause) const;
  std::uint32_t owner_of(base::Span tokens, Owned what, const Facts& facts) const;
  std::uint32_t told_so_far(std::uint32_t token, const Facts& facts) const;
  base::Span mention_of(std::uint32_t finding) const;
  // (attach_triggers.cc, find_causes.cc, find_effects.cc)
  void attach_triggers(Facts& out);
  void attach_trigger(const mention::Match& match, const lexicon::Cue& cue, Facts& out);
  void attach_adjoining(Facts& out);
  bool eases_after(std::uint32_t cause_end, std::uint32_t effect);
  bool opens_clause(base::Span first, base::Span second) const;
  bool site_between(std::uint32_t finding, std::uint32_t token) const;
  bool led_by_link(std::uint32_t token) const;
  bool link_begins(std::uint32_t token) const;
  bool is_kind_of(std::uint32_t narrow, std::uint32_t broad, const Facts& facts) const;
  bool in_link(base::Span tokens) const { return linked_[tokens.begin] != 0 || linked_[tokens.end - 1] != 0; }
  bool is_attribute(base::Span tokens) const;
  bool says_attribute(std::uint32_t token, ontology::AttributeId attribute) const;
  std::uint32_t symptom_around(base::Span tokens, const Facts& facts) const;
  void link_within(base::Span tokens, const lexicon::Cue& cue, std::uint32_t finding, Facts& out);
  std::uint32_t eases_before(base::Span cue) const;
  std::uint32_t end_of_time(std::uint32_t token) const;
  bool is_ambiguous(const mention::Match& cue) const;
  lexicon::CueMeaning changes(base::Span cue, const Facts& facts);
  bool feels(ontology::ConceptId id) const;  // a symptom or a condition
  bool feels(const Finding& finding) const { return feels(finding.concept_id); }
  std::uint32_t finding_at(std::uint32_t token) const;
  Cause cause_after(base::Span cue, const Facts& facts) const;
  Cause cause_before(base::Span cue, lexicon::CueMeaning meaning, const Facts& facts) const;
  bool is_joined(std::uint32_t token) const;
  std::uint32_t main_clause_after(std::uint32_t token) const;
  std::uint32_t effect_of(base::Span cue, const Cause& cause, bool forward, const Facts& facts) const;
  void link(base::Span cue, bool eases, const Cause& cause, std::uint32_t effect, Facts& out);
  // (attach_attributes.cc)
  void recall_sites(const Facts& facts);
  void attach_sites(Facts& out);
  bool is_denied(base::Span tokens, std::uint32_t owner, const Facts& facts) const;
  void attach_attributes(Facts& out) const;
  bool describes_other(base::Span tokens) const;
  bool names_finding(base::Span tokens) const;
  bool within_other(base::Span tokens) const;
  bool is_degree_of_course(std::size_t index) const;
  bool part_of_number(base::Span tokens) const;
  void give(std::uint32_t finding, const lexicon::AttributePhrase& phrase, Facts& out) const;
  void give_around(base::Span tokens, std::uint32_t owner, const lexicon::AttributePhrase& phrase, Facts& out) const;
  std::uint32_t recalled(std::size_t site, const Facts& facts) const;
  // (attach_times.cc)
  bool tells_of_another(base::Span time) const;
  bool dates_other_figure(const mention::Quantity& q, base::Span finding) const;
  void attach_times(Facts& out) const;
  void mark_time(Finding& finding, const mention::Quantity& q) const;
  bool follows_course(base::Span tokens) const;
  bool is_lag(const mention::Quantity& q) const;
  bool told_between(base::Span mention, base::Span time) const;
  bool told_before(std::uint32_t finding, const Facts& facts) const;
  void mark_list(base::Span mention, const mention::Quantity& q, Facts& out) const;
  bool clause_between(std::uint32_t from, std::uint32_t to) const;
  // (join_mentions.cc)
  void join_mentions(Facts& out) const;
  bool same_complaint(std::uint32_t earlier, std::uint32_t later, const Facts& facts) const;
  void share(Finding& to, const Finding& from) const;
  // (choose_chief.cc)
  void choose_chief(Facts& out) const;

  bool in_closing(std::uint32_t token) const { return closing_.begin <= token && token < closing_.end; }
  bool in_signature(std::uint32_t token) const { return (signature_.begin <= token && token < signature_.end) || in_closing(token); }
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
  PersonId other_ = kNobody;      // who else may be the patient
  std::size_t before_facts_ = 0;  // problems that were there before the facts were read
  bool in_other_ = false;         // the facts are those of the other reading
  bool loose_ = false;            // what is said in a sentence that names nobody is the patient's: the asker may be meant
  bool own_age_ = false;          // the asker's age is in the text itself
  int title_weight_ = 0;          // of what is said before anybody is named, the title's
  Person unnamed_;                // what is said before anybody is named
  base::Span signature_;          // tokens of a line such as "Mei, 20~29 year old female. Ask Date: 2019/10/01"
  base::Span closing_;            // tokens of the name that closes a text: "Yours, R. Hale (Mr), 67"
  mention::Date asked_on_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> sentence_of_;
  Clauses clauses_;
  KnownAttributes known_;
  std::vector<Anchor> anchors_;               // by token
  std::vector<std::uint32_t> sides_;          // of each of Mentions::sites: bits of laterality
  std::vector<std::uint32_t> site_owner_;     // of each of Mentions::sites: the finding that is there
  std::vector<std::uint8_t> says_side_;       // of each of Mentions::attributes: it is spoken for, by a site
  std::vector<std::uint8_t> attribute_used_;  // of each of Mentions::attributes: it is spoken for, by a site or a trigger
  std::vector<std::uint8_t> sentence_holds_;  // by sentence: what a question may be about (read_questions.cc)
  std::uint32_t first_symptom_ = kNone;       // the first sentence with one
  std::vector<std::uint8_t> linked_;          // by token: part of a trigger or a relief
  std::vector<std::uint32_t> site_list_;
  std::uint32_t sites_taken_ = 0;  // of Mentions::sites, by symptoms that they follow
};

}  // namespace anteroom::fact
