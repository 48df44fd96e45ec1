// Facts first, those that rest on no other before those that rest on them; facts that rest on each other in a circle are told apart by
// their names, and the circle as a whole by all its rules. Then rules are terms over the numbers of facts.
#include "engine/audit/canonical_rules.h"

#include <algorithm>

#include "engine/infer/program.h"

namespace anteroom::audit {
namespace {

using rule::Atom;
using rule::AtomId;
using rule::AtomKind;
using rule::AtomTest;
using rule::FactIndex;
using rule::LiteralId;
using rule::RuleIndex;
using Term = std::vector<std::uint64_t>;

constexpr TermId kNoTerm = 0xffffffffU;

// What a term is; its first number.
enum class Kind : std::uint64_t {
  name,
  atom,
  literal,
  all,
  any,
  at_least,
  firing,
  fact,
  of_circle,
  circle,
  concluded_in_circle,
  named_in_circle
};

void sort_unique(Term& term, std::ptrdiff_t from) {
  std::sort(term.begin() + from, term.end());
  term.erase(std::unique(term.begin() + from, term.end()), term.end());
}

}  // namespace

TermId CanonicalTerms::intern(Term term) { return ids_.try_emplace(std::move(term), static_cast<TermId>(ids_.size())).first->second; }

TermId CanonicalTerms::intern(std::string_view name) {
  Term term{static_cast<std::uint64_t>(Kind::name)};
  term.insert(term.end(), name.begin(), name.end());
  return intern(std::move(term));
}

class Canonicalizer {
 public:
  Canonicalizer(const rule::RuleBase& rules, CanonicalTerms& terms, CanonicalRules& out) : rules_(rules), terms_(terms), out_(out) {}

  void run() {
    find_rows();
    atoms_.assign(rules_.atom_count(), kNoTerm);
    out_.facts_.assign(rules_.fact_count(), kNoTerm);
    number_.assign(rules_.fact_count(), 0), lowest_.assign(rules_.fact_count(), 0);
    for (FactIndex fact = 0; fact < rules_.fact_count(); ++fact)
      if (number_[fact] == 0) visit(fact);
    for (RuleIndex rule = 0; rule < rules_.size(); ++rule) out_.firing_.push_back(firing(rule));
  }

 private:
  template <class... Parts>
  TermId make(Kind kind, Parts... parts) {
    return terms_.intern(Term{static_cast<std::uint64_t>(kind), static_cast<std::uint64_t>(parts)...});
  }

  // The concepts that make each row true.
  void find_rows() {
    const rule::RuleArrays& arrays = rules_.arrays();
    const std::uint32_t start = arrays.claim_rows.empty() ? rule::kNoRow : arrays.claim_rows[0];
    if (start == rule::kNoRow) return;
    for (ontology::ConceptId id = 0; id < rules_.ontology().size(); ++id)
      for (std::uint32_t at = arrays.claim_begin[start + id]; at < arrays.claim_begin[start + id + 1]; ++at)
        if (rules_.atom(arrays.claims[at] & ~rule::kTested).kind == AtomKind::row) rows_[arrays.claims[at]].push_back(id);
  }

  // A row with no nearer one below it asks the same as its concept alone.
  bool is_plain(const Atom& atom, const std::vector<ontology::ConceptId>& counts) const {
    const auto all = rules_.ontology().descendants(atom.name);
    return counts.size() == all.size();
  }

  TermId atom(AtomId id) {
    const Atom& atom = rules_.atom(id);
    if (atom.kind == AtomKind::fact) return out_.facts_[atom.name];  // known by now, or in the circle that is being looked at
    TermId& known = atoms_[id];
    if (known != kNoTerm) return known;
    AtomKind kind = atom.kind;
    Term term{static_cast<std::uint64_t>(Kind::atom), 0, static_cast<std::uint64_t>(atom.scope), atom.name};
    if (kind == AtomKind::number) {
      term.push_back(static_cast<std::uint64_t>(atom.bound));
    } else if (kind == AtomKind::row) {
      const std::vector<ontology::ConceptId>& counts = rows_[id];
      if (is_plain(atom, counts))
        kind = AtomKind::finding;
      else
        term.insert(term.end(), counts.begin(), counts.end());
    } else {
      add_tests(atom, term);
    }
    term[1] = static_cast<std::uint64_t>(kind);
    return known = terms_.intern(std::move(term));
  }

  void add_tests(const Atom& atom, Term& term) const {
    std::vector<Term> tests;
    for (const AtomTest& test : rules_.tests(atom))
      tests.push_back({static_cast<std::uint64_t>(test.kind), test.negated ? 1U : 0U, test.attribute, test.accepted, test.perhaps,
                       test.concept_id, static_cast<std::uint64_t>(test.low), static_cast<std::uint64_t>(test.high)});
    std::sort(tests.begin(), tests.end());
    for (const Term& test : tests) term.insert(term.end(), test.begin(), test.end());
  }

  TermId literal(LiteralId id) { return (id & 1) == 0 ? atom(id / 2) : make(Kind::literal, atom(id / 2)); }

  // One word of a program, and `at` after it.
  TermId part(const std::uint32_t*& at) {
    const std::uint32_t word = *at++, group = word & rule::kGroup;
    if (group == 0) return literal(word);
    const std::uint32_t* const end = at + (word & rule::kPayload);
    if (group == rule::kAll) return list(at, end, Kind::all);
    if (group == rule::kAny) return list(at, end, Kind::any);
    Term term{static_cast<std::uint64_t>(Kind::at_least), *at++};
    while (at != end) term.push_back(part(at));
    std::sort(term.begin() + 2, term.end());
    return terms_.intern(std::move(term));
  }

