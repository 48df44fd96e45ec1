#include "engine/rule/image.h"

#include "engine/rule/validate.h"

namespace anteroom::rule {
namespace {

// Says which concepts, relations and values the numbers in an image mean (FNV-1a).
std::uint64_t digest_of(const ontology::Ontology& ontology) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto add = [&hash](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    hash = (hash ^ 0xff) * 1099511628211ULL;
  };
  for (ontology::ConceptId id = 0; id < ontology.size(); ++id) {
    add(ontology[id].id);
    for (const ontology::ConceptId broad : ontology.ancestors(id)) hash = (hash ^ broad) * 1099511628211ULL;
  }
  for (std::size_t i = 0; i < ontology.attribute_count(); ++i) {
    const ontology::Attribute& attribute = ontology.attribute(static_cast<ontology::AttributeId>(i));
    add(attribute.name);
    for (const std::string_view value : attribute.values) add(value);
  }
  return hash;
}

}  // namespace

base::Image pack(BasicRuleArrays<base::ArrayOwned>& arrays, const ontology::Ontology& ontology) {
  arrays.made_with.assign(1, digest_of(ontology));
  return base::pack(arrays);
}

bool unpack(const base::Image& image, const ontology::Ontology& ontology, std::size_t department_count, RuleArrays& view) {
  RuleArrays arrays;
  if (!base::unpack(image, arrays) || arrays.made_with.size() != 1 || arrays.made_with[0] != digest_of(ontology) ||
      !validate(arrays, ontology, department_count))
    return false;
  view = arrays;
  return true;
}

}  // namespace anteroom::rule
