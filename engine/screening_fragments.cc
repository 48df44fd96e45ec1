// Most of a screening's bytes are the same in every screening that names the same concept or rule. Escaping them once is what
// makes writing one cost no more than copying.
#include "engine/screening_fragments.h"

#include <algorithm>

#include "engine/base/json_writer.h"

namespace anteroom {
namespace {

using base::JsonWriter;

// Writes one fragment: the members that `write` gives.
template <typename Write>
std::string fragment(Write write) {
  std::string out;
  JsonWriter json(out);
  write(json);
  json.finish();
  return out;
}

// "{finding:NAME}" becomes the concept's name in the patient's language.
std::string fill_in(std::string_view pattern, const ontology::Ontology& ontology, const reply::Replies& replies) {
  static constexpr std::string_view kOpen = "{finding:";
  std::string out;
  for (;;) {
    const std::size_t open = pattern.find(kOpen);
    out += pattern.substr(0, open);
    if (open == pattern.npos) return out;
    pattern.remove_prefix(open + kOpen.size());
    const std::size_t close = std::min(pattern.find('}'), pattern.size());
    const ontology::ConceptId id = ontology.find(pattern.substr(0, close));
    out += id == ontology::kNoConcept ? pattern.substr(0, close) : std::string_view(replies.lower_name(id));
    pattern.remove_prefix(std::min(close + 1, pattern.size()));
  }
}

}  // namespace

ScreeningFragments::ScreeningFragments(const knowledge::Knowledge& all, const knowledge::Language& language) {
  for (ontology::ConceptId id = 0; id < all.ontology.size(); ++id) {
    const ontology::Concept& here = all.ontology[id];
    concepts.push_back(fragment([&](JsonWriter& json) {
      json.key("concept").string(here.id).key("kind").string(ontology::name_of(here.kind)).key("name").string(language.lexicon->name(id));
      json.key("codes").open('{');
      for (const auto& [system, code] : all.ontology.codes(id)) json.key(all.ontology.string(system)).string(all.ontology.string(code));
      json.close('}');
    }));
  }
  for (std::size_t a = 0; a < all.ontology.attribute_count(); ++a) {
    const ontology::Attribute& attribute = all.ontology.attribute(static_cast<ontology::AttributeId>(a));
    std::vector<std::string>& list = values.emplace_back();
    list.push_back(fragment([&](JsonWriter& json) { json.key(std::string_view(attribute.name)).null(); }));
    for (const std::string_view value : attribute.values)
      list.push_back(fragment([&](JsonWriter& json) { json.key(std::string_view(attribute.name)).string(value); }));
  }
  no_values = fragment([&](JsonWriter& json) {
    for (const auto& list : values) json.raw(list.front());
  });
  for (std::size_t one = 0; one < kAssertions * kTemporalities * kExperiencers; ++one) {
    contexts_.push_back(fragment([&](JsonWriter& json) {
      json.key("assertion").string(context::name_of(static_cast<context::Assertion>(one / kExperiencers / kTemporalities)));
      json.key("temporality").string(context::name_of(static_cast<context::Temporality>(one / kExperiencers % kTemporalities)));
      json.key("experiencer").string(context::name_of(static_cast<context::Experiencer>(one % kExperiencers)));
    }));
  }
  const rule::RuleBase& base = all.rules;
  for (rule::RuleIndex rule = 0; rule < base.size(); ++rule) {
    rule_ids.push_back(fragment([&](JsonWriter& json) { json.string(base.id(rule)); }));
    rules.push_back(fragment([&](JsonWriter& json) {
      json.key("rule").string(base.id(rule)).key("says").string(base.says(rule).empty() ? base.when_text(rule) : base.says(rule));
      if (!base.why(rule).empty()) json.key("why").string(fill_in(base.why(rule), all.ontology, *language.replies));
      json.key("status").string(rule::name_of(base.status(rule)));
    }));
    conclusions.push_back(fragment([&](JsonWriter& json) {
      json.key("concluded").open('[');
      for (const rule::FactIndex fact : base.conclusions(rule)) json.string(base.fact_name(fact));
      json.close(']');
    }));
  }
  for (const rule::Department& department : base.departments().list()) {
    departments.push_back(fragment([&](JsonWriter& json) { json.key("id").string(department.id).key("name").string(department.name); }));
  }
}

}  // namespace anteroom
