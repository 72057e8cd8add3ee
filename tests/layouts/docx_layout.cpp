#include "tests/layouts/docx_layout.h"

#include "engine/bind/label_text.h"
#include "engine/text/utf8.h"
#include "tests/layouts/html_cell.h"
#include "tests/read_docx/zip_support.h"

namespace gouji::layouts {
namespace {

using bind::NumberingStyle;

// Lists 1 and 2 number headings and the rows of a table; levels 0 to 2 are 一、 （一） and 1.
constexpr const char* kNumbering =
    "<w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
    "<w:lvlText w:val='%1、'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
    "<w:lvlText w:val='（%2）'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='%3.'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='1'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
    "<w:lvlText w:val='%1、'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
    "<w:lvlText w:val='（%2）'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='%3.'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>";

constexpr const char* kStyles =
    "<w:style w:type='paragraph' w:styleId='Chapter'><w:pPr><w:numPr><w:ilvl w:val='0'/>"
    "<w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Heading'><w:pPr><w:outlineLvl w:val='0'/></w:pPr>"
    "</w:style>";

std::string makeRun(const std::string& text) {
  return "<w:r><w:rPr><w:rFonts w:ascii='仿宋'/></w:rPr><w:t xml:space='preserve'>" + escape(text) +
         "</w:t></w:r>";
}

std::string makeParagraph(const std::string& runs, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}

std::string inControl(const std::string& content) {
  return "<w:sdt><w:sdtPr><w:id w:val='7'/></w:sdtPr><w:sdtContent>" + content +
         "</w:sdtContent></w:sdt>";
}

class DocumentWriter {
 public:
  DocumentWriter(DocxLayout layout, Damage damage, std::uint32_t strength, Random& random)
      : layout_(layout), damage_(damage), strength_(strength), random_(random) {}

  std::string write(const SampleReport& report) {
    std::string body = makeParagraph(runs(report.title, false));
    for (std::size_t s = 0; s < report.headings.size(); ++s) {
      if (!report.headings[s].empty()) body += heading(report.headings[s]);
      if (!report.paragraphs[s].empty()) body += makeParagraph(runs(report.paragraphs[s], false));
      for (const PrintedTable& table : report.tables) {
        if (report.form->tables[table.table].section == s) body += writeTable(table);
      }
      body += noise();
    }
    if (layout_ == DocxLayout::kNested)
      body = "<w:tbl><w:tr><w:tc><w:tcPr/>" + body + "<w:p/></w:tc></w:tr></w:tbl><w:p/>";
    return test::makeDocx(body + "<w:sectPr><w:pgSz w:w='11906'/></w:sectPr>", kNumbering, kStyles);
  }

 private:
  std::string heading(const std::string& text) {
    const bind::Numbering numbering = bind::readNumbering(text);
    if (layout_ != DocxLayout::kNumbered || numbering.style != NumberingStyle::kChapter)
      return makeParagraph(runs(text, false), "<w:pStyle w:val='Heading'/>");
    return makeParagraph(runs(text.substr(numbering.length), false), "<w:pStyle w:val='Chapter'/>");
  }

  std::string noise() {
    std::string out;
    if (damage_ != Damage::kNoiseLines) return out;
    constexpr const char* kNoise[] = {"- 7 -", "第 3 页 共 8 页", "", "— 12 —"};
    for (std::uint32_t i = 0; i < strength_; ++i)
      out += makeParagraph(makeRun(kNoise[random_.below(4)]));
    return out;
  }

  // Where changes are tracked, a value may have replaced another one.
  std::string runs(const std::string& text, bool isValue) {
    if (layout_ == DocxLayout::kTracked && isValue && random_.chance(20))
      return "<w:del w:id='1'><w:r><w:delText>95</w:delText></w:r></w:del><w:ins w:id='2'>" +
             makeRun(text) + "</w:ins>";
    if (layout_ == DocxLayout::kTracked && isValue && !text.empty() && random_.chance(20))
      return "<w:r><w:rPr><w:strike/></w:rPr><w:t>95</w:t></w:r>" + makeRun(text);
    if (layout_ != DocxLayout::kRuns) return makeRun(text);
    std::string out;
    std::string letters;
    for (std::size_t offset = 0; offset < text.size();) {
      const std::size_t begin = offset;
      static_cast<void>(decodeUtf8(text, offset));
      letters += text.substr(begin, offset - begin);
      if (!random_.chance(20)) continue;
      out += makeRun(letters);
      letters.clear();
      if (random_.chance(30))
        out += "<w:proofErr w:type='spellStart'/><w:bookmarkStart w:id='3' w:name='a'/>";
    }
    return out + makeRun(letters);
  }

  std::string writeTable(const PrintedTable& table) {
    if (layout_ == DocxLayout::kTabs) return writeLines(table);
    std::string rows;
    std::string out;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      if (layout_ == DocxLayout::kSplitTables && r > 0 && cutsBefore(table.rows[r])) {
        out += "<w:tbl>" + rows + "</w:tbl><w:p/>";
        rows = table.table == 1 && random_.chance(50) ? repeatHeads(table) : "";
      }
      rows += writeRow(table, r);
      if (layout_ == DocxLayout::kTracked && table.rows[r].kind == RowKind::kData &&
          random_.chance(5))
        rows +=
            "<w:tr><w:trPr><w:del w:id='4'/></w:trPr>" + makeCell("", makeRun("99")) + "</w:tr>";
    }
    out += "<w:tbl><w:tblPr/>" + rows + "</w:tbl>";
    if (layout_ == DocxLayout::kTextBoxes) out = inTextBox(out);
    return out + "<w:p/>";
  }

