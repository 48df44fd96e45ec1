// Attributes of findings, each against what people marked. A label is held against the finding that overlaps it most; a word of a
// site, a trigger or a relief against what the lexicon makes of it, so that "belly" is the abdomen and "climbing stairs" exertion.
#include <algorithm>
#include <array>
#include <cmath>

#include "engine/audit/score_count.h"
#include "engine/audit/score_kinds.h"
#include "engine/mention/mention.h"
#include "engine/screening_parts.h"

namespace anteroom::audit {
namespace {

using fact::Finding;
using ontology::ConceptId;
using ontology::Kind;
using ontology::kNoConcept;

constexpr double kTolerance = 0.05;
constexpr std::array<std::string_view, 12> kNames = {"site",          "laterality", "severity",     "onset",   "course",  "character",
                                                     "duration_days", "ago_days",   "episode_days", "per_day", "trigger", "relief"};

// What one name says of a finding: a number, or a word (a value, a concept's id, words of the text); nothing where neither is set.
struct Said {
  std::optional<double> number;
  std::string word;
  bool any() const { return number || !word.empty(); }
  std::string shown() const { return number ? std::to_string(*number) : word.empty() ? "nothing" : word; }
};

bool near(double a, double b) { return std::abs(a - b) <= kTolerance * std::max(std::abs(a), std::abs(b)); }

Said said(const fact::Range& range) { return range.known() ? Said{range.low, {}} : Said{}; }

class FindingScorer : public Scorer {
 public:
  using Scorer::Scorer;

  void add(const LabelledRow& row) override {
    if (row.findings.empty()) return;
    parts_ = &annotate(row);
    std::string differs;
    for (const GoldFinding& gold : row.findings) {
      const Finding* found = match(gold);
      found_.add(found != nullptr);
      std::string wrong = found == nullptr ? " not found" : compare(gold, *found);
      if (found == nullptr) {
        for (const GoldFinding::Label& label : gold.labels) count(label.name, true, false, false);
      }
      if (!wrong.empty()) differs += (differs.empty() ? "'" : "; '") + gold.words + "'" + wrong;
    }
    rows_.add(differs.empty());
    if (!differs.empty()) miss(row, differs);
  }

 private:
  // The reported finding that a label is about: of those that overlap it a symptom or condition, at the labelled site, the longest overlap.
  const Finding* match(const GoldFinding& gold) const {
    const Finding* best = nullptr;
    std::array<std::uint32_t, 3> most{};
    for (const Finding& f : parts_->facts.findings) {
      if (f.words.part != text::Part::body) continue;
      const std::uint32_t begin = std::max(f.words.span.begin, gold.place.begin), end = std::min(f.words.span.end, gold.place.end);
      if (begin >= end) continue;
      const Kind kind = parts_->all.ontology[f.concept_id].kind;
      const GoldFinding::Label* site = gold.label("site");
      const std::array<std::uint32_t, 3> worth{kind == Kind::symptom || kind == Kind::condition,
                                               site == nullptr || same_concept(site->text, f.site, ""), end - begin};
      if (best != nullptr && worth <= most) continue;
      best = &f, most = worth;
    }
    return best;
  }

  std::string compare(const GoldFinding& gold, const Finding& found) {
    std::string wrong;
    for (const std::string_view name : kNames) {
      const GoldFinding::Label* label = gold.label(name);
      const Said is = said_of(found, name);
      if (label == nullptr && (!is.any() || implied(gold, found, name))) continue;
      const bool right = label != nullptr && agrees(*label, found, is);
      count(name, label != nullptr, is.any(), right);
      if (right) continue;
      wrong += " " + std::string(name) + " " +
               (label == nullptr ? "nothing"
                : label->number  ? std::to_string(*label->number)
                                 : label->text) +
               " read as " + is.shown();
    }
    return wrong;
  }

  void count(std::string_view name, bool labelled, bool found, bool right) {
    Counts& of = counts_[std::string(name)];
    for (Counts* one : {&of, &all_}) {
      one->right += right, one->found_right += right;
      one->wrong += found && !right;
      one->missed += labelled && !right;
    }
  }

