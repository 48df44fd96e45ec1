// Schemas are compiled once a kind. A definition becomes a schema of its own by a $ref to it beside the same definitions.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // GCC 12 on std::regex, with sanitizers
#endif
#include "tests/golden/json_schema.h"

#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace anteroom {
namespace {

using valijson::adapters::BoostJsonAdapter;

const std::set<std::string_view> kExplanations = {"why", "trace", "why_not", "what_if", "no_such_rule"};

std::unique_ptr<valijson::Schema> compile(std::string_view kind) {
  const bool whole_file = kind == "screening" || kind == "explanation" || kind == "audit";
  const std::string name = kind == "audit" ? "audit" : kind == "explanation" || kExplanations.contains(kind) ? "explanation" : "screening";
  std::ifstream file(std::string(ANTEROOM_SOURCE_DIR) + "/docs/" + name + ".schema.json");
  std::ostringstream text;
  text << file.rdbuf();
  boost::json::value whole = boost::json::parse(text.str());
  if (!whole_file) whole = {{"$ref", "#/definitions/" + std::string(kind)}, {"definitions", whole.at("definitions")}};
  auto schema = std::make_unique<valijson::Schema>();
  valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(BoostJsonAdapter(whole), *schema);
  return schema;
}

}  // namespace

std::string against_schema(std::string_view kind, std::string_view json) {
  static std::map<std::string, std::unique_ptr<valijson::Schema>, std::less<>> schemas;
  auto& schema = schemas[std::string(kind)];
  if (schema == nullptr) schema = compile(kind);
  boost::json::error_code error;
  const boost::json::value value = boost::json::parse(json, error);
  if (error) return "not JSON: " + error.message() + "\n";
  valijson::ValidationResults results;
  if (valijson::Validator(valijson::Validator::kStrongTypes).validate(*schema, BoostJsonAdapter(value), &results)) return {};
  std::string text;
  for (valijson::ValidationResults::Error one; results.popError(one);) {
    for (const std::string& part : one.context) text += part;
    text += ": " + one.description + "\n";
  }
  return text.empty() ? "does not fit\n" : text;
}

}  // namespace anteroom
