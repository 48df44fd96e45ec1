// What a screening gives out. Of one that failed, the answer that does least harm to whoever forgets to look: an emergency that
// nobody has settled, and nothing to tell the patient.
#include <new>

#include "engine/failure.h"
#include "engine/screening_parts.h"
#include "engine/write_screening.h"

namespace anteroom {
namespace {

const std::vector<Screening::Department> kNobody = {{"", "", 0, 1}};
const std::vector<Screening::RedFlag> kNoFlags;
const std::vector<std::string> kNoQuestions;
const std::string kNothing;

}  // namespace

std::string_view Screening::urgency() const noexcept {
  return rule::name_of(failure_ ? rule::Urgency::emergency : parts_->decision->urgency);
}
bool Screening::settled() const noexcept { return !failure_ && parts_->decision->settled; }
const std::vector<Screening::Department>& Screening::departments() const noexcept { return failure_ ? kNobody : parts_->departments; }
const std::vector<Screening::RedFlag>& Screening::red_flags() const noexcept { return failure_ ? kNoFlags : parts_->red_flags; }
const std::string& Screening::reply() const noexcept { return failure_ ? kNothing : parts_->reply.text; }
const std::string& Screening::more() const noexcept { return failure_ ? kNothing : parts_->reply.more; }
const std::vector<std::string>& Screening::questions() const noexcept { return failure_ ? kNoQuestions : parts_->reply.questions; }

const Screening::Parts& Screening::parts() const {
  if (failure_) throw std::bad_alloc();
  return *parts_;
}

const std::vector<Problem>& Screening::problems() const noexcept {
  if (failure_) return failure_->problems;
  std::vector<Problem>& list = parts_->public_problems;
  if (list.size() == parts_->problems.size()) return list;
  unwritten_ = Failure::of([&] {
    for (const base::Problem& problem : parts_->problems) list.push_back(to_public(problem));
  });
  if (unwritten_) list.clear();
  return unwritten_ ? unwritten_->problems : list;
}

const std::string& Screening::json() const noexcept {
  if (failure_) return failure_->json;
  if (!parts_->json.empty()) return parts_->json;
  unwritten_ = Failure::of([this] { write_screening(*parts_, parts_->json); });
  if (unwritten_) parts_->json.clear();
  return unwritten_ ? unwritten_->json : parts_->json;
}

}  // namespace anteroom
