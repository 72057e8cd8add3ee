#include "engine/render/xlsx/sheet_style.h"

#include <algorithm>
#include <cstdlib>

#include "engine/text/utf8.h"

namespace gouji::xlsx {
namespace {

constexpr const char* kFont = "Microsoft YaHei";
constexpr std::size_t kMostCharacters = 32'000;  // Excel holds 32,767 in a cell
constexpr std::size_t kExactDigits = 15;
constexpr double kLineHeight = 15;      // points, of text of 10 points
constexpr std::size_t kMostLines = 27;  // Excel's rows are 409 points high at most

lxw_format* makeFormat(lxw_workbook* workbook, double size, bool isBold, std::uint32_t color) {
  lxw_format* format = workbook_add_format(workbook);
  format_set_font_name(format, kFont);
  format_set_font_size(format, size);
  format_set_font_color(format, color);
  if (isBold) format_set_bold(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

void frame(lxw_format* format) {
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, 0xD9D9D9);
}

lxw_format* makeCell(lxw_workbook* workbook, bool isBold, std::uint32_t color) {
  lxw_format* format = makeFormat(workbook, 10, isBold, color);
  format_set_text_wrap(format);
  frame(format);
  return format;
}

lxw_format* makeCount(lxw_workbook* workbook, bool isBold) {
  lxw_format* format = makeCell(workbook, isBold, 0x1F1F1F);
  format_set_align(format, LXW_ALIGN_CENTER);
  format_set_num_format(format, "#,##0;-#,##0;;@");  // zeros would hide the counts that matter
  return format;
}

lxw_format* makeLevel(lxw_workbook* workbook, std::uint32_t color, std::uint32_t ground) {
  lxw_format* format = makeCell(workbook, true, color);
  format_set_align(format, LXW_ALIGN_CENTER);
  format_set_bg_color(format, ground);
  return format;
}

lxw_format* makeHead(lxw_workbook* workbook, bool isCentred) {
  lxw_format* format = makeCell(workbook, true, 0xFFFFFF);
  format_set_bg_color(format, 0x1F4E79);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (isCentred) format_set_align(format, LXW_ALIGN_CENTER);
  return format;
}

/// Without what XML cannot hold, and no longer than a cell.
std::string fitted(std::string_view text) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decodeUtf8(text, at);
    if (++characters > kMostCharacters) return out + "…";
    const bool isForbidden = (c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF;
    appendUtf8(out, isForbidden ? U'\uFFFD' : c);
  }
  return out;
}

/// How many lines a text takes in a column; both count in widths of about one digit.
std::size_t countLines(std::string_view text, double width) {
  const auto room = std::max<std::size_t>(1, static_cast<std::size_t>(width * 0.95));
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t taken = displayWidth(text.substr(begin, end - begin));
    lines += std::max<std::size_t>(1, (taken + room - 1) / room);
    begin = end + 1;
  }
  return lines;
}

}  // namespace

Looks::Looks(lxw_workbook* workbook)
    : title(makeFormat(workbook, 16, true, 0x1F4E79)),
      note(makeFormat(workbook, 9, false, 0x595959)),
      head(makeHead(workbook, false)),
      headCount(makeHead(workbook, true)),
      text(makeCell(workbook, false, 0x1F1F1F)),
      soft(makeCell(workbook, false, 0x595959)),
      center(makeCell(workbook, false, 0x1F1F1F)),
      link(makeCell(workbook, false, 0x0563C1)),
      figure(makeCell(workbook, true, 0x1F1F1F)),
      figureHead(makeCell(workbook, false, 0x595959)),
      count(makeCount(workbook, false)),
      bold(makeCell(workbook, true, 0x1F1F1F)),
      boldCount(makeCount(workbook, true)),
      error(makeLevel(workbook, 0xC00000, 0xFDE9E7)),
      warning(makeLevel(workbook, 0x7F6000, 0xFFF2CC)),
      info(makeLevel(workbook, 0x1F4E79, 0xDDEBF7)),
      other(makeLevel(workbook, 0x595959, 0xF2F2F2)),
      accepted(makeCell(workbook, false, 0x8C8C8C)) {
  format_set_align(center, LXW_ALIGN_CENTER);
  format_set_underline(link, LXW_UNDERLINE_SINGLE);
  format_set_font_size(figure, 14);
  format_set_align(figure, LXW_ALIGN_CENTER);
  format_set_num_format(figure, "#,##0");
  format_set_align(figureHead, LXW_ALIGN_CENTER);
  format_set_bg_color(figureHead, 0xF2F2F2);
  format_set_italic(accepted);
}

lxw_format* Looks::of(const office::JobFinding& finding) const {
  if (finding.isSuppressed) return accepted;
  if (finding.outcome != Outcome::kFail) return other;
  switch (finding.level) {
    case FindingLevel::kError:
      return error;
    case FindingLevel::kWarning:
      return warning;
    case FindingLevel::kInfo:
      return info;
  }
  return other;
}

Sheet::Sheet(lxw_workbook* workbook, const std::string& name, Language language)
    : sheet_(workbook_add_worksheet(workbook, name.c_str())), name_(name), language_(language) {}

void Sheet::put(lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* format) {
  const std::string fit = fitted(text);
  if (fit.empty()) {
    worksheet_write_blank(sheet_, row, column, format);
  } else {
    worksheet_write_string(sheet_, row, column, fit.c_str(), format);
  }
}

void Sheet::putCount(lxw_row_t row, lxw_col_t column, std::uint64_t count, lxw_format* format) {
  worksheet_write_number(sheet_, row, column, static_cast<double>(count), format);
}

void Sheet::putFigure(lxw_row_t row, lxw_col_t column, const std::string& figure,
                      lxw_format* format) {
  const auto digits =
      std::count_if(figure.begin(), figure.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits == 0 || static_cast<std::size_t>(digits) > kExactDigits)
    return put(row, column, figure, format);
  worksheet_write_number(sheet_, row, column, std::strtod(figure.c_str(), nullptr), format);
}

void Sheet::setWidth(lxw_col_t first, lxw_col_t last, double width) {
  worksheet_set_column(sheet_, first, last, width, nullptr);
}

void Sheet::fitRow(lxw_row_t row, std::string_view text, double width) {
  if (row != fittedRow_) fittedLines_ = 1;
  fittedRow_ = row;
  fittedLines_ = std::min(kMostLines, std::max(fittedLines_, countLines(text, width)));
  worksheet_set_row(sheet_, row, static_cast<double>(fittedLines_) * kLineHeight + 1, nullptr);
}

void Sheet::setUpPrint(lxw_row_t firstHead, lxw_row_t lastHead) {
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, 9);  // A4
  worksheet_set_margins(sheet_, 0.4, 0.4, 0.6, 0.6);
  worksheet_repeat_rows(sheet_, firstHead, lastHead);
  worksheet_set_footer(sheet_, language_ == Language::kChinese
                                   ? "&L&8Gouji 勾稽 · &A&R&8第 &P 页，共 &N 页"
                                   : "&L&8Gouji 勾稽 · &A&R&8page &P of &N");
}

}  // namespace gouji::xlsx
