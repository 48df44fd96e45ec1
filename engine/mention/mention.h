// engine/mention/mention.h: the phrases of the lexicon and the quantities that a text holds, each with its tokens.
//
//   MentionFinder finder(ontology, lexicon);
//   Mentions mentions;
//   finder.find(text, mentions);
//   for (const Match& match : mentions.concepts) use(match.value, match.tokens);
//
// Within each list matches do not overlap: the longest at the leftmost place wins. Lists may overlap each other.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/base/span.h"
#include "engine/lexicon/lexicon.h"
#include "engine/ontology/ontology.h"
#include "engine/text/text.h"

namespace anteroom::mention {

struct Match {
  base::Span tokens;
  std::uint32_t value = 0;  // as lexicon::Entry::value
};

// A number in the text: digits, words ("one and a half"), ranges ("3-4", "20~29", "two or three").
struct Number {
  enum class Form : std::uint8_t { cardinal, times, ordinal };  // "three", "thrice", "third"
  base::Span tokens;
  double low = 0, high = 0;
  Form form = Form::cardinal;
  bool exact = true;                     // false for "a few", "several"
  bool article = false;                  // only "a" or "an"
  bool open_end = false;                 // "3+"
  double slash_low = 0, slash_high = 0;  // "2/3", a fraction, may be meant as two to three
};

struct Date {
  int year = 0, month = 0, day = 0;  // 0: not said; a year below 100 is said in two digits, of a birth alone
  int weekday = 0;                   // 1 (Monday) to 7, where only that is said
};

// A quantity of a pattern. Values in the unit as said; `factor` converts to days, kg, cm (temperature and glucose by unit). A
// frequency is so many times in one `unit`.
struct Quantity {
  lexicon::QuantityKind kind = lexicon::QuantityKind::count;
  base::Span tokens;
  double low = 0, high = 0;
  double second = -1;     // diastolic of a blood pressure
  std::string_view unit;  // "month", "C", "kg"; of the lexicon
  double factor = 1;
  bool open_end = false;
  bool ongoing = false;
  std::uint32_t pattern = 0;
  Date date;  // asked_on, ago with a date; its days are known to tell_days alone
  ontology::Sex sex = ontology::Sex::unknown;
  bool named = false;  // a measure without its value, while numbers are sought
  double days_low() const { return low * factor; }
  double days_high() const { return high * factor; }
};

struct Mentions {
  std::vector<lexicon::TokenWords> words;  // of each token
  std::vector<Number> numbers;             // cardinals
  std::vector<Match> concepts;             // of every kind but site
  std::vector<Match> sites;
  std::vector<Match> cues, links, attributes, people, traits;  // links: cues that take no part in scopes (lexicon/entry.h)
  std::vector<Quantity> quantities;
  void clear();
};

// Reads through shared frozen knowledge; one object a thread. Time is linear in the text.
class MentionFinder {
 public:
  MentionFinder(const ontology::Ontology& ontology, const lexicon::Lexicon& lexicon);
  void find(const text::Text& text, Mentions& out);

 private:
  static constexpr std::size_t kGroups = 8;  // concepts, sites, cues, links, attributes, people, traits, patterns
  struct Capture {
    std::uint32_t numbers[3] = {};
    const lexicon::WordUse* unit = nullptr;
    Date date;
    std::uint32_t skipped_to = 0;  // the token after what parts a number from the unit behind it
    std::uint8_t number_count = 0;
  };
  struct Best {
    std::uint32_t end = 0;
    std::uint32_t value = 0;  // of the entry; of a cue, the node of its phrase
  };
  struct Candidate {  // a pattern that ends here
    std::uint32_t end = 0, pattern = 0;
    Capture capture;
  };

  enum Look : std::uint8_t {  // of a token
    kHyphen = 1,
    kName = 2,  // "Sophie": a word of no language, or one with a capital that says something
    kSlot = 4   // may fill a slot of a phrase
  };

