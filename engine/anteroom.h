// engine/anteroom.h: all of Anteroom that a program includes: load knowledge, screen questions, explain a screening.
//
//   std::vector<anteroom::Problem> problems;
//   auto knowledge = anteroom::Knowledge::load("/usr/local/share/anteroom", problems);
//   if (!knowledge) { for (auto& p : problems) std::cerr << p.text; return 1; }
//   anteroom::Screener screener(knowledge);
//   const anteroom::Screening& s = screener.screen({.text = "Hello doctor, I have ..."});
//   std::cout << s.urgency() << ' ' << s.departments().front().name << '\n' << s.reply() << '\n' << screener.why();
//
// Errors. Nothing is ever thrown, printed or ended from here. Broken knowledge gives none, and a list of all its problems. Whatever a
// patient wrote gives a screening, whose problems() say what was wrong with the question. Where the machine fails (memory runs out),
// Screener::failure() says so. Codes of problems are stable; docs/errors.md lists them all.
//
// Threads. Knowledge is frozen: any number of threads share one, without a lock. Everything else is for one thread at a time, one
// Screener a thread. KnowledgeHolder replaces knowledge while it serves.
//
// Texts are UTF-8. Places in a patient's text are counted in code points, from 0, ends not included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace anteroom {

// Something wrong with knowledge, with a question, or with the machine. `text` is the whole of it for a terminal: place, code,
// message, line, caret, hint; it ends with a line end.
struct Problem {
  std::string code;                    // stable: "rule.unknown-name"; docs/errors.md
  std::string message, hint;           // what is wrong; what to do, which may be empty
  std::string file;                    // empty where it is about no file
  std::uint32_t line = 0, column = 0;  // from 1, columns in code points; 0: the file as a whole
  std::string text;
};

// Lexicon and rules, compiled and frozen.
//
//   auto knowledge = Knowledge::load("share/anteroom", problems);
class Knowledge {
 public:
  // Of a folder: reads `path`/lexicon and `path`/rules; or `path`/anteroom.snapshot, where it was made of just these files. Of a file:
  // a snapshot, used where it lies in some milliseconds. Null where there is any problem: a file that cannot be read (`file.*`), YAML
  // that is none (`yaml.*`), concepts, phrases, rules or replies that are not right (`ontology.*`, `lexicon.*`, `rule.*`, ...), a
  // snapshot that is cut, changed, of another program or of other sources than those beside it (`snapshot.*`), too little memory
  // (`knowledge.no-memory`), a mistake of ours (`knowledge.internal`). All that was found is appended to `problems`, sorted by file and
  // line; it may be nothing only where there is no memory left to say it with.
  static std::shared_ptr<const Knowledge> load(const std::string& path, std::vector<Problem>& problems) noexcept;

  // Writes a snapshot, in one step: programs that use an older one of that name go on with it. False, and why, where it cannot be
  // (`file.*`, `knowledge.*`). Never change a snapshot's file in place: programs have it mapped.
  bool save(const std::string& file, std::vector<Problem>& problems) const noexcept;
  static constexpr std::string_view kSnapshotName = "anteroom.snapshot";  // as load() looks for it in a folder

  ~Knowledge();

  const std::string& version() const noexcept;  // as rules/common/settings.yaml states it
  const std::string& digest() const noexcept;   // "sha256:" and 64 hexadecimal digits, of the names and contents of all files
  bool has_rule(std::string_view id) const noexcept;
  struct Size {
    std::size_t concepts, phrases, rules, departments;  // phrases of all languages
  };
  Size size() const noexcept;

  struct Parts;  // for the project's own tools and tests
  const Parts& parts() const noexcept { return *parts_; }

 private:
  explicit Knowledge(std::unique_ptr<Parts> parts) noexcept;
  std::unique_ptr<Parts> parts_;
};

// Knowledge that is replaced while it serves: whoever screens asks for the current one, say before each question or each batch.
//
//   KnowledgeHolder holder(knowledge);
//   if (screener.knowledge() != holder.get()) screener = Screener(holder.get());   // each thread, when it suits
//   if (!holder.reload("share/anteroom", problems)) log(problems);                   // one thread, when told to
//
// For any number of threads at once. The old knowledge is freed with the last screener that uses it.
class KnowledgeHolder {
 public:
  explicit KnowledgeHolder(std::shared_ptr<const Knowledge> knowledge) noexcept : current_(std::move(knowledge)) {}
  std::shared_ptr<const Knowledge> get() const noexcept;
  // Loads new knowledge beside the old, then puts it in its place. False where it has problems: the old one goes on serving.
  bool reload(const std::string& path, std::vector<Problem>& problems) noexcept;

 private:
  // Held to copy or swap the pointer, never while knowledge is loaded or used. (std::atomic of a shared_ptr races in libstdc++ 12: its
  // load gives up its own lock without a release.)
  mutable std::mutex guard_;
  std::shared_ptr<const Knowledge> current_;
};

