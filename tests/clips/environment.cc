// The only file that sees CLIPS's headers, which are C and full of macros.
#include "tests/clips/environment.h"

#include <array>
#include <cstring>
#include <stdexcept>

extern "C" {
#include <clips/clips.h>
}

namespace anteroom::clips {
namespace {

void* address(const Symbol* symbol) { return const_cast<Symbol*>(symbol); }
void* address(const Template* one) { return const_cast<Template*>(one); }

// The slot is set where it lies, without the check of its type that EnvPutFactSlot makes: CLIPS is to be seen at its best.
void assert_value(void* environment, const Template* one_slot, unsigned short type, void* value) {
  fact* made = EnvCreateFact(environment, address(one_slot));
  made->theProposition.theFields[0].type = type;
  made->theProposition.theFields[0].value = value;
  EnvAssert(environment, made);
}

}  // namespace

Environment::Environment() : environment_(CreateEnvironment()) {
  EnvDefineFunctionWithContext(environment_, "fired", 'v', &Environment::note_firing, "note_firing", this);
  EnvAddRouterWithContext(environment_, "errors", 40, &Environment::is_for_errors, &Environment::keep_error, nullptr, nullptr, nullptr,
                          this);
}

Environment::~Environment() { DestroyEnvironment(environment_); }

int Environment::note_firing(void* environment) {
  auto* self = static_cast<Environment*>(GetEnvironmentFunctionContext(environment));
  self->fired_.push_back(static_cast<std::uint32_t>(EnvRtnLong(environment, 1)));
  return 0;
}

int Environment::is_for_errors(void* /*environment*/, const char* name) {
  return std::strcmp(name, WERROR) == 0 || std::strcmp(name, WWARNING) == 0 ? TRUE : FALSE;
}

int Environment::keep_error(void* environment, const char* /*name*/, const char* text) {
  static_cast<Environment*>(GetEnvironmentRouterContext(environment))->errors_ += text;
  return TRUE;
}

// As a file: strings are read by strlen of the rest at each character.
void Environment::load(const std::string& program) {
  std::FILE* file = std::tmpfile();
  if (file == nullptr) throw std::runtime_error("no temporary file for CLIPS");
  std::fwrite(program.data(), 1, program.size(), file);
  std::rewind(file);
  const std::string name = "/proc/self/fd/" + std::to_string(fileno(file));
  const int result = EnvLoad(environment_, name.c_str());
  std::fclose(file);
  if (result != 1 || !errors_.empty()) throw std::runtime_error("CLIPS: " + errors_);
}

void Environment::reset() {
  EnvReset(environment_);
  last_of_reset_ = nullptr;
  for (void* at = EnvGetNextFact(environment_, nullptr); at != nullptr; at = EnvGetNextFact(environment_, at)) last_of_reset_ = at;
}

void Environment::retract_new() {
  for (void* at = EnvGetNextFact(environment_, last_of_reset_); at != nullptr; at = EnvGetNextFact(environment_, last_of_reset_))
    EnvRetract(environment_, at);
}

long long Environment::run() {
  fired_.clear();
  const long long count = EnvRun(environment_, -1);
  if (!errors_.empty()) throw std::runtime_error("CLIPS: " + errors_);
  return count;
}

const Template* Environment::find_template(const std::string& name) {
  const void* found = EnvFindDeftemplate(environment_, name.c_str());
  if (found == nullptr) throw std::runtime_error("CLIPS: no deftemplate " + name);
  return static_cast<const Template*>(found);
}

const Symbol* Environment::symbol(const std::string& name) {
  void* made = EnvAddSymbol(environment_, name.c_str());
  IncrementSymbolCount(made);
  return static_cast<const Symbol*>(made);
}

void Environment::assert_fact(const Template* one_slot, const Symbol* value) {
  assert_value(environment_, one_slot, SYMBOL, address(value));
}

void Environment::assert_fact(const Template* one_slot, double value) {
  assert_value(environment_, one_slot, FLOAT, EnvAddDouble(environment_, value));
}

void Environment::assert_fact(const std::string& text) {
  if (EnvAssertString(environment_, text.c_str()) == nullptr || !errors_.empty())
    throw std::runtime_error("CLIPS: " + text + ": " + errors_);
}

std::vector<std::string> Environment::facts(const std::string& of_template) {
  std::vector<std::string> list;
  void* const found = EnvFindDeftemplate(environment_, of_template.c_str());
  if (found == nullptr) return list;
  std::array<char, 4096> text;  // NOLINT: filled below
  for (void* at = EnvGetNextFactInTemplate(environment_, found, nullptr); at != nullptr;
       at = EnvGetNextFactInTemplate(environment_, found, at)) {
    EnvGetFactPPForm(environment_, text.data(), text.size() - 1, at);
    const std::string_view whole = text.data();  // "f-12    (is ...)"
    list.emplace_back(whole.substr(whole.find('(')));
  }
  return list;
}

}  // namespace anteroom::clips
