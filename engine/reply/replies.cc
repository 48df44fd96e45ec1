// Texts are found by binary search: there are few, and a reply needs a handful.
#include "engine/reply/replies.h"

#include <algorithm>

#include "engine/reply/validate.h"

namespace anteroom::reply {
namespace {

// The row whose `key` is `wanted` in rows sorted by it, or null.
template <class Row, class Key>
const Row* find(std::span<const Row> rows, Key Row::*key, Key wanted) {
  const auto found = std::lower_bound(rows.begin(), rows.end(), wanted, [key](const Row& row, Key than) { return row.*key < than; });
  return found != rows.end() && (*found).*key == wanted ? &*found : nullptr;
}

}  // namespace

std::optional<Advice> Replies::advice(rule::StringId id) const {
  const AdviceRow* row = find(view_.advice, &AdviceRow::id, id);
  if (row == nullptr) return std::nullopt;
  return Advice{message(row->about), message(row->causes), message(row->act), message(row->check), message(row->seek), message(row->more)};
}

Message Replies::warning(rule::StringId flag) const {
  const WarningRow* row = find(view_.warnings, &WarningRow::flag, flag);
  return row == nullptr ? Message() : message(row->text);
}

Message Replies::question(ontology::ConceptId id) const {
  const QuestionRow* row = find(view_.questions, &QuestionRow::concept_id, id);
  return row == nullptr ? Message() : message(row->text);
}

Message Replies::frame(std::string_view key) const {
  const auto found = std::find(kFrameKeys.begin(), kFrameKeys.end(), key);
  const auto index = static_cast<std::size_t>(found - kFrameKeys.begin());
  return index < view_.frame.size() ? message(view_.frame[index]) : Message();
}

bool Replies::attach(const base::Image& image, std::string_view language, std::size_t concepts, Replies& replies) {
  Replies attached;
  bool has_plural = false;
  if (!base::unpack(image, attached.view_) || !validate(attached.view_, concepts, has_plural)) return false;
  if (has_plural && (attached.plurals_ = Plurals::of(language)) == nullptr) return false;
  attached.image_ = image;
  replies = std::move(attached);
  return true;
}

}  // namespace anteroom::reply