  // What older programs are to read in its place stands beside it and must not be read again.
  static std::string inTextBox(const std::string& table) {
    return "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
           "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" +
           table +
           "<w:p/></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
           "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" +
           table +
           "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
  }

  bool cutsBefore(const PrintedRow& next) {
    if (next.kind == RowKind::kHead) return next.startsBlock && random_.chance(30);
    return random_.chance(12);
  }

  std::string repeatHeads(const PrintedTable& table) {
    std::string rows;
    for (std::size_t r = 0; r < table.rows.size() && table.rows[r].kind == RowKind::kHead; ++r)
      rows += writeRow(table, r);
    return rows;
  }

  std::string writeLines(const PrintedTable& table) {
    std::string out;
    for (const PrintedRow& row : table.rows) {
      std::string words;
      for (std::size_t c = 0; c < row.cells.size(); ++c)
        words += (c == 0 ? "" : "<w:r><w:tab/></w:r>") + makeRun(row.cells[c].text);
      out += makeParagraph(words);
    }
    return out;
  }

  std::string writeRow(const PrintedTable& table, std::size_t r) {
    const PrintedRow& row = table.rows[r];
    std::string cells;
    std::uint32_t before = 0;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const PrintedCell& cell = row.cells[c];
      if (layout_ == DocxLayout::kEmptyCells) {
        cells += makeCell("", content(cell));
        continue;
      }
      if (cell.mergesLeft) continue;
      if (cell.mergesUp && layout_ == DocxLayout::kGridBefore && cells.empty() &&
          row.kind == RowKind::kData) {
        ++before;
        continue;
      }
      std::string properties;
      // The cells a merged head covers below itself are as wide as it is.
      const std::uint32_t columns =
          cell.mergesUp ? widthAbove(table, r, c) : table.columnSpan(r, c);
      if (cell.mergesUp && isInsideMerge(table, r, c)) continue;
      if (columns > 1) properties += "<w:gridSpan w:val='" + std::to_string(columns) + "'/>";
      if (cell.mergesUp)
        properties += "<w:vMerge/>";
      else if (table.rowSpan(r, c) > 1)
        properties += "<w:vMerge w:val='restart'/>";
      std::string made = makeCell(properties, content(cell));
      cells +=
          layout_ == DocxLayout::kContentControls && random_.chance(30) ? inControl(made) : made;
    }
    std::string properties;
    if (before > 0) properties = "<w:gridBefore w:val='" + std::to_string(before) + "'/>";
    const std::string made = "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
    return layout_ == DocxLayout::kContentControls && random_.chance(20) ? inControl(made) : made;
  }

  // The row in which the cell that reaches down to (r, c) begins.
  static std::size_t topOf(const PrintedTable& table, std::size_t r, std::size_t c) {
    while (r > 0 && table.rows[r].cells[c].mergesUp) --r;
    return r;
  }
  static bool isInsideMerge(const PrintedTable& table, std::size_t r, std::size_t c) {
    return table.rows[topOf(table, r, c)].cells[c].mergesLeft;
  }
  static std::uint32_t widthAbove(const PrintedTable& table, std::size_t r, std::size_t c) {
    return table.columnSpan(topOf(table, r, c), c);
  }

  static std::string makeCell(const std::string& properties, const std::string& runs,
                              const std::string& paragraph = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" +
           (runs.starts_with("<w:p>") ? runs : makeParagraph(runs, paragraph)) + "</w:tc>";
  }

  // The runs of a cell, or its whole paragraph where a list numbers it.
  std::string content(const PrintedCell& cell) {
    if (cell.text.empty()) return {};
    const bind::Numbering numbering = bind::readNumbering(cell.text);
    const bool isNumbered = layout_ == DocxLayout::kNumbered && cell.cell == kNoCell &&
                            numbering.style != NumberingStyle::kNone &&
                            numbering.style != NumberingStyle::kArabicBracket;
    if (!isNumbered) {
      std::string made = runs(cell.text, cell.cell != kNoCell);
      return layout_ == DocxLayout::kContentControls && random_.chance(20) ? inControl(made) : made;
    }
    const int level = numbering.style == NumberingStyle::kChapter          ? 0
                      : numbering.style == NumberingStyle::kChineseBracket ? 1
                                                                           : 2;
    return makeParagraph(
        makeRun(cell.text.substr(numbering.length)),
        "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='2'/></w:numPr>");
  }

  DocxLayout layout_;
  Damage damage_;
  std::uint32_t strength_;
  Random& random_;
};

}  // namespace

const char* layoutName(DocxLayout layout) {
  constexpr const char* kNames[] = {
      "clean",        "empty cells",      "runs",        "tracked", "numbered",  "nested",
      "split tables", "content controls", "grid before", "tabs",    "text boxes"};
  return kNames[static_cast<std::size_t>(layout)];
}

bool mergesCells(DocxLayout layout) {
  return layout != DocxLayout::kEmptyCells && layout != DocxLayout::kTabs;
}

void countHeadings(SampleReport& report) {
  constexpr const char* kNumerals[] = {"一", "二", "三", "四", "五", "六"};
  std::size_t count = 0;
  for (std::string& heading : report.headings) {
    const bind::Numbering numbering = bind::readNumbering(heading);
    if (numbering.style != NumberingStyle::kChapter) continue;
    heading = std::string(kNumerals[count++]) + "、" + heading.substr(numbering.length);
  }
}

std::string renderDocx(const SampleReport& report, DocxLayout layout, Damage damage,
                       std::uint32_t strength, Random& random) {
  return DocumentWriter(layout, damage, strength, random).write(report);
}

}  // namespace gouji::layouts
