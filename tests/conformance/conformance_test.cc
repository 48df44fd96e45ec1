// The rule language as data: every *.yaml beside this file, run against the engine and its slow twin alike. Files are found when the
// test runs, and finding none is a failure.
#include <gtest/gtest.h>

#include <deque>
#include <filesystem>
#include <map>
#include <set>

#include "engine/base/yaml.h"
#include "engine/decide/decision.h"
#include "engine/infer/inference.h"
#include "tests/agreement/naive_chain.h"
#include "tests/agreement/world.h"

namespace anteroom::tests {
namespace {

using base::YamlNode;
using rule::RuleSource;

const World& world() {
  static const World kWorld;
  return kWorld;
}

std::vector<std::string> strings(const YamlNode* node) {
  std::vector<std::string> list;
  if (node == nullptr) return list;
  if (node->kind == YamlNode::Kind::scalar) return {node->scalar};
  for (const YamlNode* item : node->items) list.push_back(item->scalar);
  return list;
}

std::string string(const YamlNode& node, std::string_view key) {
  const YamlNode* value = node.find(key);
  return value == nullptr ? std::string() : value->scalar;
}

// A file, kept alive with its text.
struct File {
  explicit File(const std::filesystem::path& path) {
    base::Problems problems;
    name = path.filename().string();
    text = base::read_file(path.string(), problems).value_or("");
    base::read_yaml({name, text}, tree, problems);
    EXPECT_TRUE(problems.empty()) << base::to_text(problems);
  }
  std::string where(const YamlNode& node) const { return name + ":" + std::to_string(node.place.line); }

  std::string name, text;
  base::YamlTree tree;
};

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(ANTEROOM_SOURCE_DIR) + "/tests/conformance"))
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

// The value of a condition: two rules, one with the condition and one with its negation; both, or neither, cannot fire.
void check_value(const std::string& when, const std::string& facts_text, Value expected, const std::string& where) {
  SCOPED_TRACE(where + ": `" + when + "` of `" + facts_text + "`");
  const std::vector<RuleSource> sources{World::rule("yes", when), World::rule("no", "not (" + when + ")")};
  rule::RuleBase rules;
  base::Problems problems;
  ASSERT_TRUE(world().compile(sources, rules, problems)) << base::to_text(problems);
  const fact::Facts facts = world().facts(facts_text);
  infer::Chainer chainer(rules);
  const infer::Inference& inference = chainer.run(facts);
  const bool yes = inference.fired(rules.find("test.case.yes")), no = inference.fired(rules.find("test.case.no"));
  EXPECT_EQ(yes ? Value::yes : no ? Value::no : Value::unknown, expected);
  EXPECT_FALSE(yes && no);
  EXPECT_EQ(NaiveChain(sources, world().ontology, facts).value(sources[0].when), expected) << "the slow twin differs";
}

void run_conditions(const File& file, const YamlNode& list, std::size_t& count) {
  for (const YamlNode* item : list.items) {
    const std::string when = string(*item, "when");
    for (const auto& [key, value] : {std::pair("true", Value::yes), std::pair("false", Value::no), std::pair("unknown", Value::unknown)})
      for (const std::string& facts : strings(item->find(key))) check_value(when, facts, value, file.where(*item)), ++count;
  }
}

// Rules and tables in the short form of these files.
std::string full_id(const std::string& name) { return name.find('.') == std::string::npos ? "test.case." + name : "test." + name; }

void read_effects(const YamlNode& node, RuleSource& rule) {
  rule.urgency = rule::Urgency::none;
  for (const auto urgency :
       {rule::Urgency::emergency, rule::Urgency::urgent, rule::Urgency::soon, rule::Urgency::routine, rule::Urgency::self_care})
    if (string(node, "urgency") == rule::name_of(urgency)) rule.urgency = urgency;
  for (const std::string& fact : strings(node.find("conclude"))) rule.conclude.push_back({fact, {}});
  for (const std::string& advice : strings(node.find("advise"))) rule.advise.push_back({advice, {}});
  rule.red_flag.text = string(node, "red_flag");
  if (const YamlNode* route = node.find("route"))
    for (const auto& [department, weight] : route->entries)
      rule.route.push_back({department->scalar, static_cast<std::uint8_t>(std::stoi(weight->scalar)), {}});
  if (string(node, "status") == "retired") rule.status = rule::Status::retired;
}

