// Everything but the words themselves is read from the screening's JSON: what a person sees here is what a program gets there.
#include "tools/anteroom/show_screening.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <map>
#include <vector>

#include "engine/screening_parts.h"
#include "tools/anteroom/mark_words.h"
#include "tools/anteroom/show_age.h"
#include "tools/anteroom/wrap.h"

namespace anteroom::command {
namespace {

namespace json = boost::json;

constexpr std::size_t kLabel = 13;       // columns before what is said
constexpr std::size_t kBelow = 2;        // columns before what stands below a heading
constexpr std::size_t kMostReasons = 3;  // of a department, the heaviest

std::string_view view(const json::value& value) {
  const json::string& text = value.get_string();
  return {text.data(), text.size()};
}

class Shown {
 public:
  Shown(const Screening& screening, const Colours& colours, std::size_t columns)
      : parts_(screening.parts()), all_(json::parse(screening.json())), colours_(colours), columns_(columns) {}

  std::string text() {
    words();
    patient();
    urgency();
    red_flags();
    departments();
    texts("Reply", view(all_.at("reply")));
    texts("More", view(all_.at("more")));
    questions();
    problems();
    return std::move(out_);
  }

 private:
  // A label, and what it labels beside it.
  void row(std::string_view label, std::string_view text) {
    out_.append(colours_.bold).append(label).append(colours_.plain);
    out_.append(label.size() < kLabel ? kLabel - label.size() : 1, ' ');
    wrap(text, {columns_, kLabel, kLabel}, out_);
  }

  // One of a list, which hangs below a row or a heading.
  void item(std::size_t indent, std::string_view text) {
    out_.append(indent, ' ').append("- ");
    wrap(text, {columns_, indent + 2, indent + 2}, out_);
  }

  void heading(std::string_view text) { out_.append("\n").append(colours_.bold).append(text).append(colours_.plain).append("\n"); }

  std::string colour(std::string_view colour, std::string_view text) const {
    return std::string(colour) + std::string(text) + std::string(colour.empty() ? std::string_view() : colours_.plain);
  }

  static Mark mark_of(const json::value& finding) {
    if (view(finding.at("assertion")) == "absent") return Mark::absent;
    const bool plain = view(finding.at("assertion")) == "present" && view(finding.at("temporality")) == "current" &&
                       view(finding.at("experiencer")) == "patient";
    return plain ? Mark::present : Mark::other;
  }

  void words() {
    const json::array& findings = all_.at("findings").get_array();
    std::vector<Mark> marks;
    for (const json::value& finding : findings) marks.push_back(mark_of(finding));
    for (const json::value& flag : all_.at("red_flags").get_array()) {
      for (const json::value& index : flag.at("findings").get_array()) marks[index.to_number<std::size_t>()] = Mark::red_flag;
    }
    std::vector<MarkedSpan> title, body;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const json::value& span = findings[i].at("span");
      if (span.is_null()) continue;  // of the form
      auto& spans = span.get_object().contains("in") ? title : body;
      spans.push_back({span.at("begin").to_number<std::uint32_t>(), span.at("end").to_number<std::uint32_t>(), marks[i]});
    }
    part(text::Part::title, title);
    part(text::Part::body, body);
    title.insert(title.end(), body.begin(), body.end());
    if (!title.empty()) row("Marked", legend(title, colours_));
  }

  void part(text::Part part, const std::vector<MarkedSpan>& spans) {
    const std::string_view words = parts_.text.source(part, {0, parts_.text.source_size(part)});
    if (words.find_first_not_of(" \t\r\n") == words.npos) return;
    std::string marked = mark_words(words, spans, colours_);
    while (marked.ends_with('\n')) marked.pop_back();
    wrap(marked, {columns_, 0, 0}, out_);
    out_ += '\n';
  }

