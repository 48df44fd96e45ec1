// The C++ calls with handles and JSON. Whatever is thrown ends in `guarded`; what has to be said when memory has run out is said with
// texts that were made before.
#include "engine/anteroom_c.h"

#include <new>
#include <string>
#include <string_view>

#include "engine/anteroom.h"
#include "engine/base/json_writer.h"
#include "engine/request/read_question.h"

using anteroom::Format;
using anteroom::Problem;
using anteroom::Screener;
using anteroom::base::JsonWriter;
using anteroom::request::QuestionReader;

struct anteroom_knowledge {
  std::shared_ptr<const anteroom::Knowledge> knowledge;  // null where it is broken
  std::string problems, about;                           // JSON
};

struct anteroom_screener {
  explicit anteroom_screener(const anteroom_knowledge& from)
      : knowledge(from.knowledge), screener(knowledge), reader(QuestionReader::Targets::allow) {}
  std::shared_ptr<const anteroom::Knowledge> knowledge;
  Screener screener;
  QuestionReader reader;
  std::string text;  // of the last answer, where it is not the screener's own
  bool screened = false;
};

namespace {

constexpr std::string_view kNoMemory =
    R"({"id":null,"problems":[{"code":"screening.no-memory","message":"there was not enough memory for this question"}]})";
constexpr std::string_view kInternal =
    R"({"id":null,"problems":[{"code":"screening.internal","message":"the program made a mistake at this question"}]})";

void give(std::string_view from, anteroom_text* to) { *to = {from.data(), from.size()}; }  // `from` has a NUL behind it

template <class Work>
anteroom_status guarded(const Work& work) noexcept {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return ANTEROOM_NO_MEMORY;
  } catch (...) {
    return ANTEROOM_INTERNAL;
  }
}

// "problems":[...], `whole`: with what a terminal shows.
void write_problems(const std::vector<Problem>& problems, bool whole, JsonWriter& json) {
  json.key("problems").open('[');
  for (const Problem& problem : problems) {
    json.open('{').key("code").string(problem.code).key("message").string(problem.message);
    if (!problem.hint.empty()) json.key("hint").string(problem.hint);
    if (!problem.file.empty()) json.key("file").string(problem.file);
    if (problem.line != 0) json.key("line").integer(problem.line).key("column").integer(problem.column);
    if (whole) json.key("text").string(problem.text);
    json.close('}');
  }
  json.close(']');
}

void write_about(const anteroom::Knowledge& knowledge, std::string& out) {
  const anteroom::Knowledge::Size size = knowledge.size();
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  JsonWriter json(out);
  json.open('{').key("version").string(knowledge.version()).key("digest").string(knowledge.digest());
  json.key("concepts").integer(number(size.concepts)).key("phrases").integer(number(size.phrases));
  json.key("rules").integer(number(size.rules)).key("departments").integer(number(size.departments)).close('}').finish();
}

anteroom_status refuse(anteroom_screener& screener, anteroom_text* answer) {
  screener.text.clear();
  JsonWriter json(screener.text);
  json.open('{').key("id");
  screener.reader.id().empty() ? json.null() : json.string(screener.reader.id());
  write_problems(screener.reader.problems(), false, json);
  json.close('}').finish();
  give(screener.text, answer);
  return ANTEROOM_BAD_QUESTION;
}

// Reads a question and has it answered: `write` gives the JSON.
template <class Write>
anteroom_status answer_question(anteroom_screener* screener, const char* question, std::size_t size, anteroom_text* answer,
                                const Write& write) noexcept {
  if (answer != nullptr) give("", answer);
  if (screener == nullptr || question == nullptr || answer == nullptr) return ANTEROOM_NULL_ARGUMENT;
  screener->screened = false;
  const anteroom_status status = guarded([&] {
    if (!screener->reader.read({question, size})) return refuse(*screener, answer);
    give(write(*screener), answer);
    const Problem* failure = screener->screener.failure();
    return failure == nullptr ? ANTEROOM_OK : failure->code == "screening.no-memory" ? ANTEROOM_NO_MEMORY : ANTEROOM_INTERNAL;
  });
  if (answer->size == 0) give(status == ANTEROOM_NO_MEMORY ? kNoMemory : kInternal, answer);
  return status;
}

std::string explanation(const Screener& screener, int what, Format format, const char* rule) noexcept {
  switch (what) {
    case ANTEROOM_TRACE:
      return screener.trace(format);
    case ANTEROOM_WHY_NOT:
      return screener.why_not(rule, format);
    case ANTEROOM_WHAT_IF:
      return screener.what_if(format);
    default:
      return screener.why(format);
  }
}

// Enumerations come as any number that a caller has.
bool within(int value, int last) { return value >= 0 && value <= last; }

}  // namespace

