// A field that cannot be what it says is ignored and listed; the text alone is then read.
#include "engine/read_form.h"

#include <charconv>

namespace anteroom {
namespace {

constexpr double kOldest = 130;

void note(std::vector<base::Problem>& problems, std::string code, std::string message, std::string hint) {
  problems.push_back({.code = std::move(code), .message = std::move(message), .hint = std::move(hint)});
}

// "25", "20~29", "20-29"
fact::Range read_band(std::string_view text) {
  double low = 0, high = 0;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, low);
  if (first.ec != std::errc()) return {};
  if (first.ptr == end) return {low, low};
  if (*first.ptr != '~' && *first.ptr != '-') return {};
  const auto second = std::from_chars(first.ptr + 1, end, high);
  if (second.ec != std::errc() || second.ptr != end || !(low <= high)) return {};
  return {low, high};
}

mention::Date read_date(std::string_view text) {
  mention::Date date;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto read = [&](std::size_t from, std::size_t count, int& out) {
    const char* const end = text.data() + from + count;
    const auto done = std::from_chars(text.data() + from, end, out);
    return done.ec == std::errc() && done.ptr == end;
  };
  const bool ok = read(0, 4, date.year) && read(5, 2, date.month) && read(8, 2, date.day) && date.month >= 1 && date.month <= 12 &&
                  date.day >= 1 && date.day <= 31;
  return ok ? date : mention::Date{};
}

}  // namespace

void read_form(const Question& question, const ontology::Ontology& ontology, fact::Form& form, std::vector<base::Problem>& problems) {
  form = {};
  if (question.age_years) {
    const double age = *question.age_years;
    if (age >= 0 && age <= kOldest)
      form.age_years = {age, age};
    else
      note(problems, "form.bad-age", "age_years is not between 0 and 130, so it was ignored", "give the age in years");
  } else if (!question.age.empty()) {
    form.age_years = read_band(question.age);
    if (!form.age_years.known() || form.age_years.low < 0 || form.age_years.high > kOldest) {
      form.age_years = {};
      note(problems, "form.bad-age", "the age is not a number or a band of years, so it was ignored", "write 25 or 20~29");
    }
  }
  if (question.sex == "female")
    form.sex = ontology::Sex::female;
  else if (question.sex == "male")
    form.sex = ontology::Sex::male;
  else if (!question.sex.empty())
    note(problems, "form.bad-sex", "the sex is neither female nor male, so it was ignored", "leave it out where it is not known");
  if (!question.asked_on.empty()) {
    form.asked_on = read_date(question.asked_on);
    if (form.asked_on.year == 0) note(problems, "form.bad-date", "asked_on is not a date, so it was ignored", "write YYYY-MM-DD");
  }
  for (const Question::Known& known : question.known) {
    const ontology::ConceptId id = ontology.find(known.concept_id);
    using context::Assertion;
    const bool present = known.assertion == "present", absent = known.assertion == "absent", possible = known.assertion == "possible";
    if (id == ontology::kNoConcept || !(present || absent || possible)) {
      note(problems, "form.bad-known", "an entry of 'known' names no concept or no assertion, so it was ignored",
           "concept: an id of the lexicon; assertion: present, absent or possible");
      continue;
    }
    form.known.push_back({id, present ? Assertion::present : absent ? Assertion::absent : Assertion::possible});
  }
}

}  // namespace anteroom
