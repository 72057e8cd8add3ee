#include "engine/read/pdf/ruled_table.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

#include "engine/read/pdf/broken_numbers.h"
#include "engine/read/pdf/hidden_digits.h"
#include "engine/read/pdf/text_lines.h"

namespace gouji::pdf {
namespace {

constexpr double kSnap = 2.5;               // points: lines nearer than this are the same line
constexpr double kTouch = 3.5;              // points: a gap that still counts as touching
constexpr double kCovered = 0.6;            // share of a side that a line must cover to close it
constexpr double kCutGap = 0.15;            // in letter heights: nearer digits are one number
constexpr std::size_t kMaxLines = 4'000;    // after joining; a page with more is a drawing
constexpr std::size_t kMaxFields = 40'000;  // of one lattice

class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    // The smaller index leads, so that the result does not depend on the order of joining.
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

/// Joins pieces of the same line: viewers draw a border cell by cell.
std::vector<Ruling> joinCollinear(std::vector<Ruling> lines, bool horizontal) {
  const auto across = [&](const Ruling& r) { return horizontal ? r.y0 : r.x0; };
  const auto from = [&](const Ruling& r) { return horizontal ? r.x0 : r.y0; };
  const auto to = [&](const Ruling& r) { return horizontal ? r.x1 : r.y1; };
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const Ruling& a, const Ruling& b) { return across(a) < across(b); });
  std::vector<Ruling> joined;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && across(lines[end]) - across(lines[end - 1]) < kSnap &&
           across(lines[end]) - across(lines[begin]) < 2 * kSnap)
      ++end;
    std::stable_sort(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                     lines.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](const Ruling& a, const Ruling& b) { return from(a) < from(b); });
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin && from(lines[i]) <= to(joined.back()) + kTouch) {
        (horizontal ? joined.back().x1 : joined.back().y1) =
            std::max(to(joined.back()), to(lines[i]));
      } else {
        joined.push_back(lines[i]);
      }
    }
    begin = end;
  }
  return joined;
}

bool touches(const Ruling& horizontal, const Ruling& vertical) {
  return vertical.x0 >= horizontal.x0 - kTouch && vertical.x0 <= horizontal.x1 + kTouch &&
         horizontal.y0 >= vertical.y0 - kTouch && horizontal.y0 <= vertical.y1 + kTouch;
}

/// Distinct positions, those within kSnap being one.
std::vector<double> snap(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<double> distinct;
  for (const double value : values) {
    if (distinct.empty() || value - distinct.back() > kSnap) distinct.push_back(value);
  }
  return distinct;
}

struct Component {
  std::vector<Ruling> horizontal, vertical;
};

std::vector<Component> findComponents(const std::vector<Ruling>& horizontal,
                                      const std::vector<Ruling>& vertical) {
  Groups groups(horizontal.size() + vertical.size());
  for (std::size_t h = 0; h < horizontal.size(); ++h) {
    for (std::size_t v = 0; v < vertical.size(); ++v) {
      if (touches(horizontal[h], vertical[v])) groups.join(h, horizontal.size() + v);
    }
  }
  std::vector<Component> components;
  std::vector<std::size_t> indexOf(horizontal.size() + vertical.size(), SIZE_MAX);
  for (std::size_t i = 0; i < indexOf.size(); ++i) {
    const std::size_t root = groups.find(i);
    if (indexOf[root] == SIZE_MAX) {
      indexOf[root] = components.size();
      components.emplace_back();
    }
    Component& component = components[indexOf[root]];
    if (i < horizontal.size()) {
      component.horizontal.push_back(horizontal[i]);
    } else {
      component.vertical.push_back(vertical[i - horizontal.size()]);
    }
  }
  std::erase_if(components,
                [](const Component& c) { return c.horizontal.size() < 2 || c.vertical.empty(); });
  return components;
}

/// Without the rows that lie wholly above or below a page of this height.
void dropRowsOffPage(std::vector<double>& ys, double height) {
  while (ys.size() > 1 && ys[1] < kSnap) ys.erase(ys.begin());
  while (ys.size() > 1 && ys[ys.size() - 2] > height - kSnap) ys.pop_back();
}

/// The fine lattice of one table and which of its fields are separated.
class Lattice {
 public:
  Lattice(const Component& component, double pageHeight) : component_(component) {
    std::vector<double> xs, ys;
    for (const Ruling& v : component.vertical) xs.push_back(v.x0);
    for (const Ruling& h : component.horizontal) ys.push_back(h.y0);
    // Tables without left and right borders: their rows reach further than their outer verticals.
    const auto [first, last] = std::minmax_element(xs.begin(), xs.end());
    const double leftmost = *first, rightmost = *last;
    double left = leftmost, right = rightmost;
    for (const Ruling& h : component.horizontal) {
      left = std::min(left, h.x0);
      right = std::max(right, h.x1);
    }
    if (left < leftmost - 4 * kSnap) xs.push_back(left);
    if (right > rightmost + 4 * kSnap) xs.push_back(right);
    xs_ = snap(std::move(xs));
    ys_ = snap(std::move(ys));
    dropRowsOffPage(ys_, pageHeight);
  }

