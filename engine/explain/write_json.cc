// Lists are in the order that the explanation has them in. Steps name each other by their index, so that what many rest on stands once.
#include "engine/explain/json_parts.h"
#include "engine/explain/write_explanation.h"

namespace anteroom::explain {
namespace {

using base::JsonWriter;
using infer::Truth;

std::string_view truth_text(Truth truth) { return truth == Truth::true_ ? "true" : truth == Truth::false_ ? "false" : "unknown"; }

void write_steps(const std::vector<Step>& steps, JsonParts& parts) {
  parts.writer().open('[');
  for (const Step& step : steps) parts.step(step);
  parts.writer().close(']');
}

void write_decided(const Decided& decided, JsonParts& parts) {
  JsonWriter& json = parts.writer();
  json.open('{').key("decided");
  switch (decided.kind) {
    case Decided::Kind::urgency:
      json.string("urgency").key("urgency").string(rule::name_of(decided.urgency));
      break;
    case Decided::Kind::red_flag:
      json.string("red_flag").key("id").string(parts.rules().string(decided.red_flag));
      json.key("urgency").string(rule::name_of(decided.urgency));
      break;
    case Decided::Kind::department:
      json.string("department").key("id").string(parts.rules().departments()[decided.department].id).key("score").number(decided.score);
      break;
  }
  json.key("because").open('[');
  for (const Decided::Because& because : decided.because) {
    json.open('{').key("step").integer(because.step);
    if (decided.kind == Decided::Kind::department) json.key("weight").number(because.weight).key("factor").number(because.factor);
    json.close('}');
  }
  json.close(']').close('}');
}

void write_near(const Near& near, JsonParts& parts) {
  JsonWriter& json = parts.writer();
  const auto tests = [&](const std::vector<const rule::AtomTest*>& list) {
    json.open('[');
    for (const rule::AtomTest* test : list) json.string(rule::test_text(parts.rules().ontology(), *test));
    json.close(']');
  };
  json.open('{').key("reason").string(name_of(near.reason)).key("finding");
  parts.finding(near.finding);
  if (near.reason == Near::Reason::tests) {
    json.key("unknown");
    tests(near.unknown);
    json.key("failed");
    tests(near.failed);
  }
  if (near.reason == Near::Reason::nearer_row) json.key("row").string(parts.rules().id(near.row));
  json.close('}');
}

void write_literal(const Part& part, JsonParts& parts) {
  JsonWriter& json = parts.writer();
  parts.condition(part.literal, part.findings);
  json.key("near").open('[');
  for (const Near& near : part.near) write_near(near, parts);
  json.close(']').key("concluded_by");
  parts.rule_ids(part.concluded_by);
  json.key("concluders").open('[');
  for (const Concluder& one : part.concluders) {
    json.open('{').key("rule").string(parts.rules().id(one.rule)).key("held_back").boolean(one.held_back).key("missing");
    parts.literals(one.missing);
    json.close('}');
  }
  json.close(']');
}

void write_part(const Part& part, JsonParts& parts) {
  static constexpr std::string_view kKinds[] = {"condition", "all", "any", "at_least"};
  JsonWriter& json = parts.writer();
  json.open('{').key("truth").string(truth_text(part.truth));
  if (part.kind == Part::Kind::literal) {
    write_literal(part, parts);
  } else {
    if (part.kind == Part::Kind::at_least) json.key("count").integer(part.count);
    json.key(kKinds[static_cast<std::size_t>(part.kind)]).open('[');
    for (const Part& inner : part.parts) write_part(inner, parts);
    json.close(']');
  }
  json.close('}');
}

void write_outcome(const Outcome& outcome, JsonParts& parts) {
  parts.writer().key("urgency").string(rule::name_of(outcome.urgency));
  parts.writer().key("department").string(parts.rules().departments()[outcome.department].id);
}

}  // namespace

std::string to_json(const Proof& proof, const Evidence& evidence) {
  JsonParts parts(evidence);
  parts.writer().open('{').key("why").open('{').key("decisions").open('[');
  for (const Decided& decided : proof.decided) write_decided(decided, parts);
  parts.writer().close(']').key("steps");
  write_steps(proof.steps, parts);
  parts.writer().close('}').close('}');
  return parts.finish();
}

std::string to_json(const Trace& trace, const Evidence& evidence) {
  JsonParts parts(evidence);
  parts.writer().open('{').key("trace");
  write_steps(trace.steps, parts);
  parts.writer().close('}');
  return parts.finish();
}

std::string to_json(const WhyNot& answer, const Evidence& evidence) {
  JsonParts parts(evidence);
  JsonWriter& json = parts.writer();
  json.open('{').key("why_not").open('{').key("rule").string(parts.rules().id(answer.rule));
  parts.optional("says", parts.rules().says(answer.rule));
  json.key("fired").boolean(answer.fired).key("held_back").boolean(answer.held_back).key("when");
  write_part(answer.when, parts);
  json.key("unless");
  answer.has_unless ? write_part(answer.unless, parts) : static_cast<void>(json.null());
  json.key("missing");
  parts.literals(answer.missing);
  json.key("held_back_by");
  parts.literals(answer.holding_back);
  json.close('}').close('}');
  return parts.finish();
}

std::string to_json(const WhatIf& what_if, const Evidence& evidence) {
  JsonParts parts(evidence);
  JsonWriter& json = parts.writer();
  json.open('{').key("what_if").open('{').key("now").open('{');
  write_outcome(what_if.now, parts);
  json.close('}').key("changes").open('[');
  for (const Change& change : what_if.changes) {
    json.open('{').key("kind").string(name_of(change.kind)).key("fact").string(change.fact).key("findings");
    parts.findings(change.findings);
    write_outcome(change.then, parts);
    json.key("changes_urgency").boolean(change.then.urgency != what_if.now.urgency);
    json.key("changes_department").boolean(change.then.department != what_if.now.department).key("by");
    parts.rule_ids(change.by);
    json.key("fires");
    parts.rule_ids(change.newly_fired);
    json.key("no_longer_fires");
    parts.rule_ids(change.no_longer_fired);
    json.close('}');
  }
  json.close(']').close('}').close('}');
  return parts.finish();
}

}  // namespace anteroom::explain
