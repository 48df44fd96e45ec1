#include "tests/agreement/expected_findings.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/decide/decision.h"
#include "engine/infer/inference.h"

namespace anteroom::tests {
namespace {

using rule::RuleSource;
using rule::Urgency;

class Expected {
 public:
  explicit Expected(SmallBases& bases) : bases_(bases), sources_(bases.sources()), run_(bases.run()), redundant_(sources_.size(), false) {}

  std::vector<std::string> list() {
    never();
    contradictions();
    redundancy();
    bands();
    return std::move(list_);
  }

 private:
  void add(const std::string& kind, const std::string& of) { list_.push_back(kind + ": " + of); }

  void never() {
    std::map<std::string, bool> facts;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (run_.fired(i).empty()) add("rule-never-fires", sources_[i].id);
      for (const rule::Named& fact : sources_[i].conclude) facts[fact.text] |= !run_.fired(i).empty();
    }
    for (const auto& [fact, is] : facts)
      if (!is) add("fact-never-true", fact);
  }

  void contradictions() {
    contradicted_.assign(sources_.size(), false);
    for (std::size_t i = 0; i < sources_.size(); ++i)
      for (std::size_t j = i + 1; j < sources_.size(); ++j) {
        const Urgency a = sources_[i].urgency, b = sources_[j].urgency;
        if (a == b || a == Urgency::none || b == Urgency::none || run_.fired(i).empty() || run_.fired(i) != run_.fired(j)) continue;
        add("conclusions-contradict", sources_[a > b ? i : j].id);
        contradicted_[a > b ? i : j] = true;
      }
  }

  // Of each thing that a rule says, the others that say it too, and are not redundant themselves. A row keeps broader ones from counting:
  // what they would say must be said, too.
  std::vector<std::vector<std::size_t>> others(std::size_t rule) const {
    std::vector<std::vector<std::size_t>> list;
    add_others(sources_[rule], rule, list);
    for (const RuleSource& row : sources_)
      if (is_broader(row, sources_[rule])) add_others(row, rule, list);
    return list;
  }

  void add_others(const RuleSource& source, std::size_t but, std::vector<std::vector<std::size_t>>& list) const {
    const auto who = [&](const auto& says) {
      std::vector<std::size_t>& all = list.emplace_back();
      for (std::size_t i = 0; i < sources_.size(); ++i)
        if (i != but && !redundant_[i] && says(sources_[i])) all.push_back(i);
    };
    const auto names = [](const std::vector<rule::Named>& all, const std::string& text) {
      return std::any_of(all.begin(), all.end(), [&](const rule::Named& one) { return one.text == text; });
    };
    for (const rule::Named& fact : source.conclude) who([&](const RuleSource& other) { return names(other.conclude, fact.text); });
    for (const rule::Named& advice : source.advise) who([&](const RuleSource& other) { return names(other.advise, advice.text); });
    if (source.urgency != Urgency::none) who([&](const RuleSource& other) { return other.urgency <= source.urgency; });
    if (!source.red_flag.text.empty())
      who([&](const RuleSource& other) { return other.red_flag.text == source.red_flag.text && other.urgency <= source.urgency; });
  }

  bool is_broader(const RuleSource& row, const RuleSource& than) const {
    const ontology::Ontology& ontology = bases_.world().ontology;
    return than.table_kind != rule::TableKind::none && row.table_kind == than.table_kind && row.when.name != than.when.name &&
           ontology.is_a(ontology.find(than.when.name), ontology.find(row.when.name));
  }

  void redundancy() {
    for (std::size_t rule = 0; rule < sources_.size(); ++rule) {
      const PatientSet& fired = run_.fired(rule);
      if (fired.empty() || contradicted_[rule] || !sources_[rule].route.empty() || in_circle(sources_[rule])) continue;
      std::vector<std::size_t> one(sources_.size());
      for (std::size_t i = 0; i < one.size(); ++i) one[i] = i;
      bool all = true;
      for (const std::vector<std::size_t>& saying : others(rule)) {
        PatientSet said = bases_.all().none();
        for (const std::size_t i : saying) said |= run_.fired(i);
        all = all && fired.within(said);
        std::erase_if(
            one, [&](std::size_t i) { return std::find(saying.begin(), saying.end(), i) == saying.end() || !fired.within(run_.fired(i)); });
      }
      if (!all || keeps_at_home(rule)) continue;
      redundant_[rule] = true;
      add(one.empty() ? "rule-redundant" : "rule-subsumed", sources_[rule].id);
    }
  }

