// A sorted map numbers the atoms: atoms of one measure come out next to each other with their bounds ascending.
#include "engine/rule/atom_table.h"

#include <algorithm>
#include <utility>

namespace anteroom::rule {
namespace {

auto order_of(const AtomTest& t) { return std::tie(t.kind, t.attribute, t.negated, t.accepted, t.perhaps, t.concept_id, t.low, t.high); }
auto order_of(const AtomKey& k) { return std::tie(k.kind, k.name, k.scope, k.table, k.bound); }

}  // namespace

bool operator<(const AtomTest& a, const AtomTest& b) { return order_of(a) < order_of(b); }
bool operator==(const AtomTest& a, const AtomTest& b) { return order_of(a) == order_of(b); }

bool operator<(const AtomKey& a, const AtomKey& b) {
  if (order_of(a) != order_of(b)) return order_of(a) < order_of(b);
  return std::lexicographical_compare(a.tests.begin(), a.tests.end(), b.tests.begin(), b.tests.end());
}

AtomId AtomTable::intern(AtomKey key) {
  std::sort(key.tests.begin(), key.tests.end());
  key.tests.erase(std::unique(key.tests.begin(), key.tests.end()), key.tests.end());
  const auto [at, added] = ids_.try_emplace(std::move(key), static_cast<AtomId>(keys_.size()));
  if (added) keys_.push_back(&at->first);
  return at->second;
}

std::vector<AtomId> AtomTable::finish() const {
  std::vector<AtomId> numbers(keys_.size());
  AtomId next = 0;
  for (const auto& [key, id] : ids_) numbers[id] = next++;
  return numbers;
}

}  // namespace anteroom::rule
