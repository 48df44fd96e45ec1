#include "engine/audit/all_that_comes.h"

#include <algorithm>
#include <string>
#include <utility>

namespace anteroom::audit {

Expectation all_that_comes(Judge& judge, std::span<const Firing> firings) {
  const rule::RuleBase& rules = judge.rules();
  Expectation expect;
  expect.fired_alone = true;
  expect.red_flags.emplace();
  for (const Firing& firing : firings) {
    expect.fired.emplace_back(rules.id(firing.rule));
    const rule::StringId flag = firing.effect->red_flag;
    if (flag == rule::kNoString) continue;
    std::string id(rules.string(flag));
    if (std::find(expect.red_flags->begin(), expect.red_flags->end(), id) == expect.red_flags->end())
      expect.red_flags->push_back(std::move(id));
  }
  expect.urgency.emplace_back(name_of(judge.urgency(firings)));
  for (const rule::DepartmentIndex department : judge.departments(firings))
    expect.departments.push_back(rules.departments()[department].id);
  for (const rule::StringId id : judge.advice(firings)) expect.advice.emplace_back(rules.string(id));
  return expect;
}

}  // namespace anteroom::audit
