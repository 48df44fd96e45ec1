#include "engine/fact/relation.h"

#include <algorithm>
#include <iterator>

namespace anteroom::fact {
namespace {

constexpr std::string_view kNames[] = {"self",        "child",      "parent", "partner", "sibling",
                                       "grandparent", "grandchild", "friend", "other",   "unknown"};

constexpr std::string_view kRelative = "relative";  // an aunt, a cousin, a grandson

struct Step {
  Relation first, second, both;
};
constexpr Step kSteps[] = {
    {Relation::parent, Relation::parent, Relation::grandparent},
    {Relation::parent, Relation::child, Relation::sibling},
    {Relation::parent, Relation::partner, Relation::parent},
    {Relation::child, Relation::sibling, Relation::child},
    {Relation::child, Relation::child, Relation::grandchild},
    {Relation::grandchild, Relation::sibling, Relation::grandchild},
    {Relation::child, Relation::parent, Relation::partner},
    {Relation::child, Relation::grandparent, Relation::parent},
    {Relation::sibling, Relation::parent, Relation::parent},
    {Relation::sibling, Relation::sibling, Relation::sibling},
    {Relation::partner, Relation::child, Relation::child},
    {Relation::sibling, Relation::grandparent, Relation::grandparent},
    {Relation::grandparent, Relation::partner, Relation::grandparent},
};

}  // namespace

std::string_view name_of(Relation relation) { return kNames[static_cast<std::size_t>(relation)]; }

Relation relation_of(std::string_view name) {
  if (name == kRelative) return Relation::other;
  const auto found = std::find(std::begin(kNames), std::end(kNames), name);
  return found == std::end(kNames) ? Relation::unknown : static_cast<Relation>(found - std::begin(kNames));
}

bool is_family(std::string_view name) {
  const Relation relation = relation_of(name);
  return name == kRelative || (relation > Relation::self && relation < Relation::friend_);
}

Relation relation_through(Relation first, Relation second) {
  if (first == Relation::unknown || first == Relation::self) return second;
  for (const Step& step : kSteps) {
    if (step.first == first && step.second == second) return step.both;
  }
  return Relation::other;
}

}  // namespace anteroom::fact
