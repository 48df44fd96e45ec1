// link() turns names into ids, once all files are read, so that their order does not matter. It reports every name that it does
// not know and every relation that cannot be, and builds the lists even then: each look-up stays safe after problems.
#include <algorithm>
#include <cassert>
#include <map>
#include <string>

#include "engine/ontology/freeze.h"
#include "engine/ontology/ontology_builder.h"

namespace anteroom::ontology {
namespace {

using base::Place;
using base::Problems;
using base::quote;

// Reports with the line of the file, where its text is at hand.
class Reporter {
 public:
  Reporter(const std::vector<std::pair<std::string, std::string>>& files, Problems& problems) : problems_(problems) {
    for (const auto& [name, text] : files) texts_[name] = text;
  }
  void operator()(const std::string& file, Place place, std::string code, std::string message, std::string hint) const {
    base::Problem problem{.code = std::move(code), .message = std::move(message), .hint = std::move(hint)};
    const auto text = texts_.find(file);
    problems_.add(std::move(problem), {file, text == texts_.end() ? std::string_view() : text->second}, place);
  }

 private:
  std::map<std::string_view, std::string_view> texts_;
  Problems& problems_;
};

std::string where(const ConceptDraft& concept_there) { return concept_there.file + ":" + std::to_string(concept_there.place.line); }

// Resolves the names of is_a and located.
class Resolver {
 public:
  Resolver(std::vector<ConceptDraft>& concepts, const OntologyBuilder& builder, const Reporter& report)
      : concepts_(concepts), builder_(builder), report_(report) {
    for (const ConceptDraft& one : concepts) (one.kind == Kind::site ? sites_ : others_).push_back(one.id);
  }

  void is_a(const UnresolvedName& name) {
    ConceptDraft& owner = concepts_[name.owner];
    const ConceptId broad = find(name, name.first, name.place, owner.kind == Kind::site);
    if (broad == kNoConcept) return;
    if ((owner.kind == Kind::site) != (concepts_[broad].kind == Kind::site)) {
      report_(owner.file, name.place, "ontology.mixed-kinds",
              quote(owner.id) + " is a " + std::string(name_of(owner.kind)) + " and " + quote(name.first) + " is a " +
                  std::string(name_of(concepts_[broad].kind)),
              "a site is a part of a site and of nothing else; 'located' says where a symptom is");
      return;
    }
    if (std::find(owner.is_a.begin(), owner.is_a.end(), broad) != owner.is_a.end()) {
      report_(owner.file, name.place, "ontology.repeated-is-a", quote(name.first) + " is named twice in is_a", "remove one");
      return;
    }
    owner.is_a.push_back(broad);
  }

  void located(const UnresolvedName& name) {
    ConceptDraft& owner = concepts_[name.owner];
    const ConceptId symptom = find(name, name.first, name.place, false);
    const ConceptId site = find(name, name.second, name.second_place, true);
    if (symptom == kNoConcept || site == kNoConcept) return;
    if (concepts_[site].kind != Kind::site || concepts_[symptom].kind == Kind::site) {
      const bool site_is_wrong = concepts_[site].kind != Kind::site;
      report_(owner.file, site_is_wrong ? name.second_place : name.place, "ontology.not-a-site",
              site_is_wrong ? quote(name.second) + " is a " + std::string(name_of(concepts_[site].kind)) + ", not a site"
                            : quote(name.first) + " is a site, not a symptom",
              "write located: {symptom: site}");
      return;
    }
    const auto [other, is_new] = located_.try_emplace({symptom, site}, name.owner);
    if (!is_new) {
      report_(owner.file, name.second_place, "ontology.located-twice",
              quote(owner.id) + " and " + quote(concepts_[other->second].id) + " (" + where(concepts_[other->second]) + ") both are " +
                  quote(name.first) + " at " + quote(name.second),
              "keep 'located' with one of them; the other is found through its own phrases");
      return;
    }
    owner.located.emplace_back(symptom, site);
  }