  Said said_of(const Finding& f, std::string_view name) const {
    const ontology::Ontology& ontology = parts_->all.ontology;
    const auto concept_or_words = [&](ConceptId id, const fact::Words& words) {
      return Said{{}, id != kNoConcept ? std::string(ontology[id].id) : std::string(parts_->text.source(words.part, words.span))};
    };
    if (name == "site") return concept_or_words(f.site, {});
    if (name == "trigger") return concept_or_words(f.trigger, f.trigger_words);
    if (name == "relief") return concept_or_words(f.relief, f.relief_words);
    if (name == "duration_days") return said(f.duration_days);
    if (name == "ago_days") return said(f.ago_days);
    if (name == "episode_days") return said(f.episode_days);
    if (name == "per_day") return said(f.per_day);
    const ontology::AttributeId id = ontology.find_attribute(name);
    if (id == ontology::kNoAttribute) return {};
    return {{}, std::string(fact::value_of(ontology.attribute(id), f.values[id]))};
  }

  // What was not labelled but needs no label: the site that the concept itself names, a time that says again what another says.
  bool implied(const GoldFinding& gold, const Finding& f, std::string_view name) const {
    if (name == "site") return parts_->all.ontology.site_of(f.concept_id) == f.site;
    const auto says = [&](std::string_view other, const fact::Range& range) {
      const GoldFinding::Label* label = gold.label(other);
      return label != nullptr && label->number && range.known() && near(*label->number, range.low);
    };
    if (name == "duration_days") return says("ago_days", f.duration_days) || says("episode_days", f.duration_days);
    if (name == "episode_days") return says("duration_days", f.episode_days);
    return name == "ago_days" && says("duration_days", f.ago_days);
  }

  bool agrees(const GoldFinding::Label& label, const Finding& f, const Said& is) const {
    const auto words = [&](const fact::Words& where) { return parts_->text.source(where.part, where.span); };
    if (label.name == "site") return same_concept(label.text, f.site, words(f.words));
    if (label.name == "trigger") return same_concept(label.text, f.trigger, words(f.trigger_words));
    if (label.name == "relief") return same_concept(label.text, f.relief, words(f.relief_words));
    if (!label.number) return is.word == label.text;
    const bool start = label.name == "duration_days" || label.name == "ago_days";
    const auto holds = [&](const fact::Range& range) { return range.known() && near(*label.number, range.low); };
    if (start) return holds(f.duration_days) || holds(f.ago_days);
    return is.number && near(*is.number, *label.number);
  }

  // Whether the labelled words lead to the concept, to a narrower or to a broader one, or share a word of weight with what was said.
  bool same_concept(const std::string& label, ConceptId id, std::string_view said) const {
    const lexicon::Lexicon& lexicon = parts_->language->lexicon;
    const ontology::Ontology& ontology = parts_->all.ontology;
    text::Text text, other;
    text.read("", label), other.read("", said);
    mention::MentionFinder finder(ontology, lexicon);
    mention::Mentions mentions, others;
    finder.find(text, mentions);
    for (const auto* list : {&mentions.concepts, &mentions.sites}) {
      for (const mention::Match& m : *list) {
        if (id != kNoConcept && (ontology.is_a(id, m.value) || ontology.is_a(m.value, id))) return true;
      }
    }
    finder.find(other, others);
    const auto stem = [&](const text::Text& of, std::size_t t) { return lexicon.words().morphology().stem(of.folded(of.tokens()[t])); };
    for (std::size_t i = 0; i < text.tokens().size(); ++i) {
      if (mentions.words[i].use->filler || text.tokens()[i].kind != text::TokenKind::word) continue;
      for (std::size_t k = 0; k < other.tokens().size(); ++k) {
        if (stem(text, i) == stem(other, k)) return true;
      }
    }
    return false;
  }

  std::string figures() const override {
    std::string out = rows_.line("rows right") + found_.line("found");
    for (const std::string_view name : kNames) {
      const auto of = counts_.find(name);
      if (of != counts_.end()) out += of->second.line(name);
    }
    return out + all_.line("all");
  }

  const Screening::Parts* parts_ = nullptr;
  Share rows_, found_;
  std::map<std::string, Counts, std::less<>> counts_;
  Counts all_;
};

}  // namespace

std::unique_ptr<Scorer> make_finding_scorer(std::shared_ptr<const Knowledge> knowledge) {
  return std::make_unique<FindingScorer>(std::move(knowledge));
}

}  // namespace anteroom::audit
