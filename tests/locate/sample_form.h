// tests/locate/sample_form.h
//
// The equations of the official tables, built from their shape alone, and reports that satisfy
// them.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "engine/locate/locator.h"

namespace gouji::sample {

/// A grid of cells with its equations. Cell ids run row by row.
struct SampleForm {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::vector<Equation> equations;
  std::vector<CellPlace> places;

  [[nodiscard]] std::uint32_t cellCount() const { return rows * columns; }
  [[nodiscard]] CellId cell(std::uint32_t row, std::uint32_t column) const {
    return row * columns + column;
  }
  [[nodiscard]] Locator locator() const { return {cellCount(), equations, places}; }
};

/// Table three (收到和处理政府信息公开申请情况): new, carried in, the results, their total, carried
/// out; six kinds of applicants and their total. 21 results make the table of 2021, 19 that of
/// 2019. Equations in this order: a total per row, a result total per column, a balance per column.
[[nodiscard]] SampleForm tableThree(std::uint32_t results = 21);

/// Table four: three groups of four outcomes and a total each; nothing ties the groups together.
[[nodiscard]] SampleForm tableFour();

using Values = std::vector<std::int64_t>;

/// A report that satisfies all equations: inner numbers up to `largest`, about `percentZero` of the
/// inner results 0.
[[nodiscard]] Values randomTableThree(const SampleForm& form, std::mt19937_64& random,
                                      std::int64_t largest, int percentZero);
/// Makes new = result total + carried out - carried in, and all totals the sums of their parts.
void completeTableThree(const SampleForm& form, Values& values);

[[nodiscard]] Values randomTableFour(const SampleForm& form, std::mt19937_64& random,
                                     std::int64_t largest);

[[nodiscard]] std::vector<LocatorCell> toCells(const Values& values);

/// A uniform number in [low, high]; the same on every platform.
[[nodiscard]] std::int64_t pick(std::mt19937_64& random, std::int64_t low, std::int64_t high);

}  // namespace gouji::sample