  [[nodiscard]] std::size_t columns() const { return xs_.size() - 1; }
  [[nodiscard]] std::size_t rows() const { return ys_.size() - 1; }
  [[nodiscard]] bool isUsable() const {
    return xs_.size() >= 2 && ys_.size() >= 2 && columns() * rows() <= kMaxFields &&
           columns() * rows() > 1;
  }
  [[nodiscard]] const std::vector<double>& xs() const { return xs_; }
  [[nodiscard]] const std::vector<double>& ys() const { return ys_; }

  /// Whether a vertical line stands between field (row, column - 1) and (row, column).
  [[nodiscard]] bool closedLeft(std::size_t row, std::size_t column) const {
    return covers(component_.vertical, xs_[column], ys_[row], ys_[row + 1], false);
  }
  [[nodiscard]] bool closedAbove(std::size_t row, std::size_t column) const {
    return covers(component_.horizontal, ys_[row], xs_[column], xs_[column + 1], true);
  }

 private:
  [[nodiscard]] static bool covers(const std::vector<Ruling>& lines, double at, double from,
                                   double to, bool horizontal) {
    double covered = 0;
    for (const Ruling& line : lines) {
      if (std::abs((horizontal ? line.y0 : line.x0) - at) > kSnap) continue;
      const double begin = std::max(from, horizontal ? line.x0 : line.y0);
      const double end = std::min(to, horizontal ? line.x1 : line.y1);
      covered += std::max(0.0, end - begin);
    }
    return covered >= kCovered * (to - from);
  }

  const Component& component_;
  std::vector<double> xs_, ys_;
};

struct Fields {
  std::vector<std::size_t> cellOf;  // field -> index into Grid::cells
  bool rectangular = true;
};

/// Joins open neighbours to cells. A set of fields that is no rectangle becomes one cell per row.
Fields joinFields(const Lattice& lattice, Grid& grid) {
  const std::size_t columns = lattice.columns();
  const std::size_t rows = lattice.rows();
  Groups groups(rows * columns);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (c > 0 && !lattice.closedLeft(r, c)) groups.join(r * columns + c - 1, r * columns + c);
      if (r > 0 && !lattice.closedAbove(r, c)) groups.join((r - 1) * columns + c, r * columns + c);
    }
  }
  struct Extent {
    std::size_t r0 = SIZE_MAX, c0 = SIZE_MAX, r1 = 0, c1 = 0, count = 0;
  };
  std::vector<Extent> extents(rows * columns);
  for (std::size_t field = 0; field < rows * columns; ++field) {
    Extent& extent = extents[groups.find(field)];
    extent.r0 = std::min(extent.r0, field / columns);
    extent.r1 = std::max(extent.r1, field / columns);
    extent.c0 = std::min(extent.c0, field % columns);
    extent.c1 = std::max(extent.c1, field % columns);
    ++extent.count;
  }
  Fields fields;
  fields.cellOf.assign(rows * columns, SIZE_MAX);
  grid.rowCount = static_cast<std::uint32_t>(rows);
  grid.columnCount = static_cast<std::uint32_t>(columns);
  for (std::size_t field = 0; field < rows * columns; ++field) {
    if (fields.cellOf[field] != SIZE_MAX) continue;
    const Extent& extent = extents[groups.find(field)];
    const bool rectangle =
        extent.count == (extent.r1 - extent.r0 + 1) * (extent.c1 - extent.c0 + 1);
    if (!rectangle) fields.rectangular = false;
    const std::size_t lastRow = rectangle ? extent.r1 : field / columns;
    GridCell cell;
    cell.row = static_cast<std::uint32_t>(field / columns);
    cell.column = static_cast<std::uint32_t>(field % columns);
    std::size_t width = 1;
    while (field % columns + width < columns && groups.find(field + width) == groups.find(field) &&
           fields.cellOf[field + width] == SIZE_MAX) {
      ++width;
    }
    cell.columnSpan = static_cast<std::uint32_t>(width);
    cell.rowSpan = static_cast<std::uint32_t>(lastRow - cell.row + 1);
    for (std::size_t r = cell.row; r <= lastRow; ++r) {
      for (std::size_t c = 0; c < width; ++c)
        fields.cellOf[r * columns + cell.column + c] = grid.cells.size();
    }
    grid.cells.push_back(std::move(cell));
  }
  return fields;
}

std::size_t intervalOf(const std::vector<double>& bounds, double value) {
  if (value < bounds.front() || value > bounds.back()) return SIZE_MAX;
  const auto next = std::upper_bound(bounds.begin(), bounds.end(), value);
  return std::min(static_cast<std::size_t>(next - bounds.begin()), bounds.size() - 1) - 1;
}

