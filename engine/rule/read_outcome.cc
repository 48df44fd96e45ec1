// What rules and rows share: where they come from, and what follows.
#include "engine/rule/read_outcome.h"

#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "engine/ontology/identifier.h"

namespace anteroom::rule {
namespace {

using base::Fields;
using base::YamlNode;

bool is_date(std::string_view text) {  // YYYY-MM-DD
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (text[at] < '0' || text[at] > '9') return false;
  const int month = (text[5] - '0') * 10 + (text[6] - '0'), day = (text[8] - '0') * 10 + (text[9] - '0');
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

std::string text_of(const Fields& fields, std::string_view key) {
  const YamlNode* node = fields.get(key);
  return node == nullptr ? std::string() : std::string(fields.text(*node));
}

void read_citation(const YamlNode& node, const Fields& rule_fields, bool from_memory, RuleSource& rule) {
  const Fields fields(node, rule_fields.source(), rule_fields.problems(), "a source", {"cite", "url", "read_on"});
  if (!fields.ok()) return;
  const YamlNode* cite = fields.require("cite");
  Citation citation{cite == nullptr ? std::string() : std::string(fields.text(*cite)), text_of(fields, "url"), text_of(fields, "read_on")};
  if (!citation.read_on.empty() && !is_date(citation.read_on))
    fields.report(*fields.get("read_on"), "rule.bad-date", base::quote(citation.read_on) + " is not a date", "write 2026-11-22");
  if (from_memory && (!citation.url.empty() || !citation.read_on.empty()))
    fields.report(node, "rule.source-read", "a source that was read has no place in a rule that says from_memory",
                  "leave out from_memory, or url and read_on");
  if (!from_memory && (citation.url.empty() || citation.read_on.empty()))
    fields.report(node, "rule.source-not-read", "this source does not say where and when it was read",
                  "give url and read_on, or say from_memory: true");
  rule.sources.push_back(std::move(citation));
}

void read_status(const Fields& fields, RuleSource& rule) {
  const YamlNode* node = fields.require("status");
  if (node == nullptr) return;
  const std::string_view text = fields.text(*node);
  for (const Status status : {Status::draft, Status::reviewed, Status::retired})
    if (name_of(status) == text) {
      rule.status = status;
      return;
    }
  if (!text.empty())
    fields.report(*node, "rule.unknown-status", "there is no status " + base::quote(text),
                  base::suggest(text, {"draft", "reviewed", "retired"}, "one of: draft, reviewed, retired"));
}

}  // namespace

void read_head(const Fields& fields, std::string_view what, bool needs_says, RuleSource& rule) {
  read_status(fields, rule);
  if (const YamlNode* says = needs_says ? fields.require("says") : fields.get("says")) rule.says = fields.text(*says);
  if (const YamlNode* why = fields.get("why")) rule.why = fields.text(*why), rule.why_place = why->place;
  if (const YamlNode* from_memory = fields.get("from_memory")) rule.from_memory = fields.boolean(*from_memory).value_or(false);
  const YamlNode* sources = fields.require("sources");
  if (sources == nullptr) return;
  const std::size_t before = fields.problems().size();
  for (const YamlNode* source : fields.list(*sources)) read_citation(*source, fields, rule.from_memory, rule);
  if (rule.sources.empty() && fields.problems().size() == before)
    fields.report(*sources, "rule.no-source", std::string(what) + " needs a source",
                  "say where it comes from: [{cite: ..., url: ..., read_on: ...}], or cite alone with from_memory: true");
}

bool read_condition(const Fields& fields, const YamlNode& node, std::string& text, Condition& condition, base::Place& place) {
  text = fields.text(node);
  place = node.place;
  if (text.empty()) return false;
  const std::optional<SyntaxError> error = parse_condition(text, condition);
  if (!error) return true;
  fields.problems().add({.code = error->code, .message = error->message, .hint = error->hint}, fields.source(),
                        base::place_within(fields.source(), node, error->at));
  return false;
}

void read_urgency(const Fields& fields, const YamlNode& node, RuleSource& rule) {
  const std::string_view text = fields.text(node);
  static constexpr std::array kUrgencies{Urgency::emergency, Urgency::urgent, Urgency::soon, Urgency::routine, Urgency::self_care};
  std::vector<std::string_view> names;
  for (const Urgency urgency : kUrgencies) {
    names.push_back(name_of(urgency));
    if (name_of(urgency) == text) {
      rule.urgency = urgency;
      return;
    }
  }
  if (!text.empty())
    fields.report(node, "rule.unknown-urgency", "there is no urgency " + base::quote(text),
                  base::suggest(text, names, "one of: " + base::join(names)));
}

void read_route(const Fields& fields, const YamlNode& node, RuleSource& rule) {
  for (const auto& [department, value] : fields.map(node)) {
    const std::optional<double> weight = fields.number(*value);
    if (!weight) continue;
    if (*weight < 1 || *weight > 10 || *weight != std::floor(*weight)) {
      fields.report(*value, "rule.bad-weight", "a weight is a whole number from 1 to 10",
                    "1 possible, 2 a reasonable second choice, 3 the usual first choice, 4 to 6 clearly this one");
      continue;
    }
    rule.route.push_back({std::string(department), static_cast<std::uint8_t>(*weight), value->place});
  }
}

void read_names(const Fields& fields, const YamlNode& node, std::string_view what, std::vector<Named>& names) {
  for (const YamlNode* item : fields.list(node)) {
    const std::string_view text = fields.text(*item);
    if (text.empty()) continue;
    bool again = false;
    for (const Named& name : names) again = again || name.text == text;
    if (again)
      fields.report(*item, "rule.listed-twice", base::quote(text) + " is listed twice as " + std::string(what), "leave one out");
    else
      names.push_back({std::string(text), item->place});
  }
}

FileName file_name_of(std::string_view file) {
  const std::size_t slash = file.rfind('/');
  if (slash == std::string_view::npos) return {};
  std::string_view folder = file.substr(0, slash), topic = file.substr(slash + 1);
  if (const std::size_t before = folder.rfind('/'); before != std::string_view::npos) folder.remove_prefix(before + 1);
  constexpr std::string_view kEnd = ".rules.yaml";
  if (!topic.ends_with(kEnd)) return {};
  topic.remove_suffix(kEnd.size());
  return {folder, topic};
}

bool is_dotted_id(std::string_view id, std::size_t least, std::size_t most) {
  std::size_t parts = 0;
  while (true) {
    const std::size_t dot = id.find('.');
    ++parts;
    if (!ontology::is_identifier(id.substr(0, dot))) return false;
    if (dot == std::string_view::npos) break;
    id.remove_prefix(dot + 1);
  }
  return parts >= least && parts <= most;
}

}  // namespace anteroom::rule
