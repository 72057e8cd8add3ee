// Grids of tables, by the table model of HTML (Living Standard 4.9.12): a cell goes to the first
// free slot of its row, spans included. Where spans would overlap, the later cell is cut to what is
// free.
#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "engine/read/html/page.h"

namespace gouji::html {
namespace {

constexpr std::uint32_t kMaxColumns = 512;
constexpr std::size_t kProseInCell = 500;  // bytes: no cell of a form holds as much

bool isElement(const GumboNode& node, GumboTag tag) {
  return node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == tag;
}

std::uint32_t readSpan(const GumboNode& cell, const char* name, std::uint32_t most) {
  const GumboAttribute* attribute = gumbo_get_attribute(&cell.v.element.attributes, name);
  if (attribute == nullptr) return 1;
  const unsigned long value = std::strtoul(attribute->value, nullptr, 10);
  // rowspan="0" means "to the end"; the caller cuts it to the rows there are.
  if (value == 0)
    return std::string_view(name) == "rowspan" && attribute->value[0] == '0' ? most : 1;
  return static_cast<std::uint32_t>(std::min<unsigned long>(value, most));
}

void collectRows(const GumboNode& node, std::vector<const GumboNode*>& rows) {
  const GumboVector& children = node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(children.data[i]);
    if (isElement(child, GUMBO_TAG_TR)) {
      rows.push_back(&child);
    } else if (isElement(child, GUMBO_TAG_TBODY) || isElement(child, GUMBO_TAG_THEAD) ||
               isElement(child, GUMBO_TAG_TFOOT)) {
      collectRows(child, rows);
    }
  }
}

void collectChildren(const GumboNode& node, const Page& page, PlacedText& text);

bool holdsDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The words of a cell; paragraphs and line breaks become line ends. A raised number is the mark of
/// a note and no digit of the number before it: it stands in brackets.
void collectText(const GumboNode& node, const Page& page, PlacedText& text) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
      node.type == GUMBO_NODE_CDATA) {
    page.appendTextNode(node, text);
    return;
  }
  if (node.type != GUMBO_NODE_ELEMENT || isInvisible(node)) return;
  if (node.v.element.tag == GUMBO_TAG_INPUT) return page.appendInput(node, text);
  if (node.v.element.tag == GUMBO_TAG_SUP || node.v.element.tag == GUMBO_TAG_SUB) {
    PlacedText mark;
    collectChildren(node, page, mark);
    const bool isNote = holdsDigit(mark.text());
    if (isNote) text.appendGlue("[");
    text.append(mark);
    if (isNote) text.appendGlue("]");
    return;
  }
  const bool block = isBlockElement(node.v.element.tag);
  const auto breakLine = [&] {
    if (block && !text.empty() && text.text().back() != '\n') text.appendGlue("\n");
  };
  breakLine();
  collectChildren(node, page, text);
  breakLine();
}

void collectChildren(const GumboNode& node, const Page& page, PlacedText& text) {
  const GumboVector& children = node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i)
    collectText(*static_cast<const GumboNode*>(children.data[i]), page, text);
}

/// Pictures that only keep a distance are a pixel or two wide.
bool isSpacer(const GumboNode& picture) {
  constexpr int kMostPixels = 3;
  const GumboVector& attributes = picture.v.element.attributes;
  for (const char* name : {"width", "height"}) {
    const GumboAttribute* size = gumbo_get_attribute(&attributes, name);
    if (size != nullptr && std::atoi(size->value) <= kMostPixels) return true;
  }
  return false;
}

/// Whether a cell without words shows something all the same: a picture, or what was struck out.
bool showsMore(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT) return false;
  switch (node.v.element.tag) {
    case GUMBO_TAG_IMG:
      return !isInvisible(node) && !isSpacer(node);
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_SVG:
      return true;
    default:
      break;
  }
  if (isStruckOut(node)) return true;
  if (isInvisible(node)) return false;
  const GumboVector& children = node.v.element.children;
  return std::any_of(children.data, children.data + children.length, [](const void* child) {
    return showsMore(*static_cast<const GumboNode*>(child));
  });
}

/// Which slots of a grid are taken, row by row, grown as needed.
class Slots {
 public:
  explicit Slots(std::size_t rows) : taken_(rows) {}

