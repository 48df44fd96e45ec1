// A gate is read as strictly as a rule: one that was misspelt would stand open unseen.
#include "engine/audit/gates.h"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "engine/base/read_file.h"
#include "engine/base/yaml.h"

namespace anteroom::audit {

constexpr double kLowest = std::numeric_limits<double>::lowest();

void Gates::set(PartReport& part) const {
  for (const Gate& gate : gates_) {
    if (gate.part != part.name) continue;
    const auto figure = std::find_if(part.figures.begin(), part.figures.end(), [&](const Figure& one) { return one.name == gate.figure; });
    if (figure != part.figures.end()) {
      figure->gated = true, figure->least = gate.least, figure->most = gate.most;
      continue;
    }
    std::vector<std::string_view> names;
    for (const Figure& one : part.figures) names.emplace_back(one.name);
    Finding finding;
    finding.kind = "gate-without-figure", finding.of = gate.figure;
    finding.file = kGatesFile, finding.place = gate.place;
    finding.says = "the part " + part.name + " has no figure of this name, so the gate holds nothing";
    finding.action = base::suggest(gate.figure, names, "its figures are " + base::join(names));
    part.findings.push_back(std::move(finding));
  }
}

std::optional<double> Gates::least(std::string_view part, std::string_view figure) const {
  for (const Gate& gate : gates_)
    if (gate.part == part && gate.figure == figure && gate.least != kLowest) return gate.least;
  return std::nullopt;
}

void read_gates(const base::Source& source, Gates& gates, base::Problems& problems) {
  base::YamlTree tree;
  if (!base::read_yaml(source, tree, problems)) return;
  const base::Fields file(tree.root(), source, problems, "the audit's file", {"gates"});
  const base::YamlNode* all = file.ok() ? file.require("gates") : nullptr;
  if (all == nullptr) return;
  const std::vector<std::string_view> names(std::begin(kPartNames), std::end(kPartNames));
  for (const auto& [part, figures] : file.map(*all)) {
    if (std::find(names.begin(), names.end(), part) == names.end())
      file.report(*figures, "audit.unknown-part", "the audit has no part " + base::quote(part),
                  base::suggest(part, names, "its parts are " + base::join(names)));
    for (const auto& [figure, node] : file.map(*figures)) {
      const base::Fields one(*node, source, problems, "a gate", {"least", "most"});
      if (!one.ok()) continue;
      const base::YamlNode* least = one.get("least");
      const base::YamlNode* most = one.get("most");
      const std::optional<double> low = least == nullptr ? kLowest : one.number(*least);
      const std::optional<double> high = most == nullptr ? std::numeric_limits<double>::max() : one.number(*most);
      if (!low || !high) continue;
      if ((least == nullptr && most == nullptr) || *low > *high)
        one.report(*node, "audit.bad-gate", "a gate says 'least', 'most' or both, 'least' not above 'most'", "write {least: 0.95}");
      gates.gates_.push_back({std::string(part), std::string(figure), *low, *high, node->place});
    }
  }
}

Gates read_gates(const std::string& folder, base::Problems& problems) {
  Gates gates;
  const std::string path = folder + "/" + std::string(kGatesFile);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return gates;
  if (const auto text = base::read_file(path, problems)) read_gates(base::Source{path, *text}, gates, problems);
  return gates;
}

}  // namespace anteroom::audit