// One question. Only `text` is needed. What the form says (all but title and text) wins over what the text says. A field that cannot
// be what it says is ignored and listed in the screening's problems. The views have to live during the call alone.
//
//   Question question{.title = "Fever", .text = "My son has had a fever for two days.", .age_years = 3};
struct Question {
  std::string_view id;              // comes back in the JSON
  std::string_view title, text;     // any bytes, any length; more than 4 MiB are cut, and so is what is no UTF-8
  std::string_view language;        // a tag, "en", "en-GB"; empty: the first language that is loaded. text.no-lexicon where there is none
  std::optional<double> age_years;  // 0 to 130; else form.bad-age
  std::string_view age;             // where age_years is not given: "25" or a band, "20~29", "20-29"; else form.bad-age
  std::string_view sex;             // "female", "male" or empty; else form.bad-sex
  std::string_view asked_on;        // YYYY-MM-DD or empty; else form.bad-date
  struct Known {
    std::string_view concept_id;  // of the lexicon: "fever"
    std::string_view assertion;   // "present", "absent" or "possible"
  };
  std::vector<Known> known;  // answers to questions that were asked back; form.bad-known where it names nothing
};

struct Failure;  // the library's own

// The answer to one question: valid, with all views and references it gives, until the next call of the screener that gave it, or its
// end. Where the screener failed it is a stand-in, for whoever does not look at Screener::failure(): an emergency that nobody settled,
// one department without a name, no reply.
class Screening {
 public:
  std::string_view urgency() const noexcept;  // emergency, urgent, soon, routine, self_care
  bool settled() const noexcept;              // false: something that is not known could change urgency or department

  struct Department {
    std::string_view id, name;
    double score, share;  // the sum of the weights of rules; its part of all sums, 0 to 1
  };
  const std::vector<Department>& departments() const noexcept;  // first to last; never empty

  struct RedFlag {
    std::string_view id, urgency;
    std::string warning;  // for the patient
  };
  const std::vector<RedFlag>& red_flags() const noexcept;  // worst first

  const std::string& reply() const noexcept;                   // for the patient; paragraphs end with a line end
  const std::string& more() const noexcept;                    // the longer explanation; may be empty
  const std::vector<std::string>& questions() const noexcept;  // what to ask the patient, worst first
  const std::vector<Problem>& problems() const noexcept;       // with the question: text.*, form.*; or the failure

  // The whole as one line of JSON, without its end: docs/output.md, docs/screening.schema.json. Written when first asked for. Where the
  // screener failed, {"id":null,"problems":[...]}.
  const std::string& json() const noexcept;

  struct Parts;  // for the project's own tools and tests, and they alone may see an exception: std::bad_alloc from a stand-in
  const Parts& parts() const;

 private:
  friend class Screener;
  Parts* parts_ = nullptr;
  const Failure* failure_ = nullptr;            // of the screening
  mutable const Failure* unwritten_ = nullptr;  // of json() or problems()
};

// Any span of the text whose context is asked for: code points, end not included. Past the end of the text there is nothing to say.
struct Target {
  std::uint32_t begin = 0, end = 0;
};

// How an explanation is written; docs/explain.md describes all three.
enum class Format : std::uint8_t {
  text,  // for a person who knows the rules
  json,  // one line, without its end; docs/explanation.schema.json
  dot,   // a drawing: `dot -Tsvg` of Graphviz makes a picture of it
};

// Screens one question after the other. It reuses its memory: a question like those before it allocates nothing. Not for several
// threads at once, its screening neither.
//
//   Screener screener(knowledge);
//   for (const auto& question : questions) answer(screener.screen(question).json());
class Screener {
 public:
  // Holds on to the knowledge. Null knowledge makes every call fail with screening.no-knowledge; so does having been moved from.
  explicit Screener(std::shared_ptr<const Knowledge> knowledge) noexcept;
  ~Screener();
  Screener(Screener&&) noexcept;
  Screener& operator=(Screener&&) noexcept;

  const std::shared_ptr<const Knowledge>& knowledge() const noexcept { return knowledge_; }
  const Screening& screen(const Question& question) noexcept;

  // Patient, findings and quantities alone, as one line of JSON (docs/output.md); with a target also its context. No rule is run, and
  // there is nothing to explain afterwards. Valid until the next call.
  const std::string& annotate(const Question& question, const std::optional<Target>& target = {}) noexcept;

  // Why the last call, or Screening::json() after it, gave no answer; null where it did. Codes: screening.no-memory,
  // screening.no-knowledge, screening.internal (a mistake of ours). The next question is screened as if nothing had been.
  const Problem* failure() const noexcept;

  // Explanations of the last screening, worked out when asked for. Empty where there is none to explain (nothing was screened, it
  // failed, or annotate() came after it) and where memory runs out.
  std::string why(Format format = Format::text) const noexcept;      // what was decided, by which rules, from which words
  std::string trace(Format format = Format::text) const noexcept;    // every rule that fired, in order
  std::string what_if(Format format = Format::text) const noexcept;  // each single fact that would change urgency or first department

  // Why a rule did not fire, and what it lacks. Where there is no such rule (Knowledge::has_rule) it says so, in each format: as JSON,
  // {"problems":[...]} with explain.no-such-rule.
  std::string why_not(std::string_view rule_id, Format format = Format::text) const noexcept;

 private:
  const Failure* start() noexcept;
  template <class Work>
  void run(const Work& work) noexcept;

  std::shared_ptr<const Knowledge> knowledge_;
  std::unique_ptr<Screening::Parts> parts_;  // null where there is no memory for it
  Screening screening_;
};

}  // namespace anteroom
