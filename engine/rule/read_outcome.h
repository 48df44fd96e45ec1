// engine/rule/read_outcome.h: the parts that rules and table rows have in common, read from YAML.
//
//   read_outcome(fields, rule, then);    // the fields of `then`
//
// For read_rules.cc and read_table.cc only. Each reports what is wrong and reads on.
#pragma once

#include <string_view>

#include "engine/base/yaml.h"
#include "engine/rule/rule_source.h"

namespace anteroom::rule {

// status, says, why, sources, from_memory of a rule or of a table.
void read_head(const base::Fields& fields, std::string_view what, bool needs_says, RuleSource& rule);

// A condition with its text and place. False where it cannot be parsed.
bool read_condition(const base::Fields& fields, const base::YamlNode& node, std::string& text, Condition& condition, base::Place& place);

void read_urgency(const base::Fields& fields, const base::YamlNode& node, RuleSource& rule);
void read_route(const base::Fields& fields, const base::YamlNode& node, RuleSource& rule);
void read_names(const base::Fields& fields, const base::YamlNode& node, std::string_view what, std::vector<Named>& names);

// `<folder>.<topic>` of a file `.../<folder>/<topic>.rules.yaml`; empty parts where the name is not of that form.
struct FileName {
  std::string_view folder, topic;
};
FileName file_name_of(std::string_view file);

// Whether an id is made of `parts` identifiers joined by dots.
bool is_dotted_id(std::string_view id, std::size_t least, std::size_t most);

// The rows of a table, one RuleSource each.
void read_table(const base::YamlNode& node, const base::Source& source, std::vector<RuleSource>& rules, base::Problems& problems);

}  // namespace anteroom::rule
