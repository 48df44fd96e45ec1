// engine/fact/relation.h: how people are related: by name, and through one another.
#pragma once

#include <string_view>

#include "engine/fact/facts.h"

namespace anteroom::fact {

// Of a name in the lexicon; unknown where there is none such. A "relative" has no relation of their own in a screening: other.
Relation relation_of(std::string_view name);
// Whether a name in the lexicon is that of somebody of the family.
bool is_family(std::string_view name);

// What somebody's `second` is to the asker, where that somebody is the asker's `first`: a parent's parent is a grandparent.
// What has no word of its own is other. Where `first` is not known, `second` is taken as it is.
Relation relation_through(Relation first, Relation second);

}  // namespace anteroom::fact
