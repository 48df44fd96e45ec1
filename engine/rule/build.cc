// From resolved rules to arrays. Everything here is order: rules by stratum, level and id, atoms by what they ask, lists by number;
// so the same rules give the same bytes, however they are spread over files.
#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/rule/draft.h"
#include "engine/rule/image.h"

namespace anteroom::rule {
namespace {

using Arrays = BasicRuleArrays<base::ArrayOwned>;
using ontology::ConceptId;

template <class Integer>
std::uint32_t size32(const std::vector<Integer>& list) {
  return static_cast<std::uint32_t>(list.size());
}

// Lists end to end: begin of each, and one end more.
template <class Item>
void flatten(const std::vector<std::vector<Item>>& lists, std::vector<std::uint32_t>& begin, std::vector<Item>& items) {
  for (const auto& list : lists) {
    begin.push_back(size32(items));
    items.insert(items.end(), list.begin(), list.end());
  }
  begin.push_back(size32(items));
}

void renumber(Formula& formula, const std::vector<AtomId>& numbers) {
  if (formula.kind == Formula::Kind::literal) formula.literal = literal_of(numbers[atom_of(formula.literal)], is_positive(formula.literal));
  for (Formula& part : formula.parts) renumber(part, numbers);
}

class Builder {
 public:
  explicit Builder(Draft& draft) : draft_(draft), numbers_(draft.atoms.finish()) {}

  Arrays build() {
    std::sort(draft_.rules.begin(), draft_.rules.end(), [](const DraftRule& a, const DraftRule& b) {
      return std::tie(a.layer.stratum, a.layer.level, a.rank) < std::tie(b.layer.stratum, b.layer.level, b.rank);
    });
    add_triggers();  // still with provisional numbers
    for (DraftRule& rule : draft_.rules) renumber(rule.when, numbers_), renumber(rule.unless, numbers_);
    add_atoms();
    add_claims();
    add_denials();
    add_rules();
    add_texts();
    add_facts();
    arrays_.strings = strings_.bytes();
    return std::move(arrays_);
  }

 private:
  static bool waits(const DraftRule& rule) { return !rule.links.denies.empty(); }

  void add_triggers() {
    const std::vector<double> likelihood = guess_likelihood(draft_);
    std::vector<std::vector<Trigger>> triggers(2 * draft_.atoms.size());
    const auto number = [this](LiteralId literal) { return literal_of(numbers_[atom_of(literal)], is_positive(literal)); };
    for (RuleIndex rule = 0; rule < draft_.rules.size(); ++rule) {
      const std::uint32_t waiting = waits(draft_.rules[rule]) ? kWaits : 0;
      for (const Hang& hang : choose_triggers(draft_.rules[rule].when, draft_.atoms, likelihood))
        triggers[number(hang.literal)].push_back({number(hang.guard), rule | waiting});
    }
    flatten(triggers, arrays_.trigger_begin, arrays_.triggers);
  }

  void add_atoms() {
    arrays_.measures.resize(fact::kMeasureCount);
    for (const auto& [key, provisional] : draft_.atoms.by_key()) {
      const AtomId id = size32(arrays_.atoms);
      Atom atom{key.kind, key.scope, key.table, key.above, key.name, {}};
      atom.tests.begin = size32(arrays_.tests);
      arrays_.tests.insert(arrays_.tests.end(), key.tests.begin(), key.tests.end());
      atom.tests.end = size32(arrays_.tests);
      if (key.kind == AtomKind::number) atom.bound = key.bound;
      arrays_.atoms.push_back(atom);
      if (key.kind == AtomKind::number) {
        MeasureAtoms& range = arrays_.measures[key.name];
        if (range.begin == range.end) range = {id, id};
        range.end = id + 1;
        for (const bool positive : {true, false}) {
          const LiteralId literal = literal_of(id, positive);
          if (arrays_.trigger_begin[literal] != arrays_.trigger_begin[literal + 1]) arrays_.number_triggers.push_back(literal);
        }
      } else if (key.kind >= AtomKind::sex) {
        arrays_.patient_atoms.push_back(id);
      }
    }
  }

