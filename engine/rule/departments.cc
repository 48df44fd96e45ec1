// Departments are a map by id. A site's own file changes some of them and needs to name only what it changes.
#include "engine/rule/departments.h"

#include <algorithm>

#include "engine/base/yaml.h"
#include "engine/ontology/identifier.h"

namespace anteroom::rule {
namespace {

using base::Fields;
using base::YamlNode;

void read_department(const YamlNode& key, const YamlNode& value, const base::Source& source, Departments& departments,
                     base::Problems& problems, bool site) {
  const Fields fields(value, source, problems, "a department", {"name", "names", "about", "offered", "folds_into"});
  if (!fields.ok()) return;
  Department* known = departments.find_to_change(key.scalar);
  if (known != nullptr && !site) {
    fields.report(key, "department.duplicate",
                  "the department " + base::quote(key.scalar) + " is also at " + std::string(known->source.file) + ":" +
                      std::to_string(known->place.line),
                  "leave one out");
    return;
  }
  if (!ontology::is_identifier(key.scalar)) {
    fields.report(key, "department.bad-id", base::quote(key.scalar) + " is not the id of a department",
                  std::string(ontology::kIdentifierHint));
    return;
  }
  Department department = known != nullptr ? *known : Department{};
  department.id = key.scalar;
  department.source = source;
  department.place = key.place;
  if (const YamlNode* name = known != nullptr ? fields.get("name") : fields.require("name")) department.name = fields.text(*name);
  if (const YamlNode* about = fields.get("about")) department.about = fields.text(*about);
  if (const YamlNode* names = fields.get("names")) {
    department.names.clear();
    for (const auto& [language, node] : fields.map(*names)) department.names.emplace_back(language, fields.text(*node));
  }
  if (const YamlNode* offered = fields.get("offered")) department.offered = fields.boolean(*offered).value_or(true);
  if (const YamlNode* into = fields.get("folds_into")) department.folds_into = fields.text(*into);
  if (known != nullptr)
    *known = std::move(department);
  else
    departments.add(std::move(department));
}

}  // namespace

DepartmentIndex Departments::find(std::string_view id) const {
  const auto found =
      std::lower_bound(list_.begin(), list_.end(), id, [](const Department& d, std::string_view wanted) { return d.id < wanted; });
  return found != list_.end() && found->id == id ? static_cast<DepartmentIndex>(found - list_.begin()) : kNoDepartment;
}

Department* Departments::find_to_change(std::string_view id) {
  for (Department& department : list_)
    if (department.id == id) return &department;
  return nullptr;
}

void Departments::link(base::Problems& problems) {
  std::sort(list_.begin(), list_.end(), [](const Department& a, const Department& b) { return a.id < b.id; });
  std::vector<std::string_view> ids;
  for (const Department& department : list_) ids.push_back(department.id);
  for (std::size_t start = 0; start < list_.size(); ++start) {
    Department& department = list_[start];
    auto at = static_cast<DepartmentIndex>(start);
    std::size_t steps = 0;
    while (!list_[at].offered && steps <= list_.size()) {  // follow folds_into to one that is offered
      const std::string& into = list_[at].folds_into;
      const DepartmentIndex next = find(into);
      if (next == kNoDepartment) {
        if (at == start)
          problems.add({.code = "department.unknown",
                        .message = into.empty() ? "this department is not offered, and nothing says who answers instead"
                                                : "there is no department " + base::quote(into),
                        .hint = into.empty() ? "add folds_into" : base::suggest(into, ids)},
                       department.source, department.place);
        break;
      }
      at = next;
      ++steps;
    }
    if (steps > list_.size()) {
      problems.add({.code = "department.circle",
                    .message = "folds_into leads round in a circle, and nobody answers",
                    .hint = "one of them must be offered"},
                   department.source, department.place);
      at = static_cast<DepartmentIndex>(start);
    }
    department.answers = at;
  }
  for (Department& department : list_) department.source = {};
}

void read_departments(const base::Source& source, Departments& departments, base::Problems& problems, bool site) {
  base::YamlTree tree;
  if (!base::read_yaml(source, tree, problems)) return;
  const Fields file(tree.root(), source, problems, "a file of departments", {"departments"});
  const YamlNode* list = file.ok() ? file.require("departments") : nullptr;
  if (list == nullptr) return;
  if (list->kind != YamlNode::Kind::map) file.map(*list);  // reports
  for (const auto& [key, value] : list->entries) read_department(*key, *value, source, departments, problems, site);
}

}  // namespace anteroom::rule