// Tables go through the reader of rule files, so that names of rows are tested too.
void read_tables(const YamlNode& tables, std::vector<RuleSource>& sources, std::deque<std::string>& texts) {
  for (const auto& [name, table] : tables.entries) {
    std::string text = "- table: test." + name->scalar +
                       "\n  status: draft\n  sources: [{cite: a test}]\n  from_memory: true\n  then: " + string(*table, "then") +
                       "\n  rows:\n";
    for (const auto& [row, value] : table->find("rows")->entries) {
      text += "    \"" + row->scalar + "\": " + value->scalar;
      if (value->kind == YamlNode::Kind::map) {
        text += "{";
        for (const auto& [key, weight] : value->entries) text += key->scalar + ": " + weight->scalar + ", ";
        text += "}";
      }
      text += "\n";
    }
    texts.push_back(std::move(text));
    base::Problems problems;
    rule::read_rules({"test.yaml", texts.back()}, sources, problems);
    EXPECT_TRUE(problems.empty()) << base::to_text(problems);
  }
}

std::string question_text(const decide::Question& q, const rule::RuleBase& rules) {
  using About = decide::Question::About;
  switch (q.about) {
    case About::age:
      return "age";
    case About::sex:
      return "sex";
    case About::pregnancy:
      return "pregnancy";
    case About::measure:
      return std::string(fact::name_of(q.measure));
    default:
      break;
  }
  std::string text(rules.ontology()[q.concept_id].id);
  if (q.about == About::attribute) text.append("[").append(rules.ontology().attribute(q.test->attribute).name).append("]");
  return q.scope == rule::Scope::plain ? text : std::string(rule::name_of(q.scope)) + "(" + text + ")";
}

std::vector<std::uint32_t> numbers(const YamlNode& node) {
  std::vector<std::uint32_t> list;
  for (const std::string& text : strings(&node)) list.push_back(static_cast<std::uint32_t>(std::stoul(text)));
  return list;
}

void check_decision(const YamlNode& expect, const infer::Inference& inference, const decide::Decision& decision) {
  const rule::RuleBase& rules = inference.rules();
  if (expect.find("urgency") != nullptr) {
    EXPECT_EQ(rule::name_of(decision.urgency), string(expect, "urgency"));
  }
  if (expect.find("settled") != nullptr) {
    EXPECT_EQ(decision.settled, string(expect, "settled") == "true");
  }
  if (expect.find("recognised") != nullptr) {
    EXPECT_EQ(decision.recognised, string(expect, "recognised") == "true");
  }
  if (const YamlNode* because = expect.find("because")) {
    std::vector<std::string> ids, wanted;
    for (const rule::RuleIndex rule : decision.at(decision.because)) ids.emplace_back(rules.id(rule));
    for (const std::string& name : strings(because)) wanted.push_back(full_id(name));
    EXPECT_EQ(ids, wanted);
  }
  if (const YamlNode* departments = expect.find("departments")) {
    std::vector<std::string> ids;
    for (const auto& department : decision.departments) ids.push_back(rules.departments()[department.department].id);
    EXPECT_EQ(ids, strings(departments));
  }
  if (const YamlNode* scores = expect.find("scores"))
    for (const auto& [id, score] : scores->entries)
      for (const auto& department : decision.departments)
        if (rules.departments()[department.department].id == id->scalar) {
          EXPECT_EQ(department.score, std::stod(score->scalar)) << id->scalar;
        }
  if (const YamlNode* flags = expect.find("red_flags")) {
    std::vector<std::string> ids;
    for (const auto& flag : decision.red_flags) ids.emplace_back(rules.string(flag.id));
    EXPECT_EQ(ids, strings(flags));
  }
  if (const YamlNode* flags = expect.find("flag_findings"))
    for (const auto& [id, findings] : flags->entries)
      for (const auto& flag : decision.red_flags) {
        const auto at = decision.at(flag.findings);
        if (rules.string(flag.id) == id->scalar) {
          EXPECT_EQ(std::vector<std::uint32_t>(at.begin(), at.end()), numbers(*findings));
        }
      }
  if (const YamlNode* ask = expect.find("ask")) {
    std::vector<std::string> asked;
    for (const auto& question : decision.ask_next) asked.push_back(question_text(question, rules));
    EXPECT_EQ(asked, strings(ask));
  }
  if (const YamlNode* advice = expect.find("advice")) {
    std::vector<std::string> ids;
    for (const rule::StringId id : decision.advice) ids.emplace_back(rules.string(id));
    EXPECT_EQ(ids, strings(advice));
  }
}

