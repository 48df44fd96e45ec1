// engine/rule/image.h: the arrays of a rule base as one block of bytes, and back.
//
//   base::Image image = pack(arrays, ontology);
//   RuleArrays view;
//   if (unpack(image, ontology, department_count, view)) use(view);
#pragma once

#include <cstddef>

#include "engine/base/image.h"
#include "engine/ontology/ontology.h"
#include "engine/rule/rule_arrays.h"

namespace anteroom::rule {

base::Image pack(BasicRuleArrays<base::ArrayOwned>& arrays, const ontology::Ontology& ontology);

// Views into `image`. False where anything in it refers outside of itself or of the ontology, or where it was packed with other
// concepts: every index is checked, so that running over an unpacked image is safe whatever it says.
bool unpack(const base::Image& image, const ontology::Ontology& ontology, std::size_t department_count, RuleArrays& view);

}  // namespace anteroom::rule