  // The atoms that name each concept, in one scope; rows are left out.
  std::vector<std::vector<AtomId>> atoms_by_concept(std::initializer_list<Scope> scopes) const {
    std::vector<std::vector<AtomId>> by_concept(draft_.ontology.size());
    for (AtomId id = 0; id < arrays_.atoms.size(); ++id) {
      const Atom& atom = arrays_.atoms[id];
      if (atom.kind == AtomKind::finding && std::find(scopes.begin(), scopes.end(), atom.scope) != scopes.end())
        by_concept[atom.name].push_back(id);
    }
    return by_concept;
  }

  std::uint32_t entry(AtomId id) const { return arrays_.atoms[id].tests.begin == arrays_.atoms[id].tests.end ? id : id | kTested; }

  // One row: for each concept, the entries of all concepts that `related` gives for it, and `more`; untested ones first.
  template <class Related, class More>
  void add_row(const std::vector<std::vector<AtomId>>& by_concept, const Related& related, const More& more, bool any,
               std::vector<std::uint32_t>& rows, std::vector<std::uint32_t>& begin, std::vector<std::uint32_t>& entries) const {
    for (const auto& list : by_concept) any |= !list.empty();
    rows.push_back(any ? size32(begin) : kNoRow);
    if (!any) return;
    for (ConceptId id = 0; id < draft_.ontology.size(); ++id) {
      begin.push_back(size32(entries));
      std::vector<std::uint32_t> of_concept;
      for (const ConceptId other : related(id))
        for (const AtomId atom : by_concept[other]) of_concept.push_back(entry(atom));
      more(id, of_concept);
      std::sort(of_concept.begin(), of_concept.end());  // kTested is the highest bit
      entries.insert(entries.end(), of_concept.begin(), of_concept.end());
    }
  }

  bool has_rows() const {
    return std::any_of(arrays_.atoms.begin(), arrays_.atoms.end(), [](const Atom& atom) { return atom.kind == AtomKind::row; });
  }

  void add_claims() {
    const NearestRows nearest(draft_);
    const auto broader = [this](ConceptId id) { return draft_.ontology.ancestors(id); };
    const auto nothing = [](ConceptId, std::vector<std::uint32_t>&) {};
    const auto rows = [&](ConceptId id, std::vector<std::uint32_t>& list) {
      for (const AtomId row : nearest.of(id)) list.push_back(numbers_[row]);
    };
    for (const Scope scope : {Scope::plain, Scope::past, Scope::family, Scope::possible, Scope::chief}) {
      assert(claim_row(scope) == arrays_.claim_rows.size());
      if (scope == Scope::plain)
        add_row(atoms_by_concept({scope}), broader, rows, has_rows(), arrays_.claim_rows, arrays_.claim_begin, arrays_.claims);
      else
        add_row(atoms_by_concept({scope}), broader, nothing, false, arrays_.claim_rows, arrays_.claim_begin, arrays_.claims);
    }
    arrays_.claim_begin.push_back(size32(arrays_.claims));
  }

  void add_denials() {
    const auto narrower = [this](ConceptId id) { return draft_.ontology.descendants(id); };
    const auto nothing = [](ConceptId, std::vector<std::uint32_t>&) {};
    std::vector<std::vector<AtomId>> plain = atoms_by_concept({Scope::plain, Scope::possible, Scope::chief});
    for (AtomId id = 0; id < arrays_.atoms.size(); ++id)
      if (arrays_.atoms[id].kind == AtomKind::row) plain[arrays_.atoms[id].name].push_back(id);
    for (const auto& by_concept : {plain, atoms_by_concept({Scope::past}), atoms_by_concept({Scope::family})})
      add_row(by_concept, narrower, nothing, false, arrays_.denial_rows, arrays_.denial_begin, arrays_.denials);
    arrays_.denial_begin.push_back(size32(arrays_.denials));
  }

