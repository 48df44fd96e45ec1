// Reads cases with all problems at once: a case that expects nothing would always pass, so it is refused.
#include <unordered_map>

#include "engine/audit/case.h"
#include "engine/audit/pinned_case.h"
#include "engine/audit/rule_case.h"
#include "engine/base/yaml.h"
#include "engine/lexicon/expand_phrase.h"

namespace anteroom::audit {
namespace {

using base::Fields;
using base::YamlNode;

std::vector<std::string> texts(const Fields& fields, const YamlNode& node) {
  std::vector<std::string> out;
  for (const YamlNode* item : fields.list(node)) out.emplace_back(fields.text(*item));
  return out;
}

void read_patient(const YamlNode& node, const base::Source& source, base::Problems& problems, Expectation& expect) {
  const Fields fields(node, source, problems, "an expected patient", {"age", "sex", "relation", "pregnancy", "asked_on"});
  if (!fields.ok()) return;
  const auto take = [&](std::string_view key, std::string& out) {
    if (const YamlNode* value = fields.get(key)) out = fields.text(*value);
  };
  take("sex", expect.sex), take("relation", expect.relation), take("pregnancy", expect.pregnancy), take("asked_on", expect.asked_on);
  if (const YamlNode* age = fields.get("age")) {
    const auto bounds = fields.list(*age);
    const auto low = bounds.empty() ? std::nullopt : fields.number(*bounds.front());
    const auto high = bounds.empty() ? std::nullopt : fields.number(*bounds.back());
    if (low && high) expect.age = {*low, *high};
  }
}

void read_expectation(const YamlNode& node, const base::Source& source, base::Problems& problems, Expectation& expect) {
  const Fields fields(node, source, problems, "an expectation",
                      {"urgency", "departments", "first_three", "red_flags", "fired", "not_fired", "fired_alone", "findings", "no_findings",
                       "patient", "advice", "ask_next", "reply_has", "reply_lacks"});
  if (!fields.ok()) return;
  if (node.entries.empty())
    fields.report(node, "case.no-expectation", "a case that expects nothing always passes", "say what should come out");
  const auto take = [&](std::string_view key, std::vector<std::string>& out) {
    if (const YamlNode* value = fields.get(key)) out = texts(fields, *value);
  };
  take("urgency", expect.urgency), take("departments", expect.departments), take("first_three", expect.first_three),
      take("fired", expect.fired);
  take("not_fired", expect.not_fired), take("no_findings", expect.no_findings), take("advice", expect.advice),
      take("ask_next", expect.ask_next);
  take("reply_has", expect.reply_has), take("reply_lacks", expect.reply_lacks);
  if (const YamlNode* alone = fields.get("fired_alone")) expect.fired_alone = fields.boolean(*alone).value_or(false);
  if (const YamlNode* flags = fields.get("red_flags")) expect.red_flags = texts(fields, *flags);
  if (const YamlNode* patient = fields.get("patient")) read_patient(*patient, source, problems, expect);
  if (const YamlNode* findings = fields.get("findings")) {
    for (const YamlNode* item : fields.list(*findings)) {
      const Fields one(*item, source, problems, "an expected finding",
                       {"concept", "assertion", "temporality", "experiencer", "site", "laterality", "severity", "onset", "course",
                        "character", "trigger", "relief", "frequency", "cue"});
      if (!one.ok() || one.require("concept") == nullptr) continue;
      expect.findings.emplace_back();
      for (const auto& [key, value] : item->entries) expect.findings.back().emplace_back(key->scalar, value->scalar);
    }
  }
}

std::vector<rule::Condition> read_facts(const Fields& fields, const YamlNode& node) {
  std::vector<rule::Condition> facts;
  for (const YamlNode* item : fields.list(node)) {
    rule::Condition fact;
    if (const auto error = rule::parse_condition(fields.text(*item), fact))
      fields.report(*item, "case.fact", "this fact cannot be read: " + error->message,
                    "write it as a condition of a rule, one a line: 'chief(headache[onset = sudden])', 'not fever', 'age = 50 years'");
    else
      facts.push_back(std::move(fact));
  }
  return facts;
}

// A case of many wordings is one case of each.
void add_wordings(const Fields& fields, const YamlNode& node, const Case& one, std::vector<Case>& cases) {
  std::vector<std::string> all;
  std::string error;
  for (const YamlNode* item : fields.list(node)) {
    if (!lexicon::expand_phrase(fields.text(*item), all, error))
      return fields.report(*item, "case.wordings", "these wordings cannot be written out: " + error,
                           "write alternatives as (a|b), or in several lines");
  }
  if (all.empty()) fields.report(node, "case.wordings", "no wording is given, so nothing is tested", "write at least one");
  for (std::string& text : all) {
    cases.push_back(one);
    cases.back().name += ": " + text;
    cases.back().text = std::move(text);
  }
}

}  // namespace

void read_cases(const base::Source& source, std::vector<Case>& cases, base::Problems& problems) {
  base::YamlTree tree;
  if (!base::read_yaml(source, tree, problems)) return;
  if (tree.root().kind != YamlNode::Kind::list) {
    problems.add({.code = "case.not-a-list", .message = "a file of cases is a list of cases", .hint = "begin each with '- case: NAME'"},
                 source, tree.root().place);
    return;
  }
  std::unordered_map<std::string, base::Place> names;
  for (const YamlNode* item : tree.root().items) {
    if (item->kind == YamlNode::Kind::map && item->find("rule") != nullptr) {
      read_rule_case(*item, source, cases, problems);
      continue;
    }
    if (item->kind == YamlNode::Kind::map && item->find("pinned") != nullptr) {
      read_pinned_case(*item, source, cases, problems);
      continue;
    }
    const std::size_t before = problems.size();
    const Fields fields(*item, source, problems, "a case",
                        {"case", "title", "text", "wordings", "facts", "age", "sex", "asked_on", "expect"});
    if (!fields.ok()) continue;
    Case one;
    one.file = source.file, one.place = item->place;
    const YamlNode* name = fields.require("case");
    const YamlNode* facts = fields.get("facts");
    const YamlNode* wordings = fields.get("wordings");
    const YamlNode* text = facts == nullptr && wordings == nullptr ? fields.require("text") : fields.get("text");
    const YamlNode* expect = fields.require("expect");
    if (name == nullptr || (facts == nullptr && wordings == nullptr && text == nullptr) || expect == nullptr) continue;
    one.name = fields.text(*name);
    if (text != nullptr) one.text = fields.text(*text);
    if (facts != nullptr) one.facts = read_facts(fields, *facts);
    if ((facts != nullptr) + (wordings != nullptr) + (text != nullptr) > 1)
      fields.report(*name, "case.fact", "a case is by words, by many wordings or by facts", "keep one of 'text', 'wordings' and 'facts'");
    const auto [first, fresh] = names.emplace(one.name, name->place);
    if (!fresh)
      fields.report(*name, "case.duplicate", "the case of line " + std::to_string(first->second.line) + " has this name already",
                    "give each its own name");
    const auto take = [&](std::string_view key, std::string& out) {
      if (const YamlNode* value = fields.get(key)) out = fields.text(*value);
    };
    take("title", one.title), take("age", one.age), take("sex", one.sex), take("asked_on", one.asked_on);
    read_expectation(*expect, source, problems, one.expect);
    if (problems.size() != before) continue;
    if (wordings != nullptr)
      add_wordings(fields, *wordings, one, cases);
    else
      cases.push_back(std::move(one));
  }
}

}  // namespace anteroom::audit
