// What the cues say of the tokens; whose it is where no cue says so, the people of the text tell. What is over and was of no time gone by
// ("the hiccups have disappeared") is not there, and was: absent and past.
#include "engine/target_context.h"

namespace anteroom {

context::Context target_context(const Screening::Parts& parts, const Target& target) {
  const auto& tokens = parts.text.tokens();
  base::Span span{0, 0};
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    if (tokens[t].part != text::Part::body || tokens[t].kind == text::TokenKind::line_break || tokens[t].source.end <= target.begin)
      continue;
    if (span.empty()) span = {t, t + 1};
    if (tokens[t].source.begin >= target.end) break;
    span.end = t + 1;
  }
  if (span.empty()) return {};
  context::Context context = parts.language->context.of(span).of(parts.language->facts.experiencer_at(span.begin));
  const bool told = context.happened && context.assertion != context::Assertion::absent;  // "a friend broke her wrist"
  if (told && context.experiencer != context::Experiencer::patient) context.temporality = context::Temporality::past;
  if (context.gone && context.assertion == context::Assertion::present) context.assertion = context::Assertion::absent;
  return context;
}

}  // namespace anteroom
