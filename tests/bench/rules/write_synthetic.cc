// The same rules in YAML, as ours are written, and as a program for CLIPS.
#include <algorithm>

#include "tests/bench/rules/synthetic.h"

namespace anteroom::bench {
namespace {

using Kind = SyntheticPart::Kind;

constexpr const char* kUrgencies[] = {"emergency", "urgent", "soon", "routine"};

std::string text(std::uint32_t number) { return std::to_string(number); }

std::string condition(const SyntheticPart& part) {
  const NumberWords& words = kNumberWords[static_cast<std::size_t>(part.number)];
  switch (part.kind) {
    case Kind::present:
      return "c" + text(part.id);
    case Kind::denied:
      return "not c" + text(part.id);
    case Kind::derived:
      return "f" + text(part.id);
    case Kind::at_least:
      return words.name + (" >= " + text(part.low)) + words.unit;
    case Kind::below:
      return words.name + (" < " + text(part.high)) + words.unit;
    case Kind::within:
      return words.name + (" in " + text(part.low)) + " .. " + text(part.high) + words.unit;
  }
  return {};
}

std::string join(const std::vector<SyntheticPart>& parts, const char* between) {
  std::string result;
  for (const SyntheticPart& part : parts) result += (result.empty() ? "" : between) + condition(part);
  return result;
}

std::string pattern(const SyntheticPart& part) {
  const std::string name = kNumberWords[static_cast<std::size_t>(part.number)].name;
  const std::string low = "(>= ?x " + text(part.low) + ")", high = "(< ?x " + text(part.high) + ")";
  switch (part.kind) {
    case Kind::present:
      return "(has (concept c" + text(part.id) + "))";
    case Kind::denied:
      return "(lacks (concept c" + text(part.id) + "))";
    case Kind::derived:
      return "(derived (name f" + text(part.id) + "))";
    case Kind::at_least:
      return "(" + name + " (value ?x&:" + low + "))";
    case Kind::below:
      return "(" + name + " (value ?x&:" + high + "))";
    case Kind::within:
      return "(" + name + " (value ?x&:(and " + low + " (<= ?x " + text(part.high) + "))))";
  }
  return {};
}

// The rarest first: derived facts, then findings that few rules name; numbers, which every question has, last.
bool rarer(const SyntheticPart& a, const SyntheticPart& b) {
  const auto rank = [](const SyntheticPart& part) {
    if (part.kind == Kind::derived) return std::pair(0, std::uint32_t{0});
    if (part.kind >= Kind::at_least) return std::pair(2, std::uint32_t{0});
    return std::pair(1, ~part.id);  // the first concepts are named most
  };
  return rank(a) < rank(b);
}

constexpr std::size_t kRulesAFile = 100;

std::string topic(std::size_t rule) { return "topic" + std::to_string(rule / kRulesAFile); }

}  // namespace

std::string rule_id(std::size_t rule) { return "bench." + topic(rule) + ".r" + std::to_string(rule); }

std::string department_id(std::size_t department) { return {'d', static_cast<char>('a' + department)}; }

std::vector<std::pair<std::string, std::string>> write_yaml(const Synthetic& made) {
  std::vector<std::pair<std::string, std::string>> files;
  for (std::size_t i = 0; i < made.rules.size(); ++i) {
    const SyntheticRule& rule = made.rules[i];
    if (i % kRulesAFile == 0) files.emplace_back("rules/bench/" + topic(i) + ".rules.yaml", "");
    std::string& yaml = files.back().second;
    yaml += "- id: " + rule_id(i) + "\n  status: draft\n  says: What follows from " + join(rule.when, ", ") + ".\n";
    yaml += "  when: " + join(rule.when, " and ") + "\n";
    if (!rule.unless.empty()) yaml += "  unless: " + join(rule.unless, " or ") + "\n";
    yaml += "  then:\n";
    if (rule.concludes >= 0) yaml += "    conclude: [f" + std::to_string(rule.concludes) + "]\n";
    yaml += std::string("    urgency: ") + kUrgencies[rule.urgency] + "\n";
    yaml += "    route: {" + department_id(rule.department) + ": " + text(rule.weight) + "}\n";
    yaml += "  sources: [{cite: \"Made up for measuring, rule " + std::to_string(i) + "\"}]\n  from_memory: true\n";
  }
  return files;
}

std::string write_clips(const Synthetic& made) {
  std::string program = "(deftemplate has (slot concept))\n(deftemplate lacks (slot concept))\n(deftemplate derived (slot name))\n";
  for (const NumberWords& words : kNumberWords) program += std::string("(deftemplate ") + words.name + " (slot value))\n";
  for (std::size_t i = 0; i < made.rules.size(); ++i) {
    const SyntheticRule& rule = made.rules[i];
    std::vector<SyntheticPart> when = rule.when;
    std::stable_sort(when.begin(), when.end(), rarer);
    program += "(defrule " + rule_id(i) + " (declare (salience " + std::to_string(-rule.level) + "))\n";
    for (const SyntheticPart& part : when) program += "  " + pattern(part) + "\n";
    for (const SyntheticPart& part : rule.unless) program += "  (not " + pattern(part) + ")\n";
    program += "  => (fired " + std::to_string(i) + ")";
    if (rule.concludes >= 0) program += " (assert (derived (name f" + std::to_string(rule.concludes) + ")))";
    program += ")\n";
  }
  return program;
}

}  // namespace anteroom::bench
