// Ways of saying a quantity, and days without their year.
#include <algorithm>

#include "engine/lexicon/pending.h"

namespace anteroom::lexicon {

using base::YamlNode;

void SectionReader::patterns(const YamlNode& node) {
  for (const YamlNode* item : items(node)) {
    const base::Fields fields(*item, source_, problems_, "a pattern",
                              {"kind", "value", "unit", "second_unit", "sex", "open_end", "ongoing", "every", "back", "from", "to", "now",
                               "coming", "low", "high", "say"});
    if (!fields.ok()) continue;
    PatternRow pattern;
    const YamlNode* kind = fields.require("kind");
    const YamlNode* list = fields.require("say");
    if (kind == nullptr || list == nullptr) continue;
    bool known = false;
    for (std::size_t k = 0; k < kQuantityKinds; ++k) {
      if (name_of(static_cast<QuantityKind>(k)) == kind->scalar) pattern.kind = static_cast<QuantityKind>(k), known = true;
    }
    if (!known) {
      report(*kind, "lexicon.unknown-quantity", "no quantity '" + kind->scalar + "'", "docs/lexicon.md lists the kinds");
      continue;
    }
    if (const YamlNode* sex = fields.get("sex"); sex != nullptr && !choice<ontology::Sex>(*sex, kSexes, pattern.sex)) continue;
    const auto number = [&](std::string_view name, double& out) {
      if (const YamlNode* value = fields.get(name)) out = fields.number(*value).value_or(out);
    };
    const auto flag = [&](std::string_view name, bool& out) {
      if (const YamlNode* value = fields.get(name)) out = fields.boolean(*value).value_or(false);
    };
    number("value", pattern.value), number("low", pattern.low), number("high", pattern.high);
    double back = pattern.back;
    number("back", back), pattern.back = static_cast<int>(std::clamp(back, -1.0, double{kMostBack}));
    flag("open_end", pattern.open_end), flag("ongoing", pattern.ongoing), flag("every", pattern.every);
    if (const YamlNode* unit = fields.get("unit")) pattern.unit = pending_.strings.add(fields.text(*unit));
    if (const YamlNode* unit = fields.get("second_unit")) pattern.second_unit = pending_.strings.add(fields.text(*unit));
    if (const YamlNode* from = fields.get("from")) pattern.from = pattern.to = day_of_year(*from);
    if (const YamlNode* to = fields.get("to")) pattern.to = day_of_year(*to);
    flag("now", pattern.now), flag("coming", pattern.coming);
    pending_.patterns.push_back(pattern);
    say(*list, {EntryKind::pattern, static_cast<std::uint32_t>(pending_.patterns.size() - 1)});
  }
}

// "12-25", "25" (of the month that is said), "easter", "easter-2", "weekday 6".
DayOfYear SectionReader::day_of_year(const YamlNode& node) {
  using Count = DayOfYear::Count;
  static constexpr std::pair<std::string_view, Count> kCounts[] = {
      {"easter", Count::easter}, {"weekday ", Count::weekday}, {"", Count::date}};
  std::string_view rest = node.scalar;
  const auto* counted = std::find_if(std::begin(kCounts), std::end(kCounts), [&](const auto& c) { return rest.starts_with(c.first); });
  DayOfYear day{counted->second};
  rest.remove_prefix(counted->first.size());
  if (day.count == Count::date && rest.find('-') == 2) {
    day.month = static_cast<int>(base::number(rest.substr(0, 2)).value_or(-1));
    rest.remove_prefix(3);
  }
  constexpr double kNoDay = 99;
  day.day = static_cast<int>(rest.empty() && day.count == Count::easter ? 0 : base::number(rest).value_or(kNoDay));
  const int least = day.count == Count::easter ? kLeastDay : 1, most = day.count == Count::weekday ? 7
                                                                       : day.count == Count::date  ? 31
                                                                                                   : kMostDay;
  if (day.day >= least && day.day <= most && day.month >= 0 && day.month <= 12) return day;
  report(node, "lexicon.bad-day", "'" + node.scalar + "' is no day of a year", "write 12-25, 25, easter, easter-2 or weekday 6");
  return {};
}

}  // namespace anteroom::lexicon
