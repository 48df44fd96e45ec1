#include <algorithm>
#include <set>

#include "engine/audit/invariant.h"
#include "engine/base/yaml.h"
#include "engine/rule/units.h"

namespace anteroom::audit {
namespace {

using base::Fields;
using base::YamlNode;

constexpr char kItemHint[] = "an item is a condition as in a rule, 'urgency >= urgent', 'red_flag', 'department = NAME' or 'rule = ID'";

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// "urgency >= urgent": what is before the sign, the sign and what is after it; the last two may be empty.
struct Parts {
  std::string_view name, sign, value;
};

Parts split(std::string_view text) {
  const std::size_t at = text.find_first_of("<>=!");
  if (at == text.npos) return {trim(text), {}, {}};
  const std::size_t end = std::min(text.size(), text.find_first_not_of("<>=!", at));
  return {trim(text.substr(0, at)), text.substr(at, end - at), trim(text.substr(end))};
}

bool read_urgency(const Parts& parts, Saying& saying) {
  if (parts.sign != ">=" && parts.sign != "=") return false;
  saying.kind = parts.sign == "=" ? Saying::Kind::urgency : Saying::Kind::urgency_at_least;
  for (const auto urgency :
       {rule::Urgency::emergency, rule::Urgency::urgent, rule::Urgency::soon, rule::Urgency::routine, rule::Urgency::self_care})
    if (rule::name_of(urgency) == parts.value) saying.worst = urgency;
  return saying.worst != rule::Urgency::none;
}

void read_saying(const Fields& fields, const YamlNode& node, std::vector<Saying>& sayings) {
  Saying saying;
  saying.text = fields.text(node), saying.place = node.place;
  const Parts parts = split(saying.text);
  const auto wrong = [&](const std::string& what) { fields.report(node, "invariant.item", what, kItemHint); };
  if (parts.name == "urgency") {
    if (!read_urgency(parts, saying))
      return wrong("an urgency is compared with '>=' or '=', to emergency, urgent, soon, routine or self_care");
  } else if (parts.name == "red_flag" || parts.name == "department" || parts.name == "rule") {
    saying.kind = parts.name == "red_flag" ? Saying::Kind::red_flag : parts.name == "rule" ? Saying::Kind::rule : Saying::Kind::department;
    saying.name = parts.value;
    if (parts.sign != "=" && !(parts.sign.empty() && parts.name != "rule"))
      return wrong("expected '= NAME' after " + std::string(parts.name));
  } else if (const auto error = rule::parse_condition(saying.text, saying.condition)) {
    return wrong("this condition cannot be read: " + error->message);
  }
  sayings.push_back(std::move(saying));
}

void read_list(const Fields& fields, const YamlNode& node, std::vector<Saying>& sayings) {
  for (const YamlNode* item : fields.list(node)) read_saying(fields, *item, sayings);
}

// "65 years".
double read_age(const Fields& fields, const YamlNode* node) {
  if (node == nullptr) return 0;
  rule::Condition condition;
  const std::string text = "age = " + std::string(fields.text(*node));
  if (rule::parse_condition(text, condition) || condition.kind != rule::Condition::Kind::comparison) {
    fields.report(*node, "invariant.age", "an age is a number and a unit", "write '65 years' or '3 months'");
    return 0;
  }
  const rule::Conversion age = rule::convert(rule::Quantity::age, condition.tests.front().low);
  if (!age.ok) fields.report(*node, "invariant.age", age.message, age.hint);
  return age.number;
}

void read_band(const Fields& outer, const YamlNode& node, Invariant& one) {
  const Fields fields(node, outer.source(), outer.problems(), "a range of ages", {"from", "to"});
  if (!fields.ok()) return;
  one.from = read_age(fields, fields.require("from")), one.to = read_age(fields, fields.require("to"));
}

void read_kind(const Fields& fields, Invariant& one) {
  std::size_t kinds = 0;
  const auto take = [&](std::string_view key, Invariant::Kind kind) {
    const YamlNode* node = fields.get(key);
    if (node != nullptr) ++kinds, one.kind = kind;
    return node;
  };
  if (const YamlNode* node = take("never_together", Invariant::Kind::never_together)) read_list(fields, *node, one.premises);
  if (const YamlNode* node = take("if", Invariant::Kind::implies)) {
    read_list(fields, *node, one.premises);
    if (const YamlNode* then = fields.require("then")) read_list(fields, *then, one.conclusions);
  }
  if (const YamlNode* node = take("no_less_urgent_with", Invariant::Kind::finding)) {
    one.alarms = node->kind == YamlNode::Kind::scalar && node->scalar == "red_flags";
    if (!one.alarms)
      for (const YamlNode* item : fields.list(*node)) one.concepts.emplace_back(fields.text(*item));
  }
  if (const YamlNode* node = take("no_less_urgent_when_older", Invariant::Kind::older)) read_band(fields, *node, one);
  if (const YamlNode* node = take("no_less_urgent_when_younger", Invariant::Kind::younger)) read_band(fields, *node, one);
  if (const YamlNode* node = take("every_complaint", Invariant::Kind::complaints))
    for (const YamlNode* item : fields.list(*node)) {
      one.urgency |= fields.text(*item) == "urgency", one.department |= fields.text(*item) == "department";
      if (fields.text(*item) != "urgency" && fields.text(*item) != "department")
        fields.report(*item, "invariant.item", "every complaint gets 'urgency' or 'department'", "write one of the two, or both");
    }
  if (const YamlNode* node = fields.get("except"))
    for (const YamlNode* item : fields.list(*node)) one.except.emplace_back(fields.text(*item));
  if (kinds != 1)
    fields.report(*fields.require("invariant"), "invariant.kind", "an invariant says one thing, and this one says " + std::to_string(kinds),
                  "give it one of never_together, if and then, no_less_urgent_with, no_less_urgent_when_older, "
                  "no_less_urgent_when_younger, every_complaint");
}

}  // namespace

void read_invariants(const base::Source& source, std::vector<Invariant>& invariants, base::Problems& problems) {
  base::YamlTree tree;
  if (!base::read_yaml(source, tree, problems)) return;
  std::set<std::string> names;
  for (const YamlNode* item : tree.root().items) {
    const std::size_t before = problems.size();
    const Fields fields(*item, source, problems, "an invariant",
                        {"invariant", "says", "never_together", "if", "then", "no_less_urgent_with", "no_less_urgent_when_older",
                         "no_less_urgent_when_younger", "every_complaint", "except"});
    if (!fields.ok()) continue;
    const YamlNode* name = fields.require("invariant");
    const YamlNode* says = fields.require("says");
    if (name == nullptr || says == nullptr) continue;
    Invariant one;
    one.name = fields.text(*name), one.says = fields.text(*says);
    one.file = source.file, one.place = item->place;
    if (!names.insert(one.name).second)
      fields.report(*name, "invariant.duplicate", "another invariant has this name already", "give each its own name");
    read_kind(fields, one);
    if (problems.size() == before) invariants.push_back(std::move(one));
  }
}

}  // namespace anteroom::audit
