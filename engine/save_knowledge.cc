// Knowledge as a file, and knowledge that is replaced while it serves.
#include "engine/anteroom.h"
#include "engine/base/map_file.h"
#include "engine/knowledge/snapshot.h"
#include "engine/screening_parts.h"

namespace anteroom {

static_assert(std::string_view(Knowledge::kSnapshotName) == knowledge::kMadeSnapshot);

bool Knowledge::save(const std::string& file, std::vector<Problem>& problems) const {
  base::Problems found;
  const bool written = base::write_file(file, knowledge::pack(*parts_->all).bytes, found);
  for (const base::Problem& problem : found.list()) problems.push_back(to_public(problem));
  return written;
}

bool KnowledgeHolder::reload(const std::string& path, std::vector<Problem>& problems) {
  std::shared_ptr<const Knowledge> fresh = Knowledge::load(path, problems);
  if (fresh == nullptr) return false;
  current_.store(std::move(fresh));
  return true;
}

}  // namespace anteroom
