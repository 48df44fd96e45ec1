#include "engine/explain/json_parts.h"

namespace anteroom::explain {

std::string JsonParts::finish() {
  writer_.finish();
  return std::move(text_);
}

void JsonParts::rule_ids(const std::vector<rule::RuleIndex>& rules) {
  writer_.open('[');
  for (const rule::RuleIndex rule : rules) writer_.string(rules_.id(rule));
  writer_.close(']');
}

void JsonParts::literals(const std::vector<rule::LiteralId>& literals) {
  writer_.open('[');
  for (const rule::LiteralId literal : literals) writer_.string(rules_.literal_text(literal));
  writer_.close(']');
}

void JsonParts::findings(const std::vector<std::uint32_t>& findings) {
  writer_.open('[');
  for (const std::uint32_t index : findings) finding(index);
  writer_.close(']');
}

void JsonParts::finding(std::uint32_t index) {
  const fact::Finding& one = evidence_.facts().findings[index];
  writer_.open('{').key("finding").integer(index).key("concept").string(rules_.ontology()[one.concept_id].id);
  writer_.key("text").string(evidence_.words(one.words)).key("span");
  span(one.words);
  writer_.key("assertion").string(context::name_of(one.assertion)).key("temporality").string(context::name_of(one.temporality));
  writer_.key("experiencer").string(context::name_of(one.experiencer)).close('}');
}

void JsonParts::span(const fact::Words& words) {
  if (words.span.empty()) {
    writer_.null();
    return;
  }
  writer_.open('{').key("begin").integer(words.span.begin).key("end").integer(words.span.end);
  if (words.part == text::Part::title) writer_.key("in").string("title");
  writer_.close('}');
}

void JsonParts::condition(rule::LiteralId literal, const std::vector<std::uint32_t>& behind) {
  const rule::Atom& atom = rules_.atom(literal / 2);
  writer_.key("condition").string(rules_.literal_text(literal)).key("findings");
  findings(behind);
  const std::string value = evidence_.patient_value(atom);
  if (value.empty()) return;
  const fact::Words words = evidence_.patient_words(atom);
  writer_.key("patient").open('{').key("value").string(value).key("text").string(evidence_.words(words)).key("span");
  span(words);
  writer_.close('}');
}

void JsonParts::effects(rule::RuleIndex rule) {
  writer_.key("urgency");
  rules_.urgency(rule) == rule::Urgency::none ? writer_.null() : writer_.string(rule::name_of(rules_.urgency(rule)));
  writer_.key("red_flag");
  rules_.red_flag(rule) == rule::kNoString ? writer_.null() : writer_.string(rules_.string(rules_.red_flag(rule)));
  writer_.key("route").open('{');
  for (const rule::Route& route : rules_.routes(rule)) writer_.key(rules_.departments()[route.department].id).integer(route.weight);
  writer_.close('}').key("conclude").open('[');
  for (const rule::FactIndex fact : rules_.conclusions(rule)) writer_.string(rules_.fact_name(fact));
  writer_.close(']').key("advise").open('[');
  for (const rule::StringId advice : rules_.advise(rule)) writer_.string(rules_.string(advice));
  writer_.close(']');
}

void JsonParts::step(const Step& step) {
  const rule::RuleIndex rule = step.rule;
  writer_.open('{').key("rule").string(rules_.id(rule));
  optional("says", rules_.says(rule));
  optional("table", rules_.table(rule));
  writer_.key("status").string(rule::name_of(rules_.status(rule))).key("stratum").integer(rules_.stratum(rule));
  writer_.key("file").string(rules_.file(rule)).key("line").integer(rules_.place(rule).line).key("sources").open('[');
  for (std::size_t i = 0; i < rules_.source_count(rule); ++i) writer_.string(evidence_.source(rule, i));
  writer_.close(']');
  effects(rule);
  writer_.key("because").open('[');
  for (const Support& support : step.supports) {
    writer_.open('{');
    condition(support.literal, support.findings);
    writer_.key("steps").open('[');
    for (const std::uint32_t index : support.steps) writer_.integer(index);
    writer_.close(']').close('}');
  }
  writer_.close(']').key("absences").open('[');
  for (const rule::LiteralId literal : step.absences) {
    std::vector<std::uint32_t> contrary;
    evidence_.inference().findings_of(literal ^ 1, contrary);
    writer_.open('{');
    condition(literal, contrary);
    writer_.key("truth").string(evidence_.inference().is_true(literal ^ 1) ? "false" : "unknown").close('}');
  }
  writer_.close(']').close('}');
}

}  // namespace anteroom::explain
