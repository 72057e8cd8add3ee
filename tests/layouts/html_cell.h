// tests/layouts/html_cell.h
//
// What stands between <td> and </td>.
#pragma once

#include <cstdint>
#include <string>

#include "tests/layouts/sample_report.h"

namespace gouji::layouts {

enum class CellStyle : std::uint8_t {
  kPlain,
  kWord,   // <p class=MsoNormal><span>, labels cut at random
  kExcel,  // classes and numbers as attributes
  // Digits in elements of their own, comments and character references between them, and what they
  // were before a correction.
  kPieces,
};

class CellWriter {
 public:
  CellWriter(CellStyle style, Random& random) : style_(style), random_(random) {}

  /// With a blank in front when there are any.
  [[nodiscard]] std::string attributes() const;
  [[nodiscard]] std::string content(const PrintedCell& cell);
  /// Text outside of tables.
  [[nodiscard]] std::string words(const std::string& text);

 private:
  [[nodiscard]] std::string inSpans(const std::string& text, bool mayBreak);
  [[nodiscard]] std::string inPieces(const std::string& text);

  CellStyle style_;
  Random& random_;
};

[[nodiscard]] std::string escape(const std::string& text);

}  // namespace gouji::layouts
