// The decision's rules once more (docs/rules.md, "Decision"), over firings that may be changed; tests hold it against the Decider.
#include "engine/audit/judge.h"

#include <algorithm>
#include <tuple>

namespace anteroom::audit {

using rule::DepartmentIndex;
using rule::RuleIndex;
using rule::StringId;
using rule::Urgency;

namespace {

bool has_fired(std::span<const Firing> firings, RuleIndex rule) {
  const auto at = std::lower_bound(firings.begin(), firings.end(), rule, [](const Firing& f, RuleIndex r) { return f.rule < r; });
  return at != firings.end() && at->rule == rule;
}

constexpr Urgency kLevels[] = {Urgency::emergency, Urgency::urgent, Urgency::soon, Urgency::routine, Urgency::self_care};

}  // namespace

Judge::Judge(const rule::RuleBase& rules) : rules_(rules), scores_(rules.departments().size(), 0) {
  const auto answers = [&rules](std::string_view id) { return rules.departments()[rules.departments().find(id)].answers; };
  default_ = answers(rules.settings().default_department);
  emergency_ = answers(rules.settings().emergency_department);
  for (RuleIndex rule = 0; rule < rules.size(); ++rule) {
    if (rules.red_flag(rule) != rule::kNoString) strings_.emplace(rules.string(rules.red_flag(rule)), rules.red_flag(rule));
    for (const StringId id : rules.advise(rule)) strings_.emplace(rules.string(id), id);
  }
}

StringId Judge::find_string(std::string_view text) const {
  const auto found = strings_.find(text);
  return found == strings_.end() ? rule::kNoString : found->second;
}

Effect Judge::effect_of(RuleIndex rule) const {
  return {rules_.urgency(rule), rules_.red_flag(rule), rules_.routes(rule), rules_.advise(rule), rules_.conclusions(rule)};
}

Wanted Judge::resolve(const Expectation& expect) const {
  Wanted wanted;
  for (const std::string& level : expect.urgency) {
    const auto* const found = std::find_if(std::begin(kLevels), std::end(kLevels), [&](Urgency u) { return name_of(u) == level; });
    if (found != std::end(kLevels)) wanted.urgencies |= 1U << static_cast<unsigned>(*found);
  }
  wanted.fails = !expect.urgency.empty() && wanted.urgencies == 0;
  const auto departments = [&](const std::vector<std::string>& ids, std::vector<DepartmentIndex>& list) {
    for (const std::string& id : ids) {
      list.push_back(rules_.departments().find(id));
      wanted.fails |= list.back() == rule::kNoDepartment;
    }
  };
  const auto strings = [&](const std::vector<std::string>& ids, std::vector<StringId>& list) {
    for (const std::string& id : ids) {
      list.push_back(find_string(id));
      wanted.fails |= list.back() == rule::kNoString;
    }
  };
  const auto rule_list = [&](const std::vector<std::string>& ids, std::vector<RuleIndex>& list) {
    for (const std::string& id : ids) {
      list.push_back(rules_.find(id));
      wanted.fails |= list.back() == rule::kNoRule;
    }
  };
  departments(expect.departments, wanted.departments), departments(expect.first_three, wanted.first_three);
  rule_list(expect.fired, wanted.fired), rule_list(expect.not_fired, wanted.not_fired);
  strings(expect.advice, wanted.advice);
  wanted.fired_alone = expect.fired_alone;
  if (expect.red_flags) strings(*expect.red_flags, wanted.red_flags.emplace());
  return wanted;
}

void Judge::look_at(const fact::Facts& facts) {
  facts_ = &facts;
  chief_ = complaints_ = diseases_ = 0;
  for (std::size_t i = 0; i < facts.findings.size() && i < kMostFindings; ++i) {
    const fact::Finding& finding = facts.findings[i];
    const ontology::Kind kind = rules_.ontology()[finding.concept_id].kind;
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (finding.chief) chief_ |= bit;
    if (kind != ontology::Kind::symptom) diseases_ |= bit;
    if (finding.plain() && (kind == ontology::Kind::symptom || kind == ontology::Kind::condition)) complaints_ |= bit;
  }
}

Urgency Judge::urgency(std::span<const Firing> firings) const {
  Urgency worst = Urgency::none;
  std::uint64_t known = 0;
  for (const Firing& firing : firings) {
    if (firing.effect->urgency == Urgency::none) continue;
    worst = std::min(worst, firing.effect->urgency);
    known |= firing.findings;
  }
  if (worst == Urgency::self_care && (complaints_ & ~known) != 0) worst = Urgency::none;
  return worst == Urgency::none ? Urgency::routine : worst;
}

std::span<const DepartmentIndex> Judge::departments(std::span<const Firing> firings) {
  ranked_.clear();
  for (const Firing& firing : firings) {
    const double factor = (firing.findings & chief_) != 0 ? rules_.settings().chief_factor : 1;
    for (const rule::Route& route : firing.effect->routes) {
      const DepartmentIndex department = rules_.departments()[route.department].answers;
      if (scores_[department] == 0) ranked_.push_back(department);
      scores_[department] += route.weight * factor;
    }
  }
  std::sort(ranked_.begin(), ranked_.end(),
            [this](DepartmentIndex a, DepartmentIndex b) { return std::tuple(-scores_[a], a) < std::tuple(-scores_[b], b); });
  for (const DepartmentIndex department : ranked_) scores_[department] = 0;
  if (urgency(firings) == Urgency::emergency) {
    const auto found = std::find(ranked_.begin(), ranked_.end(), emergency_);
    if (found != ranked_.end())
      std::rotate(ranked_.begin(), found, found + 1);
    else
      ranked_.insert(ranked_.begin(), emergency_);
  }
  if (ranked_.empty()) ranked_.push_back(default_);
  return ranked_;
}

std::vector<StringId> Judge::advice(std::span<const Firing> firings) const {
  struct Advice {
    bool in_passing;
    std::size_t chief;
    Urgency urgency;
    RuleIndex rule;
    std::size_t place;
    StringId id;
  };
  std::vector<Advice> all;
  for (const Firing& firing : firings) {
    if (firing.effect->advise.empty()) continue;
    std::size_t which = 0;
    while (which < facts_->chief.size() && (firing.findings >> facts_->chief[which] & 1) == 0) ++which;
    const bool in_passing = (firing.findings & chief_) == 0 && (firing.findings & diseases_) == 0;
    for (const StringId id : firing.effect->advise) all.push_back({in_passing, which, firing.effect->urgency, firing.rule, all.size(), id});
  }
  std::sort(all.begin(), all.end(), [](const Advice& a, const Advice& b) {
    return std::tie(a.in_passing, a.chief, a.urgency, a.rule, a.place) < std::tie(b.in_passing, b.chief, b.urgency, b.rule, b.place);
  });
  std::vector<StringId> given;
  RuleIndex last = rule::kNoRule;
  for (const Advice& each : all) {
    if (each.in_passing && !given.empty() && each.rule != last) break;
    last = each.rule;
    if (std::find(given.begin(), given.end(), each.id) == given.end()) given.push_back(each.id);
  }
  return given;
}

bool Judge::meets(const Wanted& wanted, std::span<const Firing> firings) {
  if (wanted.fails) return false;
  if (wanted.fired_alone && firings.size() != wanted.fired.size()) return false;
  for (const RuleIndex rule : wanted.fired)
    if (!has_fired(firings, rule)) return false;
  for (const RuleIndex rule : wanted.not_fired)
    if (has_fired(firings, rule)) return false;
  if (wanted.urgencies != 0 && (wanted.urgencies >> static_cast<unsigned>(urgency(firings)) & 1) == 0) return false;
  if (wanted.red_flags) {
    const auto raises = [](StringId flag) { return [flag](const Firing& f) { return f.effect->red_flag == flag; }; };
    for (const StringId flag : *wanted.red_flags)
      if (std::none_of(firings.begin(), firings.end(), raises(flag))) return false;
    if (wanted.red_flags->empty() &&
        std::any_of(firings.begin(), firings.end(), [](const Firing& f) { return f.effect->red_flag != rule::kNoString; }))
      return false;
  }
  if (!wanted.departments.empty() || !wanted.first_three.empty()) {
    const std::span<const DepartmentIndex> got = departments(firings);
    const std::vector<DepartmentIndex>& first = wanted.departments;
    if (got.size() < first.size() || !std::equal(first.begin(), first.end(), got.begin())) return false;
    const auto three = got.first(std::min<std::size_t>(got.size(), 3));
    for (const DepartmentIndex department : wanted.first_three)
      if (std::find(three.begin(), three.end(), department) == three.end()) return false;
  }
  if (wanted.advice.empty()) return true;
  const std::vector<StringId> given = advice(firings);
  return std::all_of(wanted.advice.begin(), wanted.advice.end(),
                     [&](StringId id) { return std::find(given.begin(), given.end(), id) != given.end(); });
}

}  // namespace anteroom::audit
