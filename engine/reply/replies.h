// engine/reply/replies.h: all texts for patients in one language: advice, warnings, questions, and the frame around them.
//
//   RepliesBuilder builder("en");                 // replies_builder.h
//   builder.read(source, problems);               // once for each replies.en.yaml
//   const Replies replies = builder.link(rules, names, problems);
//   replies.frame("greeting").write(arguments, out);
//
// Frozen; safe to share between threads. What it gives are views, which live as long as it does.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/image.h"
#include "engine/reply/message.h"
#include "engine/reply/plurals.h"
#include "engine/reply/replies_arrays.h"
#include "engine/rule/rule_base.h"

namespace anteroom::reply {

// What the frame needs (rules/common/replies.<language>.yaml).
inline constexpr std::array<std::string_view, 23> kFrameKeys = {
    "greeting",         "closing",         "opening",           "and_about",         "ask_heading",       "unclear",
    "question_default", "question_age",    "question_sex",      "question_pregnant", "question_duration", "question_attribute",
    "question_measure", "question_past",   "question_family",   "emergency_heading", "urgency_emergency", "urgency_urgent",
    "urgency_soon",     "urgency_routine", "urgency_self_care", "see_department",    "until_seen"};

struct Advice {
  Message about, causes, act, check, seek, more;  // `act` is the file's `do`; `check` may be empty
};

class Replies {
 public:
  std::optional<Advice> advice(rule::StringId id) const;  // nothing where there is none
  Message warning(rule::StringId flag) const;             // empty where there is none, as the next two
  Message question(ontology::ConceptId id) const;
  Message frame(std::string_view key) const;
  std::string_view name(ontology::ConceptId id) const { return base::string_at(view_.strings, view_.names[id]); }  // "Muscle twitching"
  std::string_view lower_name(ontology::ConceptId id) const {                                                      // "muscle twitching"
    return base::string_at(view_.strings, view_.lower_names[id]);
  }

  // All of it as one block of bytes, and replies over such a block: false where it is damaged or has names for other than
  // `concepts` concepts. It is never trusted.
  const base::Image& image() const { return image_; }
  static bool attach(const base::Image& image, std::string_view language, std::size_t concepts, Replies& replies);

 private:
  Message message(MessageRange range) const { return {view_.words.subspan(range.begin, range.size()), view_.strings, plurals_.get()}; }

  RepliesArrays view_;
  base::Image image_;
  std::shared_ptr<const Plurals> plurals_;  // null where no text has a plural
};

}  // namespace anteroom::reply