  void find_numbers(const text::Text& text, Mentions& out);
  std::uint32_t find_date(std::uint32_t at, Date& out) const;  // tokens taken, 0 for none
  const Number* number_at(std::uint32_t token) const;          // that begins there, or null
  // Most nodes are the end of a phrase or lead on, not both.
  void arrive(std::uint32_t node, std::uint32_t at, std::uint32_t end, int skips, const Capture& capture) {
    if (lexicon_.phrases().ends(node)) record(node, at, capture);
    if (lexicon_.phrases().goes_on(node)) walk(node, at, end, skips, capture);
  }
  void walk_from(std::uint32_t at, std::uint32_t end);
  void walk(std::uint32_t node, std::uint32_t at, std::uint32_t end, int skips, const Capture& capture);
  void walk_slots(std::uint32_t node, std::uint32_t at, std::uint32_t end, int skips, const Capture& capture);
  void record(std::uint32_t node, std::uint32_t end, const Capture& capture);
  void improve(std::size_t group, std::uint32_t end, std::uint32_t value);  // where it is the longest so far
  void add_candidate(const Candidate& candidate);
  void keep(std::uint32_t begin, Mentions& out);
  bool only_fillers(base::Span tokens) const;
  bool gives_way(std::uint32_t begin, std::uint32_t end, const Mentions& out) const;
  void keep_quantity(std::uint32_t begin, Mentions& out);
  // (find_together.cc)
  struct SetPhrase {
    base::Span tokens;
    std::span<const lexicon::Entry> sets;  // that it is of
  };
  struct Row {
    bool exposure = false;
    std::uint32_t word = 0;  // of its first set, in set_words_
    const lexicon::Together* row = nullptr;
    auto key() const { return std::tuple(exposure, word, row->place); }
  };
  void find_together(base::Span sentence, Mentions& out);
  void find_rows(const Mentions& out);
  void find_rows_of(std::uint32_t set, const Mentions& out);
  void list_set_words();
  bool stands_together(std::size_t first, const lexicon::Together& row, const Mentions& out) const;
  bool ends_between(base::Span a, base::Span b, const Mentions& out) const;
  void add_concept(const Match& match, base::Span sentence, Mentions& out) const;
  // (find_readings.cc)
  void find_readings(base::Span sentence, Mentions& out);
  const Number* figure_of(const Match& name, std::uint32_t before, const Mentions& out) const;
  // (make_quantity.cc)
  bool make_quantity(base::Span tokens, const Candidate& found, Quantity& out) const;
  bool read_numbers(const Candidate& found, Quantity& out) const;
  bool goes_on(std::uint32_t end) const;
  bool tells_day(base::Span tokens, const Date& date) const;
  bool is_bare_date(base::Span tokens, const Candidate& found) const;
  bool counts_wholes(const Number& number, const Candidate& found, const Quantity& q) const;
  bool read_unit(base::Span tokens, const Candidate& found, Quantity& out) const;
  bool read_temperature(base::Span tokens, const Candidate& found, Quantity& out) const;
  // (join_times.cc)
  void join_times(const text::Text& text, Mentions& out) const;
  bool adds_to(const Quantity& first, const Quantity& second, const text::Text& text, const Mentions& out) const;
  std::uint32_t take_tail(Quantity& time, const text::Text& text, const Mentions& out) const;
  // (settle_times.cc)
  void settle_times(Mentions& out) const;
  void tell_onsets(Mentions& out) const;
  void tell_weeks(Mentions& out) const;
  std::size_t group_of(const lexicon::Entry& entry) const;

  void look_up_tokens(Mentions& out);
  bool means_person(std::uint32_t token) const;
  bool all_capitals() const;
  void look_at_tokens();
  bool is(Look look, std::uint32_t token) const { return (looks_[token] & look) != 0; }
  bool is_label(std::uint32_t unit) const;
  const lexicon::TokenWords& look_up(std::string_view word);

  static constexpr std::size_t kRemembered = 4096, kLongestRemembered = 32;  // words of the texts so far
  struct Remembered {
    std::string word;
    lexicon::TokenWords words;
  };

  const ontology::Ontology& ontology_;
  const lexicon::Lexicon& lexicon_;
  std::vector<std::uint8_t> concept_groups_, cue_groups_;  // what a concept, a cue is kept among
  std::vector<Remembered> remembered_{kRemembered};
  lexicon::TokenWords passing_;
  std::uint32_t at_ = 0;     // the token at hand
  std::uint32_t found_ = 0;  // groups with a best_ at the token at hand
  const text::Text* text_ = nullptr;
  const Mentions* mentions_ = nullptr;
  std::vector<std::uint32_t> number_at_;                     // 1-based index into numbers by first token
  using Firsts = std::array<lexicon::PhraseIndex::Node, 2>;  // below the root: of a word as it stands, of its stem
  std::vector<Firsts> firsts_;                               // by token
  std::vector<std::uint8_t> looks_;                          // by token
  Best best_[kGroups];
  static constexpr std::size_t kMostCandidates = 8;
  Candidate candidates_[kMostCandidates];  // patterns from the token at hand, in the order found
  std::size_t candidate_count_ = 0;
  std::vector<Match> look_alikes_;      // of the sentence at hand
  std::vector<SetPhrase> set_phrases_;  // of the sentence at hand, by where they begin
  std::vector<std::uint8_t> leading_;   // by word set: 1 where it leads to rows
  std::vector<std::uint8_t> said_;      // likewise: 1 where the sentence at hand has a word of it
  std::vector<std::uint32_t> leads_;    // the sets that are said and lead to rows; it never gets shorter
  std::vector<Match> set_words_;        // of the sentence at hand, where it may say a row: its words of every set, by where they begin
  std::vector<Row> rows_;               // likewise: what it says
  std::vector<Match> readings_;         // likewise the names of tests
  std::vector<Match> told_;             // the concepts from the first of those on, until they are back in place
  std::vector<Quantity> merged_;        // while numbers are given to measures
  std::uint32_t free_[kGroups] = {};    // first token not yet covered
};

}  // namespace anteroom::mention
