// engine/text/json_text.h
//
// JSON written straight into a string: nothing is built in memory first.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/decimal.h"

namespace gouji {

/// Appends JSON, without white space unless `startLine` asks for it. Commas are put where they
/// belong; the caller opens and closes.
///
/// Example: `JsonText json(out); json.open('{'); json.key("a"); json.number(1); json.close('}');`
/// appends `{"a":1}`.
class JsonText {
 public:
  explicit JsonText(std::string& out) : out_(out) {}

  void open(char bracket);   // '{' or '['
  void close(char bracket);  // '}' or ']'
  void key(std::string_view name);
  /// The same for a name written in the program, in which nothing needs to be escaped.
  template <std::size_t N>
  void key(const char (&name)[N]) {
    if (hasLines_) return key(std::string_view(name, N - 1));
    char member[N + 3];  // ,"name":
    member[0] = ',';
    member[1] = '"';
    std::memcpy(member + 2, name, N - 1);
    member[N + 1] = '"';
    member[N + 2] = ':';
    const std::size_t skipped = needsComma_ ? 0 : 1;
    out_.append(member + skipped, sizeof member - skipped);
    needsComma_ = false;
  }
  /// What comes next, a key, a value or a closing bracket, starts a line of its own with `indent`
  /// spaces. A text with lines has a space behind every comma and colon as well.
  void startLine(std::size_t indent);

  /// Escapes what JSON demands; Chinese stays as it is. Bytes that are not UTF-8 (a file name may
  /// hold them) become U+FFFD.
  void text(std::string_view value);
  /// A text in which nothing needs to be escaped, and which is UTF-8: words of the program, hashes.
  void plainText(std::string_view value);
  /// null instead of an empty text.
  void textOrNull(std::string_view value);
  void number(std::uint64_t value);
  void number(std::int64_t value);
  void number(const Decimal& value);
  /// Points of a PDF page, rounded to hundredths.
  void points(double value);
  void boolean(bool value);
  void null();
  void numberOrNull(const std::optional<Decimal>& value);

 private:
  void separate();
  void breakLine();

  std::string& out_;

  bool needsComma_ = false;
  bool hasLines_ = false;
  std::optional<std::size_t> nextIndent_;
};

}  // namespace gouji
