#include "tests/layouts/html_layout.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>

#include "engine/text/utf8.h"
#include "tests/layouts/html_cell.h"
#include "tests/layouts/page_frame.h"

namespace gouji::layouts {
namespace {

std::string encode(const std::string& utf8, const char* charset) {
  std::string bytes(utf8.size() * 2 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_convert(charset, "UTF-8", bytes.data(), static_cast<int>(bytes.size()),
                                 utf8.data(), static_cast<int>(utf8.size()), &status);
  REQUIRE(U_SUCCESS(status));
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

std::optional<PageFrame> frameOf(HtmlLayout layout) {
  if (layout < HtmlLayout::kPortal || layout > HtmlLayout::kPhone) return std::nullopt;
  return static_cast<PageFrame>(static_cast<int>(layout) - static_cast<int>(HtmlLayout::kPortal));
}

std::size_t widthOf(const PrintedTable& table) {
  std::size_t width = 0;
  for (const PrintedRow& row : table.rows) width = std::max(width, row.cells.size());
  return width;
}

class PageWriter {
 public:
  PageWriter(HtmlLayout layout, Damage damage, std::uint32_t strength, Random& random)
      : layout_(layout),
        damage_(damage),
        strength_(strength),
        random_(random),
        frame_(frameOf(layout)),
        cells_(styleOf(layout), random) {}

  std::string write(const SampleReport& report) {
    if (frame_) parts_ = makeFrame(*frame_, report.title, report.agency, report.year);
    openPage(report);
    for (std::size_t s = 0; s < report.headings.size(); ++s) {
      if (!report.headings[s].empty()) heading(report.headings[s]);
      if (!report.paragraphs[s].empty()) paragraph(report.paragraphs[s]);
      for (const PrintedTable& table : report.tables) {
        if (report.form->tables[table.table].section == s) writeTable(table);
      }
      noise();
    }
    closePage();
    return layout_ == HtmlLayout::kGb18030 ? encode(out_, "GB18030") : out_;
  }

 private:
  static CellStyle styleOf(HtmlLayout layout) {
    switch (layout) {
      case HtmlLayout::kWord:
      case HtmlLayout::kGb18030:
      case HtmlLayout::kCmsPage:
      case HtmlLayout::kSaved:
      case HtmlLayout::kPortal:
        return CellStyle::kWord;
      case HtmlLayout::kExcel:
        return CellStyle::kExcel;
      case HtmlLayout::kPiecesOfNumbers:
        return CellStyle::kPieces;
      default:
        return CellStyle::kPlain;
    }
  }

  void openPage(const SampleReport& report) {
    if (layout_ == HtmlLayout::kUnclosed) {
      out_ += "<HTML><HEAD><TITLE>" + report.title + "</TITLE><BODY bgcolor=white>\n";
    } else {
      const bool old = layout_ == HtmlLayout::kGb18030;
      out_ += std::string("<!DOCTYPE html>\n<html><head><meta charset=\"") +
              (old ? "gb2312" : "utf-8") + "\"><title>" + report.title +
              "</title><style>td{border:1px solid #000}</style>" + parts_.head +
              "</head>\n<body>\n" + parts_.before;
    }
    if (layout_ == HtmlLayout::kCmsPage) out_ += pageTop(report.title);
    if (layout_ == HtmlLayout::kNested)
      out_ +=
          "<table width=\"1000\"><tr><td width=\"200\"><a href=\"/\">首页</a></td>"
          "<td><table><tr><td>";
    if (layout_ == HtmlLayout::kClean || layout_ == HtmlLayout::kBlog)
      out_ += "<h1>" + report.title + "</h1>\n";
    else
      paragraph(report.title);
  }

  void closePage() {
    out_ += parts_.behind;
    if (layout_ == HtmlLayout::kNested) out_ += "</td></tr></table></td></tr></table>";
    if (layout_ == HtmlLayout::kCmsPage) out_ += pageEnd();
    if (layout_ != HtmlLayout::kUnclosed) out_ += "</body></html>\n";
  }

  // What a site puts around an article; numbers and names of sections among it.
  static std::string pageTop(const std::string& title) {
    return "<div class=\"nav\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/zwgk/\">政务公开"
           "</a></li><li>政府信息公开年报</li></ul></div>\n"
           "<div style=\"display:none\">总计 99 99 99 99 99 99 99</div>\n"
           "<table class=\"meta\"><tr><td>索 引 号：</td><td>014325/2025-00012</td><td>组配分类："
           "</td><td>政府信息公开年报</td></tr><tr><td>发布机构：</td><td>青山区水务局</td>"
           "<td>发文日期：</td><td>2025-01-20</td></tr><tr><td>名称：</td><td colspan=\"3\">" +
           title +
           "</td></tr></table>\n<div>浏览次数：128 次 字号：[ 大 中 小 ]</div>\n"
           "<script>var total = 7;</script>\n<div class=\"content\">";
  }
  static std::string pageEnd() {
    return "</div>\n<div>【打印】【关闭】</div><div class=\"related\"><ul><li>上一篇：2023年年报"
           "</li><li>下一篇：无</li></ul></div>\n<div>网站标识码：3208290001 备案号："
           "苏ICP备05006831号-1 访问量 30221</div>\n<script>count(12)</script>";
  }

  void heading(const std::string& text) {
    if (frame_)
      out_ += frameLine(*frame_, cells_.words(text), true);
    else if (layout_ == HtmlLayout::kClean)
      out_ += "<h2>" + text + "</h2>\n";
    else
      paragraph(text);
  }

  void paragraph(const std::string& text) {
    if (frame_) {
      out_ += frameLine(*frame_, cells_.words(text), false);
      return;
    }
    switch (layout_) {
      case HtmlLayout::kUnclosed:
        out_ += "<P>" + text + "\n";
        break;
      case HtmlLayout::kDivisions:
        out_ += "<div>" + text + "</div>\n";
        break;
      default:
        out_ += "<p style=\"text-indent:2em\">" + cells_.words(text) + "</p>\n";
    }
  }

  void noise() {
    if (damage_ != Damage::kNoiseLines) return;
    constexpr const char* kNoise[] = {"- 7 -", "第 3 页 共 8 页", "&nbsp;", "— 12 —"};
    for (std::uint32_t i = 0; i < strength_; ++i)
      out_ += std::string("<p>") + kNoise[random_.below(4)] + "</p>\n";
  }

  void writeTable(const PrintedTable& table) {
    const std::size_t start = out_.size();
    switch (layout_) {
      case HtmlLayout::kRowAParagraph:
        for (const PrintedRow& row : table.rows) {
          out_ += "<p>";
          for (const PrintedCell& cell : row.cells) out_ += escape(cell.text) + " | ";
          out_ += "</p>\n";
        }
        return;
      case HtmlLayout::kCellAParagraph:
      case HtmlLayout::kDivisions:
        writeCells(table);
        return;
      case HtmlLayout::kPreformatted:
        writePreformatted(table);
        return;
      default:
        writeElement(table);
    }
    if (frame_) out_.replace(start, out_.npos, frameTable(*frame_, out_.substr(start)));
  }

  void writeCells(const PrintedTable& table) {
    const std::string tag = layout_ == HtmlLayout::kDivisions ? "div" : "p";
    for (const PrintedRow& row : table.rows) {
      if (tag == "div") out_ += "<div class=\"row\">";
      for (const PrintedCell& cell : row.cells) {
        if (!cell.text.empty()) out_ += "<" + tag + ">" + escape(cell.text) + "</" + tag + ">\n";
      }
      if (tag == "div") out_ += "</div>";
    }
  }

  void writePreformatted(const PrintedTable& table) {
    out_ += "<pre>\n";
    for (const PrintedRow& row : table.rows) {
      for (std::size_t c = 0; c < row.cells.size(); ++c)
        out_ += (c == 0 ? "" : "\t") + escape(row.cells[c].text);
      out_ += "\n";
    }
    out_ += "</pre>\n";
  }

  void writeElement(const PrintedTable& table) {
    openTable();
    const bool upper = layout_ == HtmlLayout::kUnclosed;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (cutsBefore(table, r)) {
        out_ += "</table>\n";
        if (random_.chance(50)) paragraph("&nbsp;");
        openTable();
        if (random_.chance(50) && table.table == 1) repeatHeads(table);
      }
      if (damage_ == Damage::kNoiseLines && layout_ == HtmlLayout::kSplitTables &&
          random_.chance(5))
        out_ += "<tr><td></td></tr>";
      out_ += upper ? "<TR>" : "<tr>";
      writeRow(table, r);
      out_ += upper ? "\n" : "</tr>\n";
    }
    out_ += upper ? "</TABLE>\n" : "</table>\n";
  }

  void openTable() {
    out_ += layout_ == HtmlLayout::kUnclosed ? "<TABLE border=1>\n"
            : layout_ == HtmlLayout::kClean  ? "<table border=\"1\"><tbody>\n"
                                             : "<table cellspacing=\"0\">\n";
  }

  // Only where no cell reaches over the border.
  bool cutsBefore(const PrintedTable& table, std::size_t row) {
    if (layout_ != HtmlLayout::kSplitTables || row == 0) return false;
    const PrintedRow& next = table.rows[row];
    if (next.kind == RowKind::kHead) return next.startsBlock && random_.chance(30);
    return random_.chance(12);
  }

  void repeatHeads(const PrintedTable& table) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (table.rows[r].kind != RowKind::kHead) break;
      out_ += "<tr>";
      writeRow(table, r);
      out_ += "</tr>\n";
    }
  }

