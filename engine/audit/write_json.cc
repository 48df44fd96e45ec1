// The report for programs; docs/audit.schema.json has every field.
#include "engine/audit/text_of_report.h"
#include "engine/audit/write_report.h"
#include "engine/base/json_writer.h"

namespace anteroom::audit {
namespace {

using base::JsonWriter;

// Fields that say nothing are left out.
void member(JsonWriter& json, std::string_view key, const std::string& text) {
  if (!text.empty()) json.key(key).string(valid_utf8(text));
}

void write(JsonWriter& json, const std::vector<std::string>& texts) {
  json.open('[');
  for (const std::string& text : texts) json.string(valid_utf8(text));
  json.close(']');
}

void write(JsonWriter& json, const Finding& finding) {
  json.open('{').key("level").string(name_of(finding.level)).key("kind").string(finding.kind);
  member(json, "of", finding.of), member(json, "file", finding.file);
  if (finding.place.line != 0) json.key("line").integer(finding.place.line).key("column").integer(finding.place.column);
  member(json, "says", finding.says), member(json, "action", finding.action);
  member(json, "witness", finding.witness), member(json, "certificate", finding.certificate);
  if (!finding.chain.empty()) {
    json.key("chain").open('[');
    for (const Step& step : finding.chain) {
      json.open('{').key("says").string(valid_utf8(step.says)).key("from").open('[');
      for (const std::uint32_t from : step.from) json.integer(from);
      json.close(']').close('}');
    }
    json.close(']');
  }
  json.close('}');
}

void write(JsonWriter& json, const Figure& figure) {
  json.open('{').key("name").string(figure.name);
  member(json, "says", figure.says);
  json.key("value").number(figure.value).key("ratio").boolean(figure.ratio);
  if (has_least(figure)) json.key("least").number(figure.least);
  if (has_most(figure)) json.key("most").number(figure.most);
  json.key("passes").boolean(figure.passes()).close('}');
}

void write(JsonWriter& json, const Table& table) {
  json.open('{').key("title").string(valid_utf8(table.title)).key("columns");
  write(json, table.columns);
  json.key("rows").open('[');
  for (const auto& row : table.rows) write(json, row);
  json.close(']').close('}');
}

void write(JsonWriter& json, const PartReport& part) {
  const auto list = [&](const auto& items) {
    json.open('[');
    for (const auto& item : items) write(json, item);
    json.close(']');
  };
  json.open('{').key("part").string(part.name).key("passes").boolean(part.passes()).key("seconds").number(part.seconds);
  json.key("findings"), list(part.findings);
  json.key("figures"), list(part.figures);
  json.key("tables"), list(part.tables);
  json.close('}');
}

}  // namespace

std::string to_json(const AuditReport& report) {
  std::string out;
  JsonWriter json(out);
  json.open('{').key("passes").boolean(report.passes());
  json.key("knowledge").open('{').key("version").string(valid_utf8(report.version)).key("digest").string(report.digest).close('}');
  json.key("parts").open('[');
  for (const PartReport& part : report.parts) write(json, part);
  json.close(']').close('}');
  json.finish();
  return out;
}

}  // namespace anteroom::audit