const char* anteroom_status_name(int status) {
  static constexpr const char* kNames[] = {
      "ANTEROOM_OK",           "ANTEROOM_NULL_ARGUMENT",      "ANTEROOM_BAD_ARGUMENT", "ANTEROOM_BROKEN_KNOWLEDGE", "ANTEROOM_BAD_QUESTION",
      "ANTEROOM_NO_SUCH_RULE", "ANTEROOM_NOTHING_TO_EXPLAIN", "ANTEROOM_NO_MEMORY",    "ANTEROOM_INTERNAL"};
  return within(status, ANTEROOM_INTERNAL) ? kNames[status] : "unknown status";
}

const char* anteroom_version(void) { return ANTEROOM_VERSION; }

anteroom_status anteroom_knowledge_load(const char* path, anteroom_knowledge** knowledge) {
  if (knowledge != nullptr) *knowledge = nullptr;
  if (path == nullptr || knowledge == nullptr) return ANTEROOM_NULL_ARGUMENT;
  return guarded([&] {
    std::vector<Problem> problems;
    auto loaded = std::make_unique<anteroom_knowledge>();
    loaded->knowledge = anteroom::Knowledge::load(path, problems);
    if (loaded->knowledge == nullptr && problems.empty()) return ANTEROOM_NO_MEMORY;
    for (const Problem& problem : problems) {
      if (problem.code == "knowledge.no-memory") return ANTEROOM_NO_MEMORY;
      if (problem.code == "knowledge.internal") return ANTEROOM_INTERNAL;
    }
    JsonWriter json(loaded->problems);
    json.open('{');
    write_problems(problems, true, json);
    json.close('}').finish();
    if (loaded->knowledge != nullptr) write_about(*loaded->knowledge, loaded->about);
    *knowledge = loaded.release();
    return (*knowledge)->knowledge == nullptr ? ANTEROOM_BROKEN_KNOWLEDGE : ANTEROOM_OK;
  });
}

anteroom_status anteroom_knowledge_problems(const anteroom_knowledge* knowledge, anteroom_text* problems) {
  if (problems != nullptr) give("", problems);
  if (knowledge == nullptr || problems == nullptr) return ANTEROOM_NULL_ARGUMENT;
  give(knowledge->problems, problems);
  return ANTEROOM_OK;
}

anteroom_status anteroom_knowledge_about(const anteroom_knowledge* knowledge, anteroom_text* about) {
  if (about != nullptr) give("", about);
  if (knowledge == nullptr || about == nullptr) return ANTEROOM_NULL_ARGUMENT;
  give(knowledge->about, about);
  return knowledge->knowledge == nullptr ? ANTEROOM_BROKEN_KNOWLEDGE : ANTEROOM_OK;
}

void anteroom_knowledge_free(anteroom_knowledge* knowledge) { delete knowledge; }

anteroom_status anteroom_screener_new(const anteroom_knowledge* knowledge, anteroom_screener** screener) {
  if (screener != nullptr) *screener = nullptr;
  if (knowledge == nullptr || screener == nullptr) return ANTEROOM_NULL_ARGUMENT;
  if (knowledge->knowledge == nullptr) return ANTEROOM_BROKEN_KNOWLEDGE;
  return guarded([&] {
    *screener = new anteroom_screener(*knowledge);
    return ANTEROOM_OK;
  });
}

void anteroom_screener_free(anteroom_screener* screener) { delete screener; }

anteroom_status anteroom_screen(anteroom_screener* screener, const char* question, size_t size, anteroom_text* answer) {
  return answer_question(screener, question, size, answer, [](anteroom_screener& s) -> std::string_view {
    const std::string& json = s.screener.screen(s.reader.question()).json();
    s.screened = s.screener.failure() == nullptr;
    return json;
  });
}

anteroom_status anteroom_annotate(anteroom_screener* screener, const char* question, size_t size, anteroom_text* answer) {
  return answer_question(screener, question, size, answer, [](anteroom_screener& s) -> std::string_view {
    return s.screener.annotate(s.reader.question(), s.reader.target());
  });
}

anteroom_status anteroom_explain(anteroom_screener* screener, int what, int format, const char* rule, anteroom_text* answer) {
  if (answer != nullptr) give("", answer);
  if (screener == nullptr || answer == nullptr || (what == ANTEROOM_WHY_NOT && rule == nullptr)) return ANTEROOM_NULL_ARGUMENT;
  if (!within(what, ANTEROOM_WHAT_IF) || !within(format, ANTEROOM_FORMAT_DOT)) return ANTEROOM_BAD_ARGUMENT;
  if (!screener->screened) return ANTEROOM_NOTHING_TO_EXPLAIN;
  static constexpr Format kFormats[] = {Format::text, Format::json, Format::dot};
  screener->text = explanation(screener->screener, what, kFormats[format], rule);
  give(screener->text, answer);
  if (screener->text.empty()) return ANTEROOM_NO_MEMORY;
  return what == ANTEROOM_WHY_NOT && !screener->knowledge->has_rule(rule) ? ANTEROOM_NO_SUCH_RULE : ANTEROOM_OK;
}
