// engine/render/xlsx/sheet_style.h
//
// How cells look, and the one way to put text and numbers into them.
#pragma once

#include <xlsxwriter.h>

#include <string>
#include <string_view>

#include "engine/base/localized.h"
#include "engine/render/job/job.h"

namespace gouji::xlsx {

/// The formats of a workbook, which owns them. The level of a finding is told by colour and words,
/// never by colour alone.
struct Looks {
  explicit Looks(lxw_workbook* workbook);

  lxw_format* title;
  lxw_format* note;
  lxw_format* head;
  lxw_format* headCount;  // centred
  lxw_format* text;
  lxw_format* soft;  // of secondary interest
  lxw_format* center;
  lxw_format* link;
  lxw_format* figure;
  lxw_format* figureHead;
  lxw_format* count;
  lxw_format* bold;
  lxw_format* boldCount;
  lxw_format* error;
  lxw_format* warning;
  lxw_format* info;
  lxw_format* other;     // undecided, rule error
  lxw_format* accepted;  // a whole row of what was accepted before

  [[nodiscard]] lxw_format* of(const office::JobFinding& finding) const;
};

/// One sheet with its own way of writing; text is always text, never a formula or a link.
class Sheet {
 public:
  Sheet(lxw_workbook* workbook, const std::string& name, Language language);

  [[nodiscard]] lxw_worksheet* raw() const { return sheet_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  void put(lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* format);
  void putCount(lxw_row_t row, lxw_col_t column, std::uint64_t count, lxw_format* format);
  /// A number when Excel can hold it exactly, else its text.
  void putFigure(lxw_row_t row, lxw_col_t column, const std::string& figure, lxw_format* format);
  /// In units of about one digit; a Chinese character takes two.
  void setWidth(lxw_col_t first, lxw_col_t last, double width);
  /// Makes a row high enough for `text` wrapped in a column of `width`; the highest call counts.
  /// Programs do not agree on whether they do this themselves when they open a file.
  void fitRow(lxw_row_t row, std::string_view text, double width);
  /// A4 across, the head on every page, page numbers below.
  void setUpPrint(lxw_row_t firstHead, lxw_row_t lastHead);

 private:
  lxw_worksheet* sheet_;
  std::string name_;
  Language language_;
  lxw_row_t fittedRow_ = 0;  // the row fitRow was called for last
  std::size_t fittedLines_ = 1;
};

}  // namespace gouji::xlsx
