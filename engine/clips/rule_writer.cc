// A condition becomes patterns: a literal one, `all` several, `any` of alike literals one with alternatives (in `exists`, to fire once).
// Any other group becomes facts (part RULE N K), asserted by a defrule for each of its parts, because (or ...) would multiply the rule.
// What `unless` names comes before the rule: its derived facts by the strata, which are saliences of which a higher one always comes first.
#include "engine/clips/rule_writer.h"

#include <algorithm>

#include "engine/clips/program.h"
#include "engine/clips/text.h"

namespace anteroom::clips {
namespace {

using rule::Atom;
using rule::AtomKind;
using rule::LiteralId;

// The next part of a list, which it takes away.
std::span<const std::uint32_t> take_part(std::span<const std::uint32_t>& words) {
  const std::size_t size = (words.front() & rule::kGroup) == 0 ? 1 : 1 + (words.front() & rule::kPayload);
  const auto part = words.first(size);
  words = words.subspan(size);
  return part;
}

std::vector<std::span<const std::uint32_t>> split(std::span<const std::uint32_t> words) {
  std::vector<std::span<const std::uint32_t>> parts;
  while (!words.empty()) parts.push_back(take_part(words));
  return parts;
}

// A condition as it was written, which may be several lines.
std::string comment(std::string_view head, std::string_view condition) {
  std::string text = condition.empty() ? "" : "; " + std::string(head);
  for (const char c : condition) text += c == '\n' || c == '\r' ? ' ' : c;
  return text.empty() ? text : text + "\n";
}

// (not PATTERNS), as a line; `patterns` are whole lines.
std::string around(std::string_view word, const std::string& patterns) {
  return "  (" + std::string(word) + " " + patterns.substr(2, patterns.size() - 3) + ")\n";
}

}  // namespace

RuleWriter::Pattern RuleWriter::pattern(LiteralId literal) const {
  const Atom& atom = rules_.atom(literal / 2);
  const bool positive = literal % 2 == 0;
  const auto answer = [&](std::string_view what) { return Pattern{"(patient " + std::string(what) + " ", positive ? "yes" : "no", ")"}; };
  switch (atom.kind) {
    case AtomKind::finding: {
      const std::string scope(atom.scope == rule::Scope::plain ? "plain" : rule::name_of(atom.scope));
      return {"(is " + scope + " ", what_of(rules_, atom), positive ? " yes)" : " no)"};
    }
    case AtomKind::row:
      return {"(row-of " + std::string(name_of(atom.table)) + " ", std::string(rules_.ontology()[atom.name].id), ")"};
    case AtomKind::fact:
      return {"(derived ", std::string(rules_.fact_name(atom.name)), ")"};
    case AtomKind::sex:
      return {"(patient sex ", (positive ? "" : "~") + std::string(ontology::name_of(static_cast<ontology::Sex>(atom.name))), ")"};
    case AtomKind::pregnant:
      return answer("pregnant");
    case AtomKind::postpartum:
      return answer("postpartum");
    case AtomKind::breastfeeding:
      return answer("breastfeeding");
    case AtomKind::number:
      return number_pattern(atom, positive);
    case AtomKind::always:
      break;
  }
  return {"(test ", "TRUE", ")"};
}

// (patient age LOW HIGH): all of it at least the bound, or all below.
RuleWriter::Pattern RuleWriter::number_pattern(const Atom& atom, bool positive) const {
  const std::string measure(fact::name_of(static_cast<fact::Measure>(atom.name))), bound = number_text(atom.bound);
  const std::string variable = measure + (positive ? "-low" : "-high");
  const std::string test = "?" + variable + "&:(" + (positive ? ">= ?" : "< ?") + variable + " " + bound + ")";
  return {"(patient " + measure + " ", positive ? test + " ?" : "? " + test, ")"};
}

bool RuleWriter::all_literals(Words words) {
  for (const std::uint32_t word : words)
    if ((word & rule::kGroup) != 0) return false;
  return true;
}

std::string RuleWriter::all_of(Words words) {
  std::string text;
  for (const Words part : split(words))
    text += part.size() == 1 ? "  " + pattern(part.front()).text() + "\n" : group(part.front(), part.subspan(1));
  return text;
}

std::string RuleWriter::group(std::uint32_t head, Words parts) {
  switch (head & rule::kGroup) {
    case rule::kAll:
      return all_of(parts);
    case rule::kAny: {
      const std::vector<std::string> some = alternatives(parts);
      return some.size() == 1 && all_literals(parts) ? around("exists", some.front()) : some_part(some, 1);
    }
    default: {
      std::vector<std::string> each;
      for (const Words part : split(parts.subspan(1))) each.push_back(all_of(part));
      return some_part(each, parts.front());
    }
  }
}

std::vector<std::string> RuleWriter::alternatives(Words parts) {
  std::vector<Pattern> alike;
  std::vector<std::string> texts;
  for (const Words part : split(parts)) {
    if (part.size() > 1 || is_number(part.front())) {
      texts.push_back(all_of(part));
      continue;
    }
    const Pattern one = pattern(part.front());
    const auto same = std::find_if(alike.begin(), alike.end(), [&](const Pattern& p) { return p.head == one.head && p.tail == one.tail; });
    if (same == alike.end())
      alike.push_back(one);
    else
      same->what += "|" + one.what;
  }
  for (const Pattern& one : alike) texts.push_back("  " + one.text() + "\n");
  return texts;
}

std::string RuleWriter::some_part(const std::vector<std::string>& alternatives, std::uint32_t count) {
  const std::string group = id_ + " " + std::to_string(++parts_) + " ", name = id_ + "/" + std::to_string(parts_) + ".";
  for (std::size_t i = 0; i < alternatives.size(); ++i)
    add_rule(name + std::to_string(i + 1), salience_, alternatives[i], "(assert (part " + group + std::to_string(i + 1) + "))");
  if (count == 1) return "  (exists (part " + group + "?))\n";
  std::string patterns;
  for (std::uint32_t i = 1; i <= count; ++i) {  // ascending, so that each choice is one
    const std::string variable = "?part-" + std::to_string(i), last = "?part-" + std::to_string(i - 1);
    patterns += "  (part " + group + variable + (i == 1 ? "" : "&:(> " + variable + " " + last + ")") + ")\n";
  }
  return patterns;
}

// A list holds where all of its parts do; where it is one `any`, none of whose parts may hold, each stands alone.
std::string RuleWriter::none_of(Words unless) {
  if (unless.empty()) return {};
  const Words inner = unless.subspan(1);
  const bool one_part = split(unless).size() == 1;
  const std::uint32_t group = unless.front() & rule::kGroup;
  if (one_part && group == rule::kAll) return none_of(inner);
  if (one_part && group == rule::kAny) {
    std::string text;
    if (all_literals(inner))
      for (const std::string& one : alternatives(inner)) text += around("not", one);
    else
      for (const Words part : split(inner)) text += none_of(part);
    return text;
  }
  if (all_literals(unless)) return unless.size() == 1 ? around("not", all_of(unless)) : around("not", around("and", all_of(unless)));
  // Worked out first: before any rule of its stratum.
  const std::string number = std::to_string(++parts_), held_back = "(held-back " + id_ + " " + number + ")";
  salience_ += 1;
  add_rule(id_ + "/unless-" + number, salience_, all_of(unless), "(assert " + held_back + ")");
  salience_ -= 1;
  return "  (not " + held_back + ")\n";
}

void RuleWriter::add_rule(const std::string& name, int salience, const std::string& patterns, const std::string& actions) {
  const std::string declaration = salience == 0 ? "" : " (declare (salience " + std::to_string(salience) + "))";
  text_ += "(defrule " + name + declaration + "\n" + patterns + "  => " + actions + ")\n";
}

std::string RuleWriter::actions(rule::RuleIndex rule) const {
  std::string facts = "(fired " + id_ + ")";
  const auto add = [&facts](const std::string& fact) { facts += "\n    (" + fact + ")"; };
  for (const rule::FactIndex fact : rules_.conclusions(rule)) add("derived " + std::string(rules_.fact_name(fact)));
  if (rules_.urgency(rule) != rule::Urgency::none) add("urgency " + std::string(name_of(rules_.urgency(rule))) + " " + id_);
  for (const rule::Route& route : rules_.routes(rule))
    add("route " + rules_.departments()[route.department].id + " " + std::to_string(route.weight) + " " + id_);
  for (const rule::StringId advice : rules_.advise(rule)) add("advise " + std::string(rules_.string(advice)) + " " + id_);
  if (rules_.red_flag(rule) != rule::kNoString) add("red-flag " + std::string(rules_.string(rules_.red_flag(rule))) + " " + id_);
  return "(assert " + facts + ")";
}

std::string RuleWriter::write(rule::RuleIndex rule) {
  id_ = rules_.id(rule);
  text_.clear();
  parts_ = 0;
  salience_ = -10 * static_cast<int>(rules_.stratum(rule));
  const std::string when = all_of(rules_.when(rule)), unless = none_of(rules_.unless(rule));
  add_rule(id_, salience_, when + unless, actions(rule));
  return "\n" + comment("when: ", rules_.when_text(rule)) + comment("unless: ", rules_.unless_text(rule)) + text_;
}

}  // namespace anteroom::clips
