// Loading and saving from outside: what the engine throws (memory that runs out, a library's own mistake) becomes a problem like all others.
#include <exception>
#include <new>

#include "engine/base/map_file.h"
#include "engine/failure.h"
#include "engine/knowledge/snapshot.h"
#include "engine/screening_parts.h"

namespace anteroom {
namespace {

void add_failure(std::string code, std::string message, std::string hint, std::vector<Problem>& problems) {
  problems.push_back(to_public({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}));
}

// What `work` gives; where it throws, nothing, and a problem that says so.
template <class Work>
auto guarded(std::vector<Problem>& problems, const Work& work) noexcept -> decltype(work()) {
  try {
    try {
      return work();
    } catch (const std::bad_alloc&) {
      add_failure("knowledge.no-memory", "there is not enough memory for this knowledge", "close other programs, or use a larger machine",
                  problems);
    } catch (const std::exception& error) {
      add_failure("knowledge.internal", std::string("the program made a mistake: ") + error.what(), "please report it, with the files",
                  problems);
    }
  } catch (...) {  // not even enough memory to say so
  }
  return {};
}

void append(const base::Problems& found, std::vector<Problem>& problems) {
  for (const base::Problem& problem : found.list()) problems.push_back(to_public(problem));
}

}  // namespace

static_assert(Knowledge::kSnapshotName == knowledge::kMadeSnapshot);

Knowledge::Knowledge(std::unique_ptr<Parts> parts) noexcept : parts_(std::move(parts)) {}
Knowledge::~Knowledge() = default;

std::shared_ptr<const Knowledge> Knowledge::load(const std::string& path, std::vector<Problem>& problems) noexcept {
  return guarded(problems, [&]() -> std::shared_ptr<const Knowledge> {
    base::Problems found;
    auto parts = std::make_unique<Parts>();
    parts->all = knowledge::load(path, found);
    append(found, problems);
    if (parts->all == nullptr) return nullptr;
    for (const auto& [tag, language] : parts->all->languages) parts->fragments.try_emplace(tag, *parts->all, language);
    // NOLINTNEXTLINE(bugprone-unhandled-exception-at-new): `guarded` handles it
    return std::shared_ptr<const Knowledge>(new Knowledge(std::move(parts)));
  });
}

bool Knowledge::save(const std::string& file, std::vector<Problem>& problems) const noexcept {
  return guarded(problems, [&] {
    base::Problems found;
    const bool written = base::write_file(file, knowledge::pack(*parts_->all).bytes, found);
    append(found, problems);
    return written;
  });
}

std::shared_ptr<const Knowledge> KnowledgeHolder::get() const noexcept {
  const std::lock_guard lock(guard_);
  return current_;
}

bool KnowledgeHolder::reload(const std::string& path, std::vector<Problem>& problems) noexcept {
  std::shared_ptr<const Knowledge> fresh = Knowledge::load(path, problems);
  if (fresh == nullptr) return false;
  const std::lock_guard lock(guard_);
  current_.swap(fresh);  // the old one is freed after the lock
  return true;
}

const std::string& Knowledge::version() const noexcept { return parts_->all->version; }
const std::string& Knowledge::digest() const noexcept { return parts_->all->digest; }
bool Knowledge::has_rule(std::string_view id) const noexcept { return parts_->all->rules.find(id) != rule::kNoRule; }

Knowledge::Size Knowledge::size() const noexcept {
  Size size{parts_->all->ontology.size(), 0, parts_->all->rules.size(), parts_->all->rules.departments().size()};
  for (const auto& [tag, language] : parts_->all->languages) size.phrases += language.lexicon->phrase_count();
  return size;
}

}  // namespace anteroom
