// engine/anteroom.h: all of Anteroom that a program includes: load knowledge, screen questions, explain a screening.
//
//   std::vector<anteroom::Problem> problems;
//   auto knowledge = anteroom::Knowledge::load("/usr/local/share/anteroom", problems);
//   if (!knowledge) { for (auto& p : problems) std::cerr << p.text; return 1; }
//   anteroom::Screener screener(knowledge);
//   const anteroom::Screening& s = screener.screen({.text = "Hello doctor, I have ..."});
//   std::cout << s.urgency() << ' ' << s.departments().front().name << '\n' << s.reply() << '\n';
//
// No exception crosses this header but std::bad_alloc. Whatever a patient wrote gives a screening; broken knowledge gives none,
// and a list of all its problems.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace anteroom {

// Something wrong with knowledge or with a question. `text` is the whole of it for a terminal: place, line, caret, hint.
struct Problem {
  std::string code;  // stable; docs/errors.md
  std::string message, hint;
  std::string file;                    // empty for a question
  std::uint32_t line = 0, column = 0;  // 1-based; columns in code points
  std::string text;
};

// Lexicon and rules, compiled and frozen. Any number of screeners, on any threads, share one.
class Knowledge {
 public:
  // Of a folder: reads `path`/lexicon and `path`/rules (or `path`/knowledge.snapshot, where it was made of just these files).
  // Of a file: a snapshot, used where it lies in some milliseconds. One that is cut, changed, of another program or of other sources
  // than those beside it is refused (`snapshot.*`). Null where there is any problem; `problems` then lists all of them.
  static std::shared_ptr<const Knowledge> load(const std::string& path, std::vector<Problem>& problems);

  // Writes a snapshot, in one step: programs that use an older one of that name go on with it. False, and why, where it cannot be.
  // (Never change a snapshot's file in place: programs have it mapped.)
  bool save(const std::string& file, std::vector<Problem>& problems) const;
  static constexpr const char* kSnapshotName = "knowledge.snapshot";  // as load() looks for it in a folder

  ~Knowledge();

  const std::string& version() const;  // as the settings state it
  const std::string& digest() const;   // "sha256:..." of all its files
  struct Size {
    std::size_t concepts, phrases, rules, departments;  // phrases of all languages
  };
  Size size() const;

  struct Parts;  // for the project's own tools and tests
  const Parts& parts() const { return *parts_; }

 private:
  explicit Knowledge(std::unique_ptr<Parts> parts);
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
  explicit KnowledgeHolder(std::shared_ptr<const Knowledge> knowledge) : current_(std::move(knowledge)) {}
  std::shared_ptr<const Knowledge> get() const { return current_.load(); }
  // Loads new knowledge beside the old, then puts it in its place. False where it has problems: the old one goes on serving.
  bool reload(const std::string& path, std::vector<Problem>& problems);

 private:
  std::atomic<std::shared_ptr<const Knowledge>> current_;
};

// One question. Only `text` is needed. Fields of the form win over what the text says.
struct Question {
  std::string_view id, title, text;
  std::string_view language;        // a tag: "en"; empty: the first language that is loaded
  std::optional<double> age_years;  // 0 to 130; other values are a problem of the screening and ignored
  std::string_view age;             // a band, "20~29", where age_years is not given
  std::string_view sex;             // "female", "male" or empty
  std::string_view asked_on;        // YYYY-MM-DD or empty
  struct Known {
    std::string_view concept_id, assertion;  // "fever", "present" | "absent" | "possible"
  };
  std::vector<Known> known;  // answers to questions asked back
};

// The answer to one question. Valid until the screener's next call; views live as long.
class Screening {
 public:
  std::string_view urgency() const;  // emergency, urgent, soon, routine, self_care
  bool settled() const;              // false: an unknown fact could change the answer
  struct Department {
    std::string_view id, name;
    double score, share;  // share: 0 to 1
  };
  const std::vector<Department>& departments() const;  // ranked; never empty
  struct RedFlag {
    std::string_view id, urgency;
    std::string warning;
  };
  const std::vector<RedFlag>& red_flags() const;  // worst first
  const std::string& reply() const;
  const std::string& more() const;
  const std::vector<std::string>& questions() const;  // what to ask next, worst first
  const std::string& json() const;                    // the whole, as docs/output.md describes; made when first asked for

  struct Parts;  // for the project's own tools and tests
  const Parts& parts() const { return *parts_; }

 private:
  friend class Screener;
  explicit Screening(Parts& parts) : parts_(&parts) {}
  Parts* parts_;
};

// Any span of the text whose context is asked for: code points, end exclusive.
struct Target {
  std::uint32_t begin = 0, end = 0;
};

// Screens one question after the other, reusing its memory. One object a thread.
class Screener {
 public:
  explicit Screener(std::shared_ptr<const Knowledge> knowledge);
  ~Screener();
  Screener(Screener&&) noexcept;
  Screener& operator=(Screener&&) noexcept;

  const std::shared_ptr<const Knowledge>& knowledge() const;
  const Screening& screen(const Question& question);

  // Patient, findings and quantities alone, as JSON; with a target also its context.
  const std::string& annotate(const Question& question, const std::optional<Target>& target = {});

  // Explanations of the last screening, as text for a person who knows the rules.
  std::string why() const;
  std::string why_not(std::string_view rule_id) const;  // says so where there is no such rule
  std::string what_if() const;
  std::string trace() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace anteroom
