#include "engine/read/docx/body.h"

#include <algorithm>
#include <cstring>

#include "engine/text/utf8.h"

namespace gouji::docx {
namespace {

constexpr std::size_t kProseInCell = 500;  // bytes: no cell of a form holds as much
constexpr std::uint32_t kMaxColumns = 512;
constexpr std::uint32_t kUnmerged = 0xffffffff;

bool isNamed(const pugi::xml_node& node, const char* name) {
  return std::strcmp(node.name(), name) == 0;
}

/// A property such as <w:vanish/> that is on unless its value says otherwise.
bool isOn(const pugi::xml_node& property) {
  if (!property) return false;
  const std::string_view value = property.attribute("w:val").as_string("true");
  return value != "0" && value != "false" && value != "off";
}

/// The part of an alternative that is to be read: the first choice that has anything in it.
pugi::xml_node chosen(const pugi::xml_node& alternative) {
  for (const pugi::xml_node choice : alternative.children("mc:Choice")) {
    if (choice.first_child()) return choice;
  }
  return alternative.child("mc:Fallback");
}

/// A content control nobody filled in: it shows what is to be written there.
bool showsPlaceholder(const pugi::xml_node& node) {
  return isNamed(node, "w:sdt") && isOn(node.child("w:sdtPr").child("w:showingPlcHdr"));
}

/// Containers that are not shown themselves; what they hold is.
bool isTransparent(const pugi::xml_node& node) {
  if (showsPlaceholder(node)) return false;
  for (const char* name :
       {"w:ins", "w:moveTo", "w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:hyperlink",
        "w:fldSimple", "w:rubyBase", "w:dir", "w:bdo"}) {
    if (isNamed(node, name)) return true;
  }
  return false;
}

void collectChildren(const pugi::xml_node& parent, const char* name,
                     std::vector<pugi::xml_node>& found, int depth) {
  if (depth > 64) return;
  for (const pugi::xml_node child : parent.children()) {
    if (isNamed(child, name)) {
      found.push_back(child);
    } else if (isTransparent(child)) {
      collectChildren(child, name, found, depth + 1);
    }
  }
}

std::vector<pugi::xml_node> rowsOf(const pugi::xml_node& table) {
  std::vector<pugi::xml_node> rows;
  collectChildren(table, "w:tr", rows, 0);
  std::erase_if(rows, [](const pugi::xml_node& row) {
    return static_cast<bool>(row.child("w:trPr").child("w:del"));
  });
  return rows;
}

std::vector<pugi::xml_node> cellsOf(const pugi::xml_node& row) {
  std::vector<pugi::xml_node> cells;
  collectChildren(row, "w:tc", cells, 0);
  std::erase_if(cells, [](const pugi::xml_node& cell) {
    return static_cast<bool>(cell.child("w:tcPr").child("w:cellDel"));
  });
  return cells;
}

struct TextMeasure : pugi::xml_tree_walker {
  std::size_t bytes = 0;
  bool for_each(pugi::xml_node& node) override {
    if (isNamed(node, "w:t")) bytes += std::strlen(node.text().get());
    return bytes <= kProseInCell;
  }
};

bool isLayoutTable(const pugi::xml_node& table) {
  for (const pugi::xml_node& row : rowsOf(table)) {
    for (const pugi::xml_node& cell : cellsOf(row)) {
      if (cell.child("w:tbl")) return true;
      TextMeasure measure;
      pugi::xml_node copy = cell;
      copy.traverse(measure);
      if (measure.bytes > kProseInCell) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Error> BodyWalk::run(const pugi::xml_node& body) {
  visitBlocks(body, 0);
  endParagraph();
  return failure_;
}

void BodyWalk::fail(const char* code, std::uint32_t limit, const char* zh, const char* en) {
  if (failure_) return;
  const std::string number = std::to_string(limit);
  failure_ = Error{code,
                   {document_.path + "：" + zh + "超过上限 " + number,
                    document_.path + ": more than " + number + " " + en},
                   {"请确认提交的是年度报告本身", "check that this is the report itself"}};
}

bool BodyWalk::goDeeper(std::uint32_t depth) {
  if (depth <= limits_.maxNesting && !failure_) return true;
  fail("limit.nesting", limits_.maxNesting, "文档嵌套层数", "levels of nesting");
  return false;
}

void BodyWalk::visitBlocks(const pugi::xml_node& parent, std::uint32_t depth) {
  if (!goDeeper(depth)) return;
  for (const pugi::xml_node node : parent.children()) {
    if (isNamed(node, "w:p")) {
      visitParagraph(node, depth + 1);
    } else if (isNamed(node, "w:tbl")) {
      visitTable(node, depth + 1);
    } else if (isNamed(node, "mc:AlternateContent")) {
      visitBlocks(chosen(node), depth + 1);
    } else if (isTransparent(node)) {
      visitBlocks(node, depth + 1);
    }
    if (failure_) return;
  }
}

void BodyWalk::visitParagraph(const pugi::xml_node& paragraph, std::uint32_t depth) {
  Location place;
  if (layoutCell_) {
    place = *layoutCell_;
  } else {
    place = ParagraphPlace{++paragraphs_};
  }
  if (observer_) observer_(place, paragraph);
  if (paragraphs_ > limits_.maxParagraphs) {
    fail("limit.paragraphs", limits_.maxParagraphs, "段落数", "paragraphs");
    return;
  }
  const pugi::xml_node properties = paragraph.child("w:pPr");
  paragraph_.headingLevel =
      std::max(paragraph_.headingLevel, numbering_.headingLevelOf(properties));
  const std::string number = numbering_.numberOf(properties);
  PlacedText words;
  collectRuns(paragraph, place, words, depth);
  // Word prints a list number before an empty paragraph too; a reader sees nothing to number.
  if (!words.empty()) {
    paragraph_.text.append(number, place);
    paragraph_.text.append(words);
  }
  // A deleted paragraph mark joins the paragraph with the next one.
  if (properties.child("w:rPr").child("w:del")) return;
  endParagraph();
  const std::vector<pugi::xml_node> boxes = std::move(textBoxes_);
  textBoxes_.clear();
  for (const pugi::xml_node& box : boxes) visitBlocks(box, depth + 1);
}

void BodyWalk::endParagraph() {
  if (!paragraph_.text.empty()) document_.blocks.emplace_back(std::move(paragraph_));
  paragraph_ = Paragraph{};
}

void BodyWalk::collectRuns(const pugi::xml_node& parent, const Location& place, PlacedText& text,
                           std::uint32_t depth) {
  if (!goDeeper(depth)) return;
  for (const pugi::xml_node node : parent.children()) {
    if (isNamed(node, "w:r")) {
      if (!isOn(node.child("w:rPr").child("w:vanish"))) collectRuns(node, place, text, depth + 1);
    } else if (isNamed(node, "w:t")) {
      // The XML library checks no bytes and resolves any number to a character.
      text.append(repairUtf8(node.text().get()), place);
    } else if (isNamed(node, "w:tab") || isNamed(node, "w:ptab")) {
      text.append("\t", place);
    } else if (isNamed(node, "w:br") || isNamed(node, "w:cr")) {
      text.append("\n", place);
    } else if (isNamed(node, "w:noBreakHyphen")) {
      text.append("-", place);
    } else if (isNamed(node, "w:txbxContent")) {
      textBoxes_.push_back(node);
    } else if (isNamed(node, "mc:AlternateContent")) {
      collectRuns(chosen(node), place, text, depth + 1);
    } else if (isTransparent(node) || isNamed(node, "w:ruby") || isNamed(node, "w:drawing") ||
               isNamed(node, "w:pict") || std::strncmp(node.name(), "wp:", 3) == 0 ||
               std::strncmp(node.name(), "a:", 2) == 0 ||
               std::strncmp(node.name(), "wps:", 4) == 0 ||
               std::strncmp(node.name(), "wpg:", 4) == 0 ||
               std::strncmp(node.name(), "v:", 2) == 0) {
      collectRuns(node, place, text, depth + 1);
    }
    if (failure_) return;
  }
}

void BodyWalk::collectCell(const pugi::xml_node& cell, const Location& place, PlacedText& text,
                           std::uint32_t depth) {
  if (!goDeeper(depth)) return;
  for (const pugi::xml_node node : cell.children()) {
    if (isNamed(node, "w:p")) {
      const pugi::xml_node properties = node.child("w:pPr");
      PlacedText words;
      collectRuns(node, place, words, depth + 1);
      const std::string number = numbering_.numberOf(properties);
      if (words.empty()) continue;
      if (!text.empty()) text.appendGlue("\n");
      text.append(number, place);
      text.append(words);
    } else if (isTransparent(node)) {
      collectCell(node, place, text, depth + 1);
    } else if (isNamed(node, "mc:AlternateContent")) {
      collectCell(chosen(node), place, text, depth + 1);
    }
    if (failure_) return;
  }
}

void BodyWalk::visitTable(const pugi::xml_node& table, std::uint32_t depth) {
  endParagraph();
  if (!goDeeper(depth)) return;
  if (++tables_ > limits_.maxTables) {
    fail("limit.tables", limits_.maxTables, "表格数", "tables");
    return;
  }
  if (isLayoutTable(table)) {
    visitLayoutTable(table, depth);
    return;
  }
  Grid grid;
  const std::uint32_t tableNumber = tables_;
  std::vector<std::uint32_t> openMerge(
      kMaxColumns, kUnmerged);  // by grid column: index of the cell being merged down
  std::vector<std::uint32_t> widths;
  for (const pugi::xml_node& row : rowsOf(table)) {
    const std::uint32_t r = grid.rowCount++;
    std::uint32_t column = std::min(
        row.child("w:trPr").child("w:gridBefore").attribute("w:val").as_uint(), kMaxColumns);
    std::uint32_t stored = 0;
    for (const pugi::xml_node& node : cellsOf(row)) {
      ++stored;
      if (++cells_ > limits_.maxCells) {
        fail("limit.cells", limits_.maxCells, "表格单元格数", "table cells");
        return;
      }
      if (column >= kMaxColumns) break;
      const pugi::xml_node properties = node.child("w:tcPr");
      const std::uint32_t span = std::clamp(
          properties.child("w:gridSpan").attribute("w:val").as_uint(1), 1U, kMaxColumns - column);
      const pugi::xml_node merge = properties.child("w:vMerge");
      const bool continues =
          merge && std::string_view(merge.attribute("w:val").as_string("continue")) != "restart";
      if (continues && openMerge[column] != kUnmerged) {
        ++grid.cells[openMerge[column]].rowSpan;
        column += span;
        continue;
      }
      GridCell cell;
      cell.row = r;
      cell.column = column;
      cell.columnSpan = span;
      const GridPlace place{tableNumber, r + 1, stored};
      if (observer_) observer_(place, node);
      collectCell(node, place, cell.text, depth + 1);
      if (failure_) return;
      const std::uint32_t index = merge ? static_cast<std::uint32_t>(grid.cells.size()) : kUnmerged;
      std::fill_n(openMerge.begin() + column, span, index);
      column += span;
      grid.cells.push_back(std::move(cell));
    }
    column += std::min(row.child("w:trPr").child("w:gridAfter").attribute("w:val").as_uint(),
                       kMaxColumns);
    grid.columnCount = std::max(grid.columnCount, column);
    widths.push_back(column);
  }
  grid.spansAreReliable = std::all_of(widths.begin(), widths.end(),
                                      [&](std::uint32_t w) { return w == grid.columnCount; });
  if (grid.rowCount > 0) document_.blocks.emplace_back(std::move(grid));
}

void BodyWalk::visitLayoutTable(const pugi::xml_node& table, std::uint32_t depth) {
  const std::optional<GridPlace> outer = layoutCell_;
  const std::uint32_t tableNumber = tables_;
  std::uint32_t r = 0;
  for (const pugi::xml_node& row : rowsOf(table)) {
    ++r;
    std::uint32_t c = 0;
    for (const pugi::xml_node& cell : cellsOf(row)) {
      layoutCell_ = GridPlace{tableNumber, r, ++c};
      visitBlocks(cell, depth + 1);
      endParagraph();
      if (failure_) return;
    }
  }
  layoutCell_ = outer;
}

}  // namespace gouji::docx
