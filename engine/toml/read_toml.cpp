// Compiled in whole, without what we do not use: the library would be one more to load.
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
// The library (3.3) asserts what damaged files break, such as a key behind `[` or `{`, and goes on
// regardless when it is compiled without assertions. Here they always count, and throw.
namespace gouji {
struct TomlAssertionFailed {};
}  // namespace gouji
#define TOML_ASSERT(expression)                            \
  do {                                                     \
    if (!(expression)) throw gouji::TomlAssertionFailed(); \
  } while (false)
#pragma push_macro("NDEBUG")
#undef NDEBUG
#pragma GCC diagnostic push
#ifndef __clang__
// In functions that nothing damaged reaches.
#pragma GCC diagnostic ignored "-Wterminate"
#endif
#include <toml++/toml.h>
#pragma GCC diagnostic pop
#pragma pop_macro("NDEBUG")

#include <algorithm>
#include <array>
#include <optional>

#include "engine/text/utf8.h"
#include "engine/toml/toml_value.h"

namespace gouji {
namespace {

/// Turns the library's tree into ours; its depth is limited by the library (256).
class TomlConverter {
 public:
  explicit TomlConverter(const SourceFile& source) : source_(source) {}

  [[nodiscard]] TomlValue convert(const toml::node& node) const {
    TomlValue value;
    value.span = spanOf(node.source());
    if (const auto* text = node.as_string()) {
      value.kind = TomlKind::kText;
      value.text = text->get();
    } else if (const auto* integer = node.as_integer()) {
      value.kind = TomlKind::kInteger;
      value.integer = integer->get();
    } else if (const auto* boolean = node.as_boolean()) {
      value.kind = TomlKind::kBoolean;
      value.boolean = boolean->get();
    } else if (const auto* date = node.as_date()) {
      convertDate(date->get(), value);
    } else if (const auto* list = node.as_array()) {
      value.kind = TomlKind::kList;
      for (const toml::node& item : *list) value.items.push_back(convert(item));
    } else if (const auto* table = node.as_table()) {
      value.kind = TomlKind::kTable;
      for (const auto& [key, item] : *table) {
        value.entries.push_back({std::string(key.str()), spanOf(key.source()), convert(item)});
      }
      // The library keeps tables by key; a person reads them in the order of the file.
      std::stable_sort(
          value.entries.begin(), value.entries.end(),
          [](const TomlEntry& a, const TomlEntry& b) { return a.keySpan.begin < b.keySpan.begin; });
    } else {
      value.kind = TomlKind::kOther;
    }
    return value;
  }

  /// The library counts lines and columns from 1, columns in code points, ends past the last one.
  [[nodiscard]] Span spanOf(const toml::source_region& region) const {
    const ByteOffset begin = offsetOf(region.begin);
    return {begin, std::max(begin, region.end ? offsetOf(region.end) : begin)};
  }

 private:
  [[nodiscard]] ByteOffset offsetOf(const toml::source_position& position) const {
    if (!source_.hasLine(position.line)) return static_cast<ByteOffset>(source_.text().size());
    if (position.line != columnsLine_) countColumns(position.line);
    const std::size_t index = position.column == 0 ? 0 : position.column - 1;
    return columnOffsets_[std::min(index, columnOffsets_.size() - 1)];
  }

  void countColumns(std::uint32_t number) const {
    const std::string_view line = source_.line(number);
    const ByteOffset start = source_.lineStart(number);
    columnOffsets_.clear();
    const std::size_t first = number == 1 && line.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (std::size_t offset = first; offset < line.size();) {
      columnOffsets_.push_back(start + static_cast<ByteOffset>(offset));
      static_cast<void>(decodeUtf8(line, offset));
    }
    columnOffsets_.push_back(start + static_cast<ByteOffset>(line.size()));
    columnsLine_ = number;
  }

  static void convertDate(const toml::date& date, TomlValue& value) {
    const auto day = Date::make(date.year, date.month, date.day);
    value.kind = day ? TomlKind::kDate : TomlKind::kOther;
    if (day) value.date = *day;
  }

