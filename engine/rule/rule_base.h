// engine/rule/rule_base.h: all rules that take part, compiled into frozen flat arrays that inference runs over.
//
//   RuleBase rules;
//   if (compile_rules(sources, ontology, departments, settings, rules, problems))
//     for (RuleIndex rule = 0; rule < rules.size(); ++rule) use(rules.id(rule), rules.urgency(rule));
//
// Frozen once compiled: share it between threads without a lock. Every view that it gives lives as long as it does.
// Conditions are kept as a program over literals. An atom is one question with the answers true, false and unknown ("headache,
// sudden", "age >= 50 years"); literal 2a is "atom a is true", literal 2a + 1 is "atom a is false". As `not` is pushed down to
// the atoms, a condition is a monotone formula over literals, and three-valued logic costs no more than two-valued.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/image.h"
#include "engine/base/problem.h"
#include "engine/fact/facts.h"
#include "engine/ontology/ontology.h"
#include "engine/rule/condition.h"
#include "engine/rule/departments.h"
#include "engine/rule/rule_arrays.h"
#include "engine/rule/rule_source.h"
#include "engine/rule/settings.h"

namespace anteroom::rule {

inline constexpr RuleIndex kNoRule = 0xffffffffU;

struct CitationView {
  std::string_view cite, url, read_on;  // url and read_on are empty where the source was not read
};

class RuleBase {
 public:
  RuleBase();
  ~RuleBase();
  RuleBase(RuleBase&&) noexcept;
  RuleBase& operator=(RuleBase&&) noexcept;

  // Rules are numbered by stratum, then by how far along a chain they stand, then by id: what a rule rests on has a lower number
  // (except in a circle of rules). The numbering does not depend on the order of rules or files.
  std::size_t size() const { return view_.bodies.empty() ? 0 : view_.bodies.size() - 1; }
  RuleIndex find(std::string_view id) const;  // kNoRule where there is none

  // What a rule says of itself, for people.
  std::string_view id(RuleIndex rule) const { return string(view_.texts[rule].id); }
  std::string_view says(RuleIndex rule) const { return string(view_.texts[rule].says); }       // empty for most table rows
  std::string_view why(RuleIndex rule) const { return string(view_.texts[rule].why); }         // with {finding:NAME} in it; may be empty
  std::string_view when_text(RuleIndex rule) const { return string(view_.texts[rule].when); }  // as written
  std::string_view unless_text(RuleIndex rule) const { return string(view_.texts[rule].unless); }
  std::string_view file(RuleIndex rule) const { return string(view_.texts[rule].file); }
  base::Place place(RuleIndex rule) const { return {view_.texts[rule].line, view_.texts[rule].column}; }
  std::string_view table(RuleIndex rule) const { return string(view_.texts[rule].table); }  // of a row; else empty
  TableKind table_kind(RuleIndex rule) const { return view_.texts[rule].table_kind; }
  Status status(RuleIndex rule) const { return view_.texts[rule].status; }  // draft or reviewed
  bool from_memory(RuleIndex rule) const { return view_.texts[rule].from_memory; }
  std::size_t source_count(RuleIndex rule) const;
  CitationView source(RuleIndex rule, std::size_t index) const;

  // What follows when it fires.
  Urgency urgency(RuleIndex rule) const { return view_.outcomes[rule].urgency; }  // `none`: says nothing of it
  std::span<const Route> routes(RuleIndex rule) const {
    return view_.routes.subspan(view_.outcomes[rule].routes, view_.outcomes[rule + 1].routes - view_.outcomes[rule].routes);
  }
  std::span<const StringId> advise(RuleIndex rule) const {  // string(id) of each
    return view_.advise.subspan(view_.outcomes[rule].advise, view_.outcomes[rule + 1].advise - view_.outcomes[rule].advise);
  }
  StringId red_flag(RuleIndex rule) const { return view_.outcomes[rule].red_flag; }  // kNoString: none
  std::span<const FactIndex> conclusions(RuleIndex rule) const {
    const Body* body = &view_.bodies[rule];
    return view_.code.subspan(body->when + body->conclude, body[1].when - body->when - body->conclude);
  }