  void writeRow(const PrintedTable& table, std::size_t r) {
    const PrintedRow& row = table.rows[r];
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const PrintedCell& cell = row.cells[c];
      const bool head = row.kind == RowKind::kHead;
      if (!mergesCells(layout_)) {
        writeCell(cell, head, 1, 1);
        continue;
      }
      // A cut table writes the cell that reaches over the cut once more, empty.
      if (cell.isCovered() && layout_ != HtmlLayout::kSplitTables) continue;
      if (cell.mergesLeft) continue;
      std::uint32_t rows = layout_ == HtmlLayout::kSplitTables ? 1 : table.rowSpan(r, c);
      std::uint32_t columns = table.columnSpan(r, c);
      if (layout_ == HtmlLayout::kLostSpans && random_.chance(40)) rows = 1;
      if (layout_ == HtmlLayout::kUnfitHeads && head && columns > 1)
        columns = columns + random_.below(3) - 1;
      if (layout_ == HtmlLayout::kExcel) columns *= 2 + static_cast<std::uint32_t>(c % 2);
      writeCell(cell, head, rows, columns);
    }
    if (layout_ == HtmlLayout::kEmptyCells && random_.chance(10)) {
      for (std::size_t c = row.cells.size(); c < widthOf(table) + 1; ++c)
        writeCell({}, false, 1, 1);
    }
  }

