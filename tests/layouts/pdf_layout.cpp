#include "tests/layouts/pdf_layout.h"

#include <algorithm>

#include "engine/text/utf8.h"
#include "tests/layouts/pdf_file.h"

namespace gouji::layouts {
namespace {

constexpr double kLeft = 50;
constexpr double kRight = 792;
constexpr double kTop = 60;
constexpr double kLineHeight = 13;
constexpr double kPadding = 3;

std::vector<std::string> splitLetters(const std::string& text) {
  std::vector<std::string> letters;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    static_cast<void>(decodeUtf8(text, offset));
    letters.push_back(text.substr(begin, offset - begin));
  }
  return letters;
}

// Digits stay together while the line can hold them.
std::vector<std::string> wrap(const std::string& text, double width) {
  std::vector<std::string> units;
  for (const std::string& letter : splitLetters(text)) {
    const bool latin = letter.size() == 1;
    if (latin && !units.empty() && units.back().size() < 12 &&
        static_cast<unsigned char>(units.back()[0]) < 0x80)
      units.back() += letter;
    else
      units.push_back(letter);
  }
  std::vector<std::string> lines(1);
  for (const std::string& unit : units) {
    if (textWidth(lines.back() + unit) > width && !lines.back().empty()) lines.emplace_back();
    for (const std::string& letter : splitLetters(unit)) {
      if (textWidth(lines.back() + letter) > width && !lines.back().empty()) lines.emplace_back();
      lines.back() += letter;
    }
  }
  return lines;
}

class PageWriter {
 public:
  PageWriter(SampleReport& report, PdfLayout layout, Damage damage, std::uint32_t strength,
             Random& random)
      : report_(report),
        layout_(layout),
        damage_(damage),
        strength_(strength),
        random_(random),
        bottom_(layout == PdfLayout::kShortPages ? 380 : 535),
        file_(bottom_ + 60, layout == PdfLayout::kForm) {}

  std::string write() {
    startPage();
    paragraph(report_.title);
    for (std::size_t s = 0; s < report_.headings.size(); ++s) {
      if (!report_.headings[s].empty()) paragraph(report_.headings[s]);
      if (!report_.paragraphs[s].empty()) paragraph("　　" + report_.paragraphs[s]);
      for (const PrintedTable& table : report_.tables) {
        if (report_.form->tables[table.table].section == s) writeTable(table);
      }
      noise();
    }
    return file_.bytes();
  }

 private:
  // Rows of the table that one page shows, and where they stand.
  struct Drawn {
    std::size_t row = 0;
    double y0 = 0;
    double y1 = 0;
  };

  void startPage() {
    file_.addPage();
    y_ = kTop;
    if (file_.pageCount() > 1 || random_.chance(50))
      file_.write(400, bottom_ + 20, "- " + std::to_string(file_.pageCount()) + " -");
  }

  void paragraph(const std::string& text) {
    for (const std::string& line : wrap(text, kRight - kLeft)) {
      if (y_ + kLineHeight > bottom_) startPage();
      putText(kLeft, y_, line);
      y_ += kLineHeight + 4;
    }
    y_ += 4;
  }

  void noise() {
    if (damage_ != Damage::kNoiseLines) return;
    constexpr const char* kNoise[] = {"- 7 -", "第 3 页 共 8 页", "　", "— 12 —"};
    for (std::uint32_t i = 0; i < strength_; ++i) paragraph(kNoise[random_.below(4)]);
  }

  void putText(double x, double y, const std::string& text) {
    if (layout_ != PdfLayout::kShuffled) return file_.write(x, y, text);
    std::vector<std::pair<double, std::string>> letters;
    for (const std::string& letter : splitLetters(text)) {
      letters.emplace_back(x, letter);
      x += textWidth(letter);
    }
    while (!letters.empty()) {
      const auto at = random_.below(static_cast<std::uint32_t>(letters.size()));
      file_.write(letters[at].first, y, letters[at].second);
      letters.erase(letters.begin() + at);
    }
  }

  // Labels left of the first value share a third of the width.
  void measureColumns(const PrintedTable& table) {
    std::size_t count = 0;
    std::size_t firstValue = 0;
    for (const PrintedRow& row : table.rows) {
      std::size_t width = 0;
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        if (row.cells[c].cell != kNoCell && firstValue == 0) firstValue = width;
        width += row.cells[c].columns;
      }
      count = std::max(count, width);
    }
    const double labels = firstValue == 0 ? 0 : firstValue == 1 ? 180 : 300;
    columns_.assign(1, kLeft);
    for (std::size_t c = 0; c < count; ++c) {
      const double step = c < firstValue
                              ? labels / static_cast<double>(firstValue)
                              : (kRight - kLeft - labels) / static_cast<double>(count - firstValue);
      columns_.push_back(columns_.back() + step);
    }
  }

  [[nodiscard]] static std::size_t columnOf(const PrintedRow& row, std::size_t cell) {
    std::size_t column = 0;
    for (std::size_t c = 0; c < cell; ++c) column += row.cells[c].columns;
    return column;
  }

  double rightOf(const PrintedTable& table, std::size_t r, std::size_t c) const {
    const std::size_t end = columnOf(table.rows[r], c) + table.columnSpan(r, c);
    return columns_[std::min(end, columns_.size() - 1)];
  }

  std::vector<std::string> linesOf(const PrintedTable& table, std::size_t r, std::size_t c) const {
    const double width = rightOf(table, r, c) - columns_[columnOf(table.rows[r], c)] - 2 * kPadding;
    const PrintedCell& cell = table.rows[r].cells[c];
    if (layout_ == PdfLayout::kNarrow) return wrap(cell.text, std::min(width, 32.0));
    return wrap(cell.text, cell.cell == kNoCell ? width : width + 2 * kPadding);
  }

