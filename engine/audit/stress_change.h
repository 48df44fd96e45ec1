// engine/audit/stress_change.h: ways of changing what a patient wrote so that it is known what must become of the screening.
//
//   for (const Change& change : make_changes(words)) change.make(original, variants);
//
// Each way of changing is a file stress_<what>.cc. A change gives nothing where it does not apply: better few texts than wrong ones.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/audit/stress_words.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {

// A text as it was written, with what was read in it.
struct Original {
  const Screening::Parts& parts;
  std::size_t index;  // of all cases: which of several sentences it gets
};

struct Variant {
  std::string title, text;
  // Must::gone: code points of `text` in which the patient now has nothing. (A title is never changed so.)
  base::Span gone{};
  std::vector<ontology::ConceptId> was{};  // and what they named: rules may rest on it being absent
  rule::Urgency at_least = rule::Urgency::none;
};

struct Change {
  std::string name;
  Must must = Must::same;
  std::function<void(const Original&, std::vector<Variant>&)> make;  // appends
};

// Of one language; `words` outlives them.
std::vector<Change> make_changes(const StressWords& words);

// The parts of it.
std::vector<Change> letter_changes(const StressWords& words);
std::vector<Change> sentence_changes(const StressWords& words);
std::vector<Change> finding_changes(const StressWords& words);
std::vector<Change> unit_changes(const StressWords& words);

// Code points [span) of one part become `put`.
struct Edit {
  base::Span span;
  std::string put;
};
// `edits` in order, not overlapping.
std::string edited(const text::Text& text, text::Part part, const std::vector<Edit>& edits);
// The text with edits of one part.
Variant variant(const Original& original, text::Part part, const std::vector<Edit>& edits);
// The words of a part that has not been changed.
std::string whole(const text::Text& text, text::Part part);

}  // namespace anteroom::audit
