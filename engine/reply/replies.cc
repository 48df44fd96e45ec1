// Reads the texts and ties them to what the rules name, so that a missing text is found when the knowledge is loaded, never
// when a patient waits for it.
#include "engine/reply/replies.h"

#include <algorithm>

namespace anteroom::reply {
namespace {

using base::YamlNode;

// What the frame needs (rules/common/replies.<language>.yaml).
constexpr std::string_view kFrameKeys[] = {
    "greeting",         "closing",         "opening",           "opening_many",      "ask_heading",       "unclear",
    "question_default", "question_age",    "question_sex",      "question_pregnant", "question_duration", "question_attribute",
    "question_measure", "question_past",   "question_family",   "emergency_heading", "urgency_emergency", "urgency_urgent",
    "urgency_soon",     "urgency_routine", "urgency_self_care", "see_department"};

bool is_frame_key(std::string_view key) { return std::find(std::begin(kFrameKeys), std::end(kFrameKeys), key) != std::end(kFrameKeys); }

// The file wraps its lines as it likes; a paragraph ends at an empty line.
std::string unwrap(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n') {
      out += text[at];
      continue;
    }
    const std::size_t next = std::min(text.find_first_not_of("\n ", at), text.size());
    const bool paragraph = std::count(text.begin() + at, text.begin() + next, '\n') > 1;
    out += paragraph ? "\n\n" : " ";
    at = next - 1;
  }
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

// The first letter in lower case, unless the word is all capitals or has a capital inside ("ECG", "pH").
std::string lower_first(std::string text) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() >= 2 && upper(text[0]) && !upper(text[1]) && text[1] != '-') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

}  // namespace

bool Replies::compile(const YamlNode& node, const base::Source& source, Message& out, base::Problems& problems) {
  std::string error;
  if (node.kind != YamlNode::Kind::scalar || node.scalar.empty()) {
    error = "a text is needed here";
  } else {
    const std::string text = unwrap(node.scalar);
    if (compile_message(text, language_, out, error)) return true;
  }
  problems.add({.code = "reply.bad-text",
                .message = "this text cannot be used: " + error,
                .hint = "docs/rules.md, 'Replies', lists the arguments; write an apostrophe as ’"},
               source, node.place);
  return false;
}

void Replies::read(const base::Source& source, base::Problems& problems) {
  base::YamlTree tree;
  if (!base::read_yaml(source, tree, problems) || tree.root().kind == YamlNode::Kind::null) return;
  const base::Fields fields(tree.root(), source, problems, "a replies file", {"advice", "warnings", "questions", "frame"});
  if (!fields.ok()) return;
  if (const YamlNode* advice = fields.get("advice")) {
    for (const auto& [key, node] : fields.map(*advice)) {
      const bool fresh = advice_index_.emplace(std::string(key), advice_.size()).second;
      if (!fresh) {
        const base::Problem& first = advice_[advice_index_[std::string(key)]].where;
        fields.report(*node, "reply.duplicate",
                      "advice '" + std::string(key) + "' is in " + first.file + ":" + std::to_string(first.place.line) + " already",
                      "keep one of the two");
        continue;
      }
      advice_.emplace_back();
      advice_.back().id = key;
      read_advice(*node, source, problems);
    }
  }
  const auto section = [&](std::string_view name, Texts& texts) {
    const YamlNode* node = fields.get(name);
    if (node == nullptr) return;
    for (const auto& [key, value] : fields.map(*node)) {
      const std::string place = std::string(name) + "." + std::string(key);
      base::Problems here;
      here.add({}, source, value->place);
      const auto [first, fresh] = places_.emplace(place, here.list()[0]);
      if (!fresh) {
        fields.report(
            *value, "reply.duplicate",
            "'" + std::string(key) + "' is in " + first->second.file + ":" + std::to_string(first->second.place.line) + " already",
            "keep one of the two");
      } else if (name == "frame" && !is_frame_key(key)) {
        fields.report(*value, "reply.unknown-frame", "no text of the frame is called '" + std::string(key) + "'",
                      "docs/rules.md lists them");
      } else {
        compile(*value, source, texts[std::string(key)], problems);
      }
    }
  };
  section("warnings", warnings_);
  section("questions", questions_);
  section("frame", frame_);
}

