// What a mistake looks like, in words: slips in one cell and acts on several.

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/locate/appearance.h"
#include "engine/mistake/mistake_kinds.h"
#include "tests/locate/sample_form.h"

namespace gouji::sample {
namespace {

using locate::recognizeSlip;

TEST_CASE("The digits of two numbers show the slip between them") {
  struct Case {
    std::int64_t typed, right;
    MistakeKind kind;
  };
  const auto slip = GENERATE(values<Case>({
      {47, 74, MistakeKind::kTransposed},
      {1234, 1324, MistakeKind::kTransposed},
      {2134, 1243, MistakeKind::kNone},  // two transpositions
      {-47, -74, MistakeKind::kTransposed},
      {5, -5, MistakeKind::kSign},
      {12, 1200, MistakeKind::kDecimalPoint},
      {120, 12, MistakeKind::kDecimalPoint},
      {12000, 12, MistakeKind::kNone},
      {1223, 123, MistakeKind::kDigitAdded},
      {17, 7, MistakeKind::kDigitAdded},
      {105, 1005, MistakeKind::kDigitLost},
      {7, 37, MistakeKind::kDigitLost},
      {58, 57, MistakeKind::kDigitChanged},
      {158, 258, MistakeKind::kDigitChanged},
      {3, 4, MistakeKind::kNone},  // of one digit, any change is a change of one digit
      {0, 4, MistakeKind::kNone},
      {4, 0, MistakeKind::kNone},
      {12, 12, MistakeKind::kNone},
      {INT64_MIN, INT64_MAX, MistakeKind::kNone},
  }));
  INFO(slip.typed << " typed for " << slip.right);
  CHECK(infoOf(recognizeSlip(slip.typed, slip.right)).name == infoOf(slip.kind).name);
}

/// Table three without zeros in its inner cells.
class Planting {
 public:
  Planting() {
    std::mt19937_64 random(6);
    setRight(randomTableThree(form_, random, 900, 0));
  }
  /// Starts from these numbers, made to satisfy the equations.
  void setRight(Values values) {
    completeTableThree(form_, values);
    right_ = values;
    wrong_ = values;
  }
  std::int64_t& at(std::uint32_t row, std::uint32_t column) {
    return wrong_[form_.cell(row, column)];
  }
  LocatorResult locate() { return form_.locator().locate(toCells(wrong_)); }

  /// Requires one group that says what was done, first and clearly, and how to undo it.
  void requireFirst(std::string_view kind) {
    const LocatorResult result = locate();
    REQUIRE(result.groups.size() == 1);
    REQUIRE(result.groups[0].isConclusive);
    const Explanation& first = result.groups[0].explanations.at(0);
    CHECK(first.kind == kind);
    Values corrected = wrong_;
    for (const Change& change : first.changes) corrected[change.cell] = *change.to;
    CHECK(corrected == right_);
  }

  SampleForm form_ = tableThree();
  Values right_, wrong_;
};

constexpr std::uint32_t kTotalColumn = 6;
constexpr std::uint32_t kResultTotal = 23;

TEST_CASE_METHOD(Planting, "A total left at 0") {
  at(5, kTotalColumn) = 0;
  const LocatorResult result = locate();
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].explanations.at(0).changes.at(0).kind == "total-not-filled");
}

TEST_CASE_METHOD(Planting, "All totals of a row left at 0") {
  for (std::uint32_t column = 0; column < 7; ++column) at(kResultTotal, column) = 0;
  requireFirst("total-not-filled");
}

TEST_CASE_METHOD(Planting, "The column of totals left at 0") {
  for (std::uint32_t row = 0; row < 25; ++row) at(row, kTotalColumn) = 0;
  requireFirst("total-not-filled");
}

TEST_CASE_METHOD(Planting, "Two neighbouring numbers of a row swapped") {
  std::swap(at(9, 2), at(9, 3));
  requireFirst("columns-swapped");
}

TEST_CASE_METHOD(Planting, "A number entered one column off") {
  at(9, 3) = 0;
  setRight(wrong_);
  std::swap(at(9, 2), at(9, 3));
  requireFirst("column-off");
}

TEST_CASE_METHOD(Planting, "Two neighbouring numbers of a column swapped") {
  std::swap(at(9, 2), at(10, 2));
  requireFirst("rows-swapped");
}

TEST_CASE_METHOD(Planting, "A number entered one row off") {
  at(13, 4) = 0;
  setRight(wrong_);
  std::swap(at(12, 4), at(13, 4));
  requireFirst("row-off");
}

TEST_CASE_METHOD(Planting, "Two neighbouring rows swapped") {
  for (std::uint32_t column = 0; column < 7; ++column) std::swap(at(22, column), at(23, column));
  requireFirst("rows-swapped");
}