  void add_rules() {
    std::vector<std::vector<RuleIndex>> mentions(draft_.atoms.size()), steps(draft_.atoms.size());
    for (RuleIndex index = 0; index < draft_.rules.size(); ++index) {
      const DraftRule& rule = draft_.rules[index];
      const RuleSource& source = *rule.source;
      Body body;
      body.when = size32(arrays_.code);
      append_code(rule.when, true, arrays_.code);
      const auto length = [&] {
        assert(arrays_.code.size() - body.when <= 0xffff);
        return static_cast<std::uint16_t>(arrays_.code.size() - body.when);
      };
      body.unless = length();
      if (source.has_unless) append_code(rule.unless, true, arrays_.code);
      body.conclude = length();
      std::vector<FactIndex> conclusions = rule.links.concludes;
      std::sort(conclusions.begin(), conclusions.end());
      arrays_.code.insert(arrays_.code.end(), conclusions.begin(), conclusions.end());
      arrays_.bodies.push_back(body);
      add_outcome(source);
      rule.when.each_literal([&](LiteralId literal) {
        std::vector<RuleIndex>& list = mentions[atom_of(literal)];
        if (!is_positive(literal) || (!list.empty() && list.back() == index)) return;
        list.push_back(index);
        if (!conclusions.empty()) steps[atom_of(literal)].push_back(index);
      });
    }
    arrays_.bodies.push_back({size32(arrays_.code), 0, 0});
    arrays_.outcomes.push_back({size32(arrays_.routes), size32(arrays_.advise), kNoString, Urgency::none, {}});
    for (auto& list : mentions)
      std::stable_sort(list.begin(), list.end(),
                       [this](RuleIndex a, RuleIndex b) { return arrays_.outcomes[a].urgency < arrays_.outcomes[b].urgency; });
    flatten(mentions, arrays_.mention_begin, arrays_.mentions);
    flatten(steps, arrays_.step_begin, arrays_.steps);
  }

  void add_outcome(const RuleSource& source) {
    arrays_.outcomes.push_back({size32(arrays_.routes), size32(arrays_.advise), strings_.add(source.red_flag.text), source.urgency, {}});
    for (const Weight& weight : source.route) arrays_.routes.push_back({draft_.departments.find(weight.department), weight.weight});
    for (const Named& advice : source.advise) arrays_.advise.push_back(strings_.add(advice.text));
  }

  void add_texts() {
    for (const DraftRule& rule : draft_.rules) {
      const RuleSource& source = *rule.source;
      RuleText text;
      text.id = strings_.add(source.id);
      text.says = strings_.add(source.says);
      text.why = strings_.add(source.why);
      text.when = strings_.add(source.when_text);
      text.unless = strings_.add(source.unless_text);
      text.file = strings_.add(source.source.file);
      text.table = strings_.add(source.table);
      text.line = source.place.line;
      text.column = source.place.column;
      text.citations = size32(arrays_.citations);
      text.stratum = rule.layer.stratum;
      text.table_kind = source.table_kind;
      text.status = source.status;
      text.from_memory = source.from_memory;
      arrays_.texts.push_back(text);
      for (const Citation& citation : source.sources)
        arrays_.citations.push_back({strings_.add(citation.cite), strings_.add(citation.url), strings_.add(citation.read_on)});
    }
    arrays_.texts.emplace_back();
    arrays_.texts.back().citations = size32(arrays_.citations);
    arrays_.rules_by_id.resize(draft_.rules.size());
    for (RuleIndex index = 0; index < draft_.rules.size(); ++index) arrays_.rules_by_id[draft_.rules[index].rank] = index;
  }

  void add_facts() {
    arrays_.facts.resize(draft_.facts.size());
    arrays_.fact_atoms.resize(draft_.facts.size(), 0);
    for (const auto& [name, fact] : draft_.facts) arrays_.facts[fact] = strings_.add(name);
    for (AtomId id = 0; id < arrays_.atoms.size(); ++id)
      if (arrays_.atoms[id].kind == AtomKind::fact) arrays_.fact_atoms[arrays_.atoms[id].name] = id;
    std::vector<std::vector<RuleIndex>> concluders(draft_.facts.size());
    for (RuleIndex index = 0; index < draft_.rules.size(); ++index)
      for (const FactIndex fact : draft_.rules[index].links.concludes) concluders[fact].push_back(index);
    flatten(concluders, arrays_.concluder_begin, arrays_.concluders);
  }

  Draft& draft_;
  const std::vector<AtomId> numbers_;
  base::StringPool strings_;
  Arrays arrays_;
};

}  // namespace

void RuleBaseBuilder::build(Draft& draft, RuleBase& rules) {
  Arrays arrays = Builder(draft).build();
  RuleBase built;
  built.image_ = pack(arrays, draft.ontology);
  [[maybe_unused]] const bool sound = unpack(built.image_, draft.ontology, draft.departments.size(), built.view_);
  assert(sound);
  built.ontology_ = &draft.ontology;
  built.departments_ = draft.departments;
  built.settings_ = draft.settings;
  rules = std::move(built);
}

}  // namespace anteroom::rule
