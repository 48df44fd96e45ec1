// A line such as "Mei, 20~29 year old female. Ask Date: 2019/10/01" under a question is the asker's, and says when it was asked.
#include "engine/fact/fact_reader.h"

namespace anteroom::fact {

using lexicon::QuantityKind;

Words FactReader::words_of(base::Span tokens) const {
  const auto& list = text_->tokens();
  return {{list[tokens.begin].source.begin, list[tokens.end - 1].source.end}, list[tokens.begin].part};
}

void FactReader::find_signature() {
  signature_ = {};
  asked_on_ = {};
  const auto& tokens = text_->tokens();
  for (const mention::Quantity& q : mentions_->quantities) {
    if (q.kind != QuantityKind::asked_on) continue;
    asked_on_ = q.date;
    if (!lexicon_.pattern(q.pattern).now) continue;  // told in a sentence: "it is now May 2024"
    if (in_signature(q.tokens.begin)) continue;      // a line of nothing but dates is walked once
    signature_ = q.tokens;                           // and the rest of its line
    while (signature_.begin > 0 && tokens[signature_.begin - 1].kind != text::TokenKind::line_break) --signature_.begin;
    while (signature_.end < tokens.size() && tokens[signature_.end].kind != text::TokenKind::line_break) ++signature_.end;
  }
}

}  // namespace anteroom::fact
