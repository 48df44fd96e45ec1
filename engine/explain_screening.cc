// Explanations of the last screening. Nothing of them is worked out before somebody asks.
#include "engine/base/json_writer.h"
#include "engine/explain/dot_writer.h"
#include "engine/explain/write_explanation.h"
#include "engine/failure.h"
#include "engine/screening_parts.h"

namespace anteroom {
namespace {

template <class Explanation>
std::string write(const Explanation& explanation, const explain::Evidence& evidence, Format format) {
  switch (format) {
    case Format::json:
      return to_json(explanation, evidence);
    case Format::dot:
      return to_dot(explanation, evidence);
    case Format::text:
      break;
  }
  return to_text(explanation, evidence);
}

// "did you mean ...?", for an id that no rule has: a table's id is near to its rows.
std::string suggest_rule(const rule::RuleBase& rules, std::string_view id) {
  std::vector<std::string_view> ids;
  for (rule::RuleIndex rule = 0; rule < rules.size(); ++rule) {
    if (rules.table(rule) == id) return "that is a table; name one of its rows, such as " + base::quote(rules.id(rule));
    ids.push_back(rules.id(rule));
  }
  return base::suggest(id, ids, "ids stand in rules/**/*.rules.yaml");
}

std::string no_such_rule(const rule::RuleBase& rules, std::string_view id, Format format) {
  const std::string message = "no rule is called " + base::quote(id), hint = suggest_rule(rules, id);
  if (format == Format::text) return message + "; " + hint + "\n";
  if (format == Format::dot) {
    explain::DotWriter dot("why_not", "LR");
    dot.node("problem", message + "\n" + hint, "shape=box");
    return dot.finish();
  }
  std::string text;
  base::JsonWriter json(text);
  json.open('{').key("problems").open('[').open('{').key("code").string("explain.no-such-rule");
  json.key("message").string(message).key("hint").string(hint).close('}').close(']').close('}').finish();
  return text;
}

// What `make` makes of the last screening and its evidence; empty where there is none, or where memory ran out.
template <class Make>
std::string explain_last(const Screening::Parts* parts, const Make& make) noexcept {
  std::string text;
  if (parts == nullptr || parts->decision == nullptr) return text;
  static_cast<void>(Failure::of([&] {
    const explain::WordsOf words_of = [parts](const fact::Words& words) { return std::string(parts->text.source(words.part, words.span)); };
    text = make(*parts, explain::Evidence(*parts->inference, words_of));
  }));
  return text;
}

}  // namespace

std::string Screener::why(Format format) const noexcept {
  return explain_last(parts_.get(), [format](const Screening::Parts& parts, const explain::Evidence& evidence) {
    return write(explain::why(*parts.inference, *parts.decision), evidence, format);
  });
}

std::string Screener::why_not(std::string_view rule_id, Format format) const noexcept {
  return explain_last(parts_.get(), [&](const Screening::Parts& parts, const explain::Evidence& evidence) {
    const rule::RuleIndex rule = parts.all.rules.find(rule_id);
    if (rule == rule::kNoRule) return no_such_rule(parts.all.rules, rule_id, format);
    return write(explain::why_not(*parts.inference, rule), evidence, format);
  });
}

std::string Screener::what_if(Format format) const noexcept {
  return explain_last(parts_.get(), [format](const Screening::Parts& parts, const explain::Evidence& evidence) {
    return write(explain::what_if(*parts.inference), evidence, format);
  });
}

std::string Screener::trace(Format format) const noexcept {
  return explain_last(parts_.get(), [format](const Screening::Parts& parts, const explain::Evidence& evidence) {
    return write(explain::trace(*parts.inference), evidence, format);
  });
}

}  // namespace anteroom
