#include "engine/read/pdf/hidden_digits.h"

#include <algorithm>

namespace gouji::pdf {
namespace {

constexpr double kEdge = 3;        // points: no printer reaches nearer to the edge of the page
constexpr double kTouching = 0.5;  // in letter heights: the next letter would stand off the page
// In letter heights: narrower columns have no room for a digit and its margins, still narrower ones
// are the two lines of a double border.
constexpr double kNarrow = 0.9;
constexpr double kDoubleBorder = 0.5;
constexpr const char* kReplacement = "\xEF\xBF\xBD";

bool isNumber(const std::vector<const Glyph*>& glyphs) {
  return !glyphs.empty() && std::all_of(glyphs.begin(), glyphs.end(), [](const Glyph* glyph) {
    return glyph->text.size() == 1 && glyph->text[0] >= '0' && glyph->text[0] <= '9';
  });
}

std::vector<bool> findRowsOfNumbers(const Grid& grid,
                                    const std::vector<std::vector<const Glyph*>>& glyphs) {
  std::vector<bool> found(grid.rowCount, false);
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    if (isNumber(glyphs[c])) found[grid.cells[c].row] = true;
  }
  return found;
}

double medianHeight(const std::vector<std::vector<const Glyph*>>& glyphs) {
  std::vector<double> heights;
  for (const auto& cell : glyphs) {
    for (const Glyph* glyph : cell) heights.push_back(glyph->y1 - glyph->y0);
  }
  if (heights.empty()) return 0;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

}  // namespace

void markHiddenDigits(const PageContent& page, const LinePositions& lines, const Grid& grid,
                      std::vector<std::vector<const Glyph*>>& glyphs, std::deque<Glyph>& copies) {
  const std::vector<bool> holdsNumber = findRowsOfNumbers(grid, glyphs);
  const double height = medianHeight(glyphs);
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    const GridCell& cell = grid.cells[c];
    if (!holdsNumber[cell.row]) continue;
    const double left = lines.xs[cell.column];
    const double right = lines.xs[cell.column + cell.columnSpan];
    const bool overEdge = right > page.width - kEdge;
    const double width = right - left;
    if (glyphs[c].empty()) {
      const bool narrow = width > kDoubleBorder * height && width < kNarrow * height;
      if (!overEdge && !narrow) continue;
      copies.push_back(
          {left, lines.ys[cell.row], right, lines.ys[cell.row + 1], kReplacement, false});
    } else {
      const Glyph& last =
          **std::max_element(glyphs[c].begin(), glyphs[c].end(),
                             [](const Glyph* a, const Glyph* b) { return a->x1 < b->x1; });
      if (!overEdge || last.x1 < page.width - kTouching * (last.y1 - last.y0)) continue;
      copies.push_back({last.x1, last.y0, last.x1, last.y1, kReplacement, false});
    }
    glyphs[c].push_back(&copies.back());
  }
}

}  // namespace gouji::pdf