  const SourceFile& source_;
  // Where the columns of the line looked at last begin: all values of a file may stand on one line.
  mutable std::uint32_t columnsLine_ = 0;
  mutable std::vector<ByteOffset> columnOffsets_;
};

// The library limits how deep values nest, but not how many parts a dotted key has, and each part
// is a table in a table: it would run out of stack on `a.a.a…`. Nothing of ours has dotted keys.
constexpr std::size_t kMostDots = 500;

/// Past a string that starts at `at`, whatever its quotes; to the end of the text if it is not
/// closed, which the library tells.
std::size_t skipString(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string fence(3, quote);
  const bool isLong = text.substr(at, 3) == fence;
  at += isLong ? 3 : 1;
  while (at < text.size()) {
    if (quote == '"' && text[at] == '\\') {
      at += 2;
    } else if (isLong ? text.substr(at, 3) == fence : text[at] == quote) {
      return at + (isLong ? 3 : 1);
    } else if (!isLong && text[at] == '\n') {
      return at;
    } else {
      ++at;
    }
  }
  return text.size();
}

/// Where the first dot too many stands, outside of strings and comments.
std::optional<std::size_t> findDotTooMany(std::string_view text) {
  std::size_t dots = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"' || text[at] == '\'') {
      at = skipString(text, at);
      continue;
    }
    if (text[at] == '#') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (text[at] == '.' && ++dots > kMostDots) return at;
    ++at;
  }
  return std::nullopt;
}

bool failsAssertion(std::string_view text) {
  try {
    static_cast<void>(toml::parse(text));
  } catch (const toml::parse_error&) {
    return false;
  } catch (const TomlAssertionFailed&) {
    return true;
  }
  return false;
}

/// The line at which an assertion fails: a text cut off before it fails otherwise or not at all.
std::uint32_t findFailingLine(const SourceFile& source) {
  std::uint32_t good = 0;
  std::uint32_t bad = source.lineCount();
  while (bad - good > 1) {
    const std::uint32_t middle = good + (bad - good) / 2;
    const std::size_t end = source.lineStart(middle) + source.line(middle).size();
    (failsAssertion(source.text().substr(0, end)) ? bad : good) = middle;
  }
  return bad;
}

/// Punctuation of a Chinese keyboard is the mistake that is made most and seen least.
Localized hintAtPunctuation(std::string_view line) {
  constexpr std::array<std::string_view, 8> kMarks = {"“", "”", "‘", "’", "＝", "，", "【", "】"};
  for (const std::string_view mark : kMarks) {
    if (line.find(mark) == std::string_view::npos) continue;
    const std::string shown(mark);
    return {"这一行有全角标点「" + shown + "」，TOML 的标点都是半角",
            "the line has the full-width mark " + shown + "; TOML wants ASCII punctuation"};
  }
  return {};
}

}  // namespace

TomlValue readToml(const std::shared_ptr<const SourceFile>& source, Diagnostics& diagnostics) {
  if (source->text().size() > kTomlMaxBytes) {
    diagnostics.add({DiagnosticKind::FileTooLarge,
                     source,
                     {},
                     {std::to_string(source->text().size()), std::to_string(kTomlMaxBytes)},
                     {},
                     {}});
    return {};
  }
  if (const auto dot = findDotTooMany(source->text())) {
    const auto at = static_cast<ByteOffset>(*dot);
    diagnostics.add({DiagnosticKind::NestingTooDeep,
                     source,
                     {at, at + 1},
                     {std::to_string(kMostDots)},
                     {},
                     {}});
    return {};
  }
  const TomlConverter converter(*source);
  const auto tell = [&](Span span, DiagnosticArgument what) {
    const std::uint32_t line = source->locate(span.begin).line;
    diagnostics.add({DiagnosticKind::NotToml,
                     source,
                     span,
                     {std::move(what)},
                     {},
                     hintAtPunctuation(source->line(line))});
  };
  try {
    const toml::table table = toml::parse(source->text());
    return converter.convert(table);
  } catch (const toml::parse_error& error) {
    tell(converter.spanOf(error.source()), std::string(error.description()));
  } catch (const TomlAssertionFailed&) {
    const std::uint32_t line = findFailingLine(*source);
    const ByteOffset begin = source->lineStart(line);
    tell({begin, begin + static_cast<ByteOffset>(source->line(line).size())},
         Localized{"`[`、`{`、`,` 或 `.` 之后应当是键",
                   "a key is expected behind `[`, `{`, `,` or `.`"});
  }
  return {};
}

}  // namespace gouji
