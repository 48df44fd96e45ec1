// Read as strictly as knowledge is: a sentence that is not there tests nothing, and nobody would notice.
#include "engine/audit/stress_words.h"

#include <algorithm>

#include "engine/base/yaml.h"

namespace anteroom::audit {
namespace {

using base::Fields;
using base::YamlNode;

constexpr const char* kSlots[] = {"{finding}", "{n}"};

class Reader {
 public:
  Reader(const base::Source& source, StressWords& words, base::Problems& problems) : source_(source), words_(words), problems_(problems) {}

  void read(const YamlNode& root) {
    const Fields fields(root, source_, problems_, "the words of the stress test",
                        {"added", "framed", "no_nouns", "negated", "asked_for", "apostrophes_kept", "refers", "units"});
    if (!fields.ok()) return;
    const auto each = [&](std::string_view key, const auto& take) {
      const YamlNode* node = fields.get(key);
      if (node == nullptr) return;
      for (const YamlNode* item : fields.list(*node)) take(*item);
    };
    each("added", [&](const YamlNode& item) { added(item); });
    each("framed", [&](const YamlNode& item) { framed(item); });
    if (const YamlNode* node = fields.get("negated")) negated(*node);
    if (const YamlNode* node = fields.get("asked_for")) asked_for(*node);
    if (const YamlNode* node = fields.get("apostrophes_kept")) words_.apostrophes_kept = texts(fields, *node);
    if (const YamlNode* node = fields.get("no_nouns")) words_.no_nouns = texts(fields, *node);
    if (const YamlNode* node = fields.get("refers")) words_.refers = texts(fields, *node);
    each("units", [&](const YamlNode& item) { unit(item); });
  }

 private:
  static std::vector<std::string> texts(const Fields& fields, const YamlNode& node) {
    std::vector<std::string> out;
    for (const YamlNode* item : fields.list(node)) out.emplace_back(fields.text(*item));
    return out;
  }

  std::string text(const Fields& fields, std::string_view key) {
    const YamlNode* node = fields.require(key);
    return node == nullptr ? std::string() : std::string(fields.text(*node));
  }

  std::vector<std::string> list(const Fields& fields, std::string_view key) {
    const YamlNode* node = fields.require(key);
    if (node == nullptr) return {};
    std::vector<std::string> out = texts(fields, *node);
    if (out.empty())
      fields.report(*node, "stress.nothing-to-say", "a change without a sentence tests nothing", "write one, or remove the change");
    return out;
  }

  // A name that no other change has.
  std::string name(const Fields& fields) {
    const YamlNode* node = fields.require("name");
    if (node == nullptr) return {};
    std::string name(fields.text(*node));
    if (std::find(kPlainChanges.begin(), kPlainChanges.end(), name) != kPlainChanges.end() || !names_.emplace(name, 0).second)
      fields.report(*node, "stress.duplicate-name", "another change is called " + base::quote(name) + " already", "give each its own name");
    return name;
  }

  void need_slot(const Fields& fields, std::string_view key, const char* slot) {
    const YamlNode* node = fields.get(key);
    if (node == nullptr) return;
    for (const YamlNode* item : fields.list(*node)) {
      if (item->scalar.find(slot) == std::string::npos)
        fields.report(*item, "stress.no-slot", base::quote(item->scalar) + " does not say where " + slot + " goes",
                      std::string("write ") + slot + " in it");
    }
  }

