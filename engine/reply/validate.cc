// Rows may share words, but all of them together have no more than there are: looking takes time in proportion to the words.
#include "engine/reply/validate.h"

#include "engine/base/check_arrays.h"
#include "engine/reply/replies.h"

namespace anteroom::reply {
namespace {

class Validator {
 public:
  explicit Validator(const RepliesArrays& arrays) : a_(arrays), left_(arrays.words.size()) {}

  bool message(MessageRange range) {
    if (range.end < range.begin || range.end > a_.words.size() || range.size() > left_) return false;
    left_ -= range.size();
    return validate_message(a_.words.subspan(range.begin, range.size()), a_.strings, has_plural);
  }

  bool has_plural = false;

 private:
  const RepliesArrays& a_;
  std::size_t left_;
};

}  // namespace

bool validate(const RepliesArrays& arrays, std::size_t concepts, bool& has_plural) {
  Validator validator(arrays);
  for (const AdviceRow& row : arrays.advice)
    for (const MessageRange range : {row.about, row.causes, row.act, row.check, row.seek, row.more})
      if (!validator.message(range)) return false;
  for (const WarningRow& row : arrays.warnings)
    if (!validator.message(row.text)) return false;
  for (const QuestionRow& row : arrays.questions)
    if (!validator.message(row.text)) return false;
  for (const MessageRange range : arrays.frame)
    if (!validator.message(range)) return false;
  has_plural = validator.has_plural;
  return arrays.frame.size() == kFrameKeys.size() && arrays.names.size() == concepts && arrays.lower_names.size() == concepts &&
         base::all_strings(arrays.strings, arrays.names) && base::all_strings(arrays.strings, arrays.lower_names);
}

}  // namespace anteroom::reply
