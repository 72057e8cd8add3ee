// The locator against trying everything: on small random forms it finds exactly the sets that an
// obvious program finds by solving the dense equations for every small set of cells.

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <optional>
#include <set>

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

/// Brings `rows` to a form where each of the first `columns` columns that can have a pivot has one,
/// alone in its column. Returns the pivot row of each column, nothing for a dependent column.
std::vector<std::optional<std::size_t>> eliminate(Matrix& rows, std::size_t columns) {
  std::vector<std::optional<std::size_t>> pivots(columns);
  std::size_t done = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    std::size_t pivot = done;
    while (pivot < rows.size() && rows[pivot][column] == 0) ++pivot;
    if (pivot == rows.size()) continue;
    std::swap(rows[pivot], rows[done]);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (row == done || rows[row][column] == 0) continue;
      const std::int64_t a = rows[done][column];
      const std::int64_t b = rows[row][column];
      for (std::size_t i = 0; i < rows[row].size(); ++i) {
        rows[row][i] = rows[row][i] * a - rows[done][i] * b;
      }
    }
    pivots[column] = done++;
  }
  return pivots;
}

/// Solves for the changes of `set`, blanks taking whatever value: the new values if they are the
/// only ones, whole, allowed and all different from the old.
std::optional<Correction> solve(const Puzzle& puzzle, const std::vector<CellId>& set) {
  std::vector<CellId> blanks;
  for (CellId cell = 0; cell < puzzle.cells.size(); ++cell) {
    if (!puzzle.cells[cell].value) blanks.push_back(cell);
  }
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
  const auto pivots = eliminate(rows, blanks.size() + set.size());
  for (const auto& row : rows) {
    const bool hasUnknown =
        std::any_of(row.begin(), row.end() - 1, [](std::int64_t value) { return value != 0; });
    if (!hasUnknown && row.back() != 0) return std::nullopt;
  }
  Correction correction;
  for (std::size_t i = 0; i < set.size(); ++i) {
    const auto& pivot = pivots[blanks.size() + i];
    if (!pivot) return std::nullopt;
    const std::int64_t change = rows[*pivot].back() / rows[*pivot][blanks.size() + i];
    if (change * rows[*pivot][blanks.size() + i] != rows[*pivot].back()) return std::nullopt;
    const std::int64_t to = *puzzle.cells[set[i]].value + change;
    if (change == 0 || (to < 0 && !puzzle.cells[set[i]].mayBeNegative)) return std::nullopt;
    correction[set[i]] = to;
  }
  return correction;
}

/// All corrections of the least weight among those of up to `limit` cells.
std::set<Correction> tryEverything(const Puzzle& puzzle, std::size_t limit) {
  std::map<std::int64_t, std::set<Correction>> byWeight;
  std::vector<CellId> set;
  const std::function<void(CellId, std::int64_t)> extend = [&](CellId next, std::int64_t weight) {
    if (auto correction = solve(puzzle, set)) byWeight[weight].insert(*correction);
    if (set.size() == limit) return;
    for (CellId cell = next; cell < puzzle.cells.size(); ++cell) {
      if (!puzzle.cells[cell].value || puzzle.cells[cell].isFixed) continue;
      set.push_back(cell);
      extend(cell + 1, weight + puzzle.cells[cell].weight);
      set.pop_back();
    }
  };
  extend(0, 0);
  return byWeight.empty() ? std::set<Correction>{} : byWeight.begin()->second;
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
    cell.value = pick(random, cell.mayBeNegative ? -shape.largestValue : 0, shape.largestValue);
  }
  for (LocatorCell& cell : puzzle.cells) {
    if (pick(random, 1, 100) <= shape.percentBlank) cell.value.reset();
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

TEST_CASE("... with many ties, because all numbers are 0 or 1") {
  compareOn({.percentSigned = 100, .largestValue = 1}, 15, 1000);
}

}  // namespace
}  // namespace gouji::sample
