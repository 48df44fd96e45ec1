// The straight way, once through: text, mentions, context, facts, inference, decision, reply. Each stage leaves what it made in
// Screening::Parts, where the next one finds it; nothing is allocated anew once a screener has seen questions of a size.
//
// Whatever is thrown on the way ends here. The parts, left in the middle of their work, are then thrown away as a whole and made
// anew for the next question, so no stage has to be able to go on from anywhere.
#include "engine/anteroom.h"
#include "engine/failure.h"
#include "engine/mention/calendar.h"
#include "engine/read_form.h"
#include "engine/screening_parts.h"
#include "engine/write_screening.h"

namespace anteroom {
namespace {

constexpr std::size_t kLeastWords = 4;    // fewer words say nothing about a language
constexpr double kLeastKnownShare = 0.4;  // of the words of a text in the lexicon's language

// A text whose words the lexicon hardly knows is likely in another language.
bool is_foreign(const text::Text& text, const mention::Mentions& mentions) {
  std::size_t words = 0, known = 0;
  for (std::size_t i = 0; i < text.tokens().size(); ++i) {
    if (text.tokens()[i].kind != text::TokenKind::word) continue;
    ++words;
    const lexicon::TokenWords& word = mentions.words[i];
    known += !word.corrected && (word.use->known || word.stem != lexicon::kNoWord) ? 1 : 0;
  }
  return words >= kLeastWords && static_cast<double>(known) < kLeastKnownShare * static_cast<double>(words);
}

void note_language(bool none, Screening::Parts& parts) {
  const char* const hint = "a person should read this question";
  if (none) {
    parts.problems.push_back(
        {.code = "text.no-lexicon", .message = "no lexicon for this language, so the text could hardly be read", .hint = hint});
  } else if (is_foreign(parts.text, parts.mentions)) {
    parts.problems.push_back({.code = "text.language-unknown",
                              .message = "most words are not of a language with a lexicon, so the text could hardly be read",
                              .hint = hint});
  }
}

// Text to facts.
void read(const Question& question, Screening::Parts& parts) {
  parts.inference = nullptr, parts.decision = nullptr;
  parts.problems.clear();
  parts.public_problems.clear();
  parts.json.clear();
  parts.id = question.id;
  auto language = question.language.empty() ? parts.languages.begin() : parts.languages.find(question.language);
  if (language == parts.languages.end()) language = parts.languages.find(question.language.substr(0, question.language.find('-')));
  const bool none = language == parts.languages.end();
  if (none) language = parts.languages.begin();
  parts.language = &language->second;
  LanguageStages& stages = *parts.language;
  parts.text.read(question.title, question.text);
  parts.problems.insert(parts.problems.end(), parts.text.problems().begin(), parts.text.problems().end());
  stages.finder.find(parts.text, parts.mentions);
  note_language(none, parts);
  read_form(question, parts.all.ontology, parts.form, parts.problems);
  const mention::Date asked = parts.form.asked_on.year != 0 ? parts.form.asked_on : mention::asked_on(parts.mentions);
  mention::tell_days(asked, stages.lexicon, parts.mentions);
  stages.context.read(parts.text, parts.mentions, asked.year);
  stages.facts.read(parts.text, parts.mentions, stages.context, parts.form, parts.facts, parts.problems);
}

void run_rules(Screening::Parts& parts) {
  parts.inference = &parts.chainer.run(parts.facts);
  parts.decision = &parts.decider.decide(*parts.inference);
}

// In doubt, more care: where two may be the patient and one of them cannot wait, the more urgent reading is the one that counts, and
// the screening says so.
void decide_in_doubt(Screening::Parts& parts) {
  fact::FactReader& reader = parts.language->facts;
  const rule::Urgency urgency = parts.decision->urgency;
  if (!reader.in_doubt() || urgency == rule::Urgency::emergency) return;
  const auto read_other = [&] {
    reader.read_other(parts.form, parts.facts, parts.problems);
    run_rules(parts);
  };
  read_other();
  if (parts.decision->urgency >= urgency || parts.decision->urgency > rule::Urgency::urgent) return read_other();
  parts.problems.push_back({.code = "text.two-patients",
                            .message = "two people may be the patient; the more urgent reading was taken",
                            .hint = "a person should read this question"});
}

// What is decided to what is said.
void say(Screening::Parts& parts) {
  parts.language->writer.write(parts.facts, *parts.decision, parts.reply);
  const rule::RuleBase& rules = parts.all.rules;
  parts.departments.clear();
  for (const decide::RankedDepartment& one : parts.decision->departments) {
    const rule::Department& department = rules.departments()[one.department];
    parts.departments.push_back({department.id, department.name, one.score, one.share});
  }
  parts.red_flags.resize(parts.decision->red_flags.size());
  for (std::size_t i = 0; i < parts.red_flags.size(); ++i) {
    const decide::RedFlag& flag = parts.decision->red_flags[i];
    parts.red_flags[i].id = rules.string(flag.id), parts.red_flags[i].urgency = rule::name_of(flag.urgency);
    parts.red_flags[i].warning.clear();
    parts.language->writer.write_warning(flag.id, parts.red_flags[i].warning);
  }
}

}  // namespace

void conclude(Screening::Parts& parts) {
  run_rules(parts);
  say(parts);
}

Screening::Parts::Parts(std::shared_ptr<const Knowledge> from)
    : shared(std::move(from)), all(*shared->parts().all), chainer(all.rules), decider(all.rules) {
  for (const auto& [tag, one] : all.languages) languages.try_emplace(tag, tag, all, one, shared->parts().fragments.at(tag));
}

Screener::Screener(std::shared_ptr<const Knowledge> knowledge) noexcept : knowledge_(std::move(knowledge)) {
  static_cast<void>(start());  // the first question need not wait for it
}
Screener::~Screener() = default;
Screener::Screener(Screener&&) noexcept = default;
Screener& Screener::operator=(Screener&&) noexcept = default;

const Failure* Screener::start() noexcept {
  if (knowledge_ == nullptr) return &Failure::no_knowledge;
  if (parts_ != nullptr) return nullptr;
  return Failure::of([this] { parts_ = std::make_unique<Screening::Parts>(knowledge_); });
}

template <class Work>
void Screener::run(const Work& work) noexcept {
  const Failure* failure = start();
  if (failure == nullptr) failure = Failure::of([&] { work(*parts_); });
  if (failure != nullptr) parts_.reset();
  screening_.parts_ = parts_.get();
  screening_.failure_ = failure, screening_.unwritten_ = nullptr;
}

const Screening& Screener::screen(const Question& question) noexcept {
  run([&question](Screening::Parts& parts) {
    read(question, parts);
    run_rules(parts);
    decide_in_doubt(parts);
    say(parts);
  });
  return screening_;
}

const std::string& Screener::annotate(const Question& question, const std::optional<Target>& target) noexcept {
  run([&](Screening::Parts& parts) {
    read(question, parts);
    write_annotation(parts, target, parts.json);
  });
  return screening_.failure_ != nullptr ? screening_.failure_->json : parts_->json;
}

const Problem* Screener::failure() const noexcept {
  const Failure* failure = screening_.failure_ != nullptr ? screening_.failure_ : screening_.unwritten_;
  return failure == nullptr ? nullptr : &failure->problems.front();
}

}  // namespace anteroom