  [[nodiscard]] bool isTaken(std::size_t row, std::size_t column) const {
    return column < taken_[row].size() && taken_[row][column];
  }
  [[nodiscard]] std::uint32_t firstFree(std::size_t row, std::uint32_t from) const {
    while (isTaken(row, from)) ++from;
    return from;
  }
  void take(const GridCell& cell) {
    for (std::size_t r = cell.row; r < cell.row + cell.rowSpan; ++r) {
      if (taken_[r].size() < cell.column + cell.columnSpan)
        taken_[r].resize(cell.column + cell.columnSpan);
      std::fill_n(taken_[r].begin() + cell.column, cell.columnSpan, true);
    }
  }
  [[nodiscard]] std::uint32_t width(std::size_t row) const {
    return static_cast<std::uint32_t>(taken_[row].size());
  }

 private:
  std::vector<std::vector<bool>> taken_;
};

std::size_t measureText(const GumboNode& node, const Page& page) {
  if (node.type == GUMBO_NODE_TEXT) return page.measureTextNode(node);
  if (node.type != GUMBO_NODE_ELEMENT || isInvisible(node)) return 0;
  std::size_t size = 0;
  const GumboVector& children = node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i)
    size += measureText(*static_cast<const GumboNode*>(children.data[i]), page);
  return size;
}

/// Whether a cell holds more words than any cell of a form.
bool holdsProse(const GumboNode& table, const Page& page) {
  std::vector<const GumboNode*> rows;
  collectRows(table, rows);
  for (const GumboNode* row : rows) {
    const GumboVector& cells = row->v.element.children;
    for (unsigned i = 0; i < cells.length; ++i) {
      if (measureText(*static_cast<const GumboNode*>(cells.data[i]), page) > kProseInCell)
        return true;
    }
  }
  return false;
}

}  // namespace

bool markLayoutTables(const GumboNode& node, const Page& page,
                      std::unordered_set<const GumboNode*>& layoutTables) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_DOCUMENT) return false;
  const GumboVector& children =
      node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
  bool holdsTable = false;
  for (unsigned i = 0; i < children.length; ++i) {
    if (markLayoutTables(*static_cast<const GumboNode*>(children.data[i]), page, layoutTables))
      holdsTable = true;
  }
  if (!isElement(node, GUMBO_TAG_TABLE)) return holdsTable;
  if (holdsTable || holdsProse(node, page)) layoutTables.insert(&node);
  return true;
}

std::optional<Grid> buildGrid(const GumboNode& table, Page& page) {
  std::vector<const GumboNode*> rows;
  collectRows(table, rows);
  Grid grid;
  grid.rowCount = static_cast<std::uint32_t>(rows.size());
  Slots slots(rows.size());
  for (std::uint32_t r = 0; r < grid.rowCount; ++r) {
    std::uint32_t column = 0;
    const GumboVector& cells = rows[r]->v.element.children;
    for (unsigned i = 0; i < cells.length; ++i) {
      const auto& node = *static_cast<const GumboNode*>(cells.data[i]);
      if (!isElement(node, GUMBO_TAG_TD) && !isElement(node, GUMBO_TAG_TH)) continue;
      if (isInvisible(node)) continue;
      if (!page.countCell()) return std::nullopt;
      column = slots.firstFree(r, column);
      if (column >= kMaxColumns) break;
      GridCell cell;
      cell.row = r;
      cell.column = column;
      cell.rowSpan = std::min(readSpan(node, "rowspan", 65534), grid.rowCount - r);
      const std::uint32_t wanted = std::min(readSpan(node, "colspan", 1000), kMaxColumns - column);
      while (cell.columnSpan < wanted && !slots.isTaken(r, column + cell.columnSpan))
        ++cell.columnSpan;
      PlacedText text;
      // Not the cell itself, a block: it would only add a line end to take off again.
      collectChildren(node, page, text);
      cell.text = trimmed(std::move(text));
      if (cell.text.empty() && showsMore(node)) page.appendUnseen(node, cell.text);
      slots.take(cell);
      column += cell.columnSpan;
      grid.cells.push_back(std::move(cell));
    }
  }
  for (std::uint32_t r = 0; r < grid.rowCount; ++r)
    grid.columnCount = std::max(grid.columnCount, slots.width(r));
  // A row that is not filled to the end lost a cell or a span somewhere; nothing says where.
  for (std::uint32_t r = 0; r < grid.rowCount; ++r) {
    bool full = slots.width(r) == grid.columnCount;
    for (std::uint32_t c = 0; full && c < grid.columnCount; ++c) full = slots.isTaken(r, c);
    if (!full) grid.spansAreReliable = false;
  }
  return grid;
}

}  // namespace gouji::html
