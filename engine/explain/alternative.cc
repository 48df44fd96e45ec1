// Whatever no rule can tell apart is tried once.
#include "engine/explain/alternative.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "engine/infer/finding_truth.h"
#include "engine/infer/program.h"

namespace anteroom::explain {
namespace {

using context::Assertion;
using fact::Answer;
using fact::Facts;
using fact::Finding;
using fact::Patient;
using infer::Inference;
using infer::Truth;
using ontology::ConceptId;
using ontology::kNoConcept;
using rule::Atom;
using rule::AtomId;
using rule::AtomKind;
using rule::LiteralId;
using rule::RuleBase;
using Kind = Alternative::Kind;
using Indexes = std::vector<std::uint32_t>;

// A finding as a condition, without its attributes.
std::string condition_of(const RuleBase& rules, const Finding& finding) {
  std::string text(rules.ontology()[finding.concept_id].id);
  if (finding.experiencer == context::Experiencer::family)
    text = "family(" + text + ")";
  else if (finding.temporality == context::Temporality::past)
    text = "past(" + text + ")";
  else if (finding.assertion == Assertion::possible || finding.temporality == context::Temporality::hypothetical)
    text = "possible(" + text + ")";
  return finding.assertion == Assertion::absent ? "not " + text : text;
}

// What two mentions of the same thing share.
auto sense_of(const Finding& f) { return std::tuple(f.concept_id, f.assertion, f.temporality, f.experiencer); }

class Alternatives {
 public:
  Alternatives(const Inference& inference, const std::function<void(Alternative&)>& use)
      : inference_(inference), rules_(inference.rules()), facts_(inference.facts()), use_(use) {
    const auto note = [this](LiteralId literal) { asked_.insert(literal); };
    for (rule::RuleIndex rule = 0; rule < rules_.size(); ++rule)
      infer::visit_literals(rules_.when(rule), note), infer::visit_literals(rules_.unless(rule), note);
  }

  void all() {
    add_concepts();
    make_literals_true();
    deny_concepts();
    change_chief();
    remove_findings();
    for (const auto& [sense, findings] : groups()) forget_attributes(findings);
    for (std::size_t i = 0; i < fact::kMeasureCount; ++i) set_measure(static_cast<fact::Measure>(i));
    set_patient();
  }

 private:
  Alternative start(Kind kind, std::string fact) const {
    Alternative one;
    one.kind = kind;
    one.fact = std::move(fact);
    one.facts = facts_;
    return one;
  }

  bool has_now(ConceptId id) const {
    return std::any_of(facts_.findings.begin(), facts_.findings.end(),
                       [&](const Finding& f) { return f.plain() && rules_.ontology().is_a(f.concept_id, id); });
  }

  // Those too that no rule knows: with one of them nobody is told to care for themselves.
  void add_concepts() {
    for (ConceptId id = 0; id < rules_.ontology().size(); ++id) {
      if (rules_.ontology()[id].kind == ontology::Kind::site || has_now(id)) continue;
      Alternative one = start(Kind::add, std::string(rules_.ontology()[id].id));
      one.finding.concept_id = id;
      one.facts.findings.push_back(one.finding);
      use_(one);
    }
  }

  // Those that no concept alone makes true: with brackets, with a scope; and denials that rules ask for.
  void make_literals_true() {
    for (const LiteralId literal : asked_) {
      const Atom& atom = rules_.atom(literal / 2);
      const bool positive = (literal & 1) == 0;
      if (atom.kind != AtomKind::finding || inference_.is_true(literal)) continue;
      if (rules_.tests(atom).empty() && atom.scope == rule::Scope::plain) continue;
      Alternative one = start(positive ? Kind::add : Kind::deny, rules_.literal_text(literal));
      one.literal = literal;
      if (make_true(rules_, literal, one.facts, one.finding, one.findings)) use_(one);
    }
  }

