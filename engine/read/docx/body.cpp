#include "engine/read/docx/body.h"

#include <algorithm>
#include <cstring>

#include "engine/read/docx/tags.h"
#include "engine/text/utf8.h"

namespace gouji::docx {
namespace {

constexpr std::size_t kProseInCell = 500;  // bytes: no cell of a form holds as much
constexpr std::uint32_t kMaxColumns = 512;
constexpr std::uint32_t kUnmerged = 0xffffffff;

/// A property such as <w:showingPlcHdr/>.
bool isOn(const pugi::xml_node& parent, const char* property) {
  return readSwitch(parent, {property}).value_or(false);
}

/// Raised or lowered letters are the mark of a note and no part of the number before them.
bool isRaised(const pugi::xml_node& runProperties) {
  const std::string_view place = runProperties.child("w:vertAlign").attribute("w:val").value();
  return place == "superscript" || place == "subscript";
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The part of an alternative that is to be read: the first choice that has anything in it.
pugi::xml_node chosen(const pugi::xml_node& alternative) {
  for (const pugi::xml_node choice : alternative.children("mc:Choice")) {
    if (choice.first_child()) return choice;
  }
  return alternative.child("mc:Fallback");
}

/// Containers that are not shown themselves; what they hold is. A content control nobody filled in
/// shows what is to be written there: that is none.
bool isTransparent(const pugi::xml_node& node, Tag tag) {
  return tag == Tag::kTransparent ||
         (tag == Tag::kControl && !isOn(node.child("w:sdtPr"), "w:showingPlcHdr"));
}

void collectChildren(const pugi::xml_node& parent, Tag wanted, std::vector<pugi::xml_node>& found,
                     int depth) {
  if (depth > 64) return;
  for (const pugi::xml_node child : parent.children()) {
    const Tag tag = tagOf(child.name());
    if (tag == wanted) {
      found.push_back(child);
    } else if (isTransparent(child, tag)) {
      collectChildren(child, wanted, found, depth + 1);
    }
  }
}

std::vector<pugi::xml_node> cellsOf(const pugi::xml_node& row) {
  std::vector<pugi::xml_node> cells;
  collectChildren(row, Tag::kCell, cells, 0);
  std::erase_if(cells, [](const pugi::xml_node& cell) {
    return static_cast<bool>(cell.child("w:tcPr").child("w:cellDel"));
  });
  return cells;
}

using Row = BodyWalk::Row;

std::vector<Row> rowsOf(const pugi::xml_node& table) {
  std::vector<pugi::xml_node> nodes;
  collectChildren(table, Tag::kRow, nodes, 0);
  std::vector<Row> rows;
  rows.reserve(nodes.size());
  for (const pugi::xml_node& node : nodes) {
    if (node.child("w:trPr").child("w:del")) continue;
    rows.push_back({node, cellsOf(node)});
  }
  return rows;
}

/// w:pPr, w:rPr, w:tcPr …: they hold no words, and are most of a document.
bool holdsProperties(std::string_view name) { return name.ends_with("Pr"); }

/// Whether the words below `top` are more than any cell of a form holds.
bool holdsProse(const pugi::xml_node& top) {
  std::size_t bytes = 0;
  pugi::xml_node node = top.first_child();
  while (node) {
    const std::string_view name = node.name();
    pugi::xml_node next;
    if (name == "w:t") {
      bytes += std::strlen(node.text().get());
      if (bytes > kProseInCell) return true;
    } else if (!holdsProperties(name)) {
      next = node.first_child();
    }
    while (!next && node != top) {
      next = node.next_sibling();
      if (!next) node = node.parent();
    }
    node = next;
  }
  return false;
}

bool isLayoutTable(const std::vector<Row>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const pugi::xml_node& cell) {
      return cell.child("w:tbl") || holdsProse(cell);
    });
  });
}

void appendText(std::string_view text, const Location& place, PlacedText& out) {
  // The XML library checks no bytes and resolves any number to a character.
  if (findInvalidUtf8(text))
    out.append(repairUtf8(text), place);
  else
    out.append(text, place);
}

/// A deleted paragraph mark joins the paragraph with the next one.
bool hasDeletedMark(const pugi::xml_node& paragraphProperties) {
  return static_cast<bool>(paragraphProperties.child("w:rPr").child("w:del"));
}

