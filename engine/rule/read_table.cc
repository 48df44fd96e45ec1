// A table is many rules in short: each row becomes one, named <table>.<concept>, or after its condition where that is more than
// a concept ("itching and jaundice": itching_and_jaundice).
#include <array>
#include <string>
#include <utility>

#include "engine/base/yaml.h"
#include "engine/rule/read_outcome.h"

namespace anteroom::rule {
namespace {

using base::Fields;
using base::YamlNode;

// A condition as one identifier: words stay, operators get a word of their own so that `< 3` and `> 3` differ.
std::string row_name(std::string_view condition) {
  static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"<=", "at_most"}, {">=", "at_least"}, {"!=", "is_not"}, {"..", "to"}, {"<", "below"}, {">", "above"}, {"=", "is"}};
  std::string name;
  const auto separate = [&name] {
    if (!name.empty() && name.back() != '_') name += '_';
  };
  for (std::size_t at = 0; at < condition.size(); ++at) {
    const char c = condition[at];
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      name += c;
    } else if (c >= 'A' && c <= 'Z') {
      name += static_cast<char>(c - 'A' + 'a');
    } else {
      separate();
      for (const auto& [op, word] : kWords) {
        if (!condition.substr(at).starts_with(op)) continue;
        name += word;
        separate();
        at += op.size() - 1;
        break;
      }
    }
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  return name;
}

TableKind read_kind(const Fields& fields) {
  const YamlNode* node = fields.require("then");
  if (node == nullptr) return TableKind::none;
  const std::string_view text = fields.text(*node);
  for (const TableKind kind : {TableKind::route, TableKind::urgency, TableKind::advise, TableKind::conclude})
    if (name_of(kind) == text) return kind;
  if (!text.empty())
    fields.report(*node, "rule.unknown-table-kind", "a table cannot state " + base::quote(text),
                  "one of: route, urgency, advise, conclude");
  return TableKind::none;
}

bool read_effect(const Fields& fields, const YamlNode& value, RuleSource& row) {
  const std::size_t before = fields.problems().size();
  bool empty = value.kind == YamlNode::Kind::null || (value.kind == YamlNode::Kind::map && value.entries.empty()) ||
               (value.kind == YamlNode::Kind::list && value.items.empty());
  if (!empty) {
    switch (row.table_kind) {
      case TableKind::route:
        read_route(fields, value, row);
        break;
      case TableKind::urgency:
        read_urgency(fields, value, row);
        break;
      case TableKind::advise:
        read_names(fields, value, "advice", row.advise);
        break;
      case TableKind::conclude:
        read_names(fields, value, "conclusion", row.conclude);
        break;
      case TableKind::none:
        break;
    }
    empty = row.route.empty() && row.urgency == Urgency::none && row.advise.empty() && row.conclude.empty();
  }
  if (empty && fields.problems().size() == before)
    fields.report(value, "rule.no-effect", "nothing follows from this row", "give it a value, or leave it out");
  return !empty;
}

bool read_table_id(const Fields& fields, RuleSource& head) {
  const YamlNode* node = fields.require("table");
  head.table = node == nullptr ? std::string() : std::string(fields.text(*node));
  if (head.table.empty()) return false;
  const FileName file = file_name_of(fields.source().file);
  if (!is_dotted_id(head.table, 2, 4)) {
    fields.report(*node, "rule.bad-id", base::quote(head.table) + " is not the id of a table",
                  "an id is <folder>.<name> in lower case: neurology.routes");
    return false;
  }
  if (!file.folder.empty() && !head.table.starts_with(std::string(file.folder) + "."))
    fields.report(*node, "rule.id-elsewhere", "the id of a table in this folder begins with " + base::quote(std::string(file.folder) + "."),
                  "rename the table, or move it to the folder that its id names");
  return true;
}

}  // namespace

void read_table(const YamlNode& node, const base::Source& source, std::vector<RuleSource>& rules, base::Problems& problems) {
  const Fields fields(node, source, problems, "a table", {"table", "status", "says", "then", "rows", "sources", "from_memory", "why"});
  RuleSource head;
  head.source = source;
  const bool named = read_table_id(fields, head);
  read_head(fields, "a table", false, head);
  head.table_kind = read_kind(fields);
  const YamlNode* rows = fields.require("rows");
  if (!named || head.table_kind == TableKind::none || rows == nullptr) return;
  if (rows->kind != YamlNode::Kind::map) {
    fields.map(*rows);  // reports
    return;
  }
  if (rows->entries.empty()) fields.report(*rows, "rule.no-effect", "this table has no rows", "add rows, or leave the table out");
  for (const auto& [key, value] : rows->entries) {
    RuleSource row = head;
    row.place = key->place;
    const bool parsed = read_condition(fields, *key, row.when_text, row.when, row.when_place);
    row.id = head.table + "." + row_name(row.when_text);
    if (read_effect(fields, *value, row) && parsed) rules.push_back(std::move(row));
  }
}

}  // namespace anteroom::rule
