// The locator against trying everything: on small random forms it finds exactly the sets that an
// obvious program finds by solving the dense equations for every small set of cells.

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "tests/locate/sample_form.h"

namespace gouji::sample {
namespace {

using Matrix = std::vector<std::vector<std::int64_t>>;
/// Cells and their new values.
using Correction = std::map<CellId, std::int64_t>;

struct Puzzle {
  std::vector<Equation> equations;
  std::vector<LocatorCell> cells;
};

/// Brings `rows` to a form where each of the columns from `first` to `last` that can have a pivot
/// below the rows already `used` has one, alone in its column. Sets the pivot row of each column.
void eliminate(Matrix& rows, std::size_t first, std::size_t last, std::size_t& used,
               std::vector<std::optional<std::size_t>>& pivots) {
  for (std::size_t column = first; column < last; ++column) {
    std::size_t pivot = used;
    while (pivot < rows.size() && rows[pivot][column] == 0) ++pivot;
    pivots.emplace_back();
    if (pivot == rows.size()) continue;
    std::swap(rows[pivot], rows[used]);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (row == used || rows[row][column] == 0) continue;
      const std::int64_t a = rows[used][column];
      const std::int64_t b = rows[row][column];
      for (std::size_t i = 0; i < rows[row].size(); ++i) {
        rows[row][i] = rows[row][i] * a - rows[used][i] * b;
      }
    }
    pivots.back() = used++;
  }
}

struct Solved {
  Correction correction;
  /// The blanks that only these cells leave open come out whole.
  bool fillsBlanks = true;
};

/// The equations as rows: a column per blank, a column per cell of `set`, and what these must add
/// up to.
Matrix writeDown(const Puzzle& puzzle, const std::vector<CellId>& blanks,
                 const std::vector<CellId>& set) {
  Matrix rows;
  for (const Equation& equation : puzzle.equations) {
    std::vector<std::int64_t> row(blanks.size() + set.size() + 1);
    row.back() = equation.constant;
    for (const Equation::Term& term : equation.terms) {
      for (std::size_t i = 0; i < blanks.size(); ++i) {
        if (blanks[i] == term.cell) row[i] += term.coefficient;
      }
      for (std::size_t i = 0; i < set.size(); ++i) {
        if (set[i] == term.cell) row[blanks.size() + i] += term.coefficient;
      }
      row.back() -= term.coefficient * puzzle.cells[term.cell].value.value_or(0);
    }
    rows.push_back(row);
  }
  return rows;
}

bool hasOnly(const std::vector<std::int64_t>& row, std::size_t column, std::size_t columns) {
  for (std::size_t i = 0; i < columns; ++i) {
    if (i != column && row[i] != 0) return false;
  }
  return true;
}

std::vector<CellId> blanksOf(const Puzzle& puzzle) {
  std::vector<CellId> blanks;
  for (CellId cell = 0; cell < puzzle.cells.size(); ++cell) {
    if (!puzzle.cells[cell].value) blanks.push_back(cell);
  }
  return blanks;
}

/// Whether the blanks alone in a row of `rows` come out whole after `changes` (those among them
/// that the changes reach; without changes, all).
bool areBlanksWhole(const Matrix& rows, const std::vector<std::optional<std::size_t>>& pivots,
                    std::size_t blankCount, const std::vector<std::int64_t>& changes) {
  for (std::size_t blank = 0; blank < blankCount; ++blank) {
    if (!pivots[blank]) continue;
    const std::vector<std::int64_t>& row = rows[*pivots[blank]];
    if (!hasOnly(row, blank, blankCount)) continue;
    bool isReached = changes.empty();
    std::int64_t rest = row.back();
    for (std::size_t i = 0; i < changes.size(); ++i) {
      isReached = isReached || row[blankCount + i] != 0;
      rest -= row[blankCount + i] * changes[i];
    }
    if (isReached && rest % row[blank] != 0) return false;
  }
  return true;
}

bool areBlanksWhole(const Puzzle& puzzle) {
  const std::vector<CellId> blanks = blanksOf(puzzle);
  Matrix rows = writeDown(puzzle, blanks, {});
  std::vector<std::optional<std::size_t>> pivots;
  std::size_t used = 0;
  eliminate(rows, 0, blanks.size(), used, pivots);
  return areBlanksWhole(rows, pivots, blanks.size(), {});
}

/// Solves for the changes of `set`, blanks taking whatever value: the new values if they are the
/// only ones, whole, allowed and all different from the old.
std::optional<Solved> solve(const Puzzle& puzzle, const std::vector<CellId>& set) {
  const std::vector<CellId> blanks = blanksOf(puzzle);
  Matrix rows = writeDown(puzzle, blanks, set);
  std::vector<std::optional<std::size_t>> pivots;
  std::size_t used = 0;
  eliminate(rows, 0, blanks.size(), used, pivots);
  const Matrix blankRows = rows;
  eliminate(rows, blanks.size(), blanks.size() + set.size(), used, pivots);
  for (const auto& row : rows) {
    if (hasOnly(row, row.size() - 1, row.size()) && row.back() != 0) return std::nullopt;
  }
  Solved solved;
  std::vector<std::int64_t> changes;
  for (std::size_t i = 0; i < set.size(); ++i) {
    const auto& pivot = pivots[blanks.size() + i];
    if (!pivot) return std::nullopt;
    const std::int64_t coefficient = rows[*pivot][blanks.size() + i];
    const std::int64_t change = rows[*pivot].back() / coefficient;
    if (change * coefficient != rows[*pivot].back()) return std::nullopt;
    const std::int64_t to = *puzzle.cells[set[i]].value + change;
    if (change == 0 || (to < 0 && !puzzle.cells[set[i]].mayBeNegative)) return std::nullopt;
    solved.correction[set[i]] = to;
    changes.push_back(change);
  }
  solved.fillsBlanks = areBlanksWhole(blankRows, pivots, blanks.size(), changes);
  return solved;
}

/// How many counts below zero a correction mends.
int countMended(const Puzzle& puzzle, const Correction& correction) {
  int count = 0;
  for (const auto& [cell, to] : correction)
    count += *puzzle.cells[cell].value < 0 && !puzzle.cells[cell].mayBeNegative;
  return count;
}

/// All corrections of the least weight among those of up to `limit` cells; those that leave a blank
/// without a value, or mend fewer counts below zero, only if there is no other.
std::set<Correction> tryEverything(const Puzzle& puzzle, std::size_t limit) {
  std::map<std::tuple<std::int64_t, bool, int>, std::set<Correction>> ordered;
  std::vector<CellId> set;
  const std::function<void(CellId, std::int64_t)> extend = [&](CellId next, std::int64_t weight) {
    if (auto solved = solve(puzzle, set)) {
      const int mended = countMended(puzzle, solved->correction);
      ordered[{weight, !solved->fillsBlanks, -mended}].insert(solved->correction);
    }
    if (set.size() == limit) return;
    for (CellId cell = next; cell < puzzle.cells.size(); ++cell) {
      if (!puzzle.cells[cell].value || puzzle.cells[cell].isFixed) continue;
      set.push_back(cell);
      extend(cell + 1, weight + puzzle.cells[cell].weight);
      set.pop_back();
    }
  };
  extend(0, 0);
  return ordered.empty() ? std::set<Correction>{} : ordered.begin()->second;
}

/// The groups of a result multiplied out; empty when one of them has no explanation.
std::set<Correction> multiplyOut(const LocatorResult& result) {
  std::set<Correction> all{{}};
  for (const CauseGroup& group : result.groups) {
    REQUIRE_FALSE(group.truncated);
    REQUIRE_FALSE(group.stepLimitReached);
    std::set<Correction> next;
    for (const Correction& start : all) {
      for (const Explanation& explanation : group.explanations) {
        Correction correction = start;
        for (const Change& change : explanation.changes) correction[change.cell] = *change.to;
        next.insert(correction);
      }
    }
    all = std::move(next);
  }
  return all;
}

struct Shape {
  int percentBlank = 0;
  int percentFixed = 0;
  int percentSigned = 0;
  int percentBelowZero = 0;  // of the mistakes
  int largestCoefficient = 1;
  int largestWeight = 1;
  int largestValue = 9;
  int percentTaken = 40;  // of the cells, by an equation
  CellId mostCells = 12;
  int mostEquations = 7;
  int mostMistakes = 3;
  std::size_t mostChanges = 3;
};

Puzzle randomPuzzle(std::mt19937_64& random, const Shape& shape) {
  Puzzle puzzle;
  const auto cellCount = static_cast<CellId>(pick(random, 3, shape.mostCells));
  std::vector<std::int64_t> right(cellCount);
  puzzle.cells.resize(cellCount);
  for (CellId cell = 0; cell < cellCount; ++cell) {
    LocatorCell& known = puzzle.cells[cell];
    known.isFixed = pick(random, 1, 100) <= shape.percentFixed;
    known.mayBeNegative = pick(random, 1, 100) <= shape.percentSigned;
    known.weight = static_cast<std::int32_t>(pick(random, 1, shape.largestWeight));
    right[cell] = pick(random, known.mayBeNegative ? -shape.largestValue : 0, shape.largestValue);
    known.value = right[cell];
  }
  for (std::int64_t i = pick(random, 1, shape.mostEquations); i > 0; --i) {
    Equation equation;
    for (CellId cell = 0; cell < cellCount; ++cell) {
      if (pick(random, 1, 100) > shape.percentTaken) continue;
      std::int64_t coefficient = pick(random, 1, shape.largestCoefficient);
      if (pick(random, 0, 1) == 0) coefficient = -coefficient;
      equation.terms.push_back({cell, coefficient});
      equation.constant += coefficient * right[cell];
    }
    if (!equation.terms.empty()) puzzle.equations.push_back(equation);
  }
  for (std::int64_t i = pick(random, 0, shape.mostMistakes); i > 0; --i) {
    LocatorCell& cell = puzzle.cells[pick(random, 0, cellCount - 1)];
    const bool goesBelow = cell.mayBeNegative || pick(random, 1, 100) <= shape.percentBelowZero;
    cell.value = pick(random, goesBelow ? -shape.largestValue : 0, shape.largestValue);
  }
  for (LocatorCell& cell : puzzle.cells) {
    if (pick(random, 1, 100) > shape.percentBlank) continue;
    cell.value.reset();
    cell.mayBeNegative = true;
  }
  return puzzle;
}

void compareOn(const Shape& shape, std::uint64_t seed, int puzzles) {
  std::mt19937_64 random(seed);
  LocatorOptions options;
  options.maxChanges = static_cast<std::uint32_t>(shape.mostChanges);
  options.maxExplanations = 10'000;
  int explained = 0;
  for (int i = 0; i < puzzles; ++i) {
    const Puzzle puzzle = randomPuzzle(random, shape);
    // What is impossible without any suspect is a group of its own kind: see blank_test.cpp.
    if (!areBlanksWhole(puzzle)) continue;
    const Locator locator(static_cast<std::uint32_t>(puzzle.cells.size()), puzzle.equations);
    const LocatorResult result = locator.locate(puzzle.cells, options);
    const std::set<Correction> found = multiplyOut(result);
    const std::set<Correction> expected = tryEverything(puzzle, shape.mostChanges);
    INFO("seed " << seed << ", puzzle " << i);
    // Parts of the form that share no cell are explained apart: together they may change more.
    if (!found.empty() && found.begin()->size() > shape.mostChanges) {
      REQUIRE(expected.empty());
      continue;
    }
    REQUIRE(found == expected);
    explained += expected.empty() || expected.begin()->empty() ? 0 : 1;
  }
  CHECK(explained > puzzles / 4);
}

TEST_CASE("The locator finds what trying everything finds") { compareOn({}, 11, 1500); }

TEST_CASE("... with counts below zero, which are wrong whatever the equations say") {
  Shape shape;
  shape.percentBelowZero = 70;
  compareOn(shape, 36, 1500);
}

TEST_CASE("... with cells that are known to be right, and with negative numbers") {
  compareOn({.percentFixed = 20, .percentSigned = 30}, 12, 1000);
}

TEST_CASE("... with coefficients other than one") {
  compareOn({.percentSigned = 50, .largestCoefficient = 3}, 13, 1000);
}

TEST_CASE("... with cells that are dearer than others") {
  compareOn({.percentSigned = 20, .largestWeight = 4}, 14, 1000);
}

TEST_CASE("... with many mistakes in short equations") {
  compareOn({.percentTaken = 30,
             .mostCells = 10,
             .mostEquations = 9,
             .mostMistakes = 7,
             .mostChanges = 5},
            16, 1500);
  compareOn({.percentFixed = 10,
             .percentSigned = 50,
             .largestCoefficient = 2,
             .largestWeight = 2,
             .percentTaken = 25,
             .mostCells = 11,
             .mostEquations = 10,
             .mostMistakes = 7,
             .mostChanges = 6},
            17, 700);
}

TEST_CASE("... with blank cells") {
  compareOn({.percentBlank = 15, .percentSigned = 20}, 18, 2000);
  compareOn({.percentBlank = 30,
             .percentTaken = 30,
             .mostCells = 10,
             .mostEquations = 9,
             .mostMistakes = 5,
             .mostChanges = 4},
            19, 1000);
}

TEST_CASE("... with many ties, because all numbers are 0 or 1") {
  compareOn({.percentSigned = 100, .largestValue = 1}, 15, 1000);
}

}  // namespace
}  // namespace gouji::sample
