// engine/rule/atom_table.h: the atoms of all conditions, each once, in an order that does not depend on files.
//
//   AtomTable atoms;
//   AtomId fever = atoms.intern({.kind = AtomKind::finding, .name = concept_id});
//   std::vector<AtomId> number = atoms.finish();      // provisional id to final id; then atoms.list()
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "engine/rule/rule_arrays.h"

namespace anteroom::rule {

// An atom by what it asks.
struct AtomKey {
  AtomKind kind = AtomKind::always;
  std::uint32_t name = 0;
  Scope scope = Scope::plain;
  TableKind table = TableKind::none;
  Fixed bound = 0;
  bool above = false;           // not part of the order: how `bound` was written
  std::vector<AtomTest> tests;  // sorted, each once
};
bool operator<(const AtomTest& a, const AtomTest& b);
bool operator==(const AtomTest& a, const AtomTest& b);
bool operator<(const AtomKey& a, const AtomKey& b);

class AtomTable {
 public:
  AtomTable() { intern({}); }  // atom 0
  AtomId intern(AtomKey key);
  const AtomKey& key(AtomId provisional) const { return *keys_[provisional]; }

  // Final numbers, in the order of the keys: kind, name, ..., bound.
  std::vector<AtomId> finish() const;
  const std::map<AtomKey, AtomId>& by_key() const { return ids_; }
  std::size_t size() const { return ids_.size(); }

 private:
  std::map<AtomKey, AtomId> ids_;
  std::vector<const AtomKey*> keys_;
};

}  // namespace anteroom::rule
