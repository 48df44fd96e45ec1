#include "engine/audit/rule_case.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include "engine/audit/case_facts.h"
#include "engine/base/read_file.h"

namespace anteroom::audit {
namespace {

using base::Fields;
using base::YamlNode;

constexpr std::string_view kNothing = "nothing";
constexpr std::string_view kHead =
    "# Written by 'anteroom audit mutate --write-cases': what each rule does now, for patients who would show a mistake in it. Where a "
    "rule\n"
    "# is changed on purpose, look at the cases that fail: correct them, or delete them and have the rest written again.\n";

std::string join(const std::vector<std::string>& list, std::string_view between) {
  std::string text;
  for (const std::string& item : list) text.append(text.empty() ? "" : between).append(item);
  return text;
}

std::string patient_text(const fact::Facts& facts, const ontology::Ontology& ontology) {
  const std::vector<std::string> texts = fact_texts(facts, ontology);
  return texts.empty() ? std::string(kNothing) : join(texts, " and ");
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
      rule::Condition all;
      if (text == kNothing) {
      } else if (const auto error = rule::parse_condition(text, all)) {
        fields.report(*item, "case.fact", "these facts cannot be read: " + error->message,
                      "write them as a condition of a rule, joined by 'and': 'headache[onset = sudden] and not fever and age = 50 years'");
        continue;
      } else if (all.kind == rule::Condition::Kind::all) {
        one.facts = std::move(all.parts);
      } else {
        one.facts->push_back(std::move(all));
      }
      cases.push_back(std::move(one));
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

std::vector<std::string> write_rule_cases(const std::vector<Killer>& killers, const rule::RuleBase& rules, const std::string& folder,
                                          base::Problems& problems) {
  std::map<std::string, std::vector<Killer>> by_file;
  for (const Killer& one : killers) {
    std::string file(rules.file(one.rule));
    const std::size_t end = file.rfind(".rules.yaml");
    by_file[folder + "/" + file.substr(0, end) + ".pinned.cases.yaml"].push_back(one);
  }
  std::vector<std::string> files;
  for (const auto& [file, list] : by_file) {
    const bool fresh = !std::filesystem::exists(file);
    std::ofstream out(file, std::ios::app | std::ios::binary);
    if (fresh) out << kHead;
    out << rule_case_text(list, rules);
    if (out.flush())
      files.push_back(file);
    else
      problems.add({.code = "file.unwritable", .message = "cannot write " + file, .file = file});
  }
  return files;
}

}  // namespace anteroom::audit
