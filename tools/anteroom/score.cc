// `anteroom score`: a labelled file against what is read in it. The measures are engine/audit/score_*.cc.
#include <limits>

#include "engine/audit/score.h"
#include "engine/base/problem.h"
#include "tools/anteroom/commands.h"
#include "tools/anteroom/find_knowledge.h"
#include "tools/anteroom/input.h"
#include "tools/anteroom/output.h"
#include "tools/anteroom/read_labels.h"

namespace anteroom::command {

int score(const ScoreOptions& options) {
  std::optional<Input> input = Input::open(options.file);
  if (!input) return kFailed;
  const std::optional<std::string> lines = input->read_all(std::numeric_limits<std::size_t>::max());
  if (!lines) return kFailed;
  const std::shared_ptr<const Knowledge> knowledge = load_knowledge(options.knowledge);
  if (knowledge == nullptr) return kFailed;
  const std::unique_ptr<audit::Scorer> scorer = audit::make_scorer(options.kind, knowledge);
  if (scorer == nullptr)
    return fail("there is no kind " + base::quote(options.kind) + "; " +
                base::suggest(options.kind, audit::score_kinds(), "'anteroom score --help' lists them"));

  std::size_t number = 0, bad = 0;
  audit::LabelledRow row;
  for (std::string_view rest = *lines; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    const std::string problem = read_labels(line, row);
    if (problem.empty()) {
      scorer->add(row);
    } else {
      ++bad;
      say("anteroom: " + input->name() + ":" + std::to_string(number) + ": " + problem + "\n");
    }
  }
  Output output;
  output.write(scorer->report(options.misses));
  return output.status(bad == 0 ? kDone : kProblems);
}

}  // namespace anteroom::command
