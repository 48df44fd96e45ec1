// engine/reply/replies_arrays.h: what the replies of one language consist of, as arrays of numbers. Replies gives them names.
#pragma once

#include <cstdint>

#include "engine/base/image.h"
#include "engine/base/string_pool.h"
#include "engine/ontology/ontology.h"
#include "engine/reply/message.h"
#include "engine/rule/rule_base.h"

namespace anteroom::reply {

struct AdviceRow {
  rule::StringId id = rule::kNoString;  // as RuleBase::string names it
  MessageRange about, causes, act, check, seek, more;
};

struct WarningRow {
  rule::StringId flag = rule::kNoString;
  MessageRange text;
};

struct QuestionRow {
  ontology::ConceptId concept_id = ontology::kNoConcept;
  MessageRange text;
};

template <template <class> class Array>
struct BasicRepliesArrays {
  Array<AdviceRow> advice;  // that the rules give, by id
  Array<WarningRow> warnings;
  Array<QuestionRow> questions;
  Array<MessageRange> frame;                 // in the order of kFrameKeys
  Array<base::StringId> names, lower_names;  // of concepts
  Array<std::uint32_t> words;                // of all messages
  Array<char> strings;

  template <class Visit>
  void each(Visit&& visit) {
    visit(advice), visit(warnings), visit(questions), visit(frame), visit(names), visit(lower_names), visit(words), visit(strings);
  }
};
using RepliesArrays = BasicRepliesArrays<base::ArrayView>;

}  // namespace anteroom::reply
