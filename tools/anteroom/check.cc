// `anteroom check` and `anteroom --version`: the knowledge, looked at as a whole. Problems are what `check` is asked for, so they
// go to standard output.
#include <vector>

#include "engine/knowledge/program.h"
#include "engine/knowledge/snapshot_file.h"
#include "tools/anteroom/commands.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/output.h"

namespace anteroom::command {

int check(const std::string& given) {
  const std::string folder = find_knowledge(given);
  if (folder.empty()) return kFailed;
  std::vector<Problem> problems;
  const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(folder, problems);
  std::string text;
  for (const Problem& problem : problems) text += problem.text;
  if (knowledge == nullptr) {
    text += std::to_string(problems.size()) + (problems.size() == 1 ? " problem in " : " problems in ") + folder + "\n";
  } else {
    const Knowledge::Size size = knowledge->size();
    text += std::to_string(size.concepts) + " concepts, " + std::to_string(size.phrases) + " phrases, " + std::to_string(size.rules) +
            " rules, " + std::to_string(size.departments) + " departments; version " + knowledge->version() + ", " + knowledge->digest() +
            "\n";
  }
  Output output;
  output.write(text);
  return output.status(knowledge == nullptr ? kProblems : kDone);
}

int version(const std::string& given) {
  Output output;
  output.write(std::string("anteroom ") + knowledge::kProgramVersion + " (build " + knowledge::build_name(knowledge::kProgramDigest) +
               ")\n");
  const std::shared_ptr<const Knowledge> knowledge = load_knowledge(given);
  if (knowledge == nullptr) return kFailed;
  output.write("knowledge " + knowledge->version() + " " + knowledge->digest() + "\n");
  return output.status(kDone);
}

}  // namespace anteroom::command