  void added(const YamlNode& node) {
    const Fields fields(node, source_, problems_, "an added sentence", {"name", "must", "urgency", "named", "say"});
    if (!fields.ok()) return;
    AddedSentences& one = words_.added.emplace_back();
    one.name = name(fields), one.say = list(fields, "say");
    const std::string must = text(fields, "must");
    if (must == "same" || must == "not_lower")
      one.must = must == "same" ? Must::same : Must::not_lower;
    else if (!must.empty())
      fields.report(*fields.get("must"), "stress.unknown-must", base::quote(must) + " is nothing that can hold of an added sentence",
                    "write same or not_lower");
    if (const YamlNode* named = fields.get("named")) one.named = fields.boolean(*named).value_or(false);
    const YamlNode* urgency = fields.get("urgency");
    if (urgency == nullptr) return;
    const std::string_view wanted = fields.text(*urgency);
    for (int level = 0; level < static_cast<int>(rule::Urgency::none); ++level) {
      if (rule::name_of(static_cast<rule::Urgency>(level)) == wanted) one.urgency = static_cast<rule::Urgency>(level);
    }
    if (!one.urgency && !wanted.empty())
      fields.report(*urgency, "stress.unknown-urgency", base::quote(wanted) + " is no urgency",
                    "write emergency, urgent, soon, routine or self_care");
  }

  void framed(const YamlNode& node) {
    const Fields fields(node, source_, problems_, "a frame", {"name", "alone", "say"});
    if (!fields.ok()) return;
    FramedSentences& one = words_.framed.emplace_back();
    one.name = name(fields), one.say = list(fields, "say");
    if (const YamlNode* alone = fields.get("alone")) one.alone = fields.boolean(*alone).value_or(false);
    need_slot(fields, "say", kSlots[0]);
  }

  void negated(const YamlNode& node) {
    const Fields fields(node, source_, problems_, "how a finding is negated", {"no", "after", "articles"});
    if (!fields.ok()) return;
    words_.no = text(fields, "no"), words_.after = list(fields, "after"), words_.articles = list(fields, "articles");
  }

  void asked_for(const YamlNode& node) {
    const Fields fields(node, source_, problems_, "how one asks for somebody else", {"before", "words"});
    if (!fields.ok()) return;
    words_.asker_before = text(fields, "before");
    const YamlNode* words = fields.require("words");
    if (words == nullptr) return;
    for (const auto& [word, value] : fields.map(*words)) words_.asker_words.emplace(word, fields.text(*value));
  }

  void unit(const YamlNode& node) {
    const Fields fields(node, source_, problems_, "a unit to change", {"kind", "from", "times", "plus", "digits", "most", "say"});
    if (!fields.ok()) return;
    UnitChange& one = words_.units.emplace_back();
    one.from = text(fields, "from"), one.say = text(fields, "say");
    need_slot(fields, "say", kSlots[1]);
    const auto take = [&](std::string_view key, auto& out) {
      if (const YamlNode* value = fields.get(key))
        out = static_cast<std::remove_reference_t<decltype(out)>>(fields.number(*value).value_or(0));
    };
    take("times", one.times), take("plus", one.plus), take("digits", one.digits), take("most", one.most);
    const std::string kind = text(fields, "kind");
    for (std::size_t at = 0; at < lexicon::kQuantityKinds; ++at) {
      one.kind = static_cast<lexicon::QuantityKind>(at);
      if (lexicon::name_of(one.kind) == kind) return;
    }
    if (!kind.empty())
      fields.report(*fields.get("kind"), "stress.unknown-kind", base::quote(kind) + " is no kind of quantity",
                    "docs/lexicon.md lists them: temperature, duration, ...");
  }

  const base::Source& source_;
  StressWords& words_;
  base::Problems& problems_;
  std::map<std::string, int, std::less<>> names_;
};

}  // namespace

const std::vector<std::string_view> kPlainChanges = {"capitals",       "small_letters", "punctuation", "curly_apostrophes",
                                                     "no_apostrophes", "misspelled",    "reordered",   "negated",
                                                     "asked_for",      "digits",        "other_units"};

bool read_stress_words(const base::Source& source, StressWords& words, base::Problems& problems) {
  const std::size_t before = problems.size();
  base::YamlTree tree;
  if (base::read_yaml(source, tree, problems)) Reader(source, words, problems).read(tree.root());
  return problems.size() == before;
}

}  // namespace anteroom::audit
