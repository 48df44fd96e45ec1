// Reads the texts and ties them to what the rules name, so that a missing text is found when the knowledge is loaded, never
// when a patient waits for it.
#include "engine/reply/replies_builder.h"

#include <algorithm>
#include <cassert>

namespace anteroom::reply {
namespace {

using base::YamlNode;

bool is_frame_key(std::string_view key) { return std::find(kFrameKeys.begin(), kFrameKeys.end(), key) != kFrameKeys.end(); }

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

// A problem's place, without the problem.
base::Problem place_of(const YamlNode& node, const base::Source& source) {
  base::Problems here;
  here.add({}, source, node.place);
  return here.list()[0];
}

std::string is_there_already(const std::string& what, const base::Problem& first) {
  return what + " is in " + first.file + ":" + std::to_string(first.place.line) + " already";
}

}  // namespace

void RepliesBuilder::compile(const YamlNode& node, const base::Source& source, MessageRange& out, base::Problems& problems) {
  std::string error;
  if (node.kind != YamlNode::Kind::scalar || node.scalar.empty()) {
    error = "a text is needed here";
  } else if (compile_message(unwrap(node.scalar), language_, code_, out, error)) {
    return;
  }
  problems.add({.code = "reply.bad-text",
                .message = "this text cannot be used: " + error,
                .hint = "docs/rules.md, 'Replies', lists the arguments; write an apostrophe as ’"},
               source, node.place);
}

void RepliesBuilder::read(const base::Source& source, base::Problems& problems) {
  base::YamlTree tree;
  if (!base::read_yaml(source, tree, problems) || tree.root().kind == YamlNode::Kind::null) return;
  const base::Fields fields(tree.root(), source, problems, "a replies file", {"advice", "warnings", "questions", "frame"});
  if (!fields.ok()) return;
  if (const YamlNode* advice = fields.get("advice")) {
    for (const auto& [id, node] : fields.map(*advice)) read_advice(id, *node, source, problems);
  }
  const auto section = [&](std::string_view name, Texts& texts) {
    const YamlNode* node = fields.get(name);
    if (node == nullptr) return;
    for (const auto& [id, value] : fields.map(*node)) read_text(name, id, *value, source, texts, problems);
  };
  section("warnings", warnings_);
  section("questions", questions_);
  section("frame", frame_);
}

void RepliesBuilder::read_advice(std::string_view id, const YamlNode& node, const base::Source& source, base::Problems& problems) {
  const base::Fields fields(node, source, problems, "advice", {"about", "causes", "do", "check", "seek", "more"});
  const auto [place, fresh] = advice_.try_emplace(std::string(id));
  if (!fresh) {
    fields.report(node, "reply.duplicate", is_there_already("advice '" + std::string(id) + "'", place->second.where),
                  "keep one of the two");
    return;
  }
  place->second.where = place_of(node, source);
  if (!fields.ok()) return;
  AdviceRow& row = place->second.row;
  const auto take = [&](std::string_view key, MessageRange& out, bool needed) {
    const YamlNode* text = needed ? fields.require(key) : fields.get(key);
    if (text != nullptr) compile(*text, source, out, problems);
  };
  take("about", row.about, true), take("causes", row.causes, true), take("do", row.act, true);
  take("check", row.check, false), take("seek", row.seek, true), take("more", row.more, true);
}

void RepliesBuilder::read_text(std::string_view section, std::string_view id, const YamlNode& node, const base::Source& source,
                               Texts& texts, base::Problems& problems) {
  if (section == "frame" && !is_frame_key(id)) {
    problems.add({.code = "reply.unknown-frame",
                  .message = "no text of the frame is called '" + std::string(id) + "'",
                  .hint = "docs/rules.md lists them"},
                 source, node.place);
    return;
  }
  const auto [place, fresh] = texts.try_emplace(std::string(id), Text{{}, place_of(node, source)});
  if (fresh) {
    compile(node, source, place->second.message, problems);
    return;
  }
  problems.add({.code = "reply.duplicate",
                .message = is_there_already("'" + std::string(id) + "'", place->second.where),
                .hint = "keep one of the two"},
               source, node.place);
}

Replies RepliesBuilder::link(const rule::RuleBase& rules, const std::vector<std::string>& names, base::Problems& problems) const {
  Arrays arrays;
  base::StringPool strings = code_.strings;
  link_rules(rules, arrays, problems);
  link_questions(rules.ontology(), arrays, problems);
  link_frame(arrays, problems);
  for (const std::string& name : names) {
    arrays.names.push_back(strings.add(name));
    arrays.lower_names.push_back(strings.add(lower_first(name)));
  }
  arrays.words = code_.words;
  arrays.strings = strings.bytes();
  Replies replies;
  [[maybe_unused]] const bool sound = Replies::attach(base::pack(arrays), language_, names.size(), replies);
  assert(sound);
  return replies;
}

void RepliesBuilder::link_rules(const rule::RuleBase& rules, Arrays& arrays, base::Problems& problems) const {
  const auto report = [&](rule::RuleIndex rule, std::string code, std::string message, std::string hint) {
    problems.add({.code = std::move(code),
                  .message = std::move(message),
                  .hint = std::move(hint),
                  .file = std::string(rules.file(rule)),
                  .place = rules.place(rule),
                  .source_line = {}});
  };
  std::map<rule::StringId, AdviceRow> advised;
  std::map<rule::StringId, WarningRow> warned;
  for (rule::RuleIndex rule = 0; rule < rules.size(); ++rule) {
    for (const rule::StringId id : rules.advise(rule)) {
      if (const auto found = advice_.find(rules.string(id)); found != advice_.end()) {
        advised[id] = found->second.row;
        advised[id].id = id;
        continue;
      }
      report(rule, "reply.no-advice",
             "rule " + std::string(rules.id(rule)) + " advises '" + std::string(rules.string(id)) + "', which has no text in " + language_,
             "write it under 'advice:' in a replies." + language_ + ".yaml");
    }
    const rule::StringId flag = rules.red_flag(rule);
    if (flag == rule::kNoString) continue;
    if (const auto found = warnings_.find(rules.string(flag)); found != warnings_.end()) {
      warned[flag] = {flag, found->second.message};
      continue;
    }
    report(rule, "reply.no-warning",
           "rule " + std::string(rules.id(rule)) + " raises the red flag '" + std::string(rules.string(flag)) +
               "', which has no warning in " + language_,
           "write it under 'warnings:' in a replies." + language_ + ".yaml");
  }
  for (const auto& [id, row] : advised) arrays.advice.push_back(row);
  for (const auto& [flag, row] : warned) arrays.warnings.push_back(row);
}

void RepliesBuilder::link_questions(const ontology::Ontology& ontology, Arrays& arrays, base::Problems& problems) const {
  for (const auto& [key, text] : questions_) {
    const ontology::ConceptId id = ontology.find(key);
    if (id != ontology::kNoConcept) {
      arrays.questions.push_back({id, text.message});
      continue;
    }
    base::Problem problem = text.where;
    problem.code = "reply.unknown-concept", problem.message = "a question about '" + key + "', which is no concept",
    problem.hint = "questions are asked by concept id";
    problems.add(std::move(problem));
  }
  std::sort(arrays.questions.begin(), arrays.questions.end(),
            [](const QuestionRow& a, const QuestionRow& b) { return a.concept_id < b.concept_id; });
}

void RepliesBuilder::link_frame(Arrays& arrays, base::Problems& problems) const {
  for (const std::string_view key : kFrameKeys) {
    const auto found = frame_.find(key);
    arrays.frame.push_back(found == frame_.end() ? MessageRange() : found->second.message);
    if (found != frame_.end()) continue;
    problems.add({.code = "reply.no-frame",
                  .message = "the text '" + std::string(key) + "' is missing in " + language_,
                  .hint = "write it under 'frame:' in rules/common/replies." + language_ + ".yaml"});
  }
}

}  // namespace anteroom::reply
