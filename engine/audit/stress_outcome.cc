// A difference is told with the rules behind it, so that a clinician sees where to look.
#include "engine/audit/stress_outcome.h"

#include <algorithm>
#include <functional>

namespace anteroom::audit {
namespace {

bool is_complaint(ontology::Kind kind) { return kind == ontology::Kind::symptom || kind == ontology::Kind::condition; }

template <class List>
void sort_once(List& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Whether rules rest on something not being there: then to deny it may rightly raise the urgency.
class Absence {
 public:
  Absence(const Screening::Parts& parts, const std::vector<ontology::ConceptId>& was) : parts_(parts), rules_(parts.all.rules), was_(was) {}

  bool behind(rule::RuleIndex rule) const { return looked(rules_.when(rule), 1) || looked(rules_.unless(rule), 0); }

 private:
  // `absent`: 1 where a false atom speaks of an absence, 0 where a true one would have stopped the rule.
  bool looked(std::span<const std::uint32_t> program, std::uint32_t absent) const {
    for (std::size_t at = 0; at < program.size(); ++at) {
      const std::uint32_t word = program[at];
      if ((word & rule::kGroup) == rule::kAtLeast) ++at;
      if ((word & rule::kGroup) != 0) continue;
      const rule::Atom& atom = rules_.atom(word / 2);
      if (atom.kind == rule::AtomKind::fact) {
        for (const rule::RuleIndex step : rules_.concluders(atom.name)) {
          if (absent == 0 || (word & 1) != 0 ? names(rules_.when(step)) : parts_.inference->fired(step) && behind(step)) return true;
        }
      } else if ((word & 1) == absent && names(atom)) {
        return true;
      }
    }
    return false;
  }

  bool names(std::span<const std::uint32_t> program) const {
    for (std::size_t at = 0; at < program.size(); ++at) {
      if ((program[at] & rule::kGroup) == rule::kAtLeast)
        ++at;
      else if ((program[at] & rule::kGroup) == 0 && names(rules_.atom(program[at] / 2)))
        return true;
    }
    return false;
  }

  bool names(const rule::Atom& atom) const {
    return (atom.kind == rule::AtomKind::finding || atom.kind == rule::AtomKind::row) &&
           std::any_of(was_.begin(), was_.end(), [&](ontology::ConceptId id) { return parts_.all.ontology.is_a(id, atom.name); });
  }

  const Screening::Parts& parts_;
  const rule::RuleBase& rules_;
  const std::vector<ontology::ConceptId>& was_;
};

class Comparison {
 public:
  Comparison(const Outcome& before, const Variant& variant, const Screening::Parts& parts)
      : before_(before), after_(parts), variant_(variant), parts_(parts) {}

  std::string run(Must must) {
    if (must == Must::gone) {
      gone(), not_higher();
      return said_;
    }
    not_lower(), no_flag_lost();
    if (must == Must::not_lower) return said_;
    if (after_.urgency < before_.urgency) urgency_differs();
    has_same();
    if (must == Must::same && said_.empty() && after_.departments != before_.departments)
      say("departments " + departments(before_) + " became " + departments(after_));
    return said_;
  }

 private:
  void say(const std::string& what) { said_ += (said_.empty() ? "" : "; ") + what; }

  void urgency_differs() {
    std::string because;
    for (const std::uint32_t rule : parts_.decision->at(parts_.decision->because)) {
      if (because.size() > 100) break;
      because += (because.empty() ? " because of " : ", ") + std::string(parts_.all.rules.id(rule));
    }
    say("urgency " + std::string(rule::name_of(before_.urgency)) + " became " + std::string(rule::name_of(after_.urgency)) + because);
  }

  void not_lower() {
    if (after_.urgency > before_.urgency)
      urgency_differs();
    else if (after_.urgency > variant_.at_least)
      say("urgency is " + std::string(rule::name_of(after_.urgency)) + ", not " + std::string(rule::name_of(variant_.at_least)));
  }

  void not_higher() {
    const auto because = parts_.decision->at(parts_.decision->because);
    if (after_.urgency >= before_.urgency || because.empty()) return;
    const Absence absence(parts_, variant_.was);
    if (std::any_of(because.begin(), because.end(), [&](std::uint32_t rule) { return absence.behind(rule); })) return;
    urgency_differs();
  }

  void no_flag_lost() {
    for (const rule::StringId flag : before_.red_flags) {
      if (!std::binary_search(after_.red_flags.begin(), after_.red_flags.end(), flag))
        say("red flag " + std::string(parts_.all.rules.string(flag)) + " is lost");
    }
  }

  void gone() {
    for (const fact::Finding& finding : parts_.facts.findings) {
      const bool within = finding.words.part == text::Part::body && variant_.gone.overlaps(finding.words.span);
      if (within && finding.plain() && is_complaint(parts_.all.ontology[finding.concept_id].kind))
        say("the patient has " + std::string(parts_.all.ontology[finding.concept_id].id));
    }
  }

  void has_same() {
    const auto missing = [&](const auto& from, const auto& in, const char* what) {
      for (const auto& one : from) {
        if (!std::binary_search(in.begin(), in.end(), one)) say(name(one) + what);
      }
    };
    missing(before_.has, after_.has, " is lost"), missing(after_.has, before_.has, " is new");
  }

  std::string name(const std::pair<ontology::ConceptId, ontology::ConceptId>& one) const {
    std::string out(parts_.all.ontology[one.first].id);
    if (one.second != ontology::kNoConcept) out += " at " + std::string(parts_.all.ontology[one.second].id);
    return out;
  }

  std::string departments(const Outcome& of) const {
    std::string out;
    for (const rule::DepartmentIndex one : of.departments) out += (out.empty() ? "" : ", ") + parts_.all.rules.departments()[one].id;
    return out;
  }

  const Outcome& before_;
  const Outcome after_;
  const Variant& variant_;
  const Screening::Parts& parts_;
  std::string said_;
};

}  // namespace

Outcome::Outcome(const Screening::Parts& parts) : urgency(parts.decision->urgency) {
  for (const decide::RankedDepartment& one : parts.decision->departments) departments.push_back(one.department);
  for (const decide::RedFlag& flag : parts.decision->red_flags) red_flags.push_back(flag.id);
  for (const fact::Finding& finding : parts.facts.findings) {
    if (finding.plain() && is_complaint(parts.all.ontology[finding.concept_id].kind)) has.emplace_back(finding.concept_id, finding.site);
  }
  sort_once(red_flags), sort_once(has);
}

std::string compare(Must must, const Outcome& before, const Variant& variant, const Screening::Parts& after) {
  return Comparison(before, variant, after).run(must);
}

std::string_view name_of(Must must) {
  static constexpr std::string_view kNames[] = {"the same screening", "the same urgency and the same findings",
                                                "no lower urgency, and no red flag lost",
                                                "nothing that the patient has now, and no higher urgency"};
  return kNames[static_cast<std::size_t>(must)];
}

}  // namespace anteroom::audit
