// `anteroom compile`: the knowledge as a snapshot, which loads in a moment.
#include <filesystem>
#include <vector>

#include "tools/anteroom/commands.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/output.h"

namespace anteroom::command {

int compile(const CompileOptions& options) {
  const std::string folder = find_sources(options.knowledge);
  if (folder.empty()) return kFailed;
  const std::shared_ptr<const Knowledge> knowledge = load_knowledge(folder);
  if (knowledge == nullptr) return kFailed;
  const std::string file = options.output.empty() ? (std::filesystem::path(folder) / Knowledge::kSnapshotName).string() : options.output;
  std::vector<Problem> problems;
  if (!knowledge->save(file, problems)) {
    for (const Problem& problem : problems) say(problem.text);
    return fail("no snapshot was written");
  }
  const Knowledge::Size size = knowledge->size();
  Output output;
  output.write(file + ": " + std::to_string(size.concepts) + " concepts, " + std::to_string(size.phrases) + " phrases, " +
               std::to_string(size.rules) + " rules; version " + knowledge->version() + ", " + knowledge->digest() + "\n");
  return output.status(kDone);
}

}  // namespace anteroom::command