  // Denied, and not had: a denial beside a claim would count for nothing.
  void deny_concepts() {
    std::set<ConceptId> concepts;
    for (const LiteralId literal : asked_) {
      const Atom& atom = rules_.atom(literal / 2);
      if ((literal & 1) == 0 || (atom.kind != AtomKind::finding && atom.kind != AtomKind::row)) continue;
      for (const ConceptId broader : rules_.ontology().ancestors(atom.name)) concepts.insert(broader);
    }
    for (const ConceptId id : concepts) {
      Alternative one = start(Kind::deny, "not " + std::string(rules_.ontology()[id].id));
      for (std::uint32_t i = 0; i < facts_.findings.size(); ++i)
        if (facts_.findings[i].plain() && rules_.ontology().is_a(facts_.findings[i].concept_id, id)) one.findings.push_back(i);
      remove(one.findings, one.facts);
      one.finding.concept_id = id;
      one.finding.assertion = Assertion::absent;
      one.facts.findings.push_back(one.finding);
      use_(one);
    }
  }

  void change_chief() {
    std::set<ConceptId> done;
    for (std::uint32_t i = 0; i < facts_.findings.size(); ++i) {
      const Finding& finding = facts_.findings[i];
      if (!finding.plain() || !done.insert(finding.concept_id).second) continue;
      Alternative one = start(Kind::add, "chief(" + std::string(rules_.ontology()[finding.concept_id].id) + ")");
      Indexes same;
      bool chief = false;
      for (std::uint32_t j = i; j < facts_.findings.size(); ++j)
        if (sense_of(facts_.findings[j]) == sense_of(finding)) same.push_back(j), chief |= facts_.findings[j].chief;
      one.kind = chief ? Kind::forget : Kind::add;
      one.findings = chief ? same : Indexes{i};
      for (const std::uint32_t index : one.findings) {
        one.facts.findings[index].chief = !chief;
        chief ? static_cast<void>(std::erase(one.facts.chief, index)) : one.facts.chief.push_back(index);
      }
      one.finding = one.facts.findings[i];
      use_(one);
    }
  }

  static void remove(const Indexes& indexes, Facts& facts) {
    for (std::size_t i = indexes.size(); i-- > 0;) {
      facts.findings.erase(facts.findings.begin() + indexes[i]);
      std::erase(facts.chief, indexes[i]);
      for (std::uint32_t& chief : facts.chief) chief -= chief > indexes[i] ? 1 : 0;
    }
  }

  std::map<std::tuple<ConceptId, Assertion, context::Temporality, context::Experiencer>, Indexes> groups() const {
    std::map<std::tuple<ConceptId, Assertion, context::Temporality, context::Experiencer>, Indexes> groups;
    for (std::uint32_t i = 0; i < facts_.findings.size(); ++i) groups[sense_of(facts_.findings[i])].push_back(i);
    return groups;
  }

  // All mentions of one thing; and all that make a condition so, such as every kind of pain.
  void remove_findings() {
    std::set<Indexes> done;
    const auto without = [&](std::string fact, const Indexes& findings) {
      if (findings.empty() || !done.insert(findings).second) return;
      Alternative one = start(Kind::remove, std::move(fact));
      one.findings = findings;
      remove(findings, one.facts);
      use_(one);
    };
    for (const auto& [sense, findings] : groups()) without(condition_of(rules_, facts_.findings[findings.front()]), findings);
    for (AtomId id = 1; id < rules_.atom_count(); ++id) {
      const Atom& atom = rules_.atom(id);
      const Truth truth = inference_.truth(id);
      if (truth == Truth::unknown || (atom.kind != AtomKind::finding && atom.kind != AtomKind::row) || !rules_.tests(atom).empty())
        continue;
      const LiteralId literal = 2 * id + (truth == Truth::true_ ? 0 : 1);
      Indexes findings;
      inference_.findings_of(literal, findings);
      without(rules_.literal_text(literal), findings);
    }
  }

  void forget_attributes(const Indexes& findings) {
    const ontology::Ontology& ontology = rules_.ontology();
    for (std::size_t a = 0; a < ontology.attribute_count(); ++a)
      forget(findings, ontology.attribute(static_cast<ontology::AttributeId>(a)).name,
             [a](Finding& f) { return std::exchange(f.values[a], 0) != 0; });
    const auto forget_concept = [&](std::string_view name, ConceptId Finding::*member) {
      forget(findings, name, [member](Finding& f) { return std::exchange(f.*member, kNoConcept) != kNoConcept; });
    };
    const auto forget_range = [&](std::string_view name, fact::Range Finding::*member) {
      forget(findings, name, [member](Finding& f) { return std::exchange(f.*member, fact::Range{}).known(); });
    };
    forget_concept("site", &Finding::site), forget_concept("trigger", &Finding::trigger), forget_concept("relief", &Finding::relief);
    forget_range("duration", &Finding::duration_days), forget_range("episode", &Finding::episode_days);
    forget_range("ago", &Finding::ago_days), forget_range("frequency", &Finding::per_day);
  }

