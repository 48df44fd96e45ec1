// Told once for each source, not for each of its rules: one reading mends them all.
#include <charconv>
#include <map>

#include "engine/audit/plain_parts.h"

namespace anteroom::audit {
namespace {

constexpr std::string_view kYears = "source_years";  // of rules/common/settings.yaml
constexpr int kMostYears = 100;

// "2026-11-27", else nothing. Such texts compare as their days do.
bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (text[at] < '0' || text[at] > '9') return false;
  }
  return true;
}

std::string years_before(std::string_view date, int years) {
  int year = 0;
  std::from_chars(date.data(), date.data() + 4, year);
  std::string before = std::to_string(std::max(year - years, 0));
  before.insert(0, 4 - before.size(), '0');
  return before + std::string(date.substr(4));
}

// A source that was read, by one rule on one day and by another on another: the first and the last, and a rule of each.
struct Read {
  std::string_view first, last;
  Written first_at, last_at;
  std::size_t rules = 0;

  void add(std::string_view day, const Written& at) {
    if (rules == 0 || day < first) first = day, first_at = at;
    if (rules == 0 || day > last) last = day, last_at = at;
    ++rules;
  }
};

// The years after which a source is to be read again; 0 where the knowledge does not say.
int source_years(const rule::RuleBase& rules, PartReport& report) {
  const std::string_view text = rules.settings().text(kYears);
  int years = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), years);
  if (text.empty() || (error == std::errc() && end == text.data() + text.size() && years > 0 && years <= kMostYears)) return years;
  report.findings.push_back(
      finding_at("bad-setting", Level::error, std::string(kYears), {"rules/common/settings.yaml", {}},
                 "the age at which sources are read again is no whole number of years from 1 to 100: " + base::quote(text),
                 "write for example source_years: \"3\""));
  return 0;
}

void find_old(const std::map<std::string, Read>& sources, const std::string& today, int years, PartReport& report) {
  const std::string oldest = years_before(today, years);
  for (const auto& [name, read] : sources) {
    const std::string rules = std::to_string(read.rules) + (read.rules == 1 ? " rule rests on it" : " rules rest on it");
    if (read.last > today)
      report.findings.push_back(finding_at("source-of-tomorrow", Level::warning, name, read.last_at,
                                           "read on " + std::string(read.last) + ", which is yet to come; " + rules, "correct the day"));
    if (years > 0 && read.first < oldest)
      report.findings.push_back(
          finding_at("source-stale", Level::warning, name, read.first_at,
                     "read on " + std::string(read.first) + ", more than " + std::to_string(years) + " years ago; " + rules,
                     "read it again, see whether the rules still follow it, and set read_on"));
  }
}

}  // namespace

void find_sources(const rule::RuleBase& rules, const std::string& today, PartReport& report) {
  std::map<std::string, Read> sources;                    // that were read
  std::map<std::string, std::pair<Written, int>> unread;  // by file: rules and rows that rest on none
  std::size_t count = 0;
  for (rule::RuleIndex rule = 0; rule < rules.size(); ++rule) {
    const Written at = {std::string(rules.file(rule)), rules.place(rule)};
    bool was_read = false;
    for (std::size_t index = 0; index < rules.source_count(rule); ++index) {
      const rule::CitationView source = rules.source(rule, index);
      if (!is_date(source.read_on)) continue;
      was_read = true;
      sources[std::string(source.cite) + " <" + std::string(source.url) + ">"].add(source.read_on, at);
    }
    if (was_read) continue;
    ++count;
    auto& [first, rows] = unread.try_emplace(at.file, at, 0).first->second;
    if (at.place < first.place) first = at;
    ++rows;
  }
  if (const int years = source_years(rules, report); is_date(today)) find_old(sources, today, years, report);
  for (const auto& [file, place_and_rows] : unread)
    report.findings.push_back(
        finding_at("source-unread", Level::note, file, place_and_rows.first,
                   std::to_string(place_and_rows.second) + " rules and rows of this file rest on no source that was read",
                   "read a source, write its url and read_on, and remove from_memory"));
  report.figures.push_back({.name = "rules_with_source_read",
                            .says = "rules and rows that rest on a source that was read",
                            .value = rules.size() == 0 ? 1 : 1 - static_cast<double>(count) / static_cast<double>(rules.size()),
                            .ratio = true});
}

}  // namespace anteroom::audit
