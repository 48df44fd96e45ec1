#include "engine/audit/show_difference.h"

#include <algorithm>

#include "engine/audit/case_facts.h"
#include "engine/audit/rule_chain.h"

namespace anteroom::audit {
namespace {

using rule::RuleIndex;

// A case without its name.
std::string_view below_name(std::string_view text) { return text.substr(std::min(text.find('\n'), text.size())); }

}  // namespace

std::vector<RuleIndex> differing_rules(const std::vector<Cause>& own, const std::vector<Cause>& other) {
  std::vector<RuleIndex> rules;
  auto at = other.begin();
  for (const Cause& cause : own) {
    while (at != other.end() && at->firing < cause.firing) ++at;
    if (at == other.end() || at->firing != cause.firing || at->weight != cause.weight) rules.push_back(cause.rule);
  }
  return rules;
}

std::string DifferencesShown::Side::decided(const fact::Facts& facts) {
  const decide::Decision& decision = decide(facts);
  return std::string(rule::name_of(decision.urgency)) + ", " + rules.departments()[decision.departments.front().department].id + " first";
}

// As NEW decides it: to be kept where that is what is wanted.
std::string DifferencesShown::case_of(const std::string& name, const fact::Facts& facts) {
  const decide::Decision& decision = sides_[1].decide(facts);
  const rule::RuleBase& rules = sides_[1].rules;
  return case_text(name, facts, rules.ontology(),
                   {"urgency: " + std::string(rule::name_of(decision.urgency)),
                    "departments: [" + rules.departments()[decision.departments.front().department].id + "]"});
}

void DifferencesShown::add(const char* kind, const std::string& of, std::string says, const fact::Facts& facts, bool exact) {
  Finding finding;
  finding.kind = kind, finding.of = of, finding.level = exact ? Level::warning : Level::note;
  finding.says = std::move(says) + ": the patient below was " + sides_[0].decided(facts) + ", and is now " + sides_[1].decided(facts);
  finding.action = "if that is what the edit is for, keep the patient as a case";
  finding.witness = case_of(of, facts);
  findings_.push_back(std::move(finding));
}

void DifferencesShown::set_place(RuleIndex rule, std::uint8_t base) {
  const rule::RuleBase& now = sides_[1].rules;
  const RuleIndex at = base == 1 ? rule : now.find(sides_[0].rules.id(rule));
  if (at == rule::kNoRule) return;  // OLD's files are not what is being edited
  findings_.back().file = now.file(at), findings_.back().place = now.place(at);
}

void DifferencesShown::outcome(const OutcomePair& pair, std::uint8_t from, const std::vector<RuleIndex>& rules, const fact::Facts& facts,
                               bool exact) {
  const auto fired = std::find_if(rules.begin(), rules.end(), [&](RuleIndex rule) { return fires(rule, from, facts); });
  if (fired == rules.end()) return;
  const std::string text = outcome_text(pair.kind, pair.name);
  add(from == 1 ? "outcome-new" : "outcome-lost", text,
      (from == 1 ? "newly comes about by the rule " : "no longer comes about, as it did by the rule ") +
          std::string(sides_[from].rules.id(*fired)),
      facts, exact);
  Finding& finding = findings_.back();
  const auto same = std::find_if(findings_.begin(), findings_.end() - 1, [&](const Finding& other) {
    return other.kind == finding.kind && other.says == finding.says && below_name(other.witness) == below_name(finding.witness);
  });
  if (same != findings_.end() - 1) {
    same->of += ", " + text;
    findings_.pop_back();
    return;
  }
  set_place(*fired, from);
  finding.chain = chain_of(sides_[from].run(facts), {*fired}, from == 1 ? text : text + ": no longer");
}

void DifferencesShown::weights(const OutcomePair& pair, const fact::Facts& facts, bool exact) {
  std::vector<RuleIndex> all[2];
  int weight[2] = {0, 0};
  for (const std::uint8_t base : {std::uint8_t{0}, std::uint8_t{1}})
    for (const Cause& cause : base == 0 ? pair.was : pair.is)
      if (fires(cause.rule, base, facts)) weight[base] += cause.weight, all[base].push_back(cause.rule);
  const std::string weights = "weight " + std::to_string(weight[0]) + " before, " + std::to_string(weight[1]) + " now";
  add("weight-differs", outcome_text(pair.kind, pair.name), (weight[1] > weight[0] ? "can get more: " : "can get less: ") + weights, facts,
      exact);
  const std::uint8_t from = weight[1] > weight[0] ? 1 : 0;
  std::vector<RuleIndex> rules = from == 1 ? differing_rules(pair.is, pair.was) : differing_rules(pair.was, pair.is);
  std::erase_if(rules, [&](RuleIndex rule) { return !fires(rule, from, facts); });
  if (rules.empty()) rules = all[from];  // a rule that counted against it no longer fires
  if (rules.empty()) return;
  set_place(rules.front(), from);
  findings_.back().chain = chain_of(sides_[from].run(facts), rules, outcome_text(pair.kind, pair.name) + ": " + weights);
}

}  // namespace anteroom::audit
