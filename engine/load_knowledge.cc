// Loading from outside: what the engine throws (memory that runs out, a library's own mistake) becomes a problem like all others.
#include <exception>
#include <new>

#include "engine/failure.h"
#include "engine/screening_parts.h"

namespace anteroom {
namespace {

void add_failure(std::string code, std::string message, std::string hint, std::vector<Problem>& problems) {
  problems.push_back(to_public({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}));
}

}  // namespace

Knowledge::Knowledge(std::unique_ptr<Parts> parts) noexcept : parts_(std::move(parts)) {}
Knowledge::~Knowledge() = default;

std::shared_ptr<const Knowledge> Knowledge::load(const std::string& folder, std::vector<Problem>& problems) noexcept try {
  try {
    base::Problems found;
    auto parts = std::make_unique<Parts>();
    parts->all = knowledge::load(folder, found);
    for (const base::Problem& problem : found.list()) problems.push_back(to_public(problem));
    if (parts->all == nullptr) return nullptr;
    for (const auto& [tag, language] : parts->all->languages) parts->fragments.try_emplace(tag, *parts->all, language);
    return std::shared_ptr<const Knowledge>(new Knowledge(std::move(parts)));
  } catch (const std::bad_alloc&) {
    add_failure("knowledge.no-memory", "there is not enough memory for this knowledge", "close other programs, or use a larger machine",
                problems);
  } catch (const std::exception& error) {
    add_failure("knowledge.internal", std::string("the program made a mistake: ") + error.what(), "please report it, with the files",
                problems);
  }
  return nullptr;
} catch (...) {  // not even enough memory to say so
  return nullptr;
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