 private:
  ConceptId find(const UnresolvedName& name, const std::string& id, Place place, bool site) const {
    const ConceptId found = builder_.find(id);
    if (found != kNoConcept) return found;
    report_(concepts_[name.owner].file, place, "ontology.unknown-concept", "there is no concept " + quote(id),
            base::suggest(id, site ? sites_ : others_, "add it to a file of lexicon/concepts"));
    return kNoConcept;
  }

  std::vector<ConceptDraft>& concepts_;
  const OntologyBuilder& builder_;
  const Reporter& report_;
  std::vector<std::string_view> sites_, others_;
  std::map<std::pair<ConceptId, ConceptId>, ConceptId> located_;
};

// For each concept whether it stands on a cycle of is_a or below one: what is left when concepts without broader ones, or
// whose broader ones are all taken, have been taken away.
std::vector<bool> below_cycle(const std::vector<ConceptDraft>& concepts) {
  std::vector<std::size_t> waiting(concepts.size());
  std::vector<std::vector<ConceptId>> narrower(concepts.size());
  std::vector<ConceptId> ready;
  for (ConceptId id = 0; id < concepts.size(); ++id) {
    waiting[id] = concepts[id].is_a.size();
    for (const ConceptId broad : concepts[id].is_a) narrower[broad].push_back(id);
    if (waiting[id] == 0) ready.push_back(id);
  }
  std::vector<bool> left(concepts.size(), true);
  while (!ready.empty()) {
    const ConceptId id = ready.back();
    ready.pop_back();
    left[id] = false;
    for (const ConceptId narrow : narrower[id]) {
      if (--waiting[narrow] == 0) ready.push_back(narrow);
    }
  }
  return left;
}

// Reports cycles, each once, as a path that begins and ends with its first concept: climbing from a concept below a cycle, always to a
// broader one below a cycle, must come back to where it was.
void report_cycles(const std::vector<ConceptDraft>& concepts, const Reporter& report) {
  const std::vector<bool> left = below_cycle(concepts);
  std::vector<ConceptId> visited_from(concepts.size(), kNoConcept);
  for (ConceptId start = 0; start < concepts.size(); ++start) {
    std::vector<ConceptId> climb;
    ConceptId at = start;
    while (left[at] && visited_from[at] == kNoConcept) {
      visited_from[at] = start;
      climb.push_back(at);
      at = *std::find_if(concepts[at].is_a.begin(), concepts[at].is_a.end(), [&](ConceptId broad) { return left[broad]; });
    }
    if (climb.empty() || visited_from[at] != start) continue;  // nothing new, or the way into a cycle that is reported
    std::vector<ConceptId> cycle(std::find(climb.begin(), climb.end(), at), climb.end());
    std::rotate(cycle.begin(), std::min_element(cycle.begin(), cycle.end()), cycle.end());
    std::string path;
    for (const ConceptId id : cycle) path += concepts[id].id + " is_a ";
    const ConceptDraft& first = concepts[cycle.front()];
    report(first.file, first.place, "ontology.cycle", path + first.id + ": nothing can be broader than itself", "remove one of these is_a");
  }
}

}  // namespace

Ontology OntologyBuilder::link(const std::vector<std::pair<std::string, std::string>>& files, base::Problems& problems) {
  const Reporter report(files, problems);
  Resolver resolver(concepts_, *this, report);
  for (const UnresolvedName& name : unresolved_) name.second.empty() ? resolver.is_a(name) : resolver.located(name);
  unresolved_.clear();
  report_cycles(concepts_, report);
  auto arrays = freeze(concepts_, attributes_);
  Ontology ontology;
  [[maybe_unused]] const bool sound = Ontology::attach(base::pack(arrays), ontology);
  assert(sound);
  return ontology;
}

}  // namespace anteroom::ontology
