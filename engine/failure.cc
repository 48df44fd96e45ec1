#include "engine/failure.h"

#include <new>
#include <stdexcept>

#include "engine/base/json_writer.h"

namespace anteroom {
namespace {

Failure make(std::string code, std::string message, std::string hint) {
  Failure failure;
  base::JsonWriter json(failure.json);
  json.open('{').key("id").null().key("problems").open('[').open('{');
  json.key("code").string(code).key("message").string(message).key("hint").string(hint);
  json.close('}').close(']').close('}').finish();
  failure.problems.push_back(to_public({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)}));
  return failure;
}

}  // namespace

const Failure Failure::no_memory = make("screening.no-memory", "there was not enough memory for this question, so nothing was decided",
                                        "a person should read this question; use fewer screeners at a time");
const Failure Failure::no_knowledge = make("screening.no-knowledge", "the screener has no knowledge, so nothing was decided",
                                           "give it what Knowledge::load returned, after looking whether that is null");
const Failure Failure::internal = make("screening.internal", "the program made a mistake at this question, so nothing was decided",
                                       "a person should read this question; please report it");

const Failure* Failure::current() noexcept {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return &no_memory;
  } catch (const std::length_error&) {  // more than a container can hold
    return &no_memory;
  } catch (...) {
    return &internal;
  }
}

Problem to_public(const base::Problem& problem) {
  return {problem.code, problem.message, problem.hint, problem.file, problem.place.line, problem.place.column, base::to_text(problem)};
}

}  // namespace anteroom
