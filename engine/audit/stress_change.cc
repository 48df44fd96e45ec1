// What all ways of changing a text share.
#include "engine/audit/stress_change.h"

#include <iterator>

namespace anteroom::audit {

std::string whole(const text::Text& text, text::Part part) { return std::string(text.source(part, {0, text.source_size(part)})); }

std::string edited(const text::Text& text, text::Part part, const std::vector<Edit>& edits) {
  std::string out;
  std::uint32_t done = 0;
  for (const Edit& edit : edits) {
    out += text.source(part, {done, edit.span.begin});
    out += edit.put;
    done = edit.span.end;
  }
  return out.append(text.source(part, {done, text.source_size(part)}));
}

Variant variant(const Original& original, text::Part part, const std::vector<Edit>& edits) {
  const text::Text& text = original.parts.text;
  Variant out{whole(text, text::Part::title), whole(text, text::Part::body)};
  (part == text::Part::title ? out.title : out.text) = edited(text, part, edits);
  return out;
}

std::vector<Change> make_changes(const StressWords& words) {
  std::vector<Change> all;
  for (auto* const part : {letter_changes, sentence_changes, finding_changes, unit_changes}) {
    std::vector<Change> some = part(words);
    all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  return all;
}

}  // namespace anteroom::audit
