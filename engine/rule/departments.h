// engine/rule/departments.h: the departments of a site, and which of them stand in for others.
//
//   Departments departments;
//   read_departments(source, departments, problems);        // rules/common/departments.yaml
//   read_departments(site, departments, problems, true);    // a site's own file: renames, merges
//   departments.link(problems);
//
//     departments:
//       neurology: {name: Neurology, names: {zh-Hant: 神經內科}, about: Headache, dizziness, ...}
//       neurosurgery: {name: Neurosurgery, offered: false, folds_into: neurology}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/problem.h"

namespace anteroom::rule {

using DepartmentIndex = std::uint16_t;
inline constexpr DepartmentIndex kNoDepartment = 0xffff;

struct Department {
  std::string id;
  std::string name;                                        // for a person
  std::vector<std::pair<std::string, std::string>> names;  // language, name: where it has one of its own
  std::string about;                                       // what it is for; may be empty
  bool offered = true;
  std::string folds_into;                   // where not offered: who answers instead
  DepartmentIndex answers = kNoDepartment;  // itself, or where folds_into ends; set by link()
  base::Source source;                      // valid until link()
  base::Place place;
};

// Sorted by id after link(); then frozen.
class Departments {
 public:
  DepartmentIndex find(std::string_view id) const;  // kNoDepartment where there is none
  const Department& operator[](DepartmentIndex index) const { return list_[index]; }
  std::size_t size() const { return list_.size(); }
  const std::vector<Department>& list() const { return list_; }

  Department* find_to_change(std::string_view id);  // while reading
  void add(Department department) { list_.push_back(std::move(department)); }
  // Resolves folds_into; reports unknown ids, cycles, and a department that is not offered and folds into none.
  void link(base::Problems& problems);

 private:
  std::vector<Department> list_;
};

// `site`: entries change departments that were read before (name, offered, folds_into) or add new ones; otherwise an id that is
// taken is a problem.
void read_departments(const base::Source& source, Departments& departments, base::Problems& problems, bool site = false);

}  // namespace anteroom::rule
