// engine/toml/table_keys.h
//
// The keys a table may have, as data.
//
// One list of keys is held against what a person wrote, and the same list becomes the JSON schema
// that an editor completes from: neither can know a key the other does not.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/base/localized.h"
#include "engine/text/json_text.h"
#include "engine/toml/toml_value.h"

namespace gouji {

enum class TomlKeyType : std::uint8_t {
  kText,
  kTexts,  // a list of texts
  kBoolean,
  kInteger,
  kDate,    // 2026-12-31, or the same as a text
  kTables,  // [[key]], checked by whoever knows its keys
};

struct TomlKey {
  std::string_view name;
  TomlKeyType type = TomlKeyType::kText;
  Localized help;
  /// The only texts allowed; empty: any.
  std::vector<std::string_view> choices = {};
  std::int64_t least = 0, most = 0;  // of a whole number
  bool required = false;
  /// A text must be so many hexadecimal digits; 0: any text that is not empty.
  std::uint32_t hexDigits = 0;
};

/// Tells everything of `table` that `keys` do not allow: unknown keys with what was probably meant,
/// values of another kind, out of range or empty, and what is missing. `what` names the table in
/// messages ("配置" / "the configuration").
void checkTable(const TomlValue& table, const std::vector<TomlKey>& keys, const Localized& what,
                const std::shared_ptr<const SourceFile>& source, Diagnostics& diagnostics);

/// Writes the schema of one item of a key of type kTables into an open object.
using SchemaOfTable = void (*)(JsonText& json, std::size_t indent);

/// Writes the schema (JSON Schema, draft 7) of a table with these keys into an open object, its
/// lines indented. `tables` may be null when no key is of type kTables.
void appendSchemaOf(JsonText& json, const std::vector<TomlKey>& keys, std::size_t indent,
                    SchemaOfTable tables);

}  // namespace gouji
