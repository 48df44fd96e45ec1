#include "engine/audit/rule_case.h"

#include <algorithm>
#include <utility>

#include "engine/audit/case_facts.h"
#include "engine/audit/patient_text.h"

namespace anteroom::audit {
namespace {

using base::Fields;
using base::YamlNode;

std::string join(const std::vector<std::string>& list, std::string_view between) {
  std::string text;
  for (const std::string& item : list) text.append(text.empty() ? "" : between).append(item);
  return text;
}

// All that is expected is that one rule fires, or does not.
bool is_short(const Expectation& expect) {
  return expect.fired.size() + expect.not_fired.size() == 1 && expect.urgency.empty() && expect.departments.empty() && !expect.red_flags &&
         expect.advice.empty();
}

std::string list_text(const char* key, const std::vector<std::string>& list) { return std::string(key) + ": [" + join(list, ", ") + "]"; }

std::string outcome_text(const Expectation& expect) {
  std::vector<std::string> parts;
  if (!expect.fired.empty()) parts.push_back(list_text("fired", expect.fired));
  if (!expect.not_fired.empty()) parts.push_back(list_text("not_fired", expect.not_fired));
  if (expect.fired_alone) parts.emplace_back("fired_alone: true");
  if (!expect.urgency.empty()) parts.push_back("urgency: " + expect.urgency.front());
  if (!expect.departments.empty()) parts.push_back(list_text("departments", expect.departments));
  if (expect.red_flags) parts.push_back(list_text("red_flags", *expect.red_flags));
  if (!expect.advice.empty()) parts.push_back(list_text("advice", expect.advice));
  return "{" + join(parts, ", ") + "}";
}

// A fact as an item of a list in brackets.
std::string item_text(const std::string& fact) { return fact.find_first_of("[],") == std::string::npos ? fact : "\"" + fact + "\""; }

struct RuleLines {
  std::vector<std::string> fires_for, not_for;
};

}  // namespace

void read_rule_case(const YamlNode& entry, const base::Source& source, std::vector<Case>& cases, base::Problems& problems) {
  const Fields fields(entry, source, problems, "the cases of a rule", {"rule", "fires_for", "not_for"});
  if (!fields.ok()) return;
  const YamlNode* const rule = fields.require("rule");
  if (rule == nullptr) return;
  const std::string id(fields.text(*rule));
  if (fields.get("fires_for") == nullptr && fields.get("not_for") == nullptr)
    fields.report(entry, "case.no-expectation", "a case that expects nothing always passes", "say for whom it fires, or does not");
  for (const bool fires : {true, false}) {
    const YamlNode* const list = fields.get(fires ? "fires_for" : "not_for");
    if (list == nullptr) continue;
    for (const YamlNode* item : fields.list(*list)) {
      Case one;
      one.file = source.file, one.place = item->place;
      const std::string text(fields.text(*item));
      one.name = id + (fires ? " fires for " : " does not fire for ") + text;
      (fires ? one.expect.fired : one.expect.not_fired).push_back(id);
      one.facts.emplace();
      if (read_patient(*item, fields, *one.facts)) cases.push_back(std::move(one));
    }
  }
}

std::string rule_case_text(const std::vector<Killer>& killers, const rule::RuleBase& rules) {
  std::map<std::string, RuleLines> lines;
  std::map<std::string, std::string> outcomes;  // by name of the case
  for (const Killer& one : killers) {
    const std::string patient = patient_text(one.facts, rules.ontology());
    if (is_short(one.expect)) {
      const bool fires = !one.expect.fired.empty();
      RuleLines& of = lines[fires ? one.expect.fired.front() : one.expect.not_fired.front()];
      (fires ? of.fires_for : of.not_for).push_back(patient);
      continue;
    }
    std::vector<std::string> facts = fact_texts(one.facts, rules.ontology());
    std::transform(facts.begin(), facts.end(), facts.begin(), item_text);
    const std::string name = std::string(rules.id(one.rule)) + " for " + patient;
    outcomes[name] = "- case: " + name + "\n  facts: [" + join(facts, ", ") + "]\n  expect: " + outcome_text(one.expect) + "\n";
  }
  std::string text;
  for (const auto& [id, of] : lines) {
    text += "- rule: " + id + "\n";
    for (const auto& [key, list] : {std::pair("fires_for", &of.fires_for), std::pair("not_for", &of.not_for)}) {
      if (list->empty()) continue;
      text += std::string("  ") + key + ":\n";
      for (const std::string& patient : *list) text += "    - " + patient + "\n";
    }
  }
  for (const auto& [name, one] : outcomes) text += one;
  return text;
}

}  // namespace anteroom::audit
