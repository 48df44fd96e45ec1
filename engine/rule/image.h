// engine/rule/image.h: the arrays of a rule base as one block of bytes, and back.
//
//   std::vector<std::byte> image = pack(arrays, ontology);
//   RuleArrays view;
//   if (unpack(image, ontology, department_count, view)) use(view);
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/ontology/ontology.h"
#include "engine/rule/rule_arrays.h"

namespace anteroom::rule {

std::vector<std::byte> pack(BasicRuleArrays<ArrayOwned>& arrays, const ontology::Ontology& ontology);

// Views into `image`, which must be aligned to 16 bytes. False where anything in it refers outside of itself or of the ontology, or where
// it was packed with other concepts: every index is checked, so that running over an unpacked image is safe whatever it says.
bool unpack(std::span<const std::byte> image, const ontology::Ontology& ontology, std::size_t department_count, RuleArrays& view);

}  // namespace anteroom::rule
