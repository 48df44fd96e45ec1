// engine/rule/rule_source.h: rules and tables as they stand in the files, before any name is looked up.
//
//   std::vector<RuleSource> rules;
//   read_rules(source, rules, problems);     // once for each file; then compile_rules (rule_base.h)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/problem.h"
#include "engine/rule/condition.h"

namespace anteroom::rule {

enum class Status : std::uint8_t { draft, reviewed, retired };
std::string_view name_of(Status status);

// Most urgent first, so that the lesser value is the worse case. `none`: a rule that says nothing about urgency.
enum class Urgency : std::uint8_t { emergency, urgent, soon, routine, self_care, none };
std::string_view name_of(Urgency urgency);  // "emergency"; `none` is empty

// What a table's rows state. Rows stand in for rows of broader concepts in tables of the same kind.
enum class TableKind : std::uint8_t { none, route, urgency, advise, conclude };
std::string_view name_of(TableKind kind);

struct Citation {
  std::string cite, url, read_on;  // url and read_on are empty where the source was not read
};

// A string with its place, for problems that are found later.
struct Named {
  std::string text;
  base::Place place;
};

struct Weight {
  std::string department;
  std::uint8_t weight = 0;  // 1 to 10
  base::Place place;
};

// A rule, or one row of a table.
struct RuleSource {
  std::string id;
  Status status = Status::draft;
  std::string says, why;
  std::string when_text, unless_text;  // as written
  Condition when, unless;
  bool has_unless = false;
  Urgency urgency = Urgency::none;
  std::vector<Named> conclude, advise;
  std::vector<Weight> route;
  Named red_flag;  // empty text: none
  std::vector<Citation> sources;
  bool from_memory = false;
  std::string table;  // the id of the table whose row this is; else empty
  TableKind table_kind = TableKind::none;
  base::Source source;                              // the file; its text must live until the rules are compiled
  base::Place place;                                // of the id, or of the row
  base::Place when_place, unless_place, why_place;  // of the field's value
};

// Appends the rules of one file; reports all problems of form: unknown or missing keys, syntax of conditions, ids that do not fit
// the file's name, sources, weights, rules without effect. What is broken is left out. `source` must outlive `rules`.
void read_rules(const base::Source& source, std::vector<RuleSource>& rules, base::Problems& problems);

}  // namespace anteroom::rule
