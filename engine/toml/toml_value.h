// engine/toml/toml_value.h
//
// A TOML file with the place of everything in it.
//
// Configuration and waivers are written by people, who mistype keys and values. So every value and
// every key keeps its bytes in the file, and a mistake found far from here is still told at its
// line and column. The library that parses is known to one source of this folder only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.h"
#include "engine/diag/diagnostic.h"
#include "engine/text/source_file.h"

namespace gouji {

enum class TomlKind : std::uint8_t {
  kText,
  kInteger,
  kBoolean,
  kDate,
  kList,
  kTable,
  kOther,  // fractions, times: nothing of ours takes them
};

struct TomlEntry;

/// One value. Which fields mean something is said by `kind`.
struct TomlValue {
  TomlKind kind = TomlKind::kTable;
  Span span;
  std::string text;
  std::int64_t integer = 0;
  bool boolean = false;
  Date date;
  std::vector<TomlValue> items;    // of a list
  std::vector<TomlEntry> entries;  // of a table, in the order of the file

  /// The entry of a table, or null.
  [[nodiscard]] const TomlEntry* find(std::string_view key) const;
};

struct TomlEntry {
  std::string key;
  Span keySpan;
  TomlValue value;
};

/// A configuration or waiver file larger than this is not one.
inline constexpr std::size_t kTomlMaxBytes = std::size_t{1} << 20;

/// Reads a whole file. What is not TOML becomes a diagnostic at its place, and the table is then
/// empty: half a configuration would be used as if it were the whole.
[[nodiscard]] TomlValue readToml(const std::shared_ptr<const SourceFile>& source,
                                 Diagnostics& diagnostics);

/// "文字" / "a text": what a value of this kind is called in messages.
[[nodiscard]] Localized nameOf(TomlKind kind);

}  // namespace gouji
