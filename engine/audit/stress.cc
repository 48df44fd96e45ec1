// Each case is screened once as written; then each change makes texts of it, and each of these is screened and compared.
#include "engine/audit/stress.h"

#include <map>
#include <set>
#include <tuple>

#include "engine/audit/case_files.h"
#include "engine/audit/stress_change.h"
#include "engine/audit/stress_outcome.h"
#include "engine/audit/text_of_report.h"
#include "engine/base/read_file.h"

namespace anteroom::audit {
namespace {

constexpr std::size_t kThorough = 24;  // twice as many as a list of sentences is long

// A case of rules or of words: what is asked, without what is expected.
struct Asked {
  std::string title, text, age, sex, asked_on, language, file;
  base::Place place;

  // With other words; they and this outlive the question.
  Question with(std::string_view its_title, std::string_view its_text) const {
    Question out;
    out.title = its_title, out.text = its_text, out.language = language;
    out.age = age, out.sex = sex, out.asked_on = asked_on;
    return out;
  }
};

std::vector<Asked> read_asked(const StressOptions& options, base::Problems& problems) {
  std::vector<Asked> all;
  for (const LexiconCase& one : read_word_cases(options.folder, options.filter, problems))
    all.push_back({{}, one.text, {}, {}, {}, one.language, one.file, one.place});
  for (const Case& one : read_rule_cases(options.folder, options.filter, problems))
    if (!one.text.empty()) all.push_back({one.title, one.text, one.age, one.sex, one.asked_on, {}, one.file, one.place});
  if (all.empty()) problems.add(no_case_in(options.folder));
  return all;
}

// A text between quotes as YAML reads it, on one line.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '"' || c == '\\')
      out.append("\\").push_back(c);
    else
      out += c;
  }
  return out + "\"";
}

class Stress {
 public:
  Stress(std::shared_ptr<const Knowledge> knowledge, const StressOptions& options)
      : knowledge_(knowledge), options_(options), original_(knowledge), changed_(std::move(knowledge)) {}

  PartReport run() {
    base::Problems problems;
    read_words(problems);
    const std::vector<Asked> all = read_asked(options_, problems);
    for (const base::Problem& problem : problems.list()) report_.findings.push_back(to_finding(problem));
    if (problems.empty()) {
      for (std::size_t at = 0; at < all.size(); ++at) ask(all[at], at);
    }
    report_.name = "stress";
    figures();
    return std::move(report_);
  }

 private:
  struct Tally {
    const Change* change = nullptr;
    std::size_t texts = 0, broken = 0;
  };

  void read_words(base::Problems& problems) {
    for (const auto& [tag, language] : knowledge_->parts().all->languages) {
      const std::string path = options_.folder + "/rules/common/stress." + tag + ".yaml";
      StressWords& words = words_[tag];
      const auto text = base::read_file(path, problems);
      if (!text || !read_stress_words({path, *text}, words, problems)) continue;
      std::vector<Tally>& tallies = tallies_[tag];
      for (const Change& change : changes_[tag] = make_changes(words)) tallies.push_back({&change});
    }
  }

  void ask(const Asked& one, std::size_t index) {
    const Screening& screening = original_.screen(one.with(one.title, one.text));
    if (original_.failure() != nullptr) return;
    const Screening::Parts& parts = screening.parts();
    const Outcome before(parts);
    for (Tally& tally : tallies_[parts.language->tag]) {
      if (!options_.change.empty() && options_.change != tally.change->name) continue;
      variants_.clear();
      for (std::size_t more = 0; more < (options_.thorough ? kThorough : 1); ++more) tally.change->make({parts, index + more}, variants_);
      if (options_.thorough) remove_same();
      for (const Variant& variant : variants_) hold(one, before, variant, tally);
    }
  }

  // Of two texts that are the same, the first stays.
  void remove_same() {
    std::set<std::tuple<std::string_view, std::string_view, std::uint32_t>> seen;
    std::vector<Variant> once;
    for (const Variant& one : variants_) {
      if (seen.emplace(one.title, one.text, one.gone.begin).second) once.push_back(one);
    }
    variants_ = std::move(once);
  }

  void hold(const Asked& one, const Outcome& before, const Variant& variant, Tally& tally) {
    const Screening& screening = changed_.screen(one.with(variant.title, variant.text));
    if (changed_.failure() != nullptr) return;
    ++tally.texts;
    const Must must = tally.change->must;
    const std::string broken = compare(must, before, variant, screening.parts());
    if (broken.empty()) return;
    ++tally.broken;
    const bool lost = must != Must::gone && before.urgency == rule::Urgency::emergency && screening.urgency() != "emergency";
    Finding& finding = report_.findings.emplace_back();
    finding.kind = lost ? "stress-loses-emergency" : "stress-broken", finding.level = lost ? Level::warning : Level::note;
    finding.of = tally.change->name, finding.file = one.file, finding.place = one.place;
    finding.says = broken + ". As written: " + in_quotes(one.text) +
                   "; changed: " + in_quotes(variant.text != one.text ? variant.text : variant.title) + "; there must be " +
                   std::string(name_of(must));
    finding.action = "see why with 'anteroom explain'; mend words, context or rules, and make the changed text a case";
  }

  void figures() {
    Table table{"What holds of changed texts", {"change", "texts", "broken", "holds", "there must be"}, {}};
    for (const auto& [tag, tallies] : tallies_) {
      for (const Tally& tally : tallies) {
        const std::string& name = tally.change->name;
        Figure figure;
        figure.name = name + (tallies_.size() > 1 ? "_" + tag : "");
        figure.says = "texts changed by '" + name + "' of which what must hold does";
        figure.value = tally.texts == 0 ? 1 : 1 - static_cast<double>(tally.broken) / static_cast<double>(tally.texts);
        figure.ratio = true;
        if (tally.texts != 0)
          table.rows.push_back({name, std::to_string(tally.texts), std::to_string(tally.broken), number_text(figure, figure.value),
                                std::string(name_of(tally.change->must))});
        report_.figures.push_back(std::move(figure));
      }
    }
    report_.tables.push_back(std::move(table));
  }

  const std::shared_ptr<const Knowledge> knowledge_;
  const StressOptions& options_;
  Screener original_, changed_;
  std::map<std::string, StressWords> words_;
  std::map<std::string, std::vector<Change>> changes_;
  std::map<std::string, std::vector<Tally>> tallies_;
  std::vector<Variant> variants_;
  PartReport report_;
};

}  // namespace

PartReport run_stress(std::shared_ptr<const Knowledge> knowledge, const StressOptions& options) {
  return Stress(std::move(knowledge), options).run();
}

}  // namespace anteroom::audit