  // Its conditions as programs (see rule_arrays.h); `unless` is empty where there is none.
  std::span<const std::uint32_t> when(RuleIndex rule) const {
    const Body& body = view_.bodies[rule];
    return view_.code.subspan(body.when, body.unless);
  }
  std::span<const std::uint32_t> unless(RuleIndex rule) const {
    const Body& body = view_.bodies[rule];
    return view_.code.subspan(body.when + body.unless, body.conclude - body.unless);
  }
  std::uint32_t stratum(RuleIndex rule) const { return view_.texts[rule].stratum; }

  // Atoms. Atom 0 is always true.
  std::size_t atom_count() const { return view_.atoms.size(); }
  const Atom& atom(AtomId atom) const { return view_.atoms[atom]; }
  std::span<const AtomTest> tests(const Atom& atom) const {  // of an atom that is not a number
    return view_.tests.subspan(atom.tests.begin, atom.tests.end - atom.tests.begin);
  }
  // A literal as a condition: "headache[onset = sudden]", "not fever", "age >= 50 years".
  std::string literal_text(LiteralId literal) const;
  // Rules in whose `when` the atom stands without `not`, most urgent first.
  std::span<const RuleIndex> rules_with(AtomId atom) const {
    return view_.mentions.subspan(view_.mention_begin[atom], view_.mention_begin[atom + 1] - view_.mention_begin[atom]);
  }
  // Those of them that conclude a derived fact, ascending.
  std::span<const RuleIndex> steps_with(AtomId atom) const {
    return view_.steps.subspan(view_.step_begin[atom], view_.step_begin[atom + 1] - view_.step_begin[atom]);
  }
  // Whether a plain finding of this concept can matter to any rule: some atom names it or something broader.
  bool knows(ontology::ConceptId id) const;

  // Derived facts.
  std::size_t fact_count() const { return view_.facts.size(); }
  std::string_view fact_name(FactIndex fact) const { return string(view_.facts[fact]); }
  FactIndex find_fact(std::string_view name) const;  // kNoFact where there is none
  AtomId fact_atom(FactIndex fact) const { return view_.fact_atoms[fact]; }
  std::span<const RuleIndex> concluders(FactIndex fact) const {
    return view_.concluders.subspan(view_.concluder_begin[fact], view_.concluder_begin[fact + 1] - view_.concluder_begin[fact]);
  }

  std::string_view string(StringId id) const;  // kNoString: empty
  const ontology::Ontology& ontology() const { return *ontology_; }
  const Departments& departments() const { return departments_; }
  const Settings& settings() const { return settings_; }

  // The arrays themselves, for inference; see rule_arrays.h.
  const RuleArrays& arrays() const { return view_; }
  // Bytes of all arrays, and of those that inference touches (without texts, places and citations).
  std::size_t bytes() const { return image_.bytes.size(); }
  std::size_t hot_bytes() const;

  // The compiled rules as one block of bytes; and rules over such a block. False where the block is damaged or was made with
  // other concepts: it is never trusted. (Its checksum is the business of whoever stores it.)
  const base::Image& image() const { return image_; }
  static bool attach(const base::Image& image, const ontology::Ontology& ontology, Departments departments, Settings settings,
                     RuleBase& rules);

 private:
  friend struct RuleBaseBuilder;

  RuleArrays view_{};
  base::Image image_;
  const ontology::Ontology* ontology_ = nullptr;
  Departments departments_;
  Settings settings_;
};

// A test of an atom as a condition: "onset = sudden", "duration > 3 weeks".
std::string test_text(const ontology::Ontology& ontology, const AtomTest& test);

// Compiles all rules that are not retired. False, and `rules` unchanged, where a problem was found; reports all of them, with codes
// `rule.*`: names that are neither concept nor fact, units, impossible or contradictory tests, facts that no rule tests or
// concludes, ids used twice, circles through `unless`, departments, weights, red flags without urgency, ...
// `ontology` is linked and outlives `rules`; `departments` is linked.
bool compile_rules(const std::vector<RuleSource>& sources, const ontology::Ontology& ontology, const Departments& departments,
                   const Settings& settings, RuleBase& rules, base::Problems& problems);

}  // namespace anteroom::rule
