#include <string>

#include "engine/toml/table_keys.h"

namespace gouji {
namespace {

void appendText(JsonText& json, std::string_view key, std::string_view text) {
  json.key(key);
  json.text(text);
}

void appendTextLimits(JsonText& json, const TomlKey& key) {
  appendText(json, "type", "string");
  if (!key.choices.empty()) {
    json.key("enum");
    json.open('[');
    for (const std::string_view choice : key.choices) json.text(choice);
    json.close(']');
  } else if (key.hexDigits > 0) {
    appendText(json, "pattern", "^[0-9a-f]{" + std::to_string(key.hexDigits) + "}$");
  } else {
    json.key("minLength");
    json.number(std::uint64_t{1});
  }
}

void appendType(JsonText& json, const TomlKey& key, std::size_t indent, SchemaOfTable tables) {
  switch (key.type) {
    case TomlKeyType::kText:
      return appendTextLimits(json, key);
    case TomlKeyType::kBoolean:
      return appendText(json, "type", "boolean");
    case TomlKeyType::kDate:
      // A date of TOML is a text to a schema of JSON.
      appendText(json, "type", "string");
      return appendText(json, "format", "date");
    case TomlKeyType::kInteger:
      appendText(json, "type", "integer");
      json.key("minimum");
      json.number(key.least);
      json.key("maximum");
      return json.number(key.most);
    case TomlKeyType::kTexts:
    case TomlKeyType::kTables:
      break;
  }
  appendText(json, "type", "array");
  json.key("items");
  json.open('{');
  key.type == TomlKeyType::kTexts ? appendTextLimits(json, key) : tables(json, indent);
  json.close('}');
}

}  // namespace

void appendSchemaOf(JsonText& json, const std::vector<TomlKey>& keys, std::size_t indent,
                    SchemaOfTable tables) {
  json.startLine(indent);
  appendText(json, "type", "object");
  json.startLine(indent);
  json.key("additionalProperties");
  json.boolean(false);
  json.startLine(indent);
  json.key("properties");
  json.open('{');
  for (const TomlKey& key : keys) {
    json.startLine(indent + 2);
    json.key(key.name);
    json.open('{');
    json.startLine(indent + 4);
    appendText(json, "description", key.help.zh + " / " + key.help.en);
    json.startLine(indent + 4);
    appendType(json, key, indent + 4, tables);
    json.startLine(indent + 2);
    json.close('}');
  }
  json.startLine(indent);
  json.close('}');
  json.startLine(indent);
  json.key("required");
  json.open('[');
  for (const TomlKey& key : keys) {
    if (key.required) json.text(key.name);
  }
  json.close(']');
}

}  // namespace gouji
