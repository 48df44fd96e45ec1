// Probes are compiled as rules without any effect. Those that the compiler finds fault with are left out and the rest is compiled again.
#include "engine/audit/probed_rules.h"

#include <charconv>
#include <stdexcept>
#include <utility>

namespace anteroom::audit {
namespace {

using rule::RuleIndex;
using rule::RuleSource;

constexpr std::string_view kProbe = "probe/";

rule::Condition parse(std::string_view text) {
  rule::Condition condition;
  if (rule::parse_condition(text, condition)) throw std::logic_error("a compiled rule has a condition that cannot be read");
  return condition;
}

// The number in "probe/17"; -1 for anything else.
std::ptrdiff_t probe_of(std::string_view file) {
  std::ptrdiff_t number = -1;
  if (file.starts_with(kProbe)) std::from_chars(file.data() + kProbe.size(), file.data() + file.size(), number);
  return number;
}

}  // namespace

std::vector<RuleSource> sources_of(const rule::RuleBase& rules) {
  std::vector<RuleSource> sources(rules.size());
  for (RuleIndex rule = 0; rule < rules.size(); ++rule) {
    RuleSource& source = sources[rule];
    source.id = rules.id(rule), source.status = rules.status(rule);
    source.when_text = rules.when_text(rule), source.when = parse(source.when_text);
    source.has_unless = !rules.unless(rule).empty();
    if (source.has_unless) source.unless_text = rules.unless_text(rule), source.unless = parse(source.unless_text);
    source.urgency = rules.urgency(rule);
    for (const rule::FactIndex fact : rules.conclusions(rule)) source.conclude.push_back({std::string(rules.fact_name(fact)), {}});
    for (const rule::StringId id : rules.advise(rule)) source.advise.push_back({std::string(rules.string(id)), {}});
    for (const rule::Route& route : rules.routes(rule))
      source.route.push_back({rules.departments()[route.department].id, static_cast<std::uint8_t>(route.weight), {}});
    source.red_flag.text = rules.string(rules.red_flag(rule));
    source.from_memory = true;
    source.table = rules.table(rule), source.table_kind = rules.table_kind(rule);
    source.source.file = rules.file(rule), source.place = rules.place(rule);
  }
  return sources;
}

ProbedRules::ProbedRules(const rule::RuleBase& rules) : rules_(rules) {}

ProbedRules::Probe ProbedRules::add(rule::Condition when) {
  const auto probe = static_cast<Probe>(probes_.size());
  names_.push_back(std::string(kProbe) + std::to_string(probe));
  RuleSource source;
  source.id = names_.back();
  source.source.file = names_.back();
  source.when = std::move(when);
  probes_.push_back(std::move(source));
  return probe;
}

ProbedRules::Probe ProbedRules::add(rule::Condition when, rule::Condition unless) {
  const Probe probe = add(std::move(when));
  probes_[probe].has_unless = true, probes_[probe].unless = std::move(unless);
  return probe;
}

void ProbedRules::compile() {
  std::vector<bool> refused(probes_.size(), false);
  std::vector<RuleSource> sources;
  while (true) {
    sources = sources_of(rules_);
    for (std::size_t probe = 0; probe < probes_.size(); ++probe)
      if (!refused[probe]) sources.push_back(probes_[probe]);
    base::Problems problems;
    if (rule::compile_rules(sources, rules_.ontology(), rules_.departments(), rules_.settings(), compiled_, problems)) break;
    bool any = false;
    for (const base::Problem& problem : problems.list())
      if (const std::ptrdiff_t probe = probe_of(problem.file); probe >= 0) refused[static_cast<std::size_t>(probe)] = any = true;
    if (!any) throw std::logic_error("a rule base that was compiled cannot be compiled again: " + to_text(problems));
  }
  of_probe_.assign(probes_.size(), rule::kNoRule), of_rule_.assign(rules_.size(), rule::kNoRule);
  origins_.assign(compiled_.size(), {});
  for (RuleIndex rule = 0; rule < compiled_.size(); ++rule) {
    const std::ptrdiff_t probe = probe_of(compiled_.id(rule));
    if (probe >= 0) {
      origins_[rule] = {true, static_cast<std::uint32_t>(probe)};
      of_probe_[static_cast<std::size_t>(probe)] = rule;
    } else {
      origins_[rule] = {false, rules_.find(compiled_.id(rule))};
      of_rule_[origins_[rule].index] = rule;
    }
  }
}

}  // namespace anteroom::audit