/// Most cells are one paragraph without a number: its words are the cell's.
void addParagraph(const std::string& number, PlacedText words, const Location& place, bool isJoined,
                  PlacedText& cell) {
  if (cell.empty() && number.empty()) {
    cell = std::move(words);
    return;
  }
  if (!cell.empty() && !isJoined) cell.appendGlue("\n");
  cell.append(number, place);
  cell.append(words);
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
    const Tag tag = tagOf(node.name());
    if (tag == Tag::kParagraph) {
      visitParagraph(node, depth + 1);
    } else if (tag == Tag::kTable) {
      visitTable(node, depth + 1);
    } else if (tag == Tag::kAlternative) {
      visitBlocks(chosen(node), depth + 1);
    } else if (isTransparent(node, tag)) {
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
  if (hasDeletedMark(properties)) return;
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
    switch (const Tag tag = tagOf(node.name()); tag) {
      case Tag::kRun:
        collectRun(node, place, text, depth);
        break;
      case Tag::kText:
        appendText(node.text().get(), place, text);
        break;
      case Tag::kTab:
        text.append("\t", place);
        break;
      case Tag::kBreak:
        text.append("\n", place);
        break;
      case Tag::kHyphen:
        text.append("-", place);
        break;
      case Tag::kTextBox:
        textBoxes_.push_back(node);
        break;
      case Tag::kPicture:
        unseen_.beside = true;
        break;
      case Tag::kSymbol:
        unseen_.symbol = true;
        break;
      case Tag::kAlternative:
        collectRuns(chosen(node), place, text, depth + 1);
        break;
      default:
        if (tag == Tag::kDrawing || isTransparent(node, tag))
          collectRuns(node, place, text, depth + 1);
        break;
    }
    if (failure_) return;
  }
}

void BodyWalk::collectRun(const pugi::xml_node& run, const Location& place, PlacedText& text,
                          std::uint32_t depth) {
  const pugi::xml_node properties = run.child("w:rPr");
  if (!properties) return collectRuns(run, place, text, depth + 1);
  if (readSwitch(properties, {"w:vanish"}).value_or(numbering_.styleHides(properties))) return;
  if (readSwitch(properties, {"w:strike", "w:dstrike"})
          .value_or(numbering_.styleStrikesOut(properties))) {
    unseen_.beside = true;
    return;
  }
  if (!isInCell_ || !isRaised(properties)) return collectRuns(run, place, text, depth + 1);
  PlacedText mark;
  collectRuns(run, place, mark, depth + 1);
  const bool isNote = std::any_of(mark.text().begin(), mark.text().end(), isDigit);
  if (isNote) text.appendGlue("[");
  text.append(mark);
  if (isNote) text.appendGlue("]");
}

PlacedText BodyWalk::readCell(const pugi::xml_node& cell, const Location& place,
                              std::uint32_t depth) {
  PlacedText text;
  unseen_ = {};
  isInCell_ = true;
  collectCell(cell, place, text, depth);
  isInCell_ = false;
  const std::string& letters = text.text();
  if ((letters.empty() && (unseen_.beside || unseen_.symbol)) ||
      (unseen_.symbol && std::all_of(letters.begin(), letters.end(), isDigit)))
    text.append("\xEF\xBF\xBD", place);
  return text;
}

void BodyWalk::collectCell(const pugi::xml_node& cell, const Location& place, PlacedText& text,
                           std::uint32_t depth) {
  if (!goDeeper(depth)) return;
  bool isJoined = false;
  for (const pugi::xml_node node : cell.children()) {
    const Tag tag = tagOf(node.name());
    if (tag == Tag::kParagraph) {
      PlacedText words;
      collectRuns(node, place, words, depth + 1);
      const std::string number = numbering_.numberOf(node.child("w:pPr"));
      if (!words.empty()) addParagraph(number, std::move(words), place, isJoined, text);
      isJoined = hasDeletedMark(node.child("w:pPr"));
    } else if (isTransparent(node, tag)) {
      collectCell(node, place, text, depth + 1);
    } else if (tag == Tag::kAlternative) {
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
  const std::vector<Row> rows = rowsOf(table);
  if (isLayoutTable(rows)) {
    visitLayoutTable(rows, depth);
    return;
  }
  Grid grid;
  const std::uint32_t tableNumber = tables_;
  std::vector<std::uint32_t> openMerge(
      kMaxColumns, kUnmerged);  // by grid column: index of the cell being merged down
  std::vector<std::uint32_t> widths;
  for (const auto& [row, nodes] : rows) {
    const std::uint32_t r = grid.rowCount++;
    std::uint32_t column = std::min(
        row.child("w:trPr").child("w:gridBefore").attribute("w:val").as_uint(), kMaxColumns);
    std::uint32_t stored = 0;
    for (const pugi::xml_node& node : nodes) {
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
      cell.text = readCell(node, place, depth + 1);
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

void BodyWalk::visitLayoutTable(const std::vector<Row>& rows, std::uint32_t depth) {
  const std::optional<GridPlace> outer = layoutCell_;
  const std::uint32_t tableNumber = tables_;
  std::uint32_t r = 0;
  for (const Row& row : rows) {
    ++r;
    std::uint32_t c = 0;
    for (const pugi::xml_node& cell : row.cells) {
      layoutCell_ = GridPlace{tableNumber, r, ++c};
      visitBlocks(cell, depth + 1);
      endParagraph();
      if (failure_) return;
    }
  }
  layoutCell_ = outer;
}

}  // namespace gouji::docx
