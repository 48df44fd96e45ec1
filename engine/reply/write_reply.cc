// The parts of a reply in the order in which a patient needs them: danger first, then what it may be, what to do now, when to be
// seen, what we would like to know. Several complaints share each paragraph, so that it stays one reply.
#include "engine/reply/write_reply.h"

#include <array>
#include <span>

namespace anteroom::reply {
namespace {

using decide::Question;
using fact::Measure;

constexpr std::size_t kMostComplaints = 2;  // a third would no longer be a short answer
constexpr double kInfantYears = 1, kChildYears = 18, kElderYears = 65;

std::string_view age_group(const fact::Range& years) {
  if (!years.known()) return "other";
  if (years.high < kInfantYears) return "infant";
  if (years.high < kChildYears) return "child";
  if (years.low >= kElderYears) return "elder";
  return "adult";
}

void end_paragraph(std::string& out) {
  while (!out.empty() && (out.back() == ' ' || out.back() == '\n')) out.pop_back();
  if (!out.empty()) out += '\n';
}

}  // namespace

ReplyWriter::ReplyWriter(const Replies& replies, const rule::RuleBase& rules) : replies_(replies), rules_(rules) {}

void ReplyWriter::frame(std::string_view key, std::string& out) const { replies_.frame(key).write(arguments_, out); }

void ReplyWriter::set_arguments(const fact::Facts& facts, const decide::Decision& decision) {
  const auto set = [&](Argument argument, std::string_view value) { arguments_[static_cast<std::size_t>(argument)] = value; };
  const rule::Settings& settings = rules_.settings();
  set(Argument::relation, fact::name_of(facts.patient.relation));
  set(Argument::sex, facts.patient.sex == ontology::Sex::unknown ? "other" : ontology::name_of(facts.patient.sex));
  set(Argument::age_group, age_group(facts.patient[Measure::age]));
  set(Argument::pregnant, facts.patient.pregnant == fact::Answer::yes ? "yes" : "other");
  set(Argument::emergency_number, settings.text("emergency_number"));
  set(Argument::crisis_line, settings.text("crisis_line"));
  set(Argument::poison_line, settings.text("poison_line"));
  set(Argument::urgency, rule::name_of(decision.urgency));
  set(Argument::department, rules_.departments()[decision.departments.front().department].name);
}

void ReplyWriter::write(const fact::Facts& facts, const decide::Decision& decision, Reply& out) {
  write_parts(facts, decision, out);
  if (!out.text.empty() && out.text.back() == '\n') out.text.pop_back();  // the last paragraph is not parted from another
}

void ReplyWriter::write_parts(const fact::Facts& facts, const decide::Decision& decision, Reply& out) {
  out.text.clear();
  out.more.clear();
  set_arguments(facts, decision);
  out.questions.resize(decision.ask_next.size());
  for (std::size_t i = 0; i < decision.ask_next.size(); ++i) {
    out.questions[i].clear();
    question(decision.ask_next[i], out.questions[i]);
  }
  frame("greeting", out.text);
  end_paragraph(out.text);
  const bool emergency = decision.urgency == rule::Urgency::emergency;
  if (emergency || !decision.red_flags.empty()) write_emergency(decision, out);
  if (emergency) return;
  if (!decision.recognised) {
    frame("unclear", out.text);
    end_paragraph(out.text);
  } else {
    const bool urgent = decision.urgency == rule::Urgency::urgent;  // then how soon comes before what it may be
    if (urgent) write_when(decision, out);
    write_advice(facts, decision, out);
    if (!urgent) write_when(decision, out);
  }
  if (!out.questions.empty()) {
    frame("ask_heading", out.text);
    for (const std::string& text : out.questions) out.text += (out.text.back() == '\n' ? "" : " ") + text;
    end_paragraph(out.text);
  }
  frame("closing", out.text);
  end_paragraph(out.text);
}

void ReplyWriter::write_emergency(const decide::Decision& decision, Reply& out) const {
  if (decision.urgency == rule::Urgency::emergency) {
    frame("emergency_heading", out.text);
    out.text += ' ';
    frame("urgency_emergency", out.text);
    end_paragraph(out.text);
  }
  for (const decide::RedFlag& flag : decision.red_flags) {
    write_warning(flag.id, out.text);
    end_paragraph(out.text);
  }
}

void ReplyWriter::write_warning(rule::StringId flag, std::string& out) const { replies_.warning(flag).write(arguments_, out); }

void ReplyWriter::write_advice(const fact::Facts& facts, const decide::Decision& decision, Reply& out) {
  std::array<Advice, kMostComplaints> places;
  std::size_t count = 0;
  for (const rule::StringId id : decision.advice) {
    const std::optional<Advice> found = replies_.advice(id);
    if (found && count < kMostComplaints) places[count++] = *found;
  }
  if (count == 0) return write_complaints(facts, out.text);
  const std::span<const Advice> advice(places.data(), count);
  complaints_.clear();
  for (const Advice& one : advice) {
    about_.clear();
    one.about.write(arguments_, about_);
    add_complaint(about_);
  }
  open(count, out.text);
  const auto paragraph = [&](Message Advice::*part) {
    for (const Advice& one : advice) {
      if ((one.*part).empty()) continue;
      if (!out.text.empty() && out.text.back() != '\n') out.text += ' ';
      (one.*part).write(arguments_, out.text);
    }
    end_paragraph(out.text);
  };
  paragraph(&Advice::causes);
  paragraph(&Advice::act);
  paragraph(&Advice::check);
  paragraph(&Advice::seek);
  for (const Advice& one : advice) {
    if (!out.more.empty()) out.more += "\n\n";
    one.more.write(arguments_, out.more);
  }
}

// "tiredness", "tiredness, and about a lump"; the same only once.
void ReplyWriter::add_complaint(std::string_view about) {
  if (complaints_.empty()) {
    complaints_ = about;
    return;
  }
  if (complaints_ == about) return;
  before_ = complaints_;
  arguments_[static_cast<std::size_t>(Argument::complaints)] = before_;
  arguments_[static_cast<std::size_t>(Argument::finding)] = about;
  complaints_.clear();
  frame("and_about", complaints_);
}

// Whose it is and what, as in complaints_.
void ReplyWriter::open(std::size_t count, std::string& out) {
  arguments_[static_cast<std::size_t>(Argument::complaints)] = complaints_;
  count_ = std::to_string(count);
  arguments_[static_cast<std::size_t>(Argument::count)] = count_;
  frame("opening", out);
}

// Where no advice is written for it: what was understood, so that a person can correct it, and what helps whoever sees it.
void ReplyWriter::write_complaints(const fact::Facts& facts, std::string& out) {
  complaints_.clear();
  std::size_t count = 0;
  for (const std::uint32_t chief : facts.chief) {
    const ontology::ConceptId id = facts.findings[chief].concept_id;
    const ontology::Kind kind = rules_.ontology()[id].kind;
    if (kind != ontology::Kind::symptom && kind != ontology::Kind::condition) continue;
    const std::string_view name = replies_.lower_name(id);
    if (complaints_.find(name) != std::string::npos || count == kMostComplaints) continue;
    add_complaint(name);
    ++count;
  }
  if (count == 0) return;
  open(count, out);
  out += ' ';
  frame("until_seen", out);
  end_paragraph(out);
}

void ReplyWriter::write_when(const decide::Decision& decision, Reply& out) const {
  frame("see_department", out.text);
  out.text += ' ';
  static constexpr std::string_view kUrgencies[] = {"urgency_emergency", "urgency_urgent",    "urgency_soon",
                                                    "urgency_routine",   "urgency_self_care", "urgency_routine"};
  frame(kUrgencies[static_cast<std::size_t>(decision.urgency)], out.text);
  end_paragraph(out.text);
}

void ReplyWriter::question(const Question& question, std::string& out) {
  if (question.concept_id != ontology::kNoConcept) {
    finding_ = replies_.lower_name(question.concept_id);
    arguments_[static_cast<std::size_t>(Argument::finding)] = finding_;
  }
  switch (question.about) {
    case Question::About::concept_:
      if (question.scope == rule::Scope::plain) {
        if (const Message own = replies_.question(question.concept_id); !own.empty())
          own.write(arguments_, out);
        else
          frame("question_default", out);
      } else {
        frame(question.scope == rule::Scope::family ? "question_family" : "question_past", out);
      }
      break;
    case Question::About::attribute: {
      const bool time = question.test != nullptr && question.test->kind == rule::AtomTest::Kind::duration;
      frame(time ? "question_duration" : "question_attribute", out);
      break;
    }
    case Question::About::age:
      frame("question_age", out);
      break;
    case Question::About::sex:
      frame("question_sex", out);
      break;
    case Question::About::pregnancy:
      frame("question_pregnant", out);
      break;
    case Question::About::measure:
      frame("question_measure", out);
      break;
  }
}

}  // namespace anteroom::reply