TEST_CASE_METHOD(Planting, "The column of totals swapped with the one before it") {
  for (std::uint32_t row = 0; row < 25; ++row) std::swap(at(row, 5), at(row, 6));
  requireFirst("columns-swapped");
}

TEST_CASE_METHOD(Planting, "A row typed one column too far to the right") {
  for (std::uint32_t column = 6; column > 0; --column) at(8, column) = at(8, column - 1);
  at(8, 0) = 0;
  requireFirst("row-shifted");
}

TEST_CASE_METHOD(Planting, "A row that lost its first cell, so that all stands one column left") {
  for (std::uint32_t column = 0; column < 6; ++column) at(8, column) = at(8, column + 1);
  at(8, 6) = 0;
  requireFirst("row-shifted");
}

TEST_CASE_METHOD(Planting, "The parts of a row shifted, its total in place") {
  for (std::uint32_t column = 5; column > 0; --column) at(8, column) = at(8, column - 1);
  at(8, 0) = 0;
  requireFirst("row-shifted");
}

/// Requires the row shifted as one group and, as another, the cell with its right number.
void requireShiftBeside(const Planting& planting, const LocatorResult& result, CellId cell) {
  REQUIRE(result.groups.size() == 2);
  bool hasShift = false;
  bool hasCell = false;
  for (const CauseGroup& group : result.groups) {
    REQUIRE(group.isConclusive);
    const Explanation& first = group.explanations.at(0);
    hasShift = hasShift || first.kind == "row-shifted";
    hasCell = hasCell || (first.changes.size() == 1 && first.changes[0].cell == cell &&
                          first.changes[0].to == planting.right_[cell]);
  }
  CHECK(hasShift);
  CHECK(hasCell);
}

TEST_CASE_METHOD(Planting, "A row shifted beside a wrong number elsewhere") {
  for (std::uint32_t column = 5; column > 0; --column) at(8, column) = at(8, column - 1);
  at(8, 0) = 0;
  SECTION("in the same column of another row, so that both break one sum") {
    at(15, 2) += 900;
    requireShiftBeside(*this, locate(), form_.cell(15, 2));
  }
  SECTION("in a total") {
    at(kResultTotal, kTotalColumn) += 40;
    requireShiftBeside(*this, locate(), form_.cell(kResultTotal, kTotalColumn));
  }
}

TEST_CASE_METHOD(Planting, "A row of what came in and a row of results shifted are two acts") {
  for (const std::uint32_t row : {0U, 14U}) {
    for (std::uint32_t column = 5; column > 0; --column) at(row, column) = at(row, column - 1);
    at(row, 0) = 0;
  }
  const LocatorResult result = locate();
  REQUIRE(result.groups.size() == 2);
  for (const CauseGroup& group : result.groups) {
    CHECK(group.isConclusive);
    CHECK(group.explanations.at(0).kind == "row-shifted");
  }
}

TEST_CASE("A row shifted in a table that has room for a column of another variant") {
  // a b c - total: the fourth column is not there in this report. Each column is its own sum.
  std::vector<Equation> equations;
  std::vector<CellPlace> places;
  for (CellId cell = 0; cell < 10; ++cell) places.push_back({0, cell / 5, cell % 5});
  for (const CellId first : {0U, 5U})
    equations.push_back({{{first, 1}, {first + 1, 1}, {first + 2, 1}, {first + 4, -1}}, 0});
  for (const CellId column : {0U, 1U, 2U, 4U})
    equations.push_back({{{column, 1}, {column + 5, -1}}, 0});
  std::vector<LocatorCell> cells(10);
  const auto fill = [&](CellId first, std::vector<std::int64_t> numbers) {
    cells[first].value = numbers[0];
    cells[first + 1].value = numbers[1];
    cells[first + 2].value = numbers[2];
    cells[first + 4].value = numbers[3];
  };
  fill(0, {0, 51, 27, 78});
  fill(5, {51, 27, 0, 78});
  const LocatorResult result = Locator(10, equations, places).locate(cells);
  REQUIRE(result.groups.size() == 1);
  const auto& explanations = result.groups[0].explanations;
  CHECK(std::any_of(explanations.begin(), explanations.end(),
                    [](const Explanation& e) { return e.kind == "row-shifted"; }));
}

TEST_CASE_METHOD(Planting, "A part counted twice in a total") {
  at(7, kTotalColumn) += at(7, 3);
  const LocatorResult result = locate();
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].explanations.at(0).changes.at(0).kind == "counted-twice");
}

}  // namespace
}  // namespace gouji::sample
