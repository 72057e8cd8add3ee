// tests/layouts/sample_report.h
//
// Reports made up at random, with what a reader of their text has to find.
//
// A report is a list of tables, a table a matrix of printed cells. The matrix is what a word
// processor would show; layouts write it down in their way, damages spoil it. Each printed value
// remembers which cell of the form it is, so that the answer is known whatever happens to the text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/form/form.h"

namespace gouji::layouts {

/// The same numbers on every machine, which the distributions of the standard library do not
/// promise.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ull + 1) {}
  /// 0 to bound - 1.
  std::uint32_t below(std::uint32_t bound);
  bool chance(std::uint32_t percent) { return below(100) < percent; }

 private:
  std::uint64_t state_;
};

enum class RowKind : std::uint8_t { kHead, kData };

/// Formats with merged cells draw a cell over those beside and below it that merge into it; texts
/// show them as empty cells.
struct PrintedCell {
  std::string text;
  CellId cell = kNoCell;  // of a value
  bool isLabel = false;   // of a row
  bool mergesLeft = false;
  bool mergesUp = false;
  /// Columns the cell takes without a cell in the matrix for each of them.
  std::uint32_t columns = 1;

  [[nodiscard]] bool isCovered() const { return mergesLeft || mergesUp; }
};

struct PrintedRow {
  RowKind kind = RowKind::kHead;
  std::vector<PrintedCell> cells;
  /// A block heading or the first row of a table: a new piece may begin here.
  bool startsBlock = false;

  [[nodiscard]] PrintedCell* label();
  [[nodiscard]] bool hasBlank() const;
};

struct PrintedTable {
  std::uint32_t table = 0;
  std::vector<PrintedRow> rows;

  /// How far the cell reaches over the ones that merge into it.
  [[nodiscard]] std::uint32_t rowSpan(std::size_t row, std::size_t cell) const;
  [[nodiscard]] std::uint32_t columnSpan(std::size_t row, std::size_t cell) const;
};

struct SampleReport {
  std::shared_ptr<const Form> form;
  std::string title;
  std::string agency;
  int year = 0;
  std::vector<std::string> headings;    // one per section
  std::vector<std::string> paragraphs;  // one per section; empty for none
  std::vector<PrintedTable> tables;     // one per table of the form
  /// What stands in each cell; "-" for cells that are not printed.
  std::vector<std::string> expected;
};

struct SampleOptions {
  bool blanks = true;       // cells may be empty
  bool missingRows = true;  // a row may be left out
};
[[nodiscard]] SampleReport makeSample(Random& random, const SampleOptions& options);

}  // namespace gouji::layouts
