// engine/base/problem.h: something wrong with knowledge or input, said so that a person can act on it.
//
//   Problems problems;
//   problems.add({.code = "rule.unknown-name", .message = "no concept or fact 'hedache'", .hint = "did you mean 'headache'?"},
//                source, {3, 9});
//   std::cerr << to_text(problems);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace anteroom::base {

// A place in a file: both 1-based, columns in code points. line 0: the file as a whole.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend auto operator<=>(const Place&, const Place&) = default;  // NOLINT(modernize-use-nullptr): a mistake of clang-tidy 14
};

// One problem. `code` is stable, `<stage>.<kebab-case>`, and listed in docs/errors.md.
struct Problem {
  std::string code{};
  std::string message{};  // what is wrong, and why it matters where that is not plain
  std::string hint{};     // what to do; may be empty
  std::string file{};     // as given to the reader; empty for a patient's text
  Place place{};
  std::string source_line{};  // the line itself, without its end; empty where there is none
};

// A file's name and contents, from which problems quote their line. Must outlive the calls only.
struct Source {
  std::string_view file;
  std::string_view text;
};

// All problems of a run, in the order of finding; sorted by `sort`. Not for use from several threads at once.
class Problems {
 public:
  void add(Problem problem);                                     // no file
  void add(Problem problem, const Source& source, Place place);  // fills file, place, source_line
  void append(const Problems& other);
  void sort();  // by file, place, code; removes exact repetitions

  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }
  const std::vector<Problem>& list() const { return list_; }

 private:
  std::vector<Problem> list_;
};

// `file:line:column: code: message`, the line, a caret under the column, `hint: ...`; ends with a line end.
std::string to_text(const Problem& problem);
std::string to_text(const Problems& problems);

// `text` between single quotes for a message: cut to 60 code points, control characters and invalid bytes made visible.
std::string quote(std::string_view text);

// `names` as "a, b, c" for a hint: in the order given, cut after `limit` names.
std::string join(const std::vector<std::string_view>& names, std::size_t limit = 20);

// The candidate nearest to `word` in spelling, or nothing when none is near: for "did you mean". The order of
// the candidates does not matter.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

// "did you mean 'x'?" for the nearest candidate, else `otherwise`.
std::string suggest(std::string_view word, const std::vector<std::string_view>& candidates, std::string otherwise = {});

}  // namespace anteroom::base