  // `clear`: makes the attribute unknown; false where it was.
  template <class Clear>
  void forget(const Indexes& findings, std::string_view attribute, const Clear& clear) {
    Alternative one = start(Kind::forget, condition_of(rules_, facts_.findings[findings.front()]) + "[" + std::string(attribute) + "]");
    for (const std::uint32_t index : findings)
      if (clear(one.facts.findings[index])) one.findings.push_back(index);
    if (!one.findings.empty()) use_(one);
  }

  // Rules tell numbers apart by bounds alone, so one value of each range between them stands for it.
  void set_measure(fact::Measure measure) {
    std::vector<AtomId> bounds;
    for (AtomId id = 1; id < rules_.atom_count(); ++id) {
      const Atom& atom = rules_.atom(id);
      if (atom.kind == AtomKind::number && atom.name == static_cast<std::uint32_t>(measure)) bounds.push_back(id);
    }
    std::sort(bounds.begin(), bounds.end(), [this](AtomId a, AtomId b) { return rules_.atom(a).bound < rules_.atom(b).bound; });
    for (std::size_t i = 0; i <= bounds.size() && !bounds.empty(); ++i) {
      Alternative one = start(Kind::set, {});
      if (i != 0) one.low = rules_.literal_text(2 * bounds[i - 1]);
      if (i != bounds.size()) one.high = rules_.literal_text(2 * bounds[i] + 1);
      one.fact = range_text(one.low, one.high);
      one.goes_on = i != 0;
      const rule::Fixed value = i == 0 ? rules_.atom(bounds[0]).bound - 1 : rules_.atom(bounds[i - 1]).bound;
      one.facts.patient[measure].low = one.facts.patient[measure].high = static_cast<double>(value) / 1e9;
      use_(one);
    }
    if (!facts_.patient[measure].known()) return;
    Alternative one = start(Kind::forget, std::string(fact::name_of(measure)));
    one.facts.patient[measure] = {};
    use_(one);
  }

  void set_patient() {
    for (const ontology::Sex sex : {ontology::Sex::female, ontology::Sex::male, ontology::Sex::unknown}) {
      if (sex == facts_.patient.sex) continue;
      const bool known = sex != ontology::Sex::unknown;
      Alternative one = start(known ? Kind::set : Kind::forget, known ? "sex = " + std::string(ontology::name_of(sex)) : "sex");
      one.facts.patient.sex = sex;
      use_(one);
    }
    set_answer("pregnant", &Patient::pregnant), set_answer("postpartum", &Patient::postpartum);
    set_answer("breastfeeding", &Patient::breastfeeding);
  }

  void set_answer(const std::string& name, Answer Patient::*member) {
    for (const Answer answer : {Answer::yes, Answer::no, Answer::unknown}) {
      if (answer == facts_.patient.*member) continue;
      Alternative one = start(answer == Answer::unknown ? Kind::forget : Kind::set, answer == Answer::no ? name + " = no" : name);
      one.facts.patient.*member = answer;
      use_(one);
    }
  }

  const Inference& inference_;
  const RuleBase& rules_;
  const Facts& facts_;
  const std::function<void(Alternative&)>& use_;
  std::set<LiteralId> asked_;
};

}  // namespace

std::string_view name_of(Kind kind) {
  static constexpr std::array<std::string_view, 5> kNames = {"add", "deny", "remove", "set", "forget"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string range_text(const std::string& low, const std::string& high) {
  return low + (low.empty() || high.empty() ? "" : " and ") + high;
}

void each_alternative(const Inference& inference, const std::function<void(Alternative&)>& use) { Alternatives(inference, use).all(); }

}  // namespace anteroom::explain
