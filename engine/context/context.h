// engine/context/context.h: whether something is asserted, when it holds, and whose it is.
//
//   ContextReader reader(ontology, lexicon);
//   reader.read(text, mentions);
//   Context c = reader.of({4, 5});   // tokens of a mention, or of any target
//
// ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): cues act forward or backward to the end of their scope. Added
// here: look-alikes, cues that end a thing ("went away": past, not absent), reach in tokens for weak cues, answers to the
// sentence before, and what a list's heading says of its items.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/base/span.h"
#include "engine/context/status.h"
#include "engine/lexicon/lexicon.h"
#include "engine/mention/mention.h"
#include "engine/ontology/ontology.h"
#include "engine/text/text.h"

namespace anteroom::context {

// What the words around a target say of it. `family` is what a family-history cue says; who the subject is, fact/ decides.
struct Context {
  Assertion assertion = Assertion::present;
  Temporality temporality = Temporality::current;
  Experiencer experiencer = Experiencer::patient;
  base::Span cue;  // tokens of the cue that decided the assertion, else the time, else whose; empty for none
  bool soft_assertion = false, soft_time = false;  // only a soft cue or a date says so
  bool over = false;                               // the time is past as it is said to be over, whenever it was
  bool history = false;                            // the time is past as one has a history of it, which may go on
  bool gone = false;                               // over, and of no time gone by: till now it was there, and now is not
  bool happened = false;                           // its own words tell of what was: "broke her wrist"
  bool had = false;                                // told as what one had, and no time says when: of others it is over
  bool tells = false;                              // some word tells of what was: "his arm went numb"
  bool long_ago = false;                           // a soft time that is one of another age: "as a student", so it is over
  bool dated = false;                              // a soft time that is told by a date half a year back, or by a year before

  // The same, where the people of the text say whose it is: "my aunt had a rash" tells of what was.
  Context of(Experiencer holder) const;
  // Of what lasts, like an illness or a pregnancy: "I bled at 30 weeks, it stopped" ends the bleeding alone.
  bool now() const { return temporality == Temporality::current || over; }
  // What rules go by. In doubt, more care: what somebody thinks they have, what is asked for, and what one had in March, is so.
  Context firm() const;
};

// Reads one text's cues, then answers for targets in it. One object a thread; `text` and `mentions` must outlive the answers.
class ContextReader {
 public:
  ContextReader(const ontology::Ontology& ontology, const lexicon::Lexicon& lexicon)
      : ontology_(ontology), lexicon_(lexicon), injury_(ontology.find("injury")) {}
  // `asked_year`: in which it was asked, 0 where that is not known; what was in a year before is long gone.
  void read(const text::Text& text, const mention::Mentions& mentions, int asked_year = 0);
  Context of(base::Span target) const;

 private:
  enum class Mark : std::uint8_t { none, comma, joiner, either, hyphen, definite };  // joiner: "and"; either: "or"
  struct Placed {
    base::Span tokens;
    base::Span at;  // where it acts from: its tokens, or the edge of the sentence that it reaches into
    const lexicon::Cue* cue;
  };
  // The nearest cue that speaks of an axis, and how many tokens away it is.
  struct Nearest {
    const Placed* by = nullptr;
    std::uint32_t gap = 0;
  };
  struct Time {
    base::Span tokens;  // empty for none
    bool long_ago = false, dated = false;
  };
  struct Found {
    std::array<Nearest, 3> nearest{};  // by axis: assertion, time, whose
    bool had = false;                  // past, if something dates it
    bool had_then = false;             // and it did not only begin then: "got it two weeks ago"
    bool had_itself = false;           // its own words say so: "broke my wrist"
    bool had_once = false;             // or if it is another's: "had", not "has had"
    bool had_near = false;             // no comma or clause parts what says so from the target
    const Placed* then = nullptr;      // what does
    bool there = false;                // "there is": nobody's, if a place follows
    base::Span clause;                 // up to the contrasts or clauses around
  };
  // What is known of the words between a cue to the left and the target.
  struct Left {
    base::Span target;
    std::uint32_t definite;          // of "the" or "my" right before it, else the target's begin
    bool joined;                     // it is in a list that "or" joins
    bool in_list;                    // or in a longer one, whose "or" stands behind members of a word or two
    const Placed* clause = nullptr;  // the last one that begins before it
    bool reasoned = false;           // another leads right to that one: "because | I'm"
  };
  // Where the words after a target end that are said of it; and those that say it is over.
  struct Right {
    std::uint32_t clause, over;
  };
  using Cues = std::vector<Placed>::const_iterator;
  static bool says_then(const Placed& placed, const Placed* before);
  static bool list_goes_on(std::uint32_t from, Cues after, Cues last);
  bool long_list_goes_on(std::uint32_t from, Cues after, Cues last) const;
  bool short_members(std::uint32_t from, std::uint32_t to) const;

