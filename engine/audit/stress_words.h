// engine/audit/stress_words.h: the words of one language with which `audit stress` changes what patients wrote (rules/common/stress.<language>.yaml).
//
//   StressWords words;
//   if (read_stress_words(source, words, problems)) use(words.added);
//
// No question is read with them. docs/audit.md describes the file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.h"
#include "engine/lexicon/entry.h"
#include "engine/rule/rule_source.h"

namespace anteroom::audit {

// What must hold of a changed text's screening beside the one as written.
enum class Must : std::uint8_t {
  same,       // urgency, red flags, departments in order, and what the patient has now
  as_urgent,  // urgency, red flags, and what the patient has now, in any order
  not_lower,  // at least as urgent, no red flag lost
  gone,       // what the words at that place name is nothing that the patient has now, and the urgency is no higher
};

// Sentences put before or after the text, one at a time.
struct AddedSentences {
  std::string name;
  Must must = Must::same;
  std::optional<rule::Urgency> urgency;  // at least so urgent then
  bool named = false;                    // only to texts that say whose the complaint is
  std::vector<std::string> say;
};

// A sentence with a finding gives way to one of these, in which {finding} is what the finding is called.
struct FramedSentences {
  std::string name;
  bool alone = false;  // the whole text gives way
  std::vector<std::string> say;
};

// A number with its unit becomes `times` it and `plus`, in `to`: "{n} F".
struct UnitChange {
  lexicon::QuantityKind kind = lexicon::QuantityKind::count;
  std::string from;
  double times = 1, plus = 0;
  int digits = 0;   // after the point
  double most = 0;  // larger numbers are left as they are: nobody counts so; 0: none
  std::string say;
};

struct StressWords {
  std::vector<AddedSentences> added;
  std::vector<FramedSentences> framed;
  std::vector<std::string> no_nouns;  // what is called by one of these words is no noun, so no frame takes it and no "no" goes before it
  // "I have a headache" is "I have no headache": `no` before the finding where one of `after` is before it, `articles` left out.
  std::string no;
  std::vector<std::string> after, articles;
  // The asker asks for somebody else: a sentence before, and each word in place of another.
  std::string asker_before;
  std::map<std::string, std::string, std::less<>> asker_words;
  std::vector<std::string> apostrophes_kept;  // words that are others without theirs: "i'll"
  std::vector<std::string> refers;            // words of a sentence that must stay where it is: "it", "then"
  std::vector<UnitChange> units;
};

// The names of the changes that need no list of sentences.
extern const std::vector<std::string_view> kPlainChanges;

// False with any problem: those of the YAML reader and `stress.*`. The source's text is not kept.
bool read_stress_words(const base::Source& source, StressWords& words, base::Problems& problems);

}  // namespace anteroom::audit
