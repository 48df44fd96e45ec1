// engine/reply/write_reply.h: one reply for one question: what it may be, what to do, when to seek care, what we would ask.
//
//   ReplyWriter writer(replies, rules);
//   writer.write(facts, decision, reply);
//
// In the manner of a specialist's short answer. An emergency gets its warnings and nothing that could tell it to wait.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/decision.h"
#include "engine/fact/facts.h"
#include "engine/reply/replies.h"

namespace anteroom::reply {

struct Reply {
  std::string text;                    // paragraphs, parted by a line end
  std::string more;                    // the longer explanation; empty where there is none
  std::vector<std::string> questions;  // of Decision::ask_next, in its order
};

// One object a thread; replies and rules outlive it.
class ReplyWriter {
 public:
  ReplyWriter(const Replies& replies, const rule::RuleBase& rules);
  void write(const fact::Facts& facts, const decide::Decision& decision, Reply& out);
  // The warning of one red flag of the question that was written last; appends.
  void write_warning(rule::StringId flag, std::string& out) const;

 private:
  void write_parts(const fact::Facts& facts, const decide::Decision& decision, Reply& out);
  void set_arguments(const fact::Facts& facts, const decide::Decision& decision);
  void frame(std::string_view key, std::string& out) const;
  void question(const decide::Question& question, std::string& out);
  void write_emergency(const decide::Decision& decision, Reply& out) const;
  void write_when(const decide::Decision& decision, Reply& out) const;
  void write_advice(const fact::Facts& facts, const decide::Decision& decision, Reply& out);
  void write_complaints(const fact::Facts& facts, std::string& out);
  void add_complaint(std::string_view about);
  void open(std::size_t count, std::string& out);

  const Replies& replies_;
  const rule::RuleBase& rules_;
  Arguments arguments_{};
  std::string finding_, about_, before_, complaints_, count_;
};

}  // namespace anteroom::reply