  Context reckon(base::Span target) const;
  bool answers(const mention::Match& match, std::uint32_t sentence) const;
  bool alone(base::Span cue, std::uint32_t sentence_end) const;
  void carry_heading(const text::Sentence& sentence);
  std::uint32_t first_symptom() const;
  void find_asked_of_plans();
  void open_heading(const text::Sentence& sentence, std::size_t first);
  bool is_labelled(const text::Sentence& sentence, std::size_t first) const;
  void look_left(base::Span target, Cues first, Cues after, Cues last, Found& found) const;
  void look_right(base::Span target, Cues after, Cues last, Found& found) const;
  bool is_all(base::Span sentence, base::Span target) const;
  bool acts_within(const mention::Match& phrase, lexicon::CueMeaning meaning) const;
  base::Span date_within(base::Span clause, double days, bool month) const;
  base::Span date_right_after(base::Span target, std::uint32_t clause_end) const;
  ontology::ConceptId concept_of(base::Span target) const;
  bool is_a(base::Span target, ontology::Kind kind) const;
  bool is_injury(base::Span target) const;
  base::Span year_right_after(base::Span target, std::uint32_t clause_end) const;
  base::Span year_within(base::Span clause) const;
  base::Span between_commas(base::Span target, base::Span clause) const;
  Time date_of(base::Span target, const Found& found) const;
  bool is_beside(base::Span date, base::Span target) const;
  bool long_gone(base::Span date) const;
  bool asked_of_plan(std::uint32_t sentence, base::Span target) const;
  bool holds(const Placed& placed, const Left& left) const;
  bool lists_findings(std::uint32_t from, std::uint32_t to) const;
  bool measured(std::uint32_t from, base::Span target) const;
  bool is_pair(std::uint32_t from, base::Span target) const;
  bool starts_anew(std::uint32_t from, base::Span target) const;
  bool names_another(std::uint32_t from, base::Span target) const;
  bool asks_of_all(const Placed& placed) const;
  bool opens_question(const Placed& placed) const;
  bool names_remedy(std::uint32_t from, std::uint32_t before) const;
  Right reach_right(base::Span target, Cues after, Cues last, std::uint32_t sentence_end) const;
  bool ends_alone(const Placed& placed, std::uint32_t from) const;
  bool goes_on_supposing(Cues current, Cues first) const;
  bool tells_which_had(Cues had, Cues after, base::Span target) const;
  static Cues end_from(Cues from, Cues to, std::uint32_t token);
  bool comma_within(std::uint32_t from, std::uint32_t to) const;
  bool list_ended(std::uint32_t from, std::uint32_t to) const;
  bool joined_within(std::uint32_t from, std::uint32_t to) const;
  bool names_finding(std::uint32_t from, std::uint32_t to) const;
  bool denies_last(std::uint32_t from, std::uint32_t to) const;
  bool beyond_comma(const Placed& placed, std::uint32_t from) const;
  std::uint32_t definite_before(std::uint32_t token) const;

  const ontology::Ontology& ontology_;
  const lexicon::Lexicon& lexicon_;
  ontology::ConceptId injury_;
  const text::Text* text_ = nullptr;
  const mention::Mentions* mentions_ = nullptr;
  int this_year_ = 0;             // the first that may be the one in which this is read
  std::uint32_t first_felt_ = 0;  // the token at which the first symptom is told of
  std::vector<Placed> cues_;
  std::vector<Placed> heading_;             // what the last heading leaves open
  bool bulleted_ = false;                   // so is the last item
  std::vector<std::uint32_t> sentence_of_;  // of each token
  std::vector<Mark> marks_;                 // of each token
  std::vector<std::uint32_t> first_cue_;    // of each sentence, one more than sentences
  std::vector<bool> planned_;               // of each sentence: it tells of what is to come
  std::vector<std::uint32_t> asked_until_;  // of each sentence: the token up to which it asks of a plan beside it; 0 for nothing
  // What was answered before: fact/ asks of a mention who has it, what triggers it and when it was.
  struct Answered {
    base::Span target;
    Context context;
  };
  mutable std::vector<Answered> answered_;
  mutable std::vector<std::uint32_t> answer_at_;  // of each token: one more than the last answer of a target that begins there
};

}  // namespace anteroom::context