  TermId list(const std::uint32_t*& at, const std::uint32_t* end, Kind kind) {
    Term term{static_cast<std::uint64_t>(kind)};
    while (at != end) term.push_back(part(at));
    sort_unique(term, 1);
    return term.size() == 2 ? static_cast<TermId>(term[1]) : terms_.intern(std::move(term));
  }

  TermId program(std::span<const std::uint32_t> words) {
    const std::uint32_t* at = words.data();
    return list(at, at + words.size(), Kind::all);
  }

  TermId firing(RuleIndex rule) {
    const auto unless = rules_.unless(rule);
    const TermId when = program(rules_.when(rule));
    return unless.empty() ? make(Kind::firing, when) : make(Kind::firing, when, program(unless));
  }

  template <class Visit>
  void each_fact_behind(FactIndex fact, const Visit& visit_fact) const {
    for (const RuleIndex rule : rules_.concluders(fact))
      for (const auto program : {rules_.when(rule), rules_.unless(rule)})
        infer::visit_literals(program, [&](LiteralId id) {
          const Atom& atom = rules_.atom(id / 2);
          if (atom.kind == AtomKind::fact) visit_fact(static_cast<FactIndex>(atom.name));
        });
  }

  // Tarjan's walk, with a stack of its own: a chain of rules may be longer than the program's stack is deep.
  void visit(FactIndex root) {
    struct Frame {
      FactIndex fact;
      std::vector<FactIndex> behind;
      std::size_t next = 0;
    };
    std::vector<Frame> frames;
    const auto enter = [&](FactIndex fact) {
      number_[fact] = lowest_[fact] = ++count_;
      open_.push_back(fact);
      frames.push_back({fact, {}});
      each_fact_behind(fact, [&](FactIndex other) { frames.back().behind.push_back(other); });
    };
    enter(root);
    while (!frames.empty()) {
      Frame& frame = frames.back();
      const FactIndex fact = frame.fact;
      if (frame.next < frame.behind.size()) {
        const FactIndex other = frame.behind[frame.next++];
        if (number_[other] == 0)
          enter(other);
        else if (out_.facts_[other] == kNoTerm)
          lowest_[fact] = std::min(lowest_[fact], number_[other]);
        continue;
      }
      if (lowest_[fact] == number_[fact]) close(fact);
      frames.pop_back();
      if (!frames.empty()) lowest_[frames.back().fact] = std::min(lowest_[frames.back().fact], lowest_[fact]);
    }
  }

  // The facts above `fact` on the stack are all that rest on each other.
  void close(FactIndex fact) {
    std::vector<FactIndex> circle;
    do {
      circle.push_back(open_.back());
      open_.pop_back();
    } while (circle.back() != fact);
    bool alone = circle.size() == 1;
    each_fact_behind(fact, [&](FactIndex other) { alone = alone && other != fact; });
    if (alone) {
      out_.facts_[fact] = concluded(fact, Kind::fact);
      return;
    }
    std::vector<Term> all;
    for (const FactIndex each : circle) out_.facts_[each] = make(Kind::named_in_circle, terms_.intern(rules_.fact_name(each)));
    for (const FactIndex each : circle) all.push_back({out_.facts_[each], concluded(each, Kind::concluded_in_circle)});
    std::sort(all.begin(), all.end());
    Term term{static_cast<std::uint64_t>(Kind::circle)};
    for (const Term& each : all) term.insert(term.end(), each.begin(), each.end());
    const TermId whole = terms_.intern(std::move(term));
    for (const FactIndex each : circle) out_.facts_[each] = make(Kind::of_circle, whole, out_.facts_[each]);
  }

  TermId concluded(FactIndex fact, Kind kind) {
    Term term{static_cast<std::uint64_t>(kind)};
    for (const RuleIndex rule : rules_.concluders(fact)) term.push_back(firing(rule));
    sort_unique(term, 1);
    return terms_.intern(std::move(term));
  }

  const rule::RuleBase& rules_;
  CanonicalTerms& terms_;
  CanonicalRules& out_;
  std::map<AtomId, std::vector<ontology::ConceptId>> rows_;
  std::vector<TermId> atoms_;
  std::vector<std::uint32_t> number_, lowest_;
  std::uint32_t count_ = 0;
  std::vector<FactIndex> open_;
};

CanonicalRules::CanonicalRules(const rule::RuleBase& rules, CanonicalTerms& terms) { Canonicalizer(rules, terms, *this).run(); }

bool same_concepts(const ontology::Ontology& a, const ontology::Ontology& b) {
  if (a.size() != b.size() || a.attribute_count() != b.attribute_count()) return false;
  for (ontology::ConceptId id = 0; id < a.size(); ++id) {
    const auto of_a = a.ancestors(id), of_b = b.ancestors(id);
    if (a[id].id != b[id].id || a[id].kind != b[id].kind || a.site_of(id) != b.site_of(id) ||
        !std::equal(of_a.begin(), of_a.end(), of_b.begin(), of_b.end()))
      return false;
  }
  for (std::size_t at = 0; at < a.attribute_count(); ++at) {
    const auto one = a.attribute(static_cast<ontology::AttributeId>(at)), other = b.attribute(static_cast<ontology::AttributeId>(at));
    if (one.name != other.name || one.ordered != other.ordered ||
        !std::equal(one.values.begin(), one.values.end(), other.values.begin(), other.values.end()))
      return false;
  }
  return true;
}

}  // namespace anteroom::audit
