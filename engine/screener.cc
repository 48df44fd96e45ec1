// The straight way, once through: text, mentions, context, facts, inference, decision, reply. Each stage leaves what it made in
// Screening::Parts, where the next one finds it; nothing is allocated anew once a screener has seen questions of a size.
#include <charconv>
#include <cmath>

#include "engine/anteroom.h"
#include "engine/explain/explanation.h"
#include "engine/screening_parts.h"
#include "engine/write_screening.h"

namespace anteroom {
namespace {

constexpr double kOldest = 130;
constexpr std::size_t kLeastWords = 4;    // fewer words say nothing about a language
constexpr double kLeastKnownShare = 0.4;  // of the words of a text in the lexicon's language

void note(std::vector<base::Problem>& problems, std::string code, std::string message, std::string hint = {}) {
  problems.push_back({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)});
}

// "25", "20~29", "20-29"
fact::Range read_band(std::string_view text) {
  double low = 0, high = 0;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, low);
  if (first.ec != std::errc()) return {};
  if (first.ptr == end) return {low, low};
  if (*first.ptr != '~' && *first.ptr != '-') return {};
  const auto second = std::from_chars(first.ptr + 1, end, high);
  if (second.ec != std::errc() || second.ptr != end || !(low <= high)) return {};
  return {low, high};
}

mention::Date read_date(std::string_view text) {
  mention::Date date;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto read = [&](std::size_t from, std::size_t count, int& out) {
    const char* const end = text.data() + from + count;
    const auto done = std::from_chars(text.data() + from, end, out);
    return done.ec == std::errc() && done.ptr == end;
  };
  const bool ok = read(0, 4, date.year) && read(5, 2, date.month) && read(8, 2, date.day) && date.month >= 1 && date.month <= 12 &&
                  date.day >= 1 && date.day <= 31;
  return ok ? date : mention::Date{};
}

void read_form(const Question& question, const ontology::Ontology& ontology, fact::Form& form, std::vector<base::Problem>& problems) {
  form = {};
  if (question.age_years) {
    const double age = *question.age_years;
    if (age >= 0 && age <= kOldest)
      form.age_years = {age, age};
    else
      note(problems, "form.bad-age", "age_years is not between 0 and 130, so it was ignored", "give the age in years");
  } else if (!question.age.empty()) {
    form.age_years = read_band(question.age);
    if (!form.age_years.known() || form.age_years.low < 0 || form.age_years.high > kOldest) {
      form.age_years = {};
      note(problems, "form.bad-age", "the age is not a number or a band of years, so it was ignored", "write 25 or 20~29");
    }
  }
  if (question.sex == "female")
    form.sex = ontology::Sex::female;
  else if (question.sex == "male")
    form.sex = ontology::Sex::male;
  else if (!question.sex.empty())
    note(problems, "form.bad-sex", "the sex is neither female nor male, so it was ignored", "leave it out where it is not known");
  if (!question.asked_on.empty()) {
    form.asked_on = read_date(question.asked_on);
    if (form.asked_on.year == 0) note(problems, "form.bad-date", "asked_on is not a date, so it was ignored", "write YYYY-MM-DD");
  }
  for (const Question::Known& known : question.known) {
    const ontology::ConceptId id = ontology.find(known.concept_id);
    using context::Assertion;
    const bool present = known.assertion == "present", absent = known.assertion == "absent", possible = known.assertion == "possible";
    if (id == ontology::kNoConcept || !(present || absent || possible)) {
      note(problems, "form.bad-known", "an entry of 'known' names no concept or no assertion, so it was ignored",
           "concept: an id of the lexicon; assertion: present, absent or possible");
      continue;
    }
    form.known.push_back({id, present ? Assertion::present : absent ? Assertion::absent : Assertion::possible});
  }
}

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

Problem to_public(const base::Problem& problem) {
  return {problem.code, problem.message, problem.hint, problem.file, problem.place.line, problem.place.column, base::to_text(problem)};
}

}  // namespace