void Replies::read_advice(const YamlNode& node, const base::Source& source, base::Problems& problems) {
  Advice& advice = advice_.back();
  base::Problems here;
  here.add({}, source, node.place);
  advice.where = here.list()[0];
  const base::Fields fields(node, source, problems, "advice", {"about", "causes", "do", "check", "seek", "more"});
  if (!fields.ok()) return;
  const auto take = [&](std::string_view key, Message& out, bool needed) {
    const YamlNode* text = needed ? fields.require(key) : fields.get(key);
    if (text != nullptr) compile(*text, source, out, problems);
  };
  take("about", advice.about, true), take("causes", advice.causes, true), take("do", advice.act, true);
  take("check", advice.check, false), take("seek", advice.seek, true), take("more", advice.more, true);
}

void Replies::link(const rule::RuleBase& rules, std::vector<std::string> names, base::Problems& problems) {
  names_ = std::move(names);
  lower_names_.clear();
  for (const std::string& name : names_) lower_names_.push_back(lower_first(name));
  const auto report = [&](rule::RuleIndex rule, std::string code, std::string message, std::string hint) {
    problems.add({.code = std::move(code),
                  .message = std::move(message),
                  .hint = std::move(hint),
                  .file = std::string(rules.file(rule)),
                  .place = rules.place(rule),
                  .source_line = {}});
  };
  for (rule::RuleIndex rule = 0; rule < rules.size(); ++rule) {
    for (const rule::StringId id : rules.advise(rule)) {
      const auto found = advice_index_.find(std::string(rules.string(id)));
      if (found == advice_index_.end()) {
        report(
            rule, "reply.no-advice",
            "rule " + std::string(rules.id(rule)) + " advises '" + std::string(rules.string(id)) + "', which has no text in " + language_,
            "write it under 'advice:' in a replies." + language_ + ".yaml");
      } else {
        advice_of_[id] = &advice_[found->second];
      }
    }
    const rule::StringId flag = rules.red_flag(rule);
    if (flag == rule::kNoString) continue;
    const auto found = warnings_.find(std::string(rules.string(flag)));
    if (found == warnings_.end()) {
      report(rule, "reply.no-warning",
             "rule " + std::string(rules.id(rule)) + " raises the red flag '" + std::string(rules.string(flag)) +
                 "', which has no warning in " + language_,
             "write it under 'warnings:' in a replies." + language_ + ".yaml");
    } else {
      warning_of_[flag] = &found->second;
    }
  }
  question_of_.assign(rules.ontology().size(), nullptr);
  for (const auto& [key, message] : questions_) {
    const ontology::ConceptId id = rules.ontology().find(key);
    if (id != ontology::kNoConcept) {
      question_of_[id] = &message;
      continue;
    }
    base::Problem problem = places_.at("questions." + key);
    problem.code = "reply.unknown-concept", problem.message = "a question about '" + key + "', which is no concept",
    problem.hint = "questions are asked by concept id";
    base::Problems one;
    one.add(std::move(problem));
    problems.append(one);
  }
  for (const std::string_view key : kFrameKeys) {
    if (!frame_.contains(std::string(key))) {
      problems.add({.code = "reply.no-frame",
                    .message = "the text '" + std::string(key) + "' is missing in " + language_,
                    .hint = "write it under 'frame:' in rules/common/replies." + language_ + ".yaml"});
    }
  }
}

const Advice* Replies::advice(rule::StringId id) const {
  const auto found = advice_of_.find(id);
  return found == advice_of_.end() ? nullptr : found->second;
}
const Message* Replies::warning(rule::StringId id) const {
  const auto found = warning_of_.find(id);
  return found == warning_of_.end() ? nullptr : found->second;
}
const Message* Replies::question(ontology::ConceptId id) const { return id < question_of_.size() ? question_of_[id] : nullptr; }
const Message& Replies::frame(std::string_view key) const {
  const auto found = frame_.find(key);
  return found == frame_.end() ? none_ : found->second;
}

}  // namespace anteroom::reply