void check_firings(const YamlNode& expect, const infer::Inference& inference, const std::vector<NaiveFiring>& twin) {
  const rule::RuleBase& rules = inference.rules();
  std::set<std::string> fired, wanted, twin_fired;
  for (const rule::RuleIndex rule : inference.fired()) fired.emplace(rules.id(rule));
  for (const NaiveFiring& firing : twin) twin_fired.insert(firing.id);
  EXPECT_EQ(fired, twin_fired) << "the slow twin differs";
  if (const YamlNode* list = expect.find("fired")) {
    for (const std::string& name : strings(list)) wanted.insert(full_id(name));
    EXPECT_EQ(fired, wanted);
  }
  for (const bool all : {false, true}) {
    const YamlNode* findings = expect.find(all ? "all_findings" : "findings");
    if (findings == nullptr) continue;
    for (const auto& [name, list] : findings->entries) {
      const std::string id = full_id(name->scalar);
      const auto at = std::find(inference.fired().begin(), inference.fired().end(), rules.find(id));
      ASSERT_NE(at, inference.fired().end()) << id << " did not fire";
      std::vector<std::uint32_t> found;
      inference.findings(static_cast<std::size_t>(at - inference.fired().begin()), all, found);
      EXPECT_EQ(found, numbers(*list)) << id;
      for (const NaiveFiring& firing : twin)
        if (firing.id == id) {
          EXPECT_EQ(std::vector<std::uint32_t>((all ? firing.all : firing.direct).begin(), (all ? firing.all : firing.direct).end()),
                    found);
        }
    }
  }
}

void run_rules(const File& file, const YamlNode& list, std::size_t& count) {
  for (const YamlNode* item : list.items) {
    SCOPED_TRACE(file.where(*item) + ": " + string(*item, "name"));
    std::vector<RuleSource> sources;
    std::deque<std::string> texts;
    if (const YamlNode* rules = item->find("rules"))
      for (const auto& [name, node] : rules->entries) {
        sources.push_back(World::rule(name->scalar, string(*node, "when"), string(*node, "unless")));
        read_effects(*node, sources.back());
      }
    if (const YamlNode* tables = item->find("tables")) read_tables(*tables, sources, texts);
    rule::RuleBase rules;
    base::Problems problems;
    const bool compiled = world().compile(sources, rules, problems);
    if (item->find("problem") != nullptr) {
      ++count;
      ASSERT_FALSE(compiled);
      EXPECT_EQ(problems.list().front().code, string(*item, "problem")) << base::to_text(problems);
      continue;
    }
    ASSERT_TRUE(compiled) << base::to_text(problems);
    infer::Chainer chainer(rules);
    decide::Decider decider(rules);
    for (const YamlNode* expect : item->find("expect")->items) {
      SCOPED_TRACE(file.where(*expect) + ": " + string(*expect, "facts"));
      const fact::Facts facts = world().facts(string(*expect, "facts"));
      const infer::Inference& inference = chainer.run(facts);
      check_firings(*expect, inference, NaiveChain(sources, world().ontology, facts).fired());
      check_decision(*expect, inference, decider.decide(inference));
      ++count;
    }
  }
}

// The first problem of one condition; empty where there is none.
void run_codes(const File& file, const YamlNode& list, std::size_t& count) {
  for (const YamlNode* item : list.items) {
    const std::string when = string(*item, "when"), unless = string(*item, "unless");
    SCOPED_TRACE(file.where(*item) + ": " + when);
    ++count;
    rule::Condition parsed;
    std::string code;
    if (const auto error = rule::parse_condition(when, parsed)) {
      code = error->code;
    } else {
      rule::RuleBase rules;
      base::Problems problems;
      world().compile({World::rule("one", when, unless)}, rules, problems);
      if (!problems.empty()) code = problems.list().front().code;
      EXPECT_LE(problems.size(), 1U) << base::to_text(problems);
    }
    EXPECT_EQ(code, string(*item, "code"));
  }
}

TEST(Conformance, EveryFileHolds) {
  std::size_t count = 0;
  for (const auto& path : files()) {
    const File file(path);
    const YamlNode& root = file.tree.root();
    const std::size_t before = count;
    if (const YamlNode* list = root.find("conditions")) run_conditions(file, *list, count);
    if (const YamlNode* list = root.find("rules")) run_rules(file, *list, count);
    for (const char* key : {"refused", "accepted"})
      if (const YamlNode* list = root.find(key)) run_codes(file, *list, count);
    EXPECT_GT(count, before) << file.name << " holds nothing";
  }
  EXPECT_GT(count, 500U);
  RecordProperty("cases", static_cast<int>(count));
}

}  // namespace
}  // namespace anteroom::tests
