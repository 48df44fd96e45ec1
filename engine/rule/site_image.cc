// Departments and settings stay the structures that they are: a block of them is for keeping, not for use.
#include "engine/rule/site_image.h"

#include "engine/base/check_arrays.h"
#include "engine/base/string_pool.h"

namespace anteroom::rule {
namespace {

using base::StringId;

struct DepartmentRow {
  StringId id = 0, name = 0, about = 0, folds_into = 0;
  std::uint32_t names = 0;  // begin; the end is the next row's begin
  std::uint32_t line = 0, column = 0;
  DepartmentIndex answers = 0;
  bool offered = false;
  std::uint8_t unused = 0;
};

struct PairRow {  // language and name, or key and text of a setting
  StringId first = 0, second = 0;
};

struct SettingsRow {
  double chief_factor = 0;
  std::uint32_t ask_next_limit = 0;
  StringId default_department = 0, emergency_department = 0;
  std::uint32_t unused = 0;
};

template <template <class> class Array>
struct BasicSiteArrays {
  Array<DepartmentRow> departments;  // one more than there are
  Array<PairRow> names;
  Array<SettingsRow> settings;  // one
  Array<PairRow> texts;
  Array<char> strings;

  template <class Visit>
  void each(Visit&& visit) {
    visit(departments), visit(names), visit(settings), visit(texts), visit(strings);
  }
};
using SiteArrays = BasicSiteArrays<base::ArrayView>;

bool validate(const SiteArrays& a) {
  const auto is_string = [&a](StringId id) { return base::is_string(a.strings, id); };
  const auto are_strings = [&](const PairRow& row) { return is_string(row.first) && is_string(row.second); };
  if (a.departments.empty() || a.departments.size() - 1 >= kNoDepartment || a.settings.size() != 1) return false;
  std::uint32_t names = 0;
  for (const DepartmentRow& row : a.departments) {
    const bool last = &row == &a.departments.back();
    if (!is_string(row.id) || !is_string(row.name) || !is_string(row.about) || !is_string(row.folds_into) || row.names < names ||
        !base::is_bool(row.offered) || (!last && row.answers >= a.departments.size() - 1))
      return false;
    names = row.names;
  }
  const SettingsRow& settings = a.settings[0];
  return names == a.names.size() && std::all_of(a.names.begin(), a.names.end(), are_strings) &&
         std::all_of(a.texts.begin(), a.texts.end(), are_strings) && is_string(settings.default_department) &&
         is_string(settings.emergency_department) && settings.chief_factor >= kLeastChiefFactor &&
         settings.chief_factor <= kMostChiefFactor && settings.ask_next_limit <= kMostAskNext;
}

}  // namespace

base::Image pack_site(const Departments& departments, const Settings& settings) {
  BasicSiteArrays<base::ArrayOwned> a;
  base::StringPool strings;
  for (const Department& one : departments.list()) {
    a.departments.push_back({strings.add(one.id), strings.add(one.name), strings.add(one.about), strings.add(one.folds_into),
                             static_cast<std::uint32_t>(a.names.size()), one.place.line, one.place.column, one.answers, one.offered, 0});
    for (const auto& [language, name] : one.names) a.names.push_back({strings.add(language), strings.add(name)});
  }
  a.departments.push_back({.names = static_cast<std::uint32_t>(a.names.size())});
  a.settings.push_back({settings.chief_factor, settings.ask_next_limit, strings.add(settings.default_department),
                        strings.add(settings.emergency_department), 0});
  for (const auto& [key, text] : settings.texts) a.texts.push_back({strings.add(key), strings.add(text)});
  a.strings = strings.bytes();
  return base::pack(a);
}

bool unpack_site(const base::Image& image, Departments& departments, Settings& settings) {
  SiteArrays a;
  if (!base::unpack(image, a) || !validate(a)) return false;
  const auto string = [&a](StringId id) { return std::string(base::string_at(a.strings, id)); };
  departments = {};
  for (std::size_t i = 0; i + 1 < a.departments.size(); ++i) {
    const DepartmentRow& row = a.departments[i];
    Department one;
    one.id = string(row.id), one.name = string(row.name), one.about = string(row.about), one.folds_into = string(row.folds_into);
    for (std::uint32_t n = row.names; n < a.departments[i + 1].names; ++n)
      one.names.emplace_back(string(a.names[n].first), string(a.names[n].second));
    one.offered = row.offered, one.answers = row.answers, one.place = {row.line, row.column};
    departments.add(std::move(one));
  }
  const SettingsRow& row = a.settings[0];
  settings = {};
  settings.chief_factor = row.chief_factor, settings.ask_next_limit = row.ask_next_limit;
  settings.default_department = string(row.default_department), settings.emergency_department = string(row.emergency_department);
  for (const PairRow& text : a.texts) settings.texts.emplace(string(text.first), string(text.second));
  return departments.find(settings.default_department) != kNoDepartment && departments.find(settings.emergency_department) != kNoDepartment;
}

}  // namespace anteroom::rule