  // A cell over several rows makes the last of them as high as it needs.
  double heightOf(const PrintedTable& table, std::size_t r) const {
    double height = kLineHeight;
    for (std::size_t c = 0; c < table.rows[r].cells.size(); ++c) {
      if (table.rows[r].cells[c].isCovered()) continue;
      const double rows = table.rowSpan(r, c);
      height =
          std::max(height, static_cast<double>(linesOf(table, r, c).size()) * kLineHeight / rows);
    }
    return height + 2 * kPadding;
  }

  void writeTable(const PrintedTable& table) {
    measureColumns(table);
    std::vector<Drawn> drawn;
    if (y_ + 120 > bottom_) startPage();
    const auto add = [&](std::size_t row) {
      const double height = heightOf(table, row);
      drawn.push_back({row, y_, y_ + height});
      y_ += height;
    };
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (y_ + heightOf(table, r) > bottom_) {
        drawRows(table, drawn);
        drawn.clear();
        startPage();
        for (std::size_t h = 0; h < r && table.table == 1 && repeatsHeads_; ++h) {
          if (table.rows[h].kind == RowKind::kHead) add(h);
        }
        repeatsHeads_ = random_.chance(50);
      }
      add(r);
    }
    drawRows(table, drawn);
    y_ += 12;
  }

  void drawRows(const PrintedTable& table, const std::vector<Drawn>& drawn) {
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      const PrintedRow& row = table.rows[drawn[i].row];
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const PrintedCell& cell = row.cells[c];
        if (cell.mergesLeft) continue;
        // What began on the page before goes on here as an empty cell.
        if (cell.mergesUp && i > 0 && drawn[i - 1].row + 1 == drawn[i].row) continue;
        if (cell.mergesUp && isInsideMerge(table, drawn[i].row, c)) continue;
        std::size_t last = i;
        while (last + 1 < drawn.size() && drawn[last + 1].row == drawn[last].row + 1 &&
               c < table.rows[drawn[last + 1].row].cells.size() &&
               table.rows[drawn[last + 1].row].cells[c].mergesUp)
          ++last;
        const double x0 = columns_[columnOf(row, c)];
        const double x1 =
            cell.mergesUp ? columns_[columnOf(row, c) + 1] : rightOf(table, drawn[i].row, c);
        drawBorder(x0, drawn[i].y0, x1, drawn[last].y1);
        if (!cell.text.empty())
          drawText(cell, linesOf(table, drawn[i].row, c), x0, drawn[i].y0, x1, drawn[last].y1);
      }
    }
  }

  static bool isInsideMerge(const PrintedTable& table, std::size_t r, std::size_t c) {
    while (r > 0 && table.rows[r].cells[c].mergesUp) --r;
    return table.rows[r].cells[c].mergesLeft;
  }

  void drawText(const PrintedCell& cell, const std::vector<std::string>& lines, double x0,
                double y0, double x1, double y1) {
    const double height = static_cast<double>(lines.size()) * kLineHeight;
    double y = y0 + (y1 - y0 - height) / 2 + 1;
    for (const std::string& line : lines) {
      const double width = textWidth(line);
      putText(cell.cell == kNoCell ? x0 + kPadding : x0 + (x1 - x0 - width) / 2, y, line);
      y += kLineHeight;
    }
  }

  void drawBorder(double x0, double y0, double x1, double y1) {
    constexpr double kThin = 0.5;
    const bool left = layout_ != PdfLayout::kOpenSides || x0 > kLeft + 1;
    const bool right = layout_ != PdfLayout::kOpenSides || x1 < kRight - 1;
    switch (layout_) {
      case PdfLayout::kNoLines:
        return;
      case PdfLayout::kThinRects:
        file_.fillRect(x0, y0, x1 - x0, kThin);
        file_.fillRect(x0, y1, x1 - x0, kThin);
        file_.fillRect(x0, y0, kThin, y1 - y0);
        file_.fillRect(x1, y0, kThin, y1 - y0);
        return;
      case PdfLayout::kRowLinesOnly:
        file_.drawLine(x0, y0, x1, y0);
        file_.drawLine(x0, y1, x1, y1);
        return;
      case PdfLayout::kBoxes:
        file_.drawLine(x0 + 0.6, y0 + 0.6, x0 + 0.6, y1 - 0.6);
        file_.drawLine(x0 + 0.6, y0 + 0.6, x1 - 0.6, y0 + 0.6);
        break;
      default:
        break;
    }
    file_.drawLine(x0, y0, x1, y0);
    file_.drawLine(x0, y1, x1, y1);
    if (left) file_.drawLine(x0, y0, x0, y1);
    if (right) file_.drawLine(x1, y0, x1, y1);
  }

  SampleReport& report_;
  PdfLayout layout_;
  Damage damage_;
  std::uint32_t strength_;
  Random& random_;
  double bottom_;
  PdfFile file_;
  double y_ = kTop;
  bool repeatsHeads_ = false;
  std::vector<double> columns_;
};

}  // namespace

const char* layoutName(PdfLayout layout) {
  constexpr const char* kNames[] = {"lines",      "boxes",       "thin rects", "form",
                                    "open sides", "short pages", "narrow",     "shuffled",
                                    "row lines",  "no lines"};
  return kNames[static_cast<std::size_t>(layout)];
}

LayoutTraits traitsOf(PdfLayout layout) {
  const bool drawsCells = layout != PdfLayout::kRowLinesOnly && layout != PdfLayout::kNoLines;
  return {drawsCells, !drawsCells};
}

std::string renderPdf(SampleReport& report, PdfLayout layout, Damage damage, std::uint32_t strength,
                      Random& random) {
  return PageWriter(report, layout, damage, strength, random).write();
}

}  // namespace gouji::layouts
