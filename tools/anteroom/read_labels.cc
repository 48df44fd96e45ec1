// Labels of any set are optional, so a field that is not what it should be is no label. Only a line without a text is wrong.
#include "tools/anteroom/read_labels.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <charconv>
#include <limits>

namespace anteroom::command {
namespace {

namespace json = boost::json;

const json::value* field(const json::object& object, std::string_view name) {
  return object.if_contains(json::string_view(name.data(), name.size()));
}

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* value = field(object, name);
  return value != nullptr && value->is_string() ? std::string(value->get_string().data(), value->get_string().size()) : std::string();
}

// A number, or a number as a text ("98.6").
std::optional<double> number_of(const json::object& object, std::string_view name) {
  const json::value* value = field(object, name);
  if (value == nullptr) return std::nullopt;
  if (value->is_number()) return value->to_number<double>();
  if (!value->is_string()) return std::nullopt;
  double number = 0;
  const auto& text = value->get_string();
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional<double>(number) : std::nullopt;
}

std::optional<Target> place_of(const json::object& object, std::string_view begin, std::string_view end) {
  const std::optional<double> from = number_of(object, begin), to = number_of(object, end);
  constexpr double kMost = std::numeric_limits<std::uint32_t>::max();
  if (!from || !to || *from < 0 || *to <= *from || *to > kMost) return std::nullopt;
  return Target{static_cast<std::uint32_t>(*from), static_cast<std::uint32_t>(*to)};
}

// The first of the fields that is a number: each set names the value after what it is.
std::optional<double> first_number(const json::object& object, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const std::optional<double> number = number_of(object, name)) return number;
  }
  return std::nullopt;
}

// A label of null says that the text tells nothing of it; without the field nobody has looked.
std::string label_of(const json::object& object, std::string_view name) {
  const json::value* value = field(object, name);
  return value != nullptr && value->is_null() ? "unknown" : text_of(object, name);
}

std::optional<bool> flag_of(const json::object& object, std::string_view name) {
  const json::value* value = field(object, name);
  return value != nullptr && value->is_bool() ? std::optional<bool>(value->get_bool()) : std::nullopt;
}

std::optional<audit::LabelledNumber> number_label_of(const json::object& object, std::string_view low_name, std::string_view high_name) {
  if (field(object, low_name) == nullptr && field(object, high_name) == nullptr) return std::nullopt;
  const std::optional<double> low = number_of(object, low_name), high = number_of(object, high_name);
  if (!low && !high) return audit::LabelledNumber{};
  return audit::LabelledNumber{true, low ? *low : *high, high ? *high : *low};
}

audit::PatientLabels patient_of(const json::object& object) {
  return {number_label_of(object, "age_low_years", "age_high_years"),
          number_label_of(object, "weeks_pregnant", "weeks_pregnant"),
          label_of(object, "relation"),
          label_of(object, "pregnancy"),
          flag_of(object, "postpartum"),
          flag_of(object, "breastfeeding")};
}

void read_spans(const json::value& value, audit::LabelledRow& row) {
  if (!value.is_array()) return;
  for (const json::value& one : value.get_array()) {
    if (!one.is_object()) continue;
    const json::object& object = one.get_object();
    const std::optional<Target> place = place_of(object, "start", "end");
    if (!place) continue;
    audit::GoldSpan span;
    span.place = *place, span.kind = text_of(object, "kind");
    span.value = first_number(object, {"seconds_low", "seconds", "days_low", "per_day_low", "kg", "cm", "value"});
    span.high = first_number(object, {"seconds_high", "days_high", "per_day_high", "value_high"});
    span.second = number_of(object, "second");
    if (field(object, "kg") == nullptr && field(object, "cm") == nullptr) span.unit = text_of(object, "unit");
    if (const json::value* ongoing = field(object, "ongoing"); ongoing != nullptr && ongoing->is_bool()) span.ongoing = ongoing->get_bool();
    row.spans.push_back(std::move(span));
  }
}

// Whatever a finding says beside its place is a label of it: a text or a number.
void read_findings(const json::value& value, audit::LabelledRow& row) {
  if (!value.is_array()) return;
  for (const json::value& one : value.get_array()) {
    if (!one.is_object()) continue;
    const std::optional<Target> place = place_of(one.get_object(), "begin", "end");
    if (!place) continue;
    audit::GoldFinding finding{*place, text_of(one.get_object(), "text"), {}};
    for (const auto& [key, label] : one.get_object()) {
      const std::string name(key.data(), key.size());
      if (name == "begin" || name == "end" || name == "text" || !(label.is_string() || label.is_number())) continue;
      finding.labels.push_back(
          {name, text_of(one.get_object(), name), label.is_number() ? std::optional<double>(label.to_number<double>()) : std::nullopt});
    }
    row.findings.push_back(std::move(finding));
  }
}

void read_expected(const json::object& expect, audit::LabelledRow& row) {
  row.assertion = text_of(expect, "assertion"), row.temporality = text_of(expect, "temporality"),
  row.experiencer = text_of(expect, "experiencer");
  row.department = text_of(expect, "department");
  const json::value* urgency = field(expect, "urgency");
  if (urgency == nullptr) return;
  if (urgency->is_string()) row.urgency = {text_of(expect, "urgency")};
  if (!urgency->is_array()) return;
  for (const json::value& level : urgency->get_array()) {
    if (level.is_string()) row.urgency.emplace_back(level.get_string().data(), level.get_string().size());
  }
}

}  // namespace

std::string read_labels(std::string_view line, audit::LabelledRow& row) {
  row = {};
  boost::system::error_code error;
  const json::value value = json::parse(json::string_view(line.data(), line.size()), error);
  if (error || !value.is_object()) return "this is not a JSON object";
  const json::object& object = value.get_object();
  const json::value* text = field(object, "text");
  if (text == nullptr || !text->is_string()) return "there is no \"text\"";
  row.id = text_of(object, "id"), row.title = text_of(object, "title"), row.text = text_of(object, "text");
  row.language = text_of(object, "language"), row.asked_on = text_of(object, "asked_on");
  if (row.asked_on.empty()) row.asked_on = text_of(object, "ask_date");
  row.label = text_of(object, "label");
  row.age_years = number_of(object, "age_years"), row.sex = label_of(object, "sex");
  row.patient = patient_of(object);
  if (const json::value* target = field(object, "target"); target != nullptr && target->is_object())
    row.target = place_of(target->get_object(), "begin", "end");
  if (const json::value* spans = field(object, "spans")) read_spans(*spans, row);
  if (const json::value* findings = field(object, "findings")) read_findings(*findings, row);
  if (const json::value* expect = field(object, "expect"); expect != nullptr && expect->is_object())
    read_expected(expect->get_object(), row);
  return {};
}

}  // namespace anteroom::command
