// Rules are matched by id; what is left over on both sides, by what it asks and leads to: then it was renamed.
#include "engine/audit/edited_rules.h"

#include <algorithm>
#include <map>

namespace anteroom::audit {
namespace {

using rule::RuleBase;
using rule::RuleIndex;

std::string joined(std::vector<std::string> list, const char* before) {
  std::sort(list.begin(), list.end());
  std::string out;
  for (const std::string& one : list) out += (out.empty() ? before : ", ") + one;
  return out.empty() ? out : out + "; ";
}

// What follows from a rule, in words that are equal where it is.
class Consequences {
 public:
  explicit Consequences(const std::vector<std::pair<std::string, std::string>>& renamed) : renamed_(renamed.begin(), renamed.end()) {}

  std::string of(const RuleBase& rules, RuleIndex rule) const {
    std::string out;
    std::vector<std::string> facts, routes, advice;
    for (const rule::FactIndex fact : rules.conclusions(rule)) facts.push_back(name(std::string(rules.fact_name(fact))));
    for (const rule::Route& route : rules.routes(rule))
      routes.push_back(rules.departments()[route.department].id + ": " + std::to_string(route.weight));
    for (const rule::StringId id : rules.advise(rule)) advice.emplace_back(rules.string(id));
    out += joined(std::move(facts), "conclude ");
    if (rules.urgency(rule) != rule::Urgency::none) out += "urgency " + std::string(rule::name_of(rules.urgency(rule))) + "; ";
    out += joined(std::move(routes), "route ") + joined(std::move(advice), "advise ");
    if (rules.red_flag(rule) != rule::kNoString) out += "red flag " + std::string(rules.string(rules.red_flag(rule))) + "; ";
    if (out.ends_with("; ")) out.resize(out.size() - 2);
    return out;
  }

 private:
  std::string name(const std::string& fact) const {
    const auto found = renamed_.find(fact);
    return found == renamed_.end() ? fact : found->second;
  }
  const std::map<std::string, std::string> renamed_;
};

std::string condition_of(const RuleBase& rules, RuleIndex rule) {
  std::string out(rules.when_text(rule));
  if (!rules.unless_text(rule).empty()) out.append(" unless ").append(rules.unless_text(rule));
  return out;
}

class Matcher {
 public:
  Matcher(const ComparedRules& was, const ComparedRules& is, const std::vector<std::pair<std::string, std::string>>& renamed)
      : was_(was), is_(is), consequences_(renamed) {}

  std::vector<std::vector<std::string>> run() {
    std::multimap<std::pair<TermId, std::string>, RuleIndex> gone;
    for (RuleIndex rule = 0; rule < was_.rules.size(); ++rule)
      if (is_.rules.find(was_.rules.id(rule)) == rule::kNoRule) gone.emplace(key(was_, rule), rule);
    for (RuleIndex rule = 0; rule < is_.rules.size(); ++rule) {
      const RuleIndex before = was_.rules.find(is_.rules.id(rule));
      if (before != rule::kNoRule) {
        compare(before, rule);
      } else if (const auto found = gone.find(key(is_, rule)); found != gone.end()) {
        add(rule, "renamed", std::string(was_.rules.id(found->second)), std::string(is_.rules.id(rule)));
        gone.erase(found);
      } else {
        add(rule, "new", "", condition_of(is_.rules, rule) + " => " + consequences_.of(is_.rules, rule));
      }
    }
    for (const auto& [unused, rule] : gone)
      rows_.push_back(
          {std::string(was_.rules.id(rule)), "gone", condition_of(was_.rules, rule) + " => " + consequences_.of(was_.rules, rule), ""});
    std::sort(rows_.begin(), rows_.end());
    return std::move(rows_);
  }

 private:
  std::pair<TermId, std::string> key(const ComparedRules& of, RuleIndex rule) const {
    return {of.canonical.firing(rule), consequences_.of(of.rules, rule)};
  }

  void add(RuleIndex rule, const char* edit, std::string was, std::string is) {
    rows_.push_back({std::string(is_.rules.id(rule)), edit, std::move(was), std::move(is)});
  }

  void compare(RuleIndex before, RuleIndex now) {
    const RuleBase &was = was_.rules, &is = is_.rules;
    std::string old_condition = condition_of(was, before), condition = condition_of(is, now);
    if (was_.canonical.firing(before) != is_.canonical.firing(now)) {
      const bool itself = old_condition != condition;
      add(now, itself ? "asks otherwise" : "rests on facts that changed", std::move(old_condition), std::move(condition));
    } else if (old_condition != condition) {
      add(now, "asks the same in other words", std::move(old_condition), std::move(condition));
    }
    std::string old_consequences = consequences_.of(was, before), consequences = consequences_.of(is, now);
    if (old_consequences != consequences) add(now, "leads elsewhere", std::move(old_consequences), std::move(consequences));
    if (was.says(before) != is.says(now)) add(now, "says otherwise", std::string(was.says(before)), std::string(is.says(now)));
    if (was.why(before) != is.why(now)) add(now, "explains otherwise", std::string(was.why(before)), std::string(is.why(now)));
  }

  const ComparedRules &was_, &is_;
  const Consequences consequences_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace

Table edited_rules(const ComparedRules& was, const ComparedRules& is,
                   const std::vector<std::pair<std::string, std::string>>& renamed_facts) {
  return {.title = "Edited rules", .columns = {"rule", "edit", "was", "is"}, .rows = Matcher(was, is, renamed_facts).run()};
}

}  // namespace anteroom::audit