Knowledge::Knowledge(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Knowledge::~Knowledge() = default;

std::shared_ptr<const Knowledge> Knowledge::load(const std::string& path, std::vector<Problem>& problems) {
  base::Problems found;
  auto parts = std::make_unique<Parts>();
  parts->all = knowledge::load(path, found);
  for (const base::Problem& problem : found.list()) problems.push_back(to_public(problem));
  if (parts->all == nullptr) return nullptr;
  for (const auto& [tag, language] : parts->all->languages) parts->fragments.try_emplace(tag, *parts->all, language);
  return std::shared_ptr<const Knowledge>(new Knowledge(std::move(parts)));
}

const std::string& Knowledge::version() const { return parts_->all->version; }
const std::string& Knowledge::digest() const { return parts_->all->digest; }

Knowledge::Size Knowledge::size() const {
  Size size{parts_->all->ontology.size(), 0, parts_->all->rules.size(), parts_->all->rules.departments().size()};
  for (const auto& [tag, language] : parts_->all->languages) size.phrases += language.lexicon->phrase_count();
  return size;
}

Screening::Parts::Parts(std::shared_ptr<const Knowledge> from)
    : shared(std::move(from)), all(*shared->parts().all), chainer(all.rules), decider(all.rules) {
  for (const auto& [tag, one] : all.languages) languages.try_emplace(tag, tag, all, one, shared->parts().fragments.at(tag));
}

std::string_view Screening::urgency() const { return rule::name_of(parts_->decision->urgency); }
bool Screening::settled() const { return parts_->decision->settled; }
const std::vector<Screening::Department>& Screening::departments() const { return parts_->departments; }
const std::vector<Screening::RedFlag>& Screening::red_flags() const { return parts_->red_flags; }
const std::string& Screening::reply() const { return parts_->reply.text; }
const std::string& Screening::more() const { return parts_->reply.more; }
const std::vector<std::string>& Screening::questions() const { return parts_->reply.questions; }

const std::string& Screening::json() const {
  if (parts_->json.empty()) write_screening(*parts_, parts_->json);
  return parts_->json;
}

struct Screener::Impl {
  explicit Impl(std::shared_ptr<const Knowledge> knowledge) : parts(std::move(knowledge)), screening(parts) {}

  // Text to facts.
  void read(const Question& question) {
    parts.problems.clear();
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
    if (none) {
      note(parts.problems, "text.no-lexicon", "no lexicon for this language, so the text could hardly be read",
           "a person should read this question");
    } else if (is_foreign(parts.text, parts.mentions)) {
      note(parts.problems, "text.language-unknown", "most words are not of a language with a lexicon, so the text could hardly be read",
           "a person should read this question");
    }
    stages.context.read(parts.text, parts.mentions);
    read_form(question, parts.all.ontology, parts.form, parts.problems);
    stages.facts.read(parts.text, parts.mentions, stages.context, parts.form, parts.facts, parts.problems);
  }

  void screen(const Question& question) {
    read(question);
    parts.inference = &parts.chainer.run(parts.facts);
    parts.decision = &parts.decider.decide(*parts.inference);
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

  explain::WordsOf words_of() const {
    return [this](const fact::Words& words) { return std::string(parts.text.source(words.part, words.span)); };
  }

  Screening::Parts parts;
  Screening screening;
  std::string annotation;
};

Screener::Screener(std::shared_ptr<const Knowledge> knowledge) : impl_(std::make_unique<Impl>(std::move(knowledge))) {}
Screener::~Screener() = default;
Screener::Screener(Screener&&) noexcept = default;
Screener& Screener::operator=(Screener&&) noexcept = default;

const std::shared_ptr<const Knowledge>& Screener::knowledge() const { return impl_->parts.shared; }

const Screening& Screener::screen(const Question& question) {
  impl_->screen(question);
  return impl_->screening;
}

const std::string& Screener::annotate(const Question& question, const std::optional<Target>& target) {
  impl_->read(question);
  impl_->parts.inference = nullptr, impl_->parts.decision = nullptr;  // nothing to explain
  impl_->annotation.clear();
  write_annotation(impl_->parts, target, impl_->annotation);
  return impl_->annotation;
}

std::string Screener::why() const {
  const auto& p = impl_->parts;
  return p.decision == nullptr ? std::string() : explain::to_text(explain::why(*p.inference, *p.decision), *p.inference, impl_->words_of());
}

std::string Screener::why_not(std::string_view rule_id) const {
  const auto& p = impl_->parts;
  if (p.inference == nullptr) return {};
  const rule::RuleIndex rule = p.all.rules.find(rule_id);
  if (rule == rule::kNoRule) return "No rule is called " + std::string(rule_id) + ".\n";
  return explain::to_text(explain::why_not(*p.inference, rule), *p.inference, impl_->words_of());
}

std::string Screener::what_if() const {
  const auto& p = impl_->parts;
  return explain::to_text(explain::what_if(p.all.rules, p.facts), p.all.rules, p.facts, impl_->words_of());
}

std::string Screener::trace() const {
  const auto& p = impl_->parts;
  return p.inference == nullptr ? std::string() : explain::to_text(explain::trace(*p.inference), *p.inference, impl_->words_of());
}

}  // namespace anteroom
