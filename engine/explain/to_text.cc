// Explanations as text for a person who knows the rules: one line a thing, indented by what rests on what.
#include <string>

#include "engine/explain/explanation.h"

namespace anteroom::explain {
namespace {

using infer::Inference;
using infer::Truth;
using rule::RuleBase;

std::string finding_text(const RuleBase& rules, const fact::Facts& facts, std::uint32_t index, const WordsOf& words_of) {
  const fact::Finding& finding = facts.findings[index];
  const std::string words = words_of ? words_of(finding.words) : std::string();
  std::string text = finding.assertion == context::Assertion::absent ? "no " : "";
  text += rules.ontology()[finding.concept_id].id;
  return words.empty() ? text : text + " \"" + words + "\"";
}

std::string findings_text(const RuleBase& rules, const fact::Facts& facts, const std::vector<std::uint32_t>& findings,
                          const WordsOf& words_of) {
  std::string text;
  for (const std::uint32_t finding : findings) text += (text.empty() ? "" : ", ") + finding_text(rules, facts, finding, words_of);
  return text;
}

std::string effects_text(const RuleBase& rules, RuleIndex rule) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  if (rules.urgency(rule) != rule::Urgency::none) add(std::string(rule::name_of(rules.urgency(rule))));
  if (rules.red_flag(rule) != rule::kNoString) add("red flag " + std::string(rules.string(rules.red_flag(rule))));
  for (const rule::Route& route : rules.routes(rule)) add(rules.departments()[route.department].id + " " + std::to_string(route.weight));
  for (const FactIndex fact : rules.conclusions(rule)) add("concludes " + std::string(rules.fact_name(fact)));
  for (const rule::StringId advice : rules.advise(rule)) add("advises " + std::string(rules.string(advice)));
  return text;
}

void add_step(const Proof& proof, const Step& step, const Inference& inference, const WordsOf& words_of, std::string& text) {
  const RuleBase& rules = inference.rules();
  text += std::string(rules.id(step.rule)) + ": " + effects_text(rules, step.rule) + "\n";
  if (!rules.says(step.rule).empty()) text += "    " + std::string(rules.says(step.rule)) + "\n";
  for (const Support& support : step.supports) {
    text += "    because " + rules.literal_text(support.literal);
    if (!support.findings.empty()) text += ": " + findings_text(rules, inference.facts(), support.findings, words_of);
    for (const fact::Words& words : support.patient_words)
      if (words_of) text += ": \"" + words_of(words) + "\"";
    for (std::size_t i = 0; i < support.steps.size(); ++i)
      text += (i == 0 ? ", by " : ", ") + std::string(rules.id(proof.steps[support.steps[i]].rule));
    text += "\n";
  }
  for (const LiteralId literal : step.absences) text += "    and nothing says " + rules.literal_text(literal) + "\n";
}

std::string_view truth_text(Truth truth) { return truth == Truth::true_ ? "true" : truth == Truth::false_ ? "false" : "unknown"; }

void add_part(const Part& part, const Inference& inference, const WordsOf& words_of, std::size_t depth, std::string& text) {
  const RuleBase& rules = inference.rules();
  text.append(4 * depth, ' ');
  switch (part.kind) {
    case Part::Kind::literal:
      text += rules.literal_text(part.literal);
      break;
    case Part::Kind::all:
      text += "all of";
      break;
    case Part::Kind::any:
      text += "any of";
      break;
    case Part::Kind::at_least:
      text += "at least " + std::to_string(part.count) + " of";
      break;
  }
  text += ": " + std::string(truth_text(part.truth));
  if (!part.findings.empty()) text += " (" + findings_text(rules, inference.facts(), part.findings, words_of) + ")";
  for (std::size_t i = 0; i < part.concluders.size(); ++i)
    text += (i == 0 ? ", concluded by " : ", ") + std::string(rules.id(part.concluders[i]));
  text += "\n";
  for (const Part& inner : part.parts) add_part(inner, inference, words_of, depth + 1, text);
}

void add_literals(const RuleBase& rules, std::string_view what, const std::vector<LiteralId>& literals, std::string& text) {
  if (literals.empty()) return;
  text += what;
  for (std::size_t i = 0; i < literals.size(); ++i) text += (i == 0 ? "" : ", ") + rules.literal_text(literals[i]);
  text += "\n";
}

}  // namespace

std::string to_text(const Proof& proof, const Inference& inference, const WordsOf& words_of) {
  std::string text;
  for (const Step& step : proof.steps) add_step(proof, step, inference, words_of, text);
  return text;
}

std::string to_text(const WhyNot& why_not, const Inference& inference, const WordsOf& words_of) {
  const RuleBase& rules = inference.rules();
  std::string text = std::string(rules.id(why_not.rule)) + (why_not.fired       ? " fired\n"
                                                            : why_not.held_back ? " was held back\n"
                                                                                : " did not fire\n");
  text += "when: " + std::string(rules.when_text(why_not.rule)) + "\n";
  add_part(why_not.when, inference, words_of, 1, text);
  if (why_not.has_unless) {
    text += "unless: " + std::string(rules.unless_text(why_not.rule)) + "\n";
    add_part(why_not.unless, inference, words_of, 1, text);
  }
  add_literals(rules, "missing: ", why_not.missing, text);
  add_literals(rules, "held back by: ", why_not.holding_back, text);
  return text;
}

std::string to_text(const std::vector<Change>& changes, const RuleBase& rules, const fact::Facts& facts, const WordsOf& words_of) {
  std::string text;
  for (const Change& change : changes) {
    text += change.kind == Change::Kind::remove ? "without " + finding_text(rules, facts, change.finding, words_of)
                                                : "with " + rules.literal_text(change.literal);
    text += ":";
    if (change.changes_urgency) text += " " + std::string(rule::name_of(change.urgency));
    if (change.changes_department) text += (change.changes_urgency ? ", " : " ") + rules.departments()[change.department].id + " first";
    for (const RuleIndex rule : change.newly_fired) text += "\n    fires " + std::string(rules.id(rule));
    for (const RuleIndex rule : change.no_longer_fired) text += "\n    no longer fires " + std::string(rules.id(rule));
    text += "\n";
  }
  return text;
}

}  // namespace anteroom::explain
