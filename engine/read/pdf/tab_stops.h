// engine/read/pdf/tab_stops.h
//
// Tables printed as text with tabs: every number stands at a tab stop, and a row that is wider than
// the page goes on in the next line.
//
//   （二）部分公开       0      3      0      1 |   Seven numbers, four of them in the first line:
//          0      0      4                      |   the next stop lies behind the margin.
//
// Read line by line the rest of the row is a row without a label. Stops are equally far apart, as
// no program sets others where a text has none of its own; that tells such a page from a table
// without lines. A row goes on where its next number had no room, in numbers alone that begin where
// a wrapped line begins. No cell may be missing within either line: of a row with empty cells
// nobody could count the rest.
#pragma once

#include <optional>
#include <vector>

#include "engine/read/pdf/text_lines.h"

namespace gouji::pdf {

class TabStops {
 public:
  /// Nothing when the numbers of the lines do not stand at equal distances.
  [[nodiscard]] static std::optional<TabStops> find(const std::vector<const TextLine*>& lines,
                                                    Margins margins);

  /// Whether `next`, the line below `row`, is the rest of it. `isRest`: `row` is itself the rest of
  /// a row.
  [[nodiscard]] bool goesOn(const TextLine& row, const TextLine& next, bool isRest) const;

 private:
  TabStops(double first, double step, Margins margins)
      : first_(first), step_(step), margins_(margins) {}

  [[nodiscard]] bool isStop(double x) const;
  /// The stop at which a word behind one that ends at `x` begins.
  [[nodiscard]] double stopBehind(double x) const;
  /// Whether the words from `first` stand at one stop after the other.
  [[nodiscard]] bool areNeighbours(const TextLine& line, std::size_t first) const;

  double first_ = 0;  // some stop, in points
  double step_ = 0;
  Margins margins_;
};

}  // namespace gouji::pdf