  void patient() {
    const json::value& patient = all_.at("patient");
    const std::string_view sex = view(patient.at("sex")), relation = view(patient.at("relation_to_asker"));
    std::string text = sex == "unknown" ? "sex not known" : std::string(sex);
    if (const json::value& age = patient.at("age"); age.is_null()) {
      text += ", age not known";
    } else {
      text += ", " + show_age(age.at("low_years").to_number<double>(), age.at("high_years").to_number<double>());
    }
    if (const std::string_view pregnancy = view(patient.at("pregnancy")); pregnancy != "unknown")
      text += pregnancy == "yes" ? ", pregnant" : ", not pregnant";
    if (relation == "self")
      text += "; asks for themselves";
    else if (relation != "unknown")
      text += "; the asker's " + std::string(relation);
    if (const json::value* asked_on = patient.get_object().if_contains("asked_on")) text += "; asked on " + std::string(view(*asked_on));
    row("Patient", text);
  }

  void urgency() {
    const json::value& urgency = all_.at("urgency");
    const std::string_view level = view(urgency.at("level"));
    std::string text = colour(level == "emergency" || level == "urgent" ? colours_.red
                              : level == "soon"                         ? colours_.yellow
                                                                        : colours_.green,
                              level);
    if (!urgency.at("settled").get_bool()) text += " (not settled: more could change it)";
    row("Urgency", text);
    reasons(urgency.at("because").get_array());
  }

  void red_flags() {
    const json::array& flags = all_.at("red_flags").get_array();
    if (flags.empty()) row("Red flags", "none");
    for (const json::value& flag : flags) {
      row("Red flag", colour(colours_.red, std::string(view(flag.at("id")))) + ": " + safe(view(flag.at("warning"))));
      for (const json::value& source : flag.at("sources").get_array()) item(kLabel, colour(colours_.faint, safe(view(source))));
    }
  }

  void departments() {
    std::size_t place = 0;
    for (const json::value& department : all_.at("departments").get_array()) {
      const long share = std::lround(department.at("share").to_number<double>() * 100);
      row(place == 0 ? "Departments" : "",
          std::to_string(place + 1) + ". " + safe(view(department.at("name"))) + (share > 0 ? ", " + std::to_string(share) + " %" : ""));
      reasons(department.at("because").get_array());
      ++place;
    }
  }

  // Rules and what they say, the first ones.
  void reasons(const json::array& because) {
    if (says_.empty()) {
      for (const json::value& rule : all_.at("explanation").get_array()) says_[view(rule.at("rule"))] = view(rule.at("says"));
    }
    for (std::size_t i = 0; i < because.size() && i < kMostReasons; ++i) {
      const std::string_view id = view(because[i]);
      item(kLabel, safe(says_[id]) + " " + colour(colours_.faint, "(" + std::string(id) + ")"));
    }
    if (because.size() > kMostReasons) item(kLabel, "and " + std::to_string(because.size() - kMostReasons) + " more");
  }

  void texts(std::string_view label, std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    if (text.empty()) return;
    heading(label);
    wrap(safe(text), {columns_, kBelow, 0}, out_);
  }

  void questions() {
    const json::array& questions = all_.at("ask_next").get_array();
    if (questions.empty()) return;
    heading("To ask next");
    for (const json::value& question : questions) {
      item(kBelow, safe(view(question.at("question"))) + " " +
                       colour(colours_.faint, "(could change the " + std::string(view(question.at("would_change"))) + ")"));
    }
  }

  void problems() {
    const json::array& problems = all_.at("problems").get_array();
    if (problems.empty()) return;
    heading("Problems");
    for (const json::value& problem : problems) {
      std::string text = safe(view(problem.at("message")));
      if (const json::value* hint = problem.get_object().if_contains("hint")) text += "; " + safe(view(*hint));
      item(kBelow, text + " " + colour(colours_.faint, "(" + std::string(view(problem.at("code"))) + ")"));
    }
  }

  const Screening::Parts& parts_;
  const json::value all_;
  const Colours& colours_;
  const std::size_t columns_;
  std::map<std::string_view, std::string_view> says_;  // by rule
  std::string out_;
};

}  // namespace

std::string show_screening(const Screening& screening, const Colours& colours, std::size_t columns) {
  return Shown(screening, colours, columns).text();
}

}  // namespace anteroom::command
