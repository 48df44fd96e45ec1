// Settings that the program computes with are checked here; all others are texts that the reply may use.
#include "engine/rule/settings.h"

#include "engine/base/yaml.h"

namespace anteroom::rule {
namespace {

using base::Fields;
using base::YamlNode;

void read_setting(const Fields& fields, std::string_view key, const YamlNode& value, Settings& settings) {
  if (key == "chief_factor" || key == "ask_next_limit") {
    const std::optional<double> number = fields.number(value);
    if (!number) return;
    const bool factor = key == "chief_factor";
    const double low = factor ? kLeastChiefFactor : 0, high = factor ? kMostChiefFactor : kMostAskNext;
    const bool whole = *number == static_cast<double>(static_cast<long long>(*number < -1e9 || *number > 1e9 ? 0 : *number));
    if (*number < low || *number > high || (!factor && !whole)) {
      fields.report(value, "settings.out-of-range",
                    std::string(key) + (factor ? " is a number from 1 to 10" : " is a whole number from 0 to 20"));
      return;
    }
    if (factor)
      settings.chief_factor = *number;
    else
      settings.ask_next_limit = static_cast<std::uint32_t>(*number);
    return;
  }
  const std::string_view text = fields.text(value);
  if (text.empty()) return;
  if (key == "default_department")
    settings.default_department = text;
  else if (key == "emergency_department")
    settings.emergency_department = text;
  else
    settings.texts.insert_or_assign(std::string(key), std::string(text));
}

}  // namespace

std::string_view Settings::text(std::string_view key) const {
  const auto found = texts.find(key);
  return found == texts.end() ? std::string_view() : std::string_view(found->second);
}

void read_settings(const base::Source& source, Settings& settings, base::Problems& problems) {
  base::YamlTree tree;
  if (!base::read_yaml(source, tree, problems)) return;
  const Fields file(tree.root(), source, problems, "a file of settings", {"settings"});
  const YamlNode* all = file.ok() ? file.require("settings") : nullptr;
  if (all == nullptr) return;
  for (const auto& [key, value] : file.map(*all)) read_setting(file, key, *value, settings);
}

}  // namespace anteroom::rule