  // Somebody is left at home who would not be without the rule: all that they have is to be behind some rule that says so.
  bool keeps_at_home(std::size_t rule) {
    const PatientSet set = run_.fired(rule) - run_.urgency(Urgency::routine);
    if (set.empty()) return false;
    std::vector<RuleSource> rest = sources_;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(rule));
    rule::RuleBase without;
    base::Problems problems;
    if (!bases_.world().compile(rest, without, problems)) return false;
    infer::Chainer before(bases_.rules()), after(without);
    decide::Decider decide_before(bases_.rules()), decide_after(without);
    for (std::size_t patient = 0; patient < bases_.all().size(); ++patient) {
      if (!bases_.all().contains(set, patient)) continue;
      const fact::Facts facts = bases_.all().facts(patient);
      if (decide_before.decide(before.run(facts)).urgency != decide_after.decide(after.run(facts)).urgency) return true;
    }
    return false;
  }

  // It concludes a fact that rests on itself.
  bool in_circle(const RuleSource& rule) const {
    return std::any_of(rule.conclude.begin(), rule.conclude.end(),
                       [this](const rule::Named& fact) { return reaches(fact.text, fact.text); });
  }

  static void collect(const rule::Condition& c, std::vector<std::string>& facts) {
    if (c.name.starts_with("fact_")) facts.push_back(c.name);
    for (const rule::Condition& part : c.parts) collect(part, facts);
  }

  bool reaches(const std::string& from, const std::string& to) const {
    std::vector<std::string> seen{from};
    for (std::size_t at = 0; at < seen.size(); ++at)
      for (const RuleSource& source : sources_)
        for (const rule::Named& fact : source.conclude) {
          if (fact.text != seen[at]) continue;
          std::vector<std::string> facts;
          collect(source.when, facts);
          for (const std::string& one : facts) {
            if (one == to) return true;
            if (std::find(seen.begin(), seen.end(), one) == seen.end()) seen.push_back(one);
          }
        }
    return false;
  }

  // A condition as parts that all must hold, `not` pushed down as far as that goes.
  struct Part {
    const rule::Condition* condition;
    bool negated;
    std::string text() const { return (negated ? "not " : "") + to_text(*condition); }
    bool leaf() const { return condition->parts.empty(); }
  };
  static void parts_of(const rule::Condition& c, bool negated, std::vector<Part>& parts) {
    using Kind = rule::Condition::Kind;
    if (c.kind == Kind::negation) return parts_of(c.parts.front(), !negated, parts);
    if (c.kind != (negated ? Kind::any : Kind::all)) return parts.push_back({&c, negated});
    for (const rule::Condition& part : c.parts) parts_of(part, negated, parts);
  }

  static bool names_age(const rule::Condition& c) {
    return (!c.tests.empty() && c.tests.front().attribute == "age") || std::any_of(c.parts.begin(), c.parts.end(), names_age);
  }

  struct Band {
    std::size_t rule;
    std::pair<double, double> ages;  // the least and the greatest that it takes
  };

  // Of rules with an urgency that are one condition and one band of ages: between two of them somebody has no urgency at all.
  void bands() {
    std::map<std::set<std::string>, std::vector<Band>> branches;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      std::vector<Part> parts;
      parts_of(sources_[i].when, false, parts);
      std::set<std::string> rest;
      PatientSet ages = bases_.all().everybody();
      bool age = false, nested = run_.fired(i).empty() || sources_[i].urgency == Urgency::none;
      for (const Part& part : parts) {
        const bool is_age = names_age(*part.condition);
        nested = nested || (is_age && (!part.leaf() || (part.negated && part.condition->tests.front().op == rule::Op::in)));
        if (!is_age) rest.insert(part.text());
        if (!is_age || nested) continue;
        const Split split = run_.of(*part.condition);
        ages &= part.negated ? split.no : split.yes, age = true;
      }
      if (!nested && age && !rest.empty()) branches[rest].push_back({i, bases_.all().ages(ages)});
    }
    for (auto& [rest, list] : branches) {
      std::sort(list.begin(), list.end(),
                [](const Band& a, const Band& b) { return std::pair(a.ages.first, a.rule) < std::pair(b.ages.first, b.rule); });
      double covered = list.front().ages.second;
      for (const Band& band : list) {
        if (band.ages.first > covered && anybody_between(list.front().rule, covered, band.ages.first))
          add("band-uncovered", sources_[band.rule].id);
        covered = std::max(covered, band.ages.second);
      }
    }
  }

  // Who is all that the rule asks for but its ages, is between two others, and has no urgency.
  bool anybody_between(std::size_t rule, double above, double below) {
    PatientSet set = bases_.all().aged_between(above, below);
    std::vector<Part> parts;
    parts_of(sources_[rule].when, false, parts);
    for (const Part& part : parts)
      if (!names_age(*part.condition)) set &= part.negated ? run_.of(*part.condition).no : run_.of(*part.condition).yes;
    return !(set - run_.urgency(Urgency::self_care)).empty();
  }

  SmallBases& bases_;
  const std::vector<RuleSource>& sources_;
  const AllFired& run_;
  std::vector<bool> contradicted_, redundant_;
  std::vector<std::string> list_;
};

}  // namespace

std::vector<std::string> expected_findings(SmallBases& bases) { return Expected(bases).list(); }

}  // namespace anteroom::tests