  void writeCell(const PrintedCell& cell, bool isHead, std::uint32_t rows, std::uint32_t columns) {
    if (layout_ == HtmlLayout::kUnclosed) {
      out_ += "<TD";
      if (rows > 1) out_ += " rowspan=" + std::to_string(rows);
      if (columns > 1) out_ += " colspan=" + std::to_string(columns);
      out_ += random_.chance(30) ? "><p>" : ">";
      out_ += escape(cell.text);
      return;
    }
    const std::string tag = isHead && layout_ == HtmlLayout::kClean ? "th" : "td";
    out_ += "<" + tag;
    if (rows > 1) out_ += " rowspan=\"" + std::to_string(rows) + "\"";
    if (columns > 1) out_ += " colspan=\"" + std::to_string(columns) + "\"";
    out_ += cells_.attributes() + ">" + cells_.content(cell) + "</" + tag + ">";
  }

  HtmlLayout layout_;
  Damage damage_;
  std::uint32_t strength_;
  Random& random_;
  std::optional<PageFrame> frame_;
  FrameParts parts_;
  CellWriter cells_;
  std::string out_;
};

}  // namespace

const char* layoutName(HtmlLayout layout) {
  constexpr const char* kNames[] = {
      "clean",     "word",        "excel",        "lost spans", "unfit heads", "nested",
      "unclosed",  "empty cells", "split tables", "cms page",   "portal",      "columns",
      "blog",      "saved",       "chat",         "phone",      "gb18030",     "pieces",
      "row a par", "cell a par",  "divisions",    "pre"};
  return kNames[static_cast<std::size_t>(layout)];
}

LayoutTraits traitsOf(HtmlLayout layout) {
  return {layout != HtmlLayout::kCellAParagraph && layout != HtmlLayout::kDivisions, false};
}

bool mergesCells(HtmlLayout layout) {
  return layout < HtmlLayout::kRowAParagraph && layout != HtmlLayout::kEmptyCells;
}

std::string renderHtml(const SampleReport& report, HtmlLayout layout, Damage damage,
                       std::uint32_t strength, Random& random) {
  return PageWriter(layout, damage, strength, random).write(report);
}

Trial makePage(HtmlLayout layout, Damage damage, std::uint64_t seed) {
  Random random(seed);
  Trial trial{makeSample(random, sampleOptions(damage, traitsOf(layout))), {}};
  const std::uint32_t strength = 1 + random.below(3);
  damageReport(trial.sample, damage, strength, random);
  trial.bytes = renderHtml(trial.sample, layout, damage, strength, random);
  return trial;
}

}  // namespace gouji::layouts
