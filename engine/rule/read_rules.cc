// A rules file is a list; an entry with `table` is a table, any other is a rule. An entry with a mistake that leaves it without
// id, condition or outcome is left out, all others are kept, so that one mistake gives one problem and not ten.
#include <string>

#include "engine/base/yaml.h"
#include "engine/ontology/identifier.h"
#include "engine/rule/read_outcome.h"
#include "engine/rule/rule_source.h"

namespace anteroom::rule {
namespace {

using base::Fields;
using base::YamlNode;

bool read_id(const Fields& fields, RuleSource& rule) {
  const YamlNode* node = fields.require("id");
  if (node == nullptr) return false;
  rule.id = fields.text(*node);
  rule.place = node->place;
  if (rule.id.empty()) return false;
  const FileName file = file_name_of(fields.source().file);
  const std::string begin = file.folder.empty() ? std::string() : std::string(file.folder) + "." + std::string(file.topic) + ".";
  if (!is_dotted_id(rule.id, 3, 6)) {
    fields.report(*node, "rule.bad-id", base::quote(rule.id) + " is not the id of a rule",
                  "an id is <folder>.<topic>.<name> in lower case: " + (begin.empty() ? "neurology.twitching." : begin) + "benign");
    return false;
  }
  if (!rule.id.starts_with(begin))
    fields.report(*node, "rule.id-elsewhere", "the id of a rule in this file begins with " + base::quote(begin),
                  "rename the rule, or move it to the file that its id names");
  return true;
}

bool has_effect(const RuleSource& rule) {
  return rule.urgency != Urgency::none || !rule.conclude.empty() || !rule.advise.empty() || !rule.route.empty() ||
         !rule.red_flag.text.empty();
}

bool read_then(const YamlNode& node, const Fields& rule_fields, RuleSource& rule) {
  const Fields fields(node, rule_fields.source(), rule_fields.problems(), "then", {"conclude", "urgency", "route", "advise", "red_flag"});
  if (!fields.ok()) return false;
  const std::size_t before = fields.problems().size();
  if (const YamlNode* conclude = fields.get("conclude")) read_names(fields, *conclude, "conclusion", rule.conclude);
  if (const YamlNode* urgency = fields.get("urgency")) read_urgency(fields, *urgency, rule);
  if (const YamlNode* route = fields.get("route")) read_route(fields, *route, rule);
  if (const YamlNode* advise = fields.get("advise")) read_names(fields, *advise, "advice", rule.advise);
  if (const YamlNode* red_flag = fields.get("red_flag")) rule.red_flag = {std::string(fields.text(*red_flag)), red_flag->place};
  if (has_effect(rule)) return true;
  if (fields.problems().size() == before)
    fields.report(node, "rule.no-effect", "nothing follows from this rule",
                  "`then` has at least one of conclude, urgency, route, advise, red_flag");
  return false;
}

void read_rule(const YamlNode& node, const base::Source& source, std::vector<RuleSource>& rules, base::Problems& problems) {
  const Fields fields(node, source, problems, "a rule",
                      {"id", "status", "says", "when", "unless", "then", "sources", "from_memory", "why"});
  if (!fields.ok()) return;
  RuleSource rule;
  rule.source = source;
  bool usable = read_id(fields, rule);
  read_head(fields, "a rule", true, rule);
  const YamlNode* when = fields.require("when");
  usable &= when != nullptr && read_condition(fields, *when, rule.when_text, rule.when, rule.when_place);
  if (const YamlNode* unless = fields.get("unless"))
    usable &= rule.has_unless = read_condition(fields, *unless, rule.unless_text, rule.unless, rule.unless_place);
  const YamlNode* then = fields.require("then");
  usable &= then != nullptr && read_then(*then, fields, rule);
  if (!rule.red_flag.text.empty() && rule.urgency > Urgency::soon)
    problems.add({.code = "rule.red-flag-urgency",
                  .message = "a red flag needs an urgency of its own: soon or above",
                  .hint = "add urgency: emergency, urgent or soon, or leave out red_flag"},
                 source, rule.red_flag.place);
  if (usable) rules.push_back(std::move(rule));
}

}  // namespace

void read_rules(const base::Source& source, std::vector<RuleSource>& rules, base::Problems& problems) {
  base::YamlTree tree;
  if (!base::read_yaml(source, tree, problems)) return;
  const YamlNode& root = tree.root();
  if (root.kind == YamlNode::Kind::null) return;
  if (root.kind != YamlNode::Kind::list) {
    problems.add({.code = "rule.not-a-list",
                  .message = "a file of rules is a list of rules and tables",
                  .hint = "each begins with '- id: ...' or '- table: ...'"},
                 source, root.place);
    return;
  }
  for (const YamlNode* entry : root.items) {
    if (entry->kind == YamlNode::Kind::map && entry->find("table") != nullptr)
      read_table(*entry, source, rules, problems);
    else
      read_rule(*entry, source, rules, problems);
  }
}

}  // namespace anteroom::rule