bool isDigit(const Glyph& glyph) {
  return glyph.text.size() == 1 && glyph.text[0] >= '0' && glyph.text[0] <= '9';
}

/// A number that runs over a border would be cut there into two numbers, both wrong. Both cells get
/// the digits on either side with a space between them, which is no number. `copies` keeps what the
/// cells then point to.
void shareCutNumbers(std::vector<std::vector<const Glyph*>>& cells, std::deque<Glyph>& copies) {
  struct Digit {
    const Glyph* glyph;
    std::size_t cell;
  };
  std::vector<Digit> digits;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    for (const Glyph* glyph : cells[c]) {
      if (isDigit(*glyph)) digits.push_back({glyph, c});
    }
  }
  // By line and then from left to right; digits of one number have the same height.
  std::stable_sort(digits.begin(), digits.end(), [](const Digit& a, const Digit& b) {
    const double x = std::round(a.glyph->y0), y = std::round(b.glyph->y0);
    return x != y ? x < y : a.glyph->x0 < b.glyph->x0;
  });
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    const Digit& left = digits[i];
    const Digit& right = digits[i + 1];
    const double size = left.glyph->y1 - left.glyph->y0;
    if (left.cell == right.cell || std::abs(left.glyph->y0 - right.glyph->y0) > 0.1 * size ||
        std::abs(right.glyph->x0 - left.glyph->x1) > kCutGap * size)
      continue;
    copies.push_back(*left.glyph);
    copies.back().spaceAfter = true;
    std::replace(cells[left.cell].begin(), cells[left.cell].end(), left.glyph,
                 static_cast<const Glyph*>(&copies.back()));
    cells[left.cell].push_back(right.glyph);
    cells[right.cell].push_back(&copies.back());
  }
}

RuledTable makeTable(const Lattice& lattice, const PageContent& page, std::uint32_t pageNumber,
                     std::vector<bool>& inTable) {
  RuledTable table;
  table.xs = lattice.xs();
  table.ys = lattice.ys();
  table.y0 = table.ys.front();
  table.isCutAbove = table.ys.front() < -kSnap;
  table.isCutBelow = table.ys.back() > page.height + kSnap;
  const Fields fields = joinFields(lattice, table.grid);
  table.grid.spansAreReliable = fields.rectangular;
  std::vector<std::vector<const Glyph*>> glyphs(table.grid.cells.size());
  for (std::size_t g = 0; g < page.glyphs.size(); ++g) {
    if (inTable[g]) continue;
    const Glyph& glyph = page.glyphs[g];
    const std::size_t column = intervalOf(lattice.xs(), (glyph.x0 + glyph.x1) / 2);
    const std::size_t row = intervalOf(lattice.ys(), (glyph.y0 + glyph.y1) / 2);
    if (column == SIZE_MAX || row == SIZE_MAX) continue;
    inTable[g] = true;
    glyphs[fields.cellOf[row * lattice.columns() + column]].push_back(&glyph);
  }
  std::deque<Glyph> copies;
  shareCutNumbers(glyphs, copies);
  markHiddenDigits(page, {lattice.xs(), lattice.ys()}, table.grid, glyphs, copies);
  std::vector<std::vector<TextLine>> lines;
  lines.reserve(glyphs.size());
  for (std::vector<const Glyph*>& cell : glyphs)
    lines.push_back(makeLines(std::move(cell), pageNumber));
  joinBrokenNumbers(table.grid, {lattice.xs(), lattice.ys()}, lines);
  for (std::size_t c = 0; c < lines.size(); ++c) {
    PlacedText& text = table.grid.cells[c].text;
    for (const TextLine& line : lines[c]) {
      if (!text.empty()) text.appendGlue("\n");
      text.append(line.text);
    }
  }
  return table;
}

}  // namespace

std::vector<RuledTable> findTables(const PageContent& page, std::uint32_t pageNumber,
                                   std::vector<bool>& inTable) {
  inTable.assign(page.glyphs.size(), false);
  std::vector<Ruling> horizontal, vertical;
  for (const Ruling& ruling : page.rulings)
    (ruling.isHorizontal() ? horizontal : vertical).push_back(ruling);
  horizontal = joinCollinear(std::move(horizontal), true);
  vertical = joinCollinear(std::move(vertical), false);
  if (horizontal.size() + vertical.size() > kMaxLines) return {};
  std::vector<RuledTable> tables;
  for (const Component& component : findComponents(horizontal, vertical)) {
    const Lattice lattice(component, page.height);
    if (lattice.isUsable()) tables.push_back(makeTable(lattice, page, pageNumber, inTable));
  }
  std::stable_sort(tables.begin(), tables.end(),
                   [](const RuledTable& a, const RuledTable& b) { return a.y0 < b.y0; });
  return tables;
}

}  // namespace gouji::pdf
